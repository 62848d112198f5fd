"""A copy of the register that came of a conflict, compared with it: what either says otherwise, only to look at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout

from ropa.actions.conflict_copy import Apart, apart, last_edited
from ropa.documents.wording import wording
from ropa.errors import RopaError
from ropa.holdings import Plain
from ropa.i18n import N_
from ropa.register import Register
from ropa.store.opening import hides_content
from ropa.store.reading import about_file
from ui.desk import Desk
from ui.icons import icon
from ui.in_use import with_password
from ui.jobs import Turns
from ui.look import em
from ui.panels.deeds import moment_in_words
from ui.papers.difference_list import DifferenceList
from ui.papers.progress import ProgressStrip

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def compare_copy(window: MainWindow, path: Path) -> None:
    """Open a copy to read, with the password of the register or the one it has, and show how it differs."""
    if window.workspace is None:
        return
    window.leave()
    ours = window.workspace.register.source().key
    if not hides_content(path):
        _show(window, path, None)
    elif ours is not None:
        try:
            _show(window, path, ours)
        except RopaError:  # it was given another one before or after the copy came about
            with_password(window, path, partial(_show, window, path))
    else:
        with_password(window, path, partial(_show, window, path))


def open_copy(window: MainWindow, path: Path) -> None:
    """Open a copy to read in a window of its own."""
    program = window.program
    with_password(
        window, path, lambda key: program.take_in(Register(path, program.settings.author, key, read_only=True), None)
    )


def _show(window: MainWindow, path: Path, key: str | None) -> None:
    if window.room is None or window.workspace is None:
        return
    copy = Register(path, window.program.settings.author, key, read_only=True)
    if copy.ask(about_file)["uid"] != window.workspace.uid:
        copy.close()
        raise RopaError(N_("{path} is no copy of this register, but another one."), path=path)
    dialog = CopyDialog(window.room.desk, copy, window)
    dialog.read_requested.connect(partial(open_copy, window, path))
    dialog.show()


class CopyDialog(QDialog):
    """Stands beside the window; the copy is closed with it. Signals: `read_requested()`."""

    read_requested = Signal()

    def __init__(self, desk: Desk, copy: Register, parent: MainWindow) -> None:
        super().__init__(parent)
        tr = desk.tr
        self._desk, self._copy = desk, copy
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("A copy compared with the register")))
        self.head = QLabel(copy.path.name)
        self.head.setProperty("wear", "heading")
        self.told = QLabel(self._edited())
        for label in (self.head, self.told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.list = DifferenceList(tr, tr(N_("In the register")), tr(N_("In the copy")))
        self.progress = ProgressStrip(tr)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr(N_("Close")))
        buttons.rejected.connect(self.reject)
        self.read = QPushButton(icon("open_file"), tr(N_("Open the copy to read")))
        self.read.clicked.connect(self.read_requested)
        buttons.addButton(self.read, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.6))
        for widget in (self.head, self.told, self.list, self.progress, buttons):
            column.addWidget(widget, 1 if widget is self.list else 0)
        room = self.screen().availableSize()
        self.resize(min(em(self, 60), room.width()), min(em(self, 36), room.height()))
        self._looking = Turns(apart(desk.workspace.register, copy))
        self._looking.succeeded.connect(self.show_apart)
        self._looking.failed.connect(self._fail)
        self._looking.setParent(self)
        self.progress.watch(self._looking, tr(N_("Comparing the copy with the register…")))
        desk.workspace.closing.connect(self.reject)
        self._looking.start()

    def _edited(self) -> str:
        """Which of the two was changed last."""
        tr = self._desk.tr
        said = []
        for words, last in (
            (N_("The register was changed last on {when} by {author}."), self._desk.workspace.ask(last_edited)),
            (N_("The copy was changed last on {when} by {author}."), self._copy.ask(last_edited)),
        ):
            if last is not None:
                said.append(tr(words).format(when=moment_in_words(last[0], self._desk), author=last[1]))
        return "\n".join(said)

    def show_apart(self, several: tuple[Apart, ...]) -> None:
        """List what differs, by operator."""
        tr = self._desk.tr
        number = sum(len(one.found) for one in several)
        differs = tr.count("{n} record or part differs.", "{n} records or parts differ.", number)
        nothing = wording("differences", tr.language)("nothing")
        self.told.setText(f"{self._edited()}\n{differs if several else nothing}")
        self.list.show_differences((self._named(one.operator), one.found) for one in several)

    def _named(self, operator: Plain | None) -> str:
        tr = self._desk.tr
        if operator is None:
            return tr(N_("Shared records"))
        name = operator["name"].best(tr.language, self._desk.languages)[0] if operator["name"] else ""
        return f"{operator.ref} {name}".rstrip()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RopaError):
            raise error
        self.told.setText(error.says(self._desk.tr))

    def done(self, result: int) -> None:
        self._looking.cancel()
        self._copy.close()
        super().done(result)
