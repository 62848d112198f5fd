"""What keys do in a window before any command of it is asked: Tab, Enter on a button, deleting a word of a text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QMainWindow, QPlainTextEdit, QPushButton, QTextEdit

from ui.tab_order import tab_step

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class KeyboardWindow(QMainWindow):
    """A main window that can be worked by keyboard alone."""

    def event(self, event: QEvent) -> bool:
        """Where a text has the keyboard, Ctrl+Delete deletes its next word, and puts no record into the bin."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            deletes = event.matches(QKeySequence.StandardKey.DeleteEndOfWord)
            if deletes and isinstance(self.focusWidget(), _TEXTS):
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_step(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as it does in dialogs: elsewhere Qt knows only Space."""
        held = self.focusWidget()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and not event.isAutoRepeat()
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(held, QPushButton):
            held.click()
        else:
            super().keyPressEvent(event)
