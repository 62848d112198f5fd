"""A password to be given: typed twice, with how hard it is to guess, and a word on what losing it means."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from ropa.i18n import N_, Translator
from ropa.words import clean
from ui.locking.password_line import PasswordLine
from ui.look import wear

WEIGHED_AFTER = 150
"""Milliseconds without a letter after which the strength is weighed."""

_WEARS = {"WEAK": "warning", "FAIR": "muted", "STRONG": "muted"}


class NewPassword(QWidget):
    """`known` are words that anybody would try, such as the file's name. Signals: `typed()`."""

    typed = Signal()

    def __init__(self, tr: Translator, known: tuple[str, ...]) -> None:
        super().__init__()
        self._tr, self._known = tr, known
        self.first = PasswordLine(tr, tr(N_("New password")))
        self.again = PasswordLine(tr, tr(N_("Once more")))
        seen = QCheckBox(tr(N_("Show what is typed")))
        self.strength, self.apart = QLabel(), QLabel()
        advice = QLabel(
            tr(N_("Four or more words that have nothing to do with each other are easy to keep and hard to guess."))
        )
        warned = QLabel(tr(N_("Nobody can open the file without the password. Write it down and keep it safe.")))
        for label, what in ((self.strength, "muted"), (self.apart, "warning"), (advice, "small"), (warned, "small")):
            wear(label, what)
            label.setWordWrap(True)
        for line in (self.first, self.again):
            seen.toggled.connect(line.show_letters)
            line.typed.connect(self._look)
        self.again.hint.setMaximumHeight(0)  # what the keyboard does stands below the first line already
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WEIGHED_AFTER)
        self._soon.timeout.connect(self.weigh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.first, self.strength, advice, self.again, self.apart, seen, warned):
            column.addWidget(widget)
        self.setFocusProxy(self.first)
        self._look()

    @property
    def password(self) -> str:
        """What was typed twice alike and can be a password, or ""."""
        first = self.first.text
        return first if first and self._same() and not clean(first)[1] else ""

    def _same(self) -> bool:
        return unicodedata.normalize("NFC", self.first.text) == unicodedata.normalize("NFC", self.again.text)

    def forget(self) -> None:
        """Empty both lines."""
        self.first.forget()
        self.again.forget()

    def _look(self) -> None:
        differ = bool(self.again.text) and not self._same()
        self.apart.setText(self._tr(N_("The two are not alike yet.")) if differ else "")
        self.apart.setVisible(differ)
        self._soon.start()
        self.typed.emit()

    def weigh(self) -> None:
        """Say how hard it is to guess."""
        from ropa.strength import strength

        self._soon.stop()
        typed = self.first.text
        found = strength(typed, self._known) if typed else None
        wear(self.strength, _WEARS[found.name] if found else "muted")
        self.strength.setText(self._tr(found.value) if found else "")
        self.strength.setVisible(found is not None)
