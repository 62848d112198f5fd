"""Asks for the password of a register that has one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ropa.i18n import N_, Translator
from ui.locking.asking import Asking
from ui.locking.tries import Tries
from ui.look import em


class PasswordDialog(QDialog):
    """Signals: `given(password)`, `backups_requested()`. It stays open until the password opens the file:
    `refuse(sentence)` says why not.
    """

    given = Signal(str)
    backups_requested = Signal()

    def __init__(self, path: Path, tries: Tries, tr: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(N_("Password of the register")))
        question = tr(N_("{file} is protected by a password.")).format(file=path.name)
        self.asking = Asking(path, question, tries, tr)
        self.asking.given.connect(self.given)
        self.asking.backups_requested.connect(self.backups_requested)
        self.password = self.asking.password.line
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        self.asking.watch(buttons.button(QDialogButtonBox.StandardButton.Open))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.asking)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(em(self, 22))

    def refuse(self, sentence: str) -> None:
        """The file did not open with what was given."""
        self.asking.refuse(sentence)
        self.adjustSize()

    def done(self, result: int) -> None:
        self.asking.forget()
        super().done(result)
