"""Asks for the password of a register that has one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ropa.i18n import N_, Translator
from ui.look import em


class PasswordDialog(QDialog):
    """Signals: `given(password)`. It stays open until the password opens the file: `refuse(sentence)` says why not."""

    given = Signal(str)

    def __init__(self, path: Path, tr: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(N_("Password of the register")))
        question = QLabel(tr(N_("{file} is protected by a password.")).format(file=path.name))
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setWordWrap(True)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(tr(N_("Password")))
        self.password.setPlaceholderText(tr(N_("Password")))
        seen = QCheckBox(tr(N_("Show what is typed")))
        seen.toggled.connect(
            lambda on: self.password.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        )
        self._why = QLabel()
        self._why.setProperty("wear", "refusal")
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setWordWrap(True)
        self._why.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(lambda: self.given.emit(self.password.text()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (question, self.password, seen, self._why, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(em(self, 22))

    def refuse(self, sentence: str) -> None:
        """The file did not open with what was given."""
        self._why.setText(sentence)
        self._why.show()
        self.adjustSize()
        self.password.selectAll()
        self.password.setFocus()
