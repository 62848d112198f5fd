"""One section of the overview: a card with a heading, and lines that lead somewhere or a remark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ropa.i18n import Translator
from ui.breaking import breakable
from ui.icons import Sign
from ui.look import em
from ui.pages.glance import Record
from ui.panels.kinds import kind_name
from ui.panels.lines import Lines


class Section(QFrame):
    """Filled once: with `show_lines`, or with `remark` where there is nothing to list."""

    def __init__(self, name: str, picture: str, heading: str) -> None:
        super().__init__()
        self.setProperty("wear", "card")
        self.setObjectName(name)
        self.heading = heading
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[em(self, 0.7)] * 4)
        self._column.setSpacing(em(self, 0.35))
        head = QHBoxLayout()
        head.setSpacing(em(self, 0.35))
        head.addWidget(Sign(picture, "muted"))
        head.addWidget(text_label(heading, "heading"), 1)
        self._column.addLayout(head)

    def show_lines(self, lines: Lines) -> None:
        """The lines; their object name is that of the section."""
        lines.setObjectName(self.objectName())
        self._column.addWidget(lines)

    def show_picture(self, picture: QWidget) -> None:
        """A picture of numbers."""
        self._column.addWidget(picture)

    def remark(self, picture: str, sentence: str) -> None:
        """What stands where there is nothing to list."""
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.35))
        line.addWidget(Sign(picture, "done" if picture == "done" else "muted"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text_label(sentence, "muted"), 1)
        self._column.addLayout(line)

    def lead_to(self, name: str, words: str, go: Callable[[], object]) -> None:
        """A button at the foot that leads to all of it."""
        button = QPushButton(words)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked: go())
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)


def text_label(text: str, wear: str) -> QLabel:
    """A label that takes its text as it is."""
    label = QLabel(breakable(text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("wear", wear)
    return label


def record_name(record: Record, tr: Translator) -> str:
    """The name, or the kind where it has none."""
    return record.name.best(tr.language)[0] or kind_name(record.kind, tr)
