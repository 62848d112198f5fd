"""Asks once by what name changes are signed in the history, without stopping anybody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from ropa.i18n import N_, Translator
from ui.flow import Flow
from ui.icons import Sign
from ui.look import em


class SigningStrip(QFrame):
    """Signals: `signed(name)`."""

    signed = Signal(str)

    def __init__(self, name: str, tr: Translator) -> None:
        super().__init__()
        self.setProperty("wear", "strip_info")
        sentence = QLabel(tr(N_("What you change is signed with your name in the history. Is this it?")))
        sentence.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(Sign("info", "info"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(sentence, 1)
        self.name = QLineEdit(name)
        self.name.setAccessibleName(tr(N_("Your name in the history")))
        self.name.setMinimumWidth(em(self, 14))
        self.name.returnPressed.connect(self._sign)
        self.keep = QPushButton(tr(N_("Sign with this name")))
        self.keep.clicked.connect(self._sign)
        line = Flow()
        line.addWidget(self.name)
        line.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addLayout(line)

    def _sign(self) -> None:
        if name := self.name.text().strip():
            self.signed.emit(name)
            self.hide()
