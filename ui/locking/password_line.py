"""A line for a password, with what the keyboard does to it: Caps Lock, and letters of which alphabet it gives."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ropa.i18n import N_, Translator
from ui.look import wear

_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)


class _Hidden(QLineEdit):
    """Signals: `caps_seen(on)`, told by the letters that come: no system says it everywhere."""

    caps_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(typed.isupper() != shift)
        super().keyPressEvent(event)


class PasswordLine(QWidget):
    """Signals: `typed()` at each letter."""

    typed = Signal()

    def __init__(self, tr: Translator, name: str) -> None:
        super().__init__()
        self._tr = tr
        self._caps = False
        self.line = _Hidden()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        self.line.textChanged.connect(self._tell)
        self.line.caps_seen.connect(self._see_caps)
        self.hint = QLabel()
        wear(self.hint, "small")
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.hint)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def show_letters(self, on: bool) -> None:
        """Whether what is typed can be read."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def forget(self) -> None:
        """Empty the line; nothing of it can be taken back."""
        self.line.setText("")

    def _see_caps(self, on: bool) -> None:
        self._caps = on
        self._tell()

    def _tell(self) -> None:
        self.hint.setText(" ".join(self._tr(one) for one in self._hints()))
        self.hint.setVisible(bool(self.hint.text()))
        self.typed.emit()

    def _hints(self) -> list[str]:
        text, found = self.text, []
        if text and self._caps:
            found.append(N_("Caps Lock seems to be on."))
        latin, cyrillic = _LATIN.search(text), _CYRILLIC.search(text)
        if latin and cyrillic:
            found.append(N_("Latin and Cyrillic letters are mixed."))
        elif latin or cyrillic:
            found.append(
                N_("The keyboard gives Latin letters.") if latin else N_("The keyboard gives Cyrillic letters.")
            )
        if text != text.strip():
            found.append(N_("There is a space at the beginning or the end."))
        return found
