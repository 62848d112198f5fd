"""What stands in a window while its register is locked; below it the room is as it was left, and unseen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ropa.i18n import N_, Translator
from ui.icons import Sign
from ui.locking.asking import Asking
from ui.locking.tries import Tries
from ui.look import em, wear
from ui.papers.progress import BusyLine


class Cover(QWidget):
    """Signals: `given(password)`, `backups_requested()`, `close_requested()`."""

    given = Signal(str)
    backups_requested = Signal()
    close_requested = Signal()

    def __init__(self, path: Path, tries: Tries, tr: Translator) -> None:
        super().__init__()
        self._column = _card(self, tr(N_("Locked")))
        question = tr(N_("{file} is locked. What you were typing is kept and comes back.")).format(file=path.name)
        self.asking = Asking(path, question, tries, tr)
        self.asking.given.connect(self.given)
        self.asking.backups_requested.connect(self.backups_requested)
        self.asking.password.line.returnPressed.connect(self.asking.give)
        self.unlock = QPushButton(tr(N_("Unlock")))
        wear(self.unlock, "primary")
        self.asking.watch(self.unlock)
        leave = QPushButton(tr(N_("Close the register")))
        wear(leave, "link")
        leave.clicked.connect(self.close_requested)
        self._column.addWidget(self.asking)
        for button in (self.unlock, leave):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.asking)

    def warn(self, sentence: str) -> None:
        """What was typed could not be brought into the file, and why; it is kept in the window."""
        said = QLabel(sentence)
        wear(said, "warning")
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self._column.insertWidget(1, said)


class Waiting(QWidget):
    """Stands there while the file is written anew."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        line = BusyLine(sentence)
        _card(self, sentence).addWidget(line)
        line.show()


def _card(cover: QWidget, heading: str) -> QVBoxLayout:
    """A card in the middle of the window."""
    card = QFrame()
    wear(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(*[em(cover, 1.2)] * 4)
    column.setSpacing(em(cover, 0.6))
    title = QLabel(heading)
    title.setWordWrap(True)
    wear(title, "title")
    column.addWidget(title)
    card.setFixedWidth(em(cover, 26))
    across = QHBoxLayout()  # a widget that is aligned is given no more height than one line of its words needs
    across.addStretch(1)
    across.addWidget(card)
    across.addStretch(1)
    whole = QVBoxLayout(cover)
    whole.addStretch(2)
    whole.addWidget(Sign("lock", "muted", 3.0), 0, Qt.AlignmentFlag.AlignHCenter)
    whole.addLayout(across)
    whole.addStretch(3)
    return column
