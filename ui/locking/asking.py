"""Asks for the password of a file until it opens: why not, the pause after wrong tries, and the way to a backup."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ropa.i18n import N_, Translator
from ui.locking.password_line import PasswordLine
from ui.locking.tries import Tries
from ui.look import wear

TICK = 250
"""Milliseconds between two looks at how long the pause still lasts."""


class Asking(QWidget):
    """Whoever shows it has the button that gives the password: see `watch`.

    Signals: `given(password)`; `backups_requested()`.
    """

    given = Signal(str)
    backups_requested = Signal()

    def __init__(self, path: Path, question: str, tries: Tries, tr: Translator) -> None:
        super().__init__()
        self._path, self._tries, self._tr = path, tries, tr
        self._button: QPushButton | None = None
        asked = QLabel(question)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWordWrap(True)
        self.password = PasswordLine(tr, tr(N_("Password")))
        seen = QCheckBox(tr(N_("Show what is typed")))
        seen.toggled.connect(self.password.show_letters)
        self._why, self._wait = QLabel(), QLabel()
        for label, what in ((self._why, "refusal"), (self._wait, "muted")):
            wear(label, what)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.hide()
        self.backups = QPushButton(tr(N_("Open a backup…")))
        wear(self.backups, "link")
        self.backups.setAutoDefault(False)
        self.backups.clicked.connect(self.backups_requested)
        self.backups.hide()
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK)
        self._ticking.timeout.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (asked, self.password, seen, self._why, self._wait):
            column.addWidget(widget)
        column.addWidget(self.backups, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.password)

    def watch(self, button: QPushButton) -> None:
        """The button that gives the password; it rests while one has to wait."""
        self._button = button
        button.clicked.connect(self.give)
        self._count()

    def give(self) -> None:
        """Try what is typed, unless one has to wait."""
        if not self._tries.left(self._path) and self.password.text:
            self.given.emit(self.password.text)

    def refuse(self, sentence: str) -> None:
        """The file did not open with what was given."""
        self._why.setText(sentence)
        self._why.show()
        self.backups.show()
        self.password.line.selectAll()
        self.password.setFocus()
        self._count()

    def forget(self) -> None:
        """The password is not needed any more."""
        self.password.forget()
        self._ticking.stop()

    def _count(self) -> None:
        left = ceil(self._tries.left(self._path))
        if self._button is not None:
            self._button.setEnabled(not left)
        self._wait.setText(self._tr.count("Try again in {n} second.", "Try again in {n} seconds.", left))
        self._wait.setVisible(left > 0)
        if left:
            self._ticking.start()
        else:
            self._ticking.stop()
