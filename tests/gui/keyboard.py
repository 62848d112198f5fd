"""What a person does with a keyboard, for tests: letters of any alphabet, keys, commands by their shortcut."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.commands import COMMANDS
from ui.main_window import MainWindow

Key = Qt.Key


def focused() -> QWidget:
    """The widget with the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def type_text(text: str) -> None:
    """Type into whatever has the keyboard; QTest itself ends the program at a Cyrillic letter."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QGuiApplication.sendEvent(focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key in whatever has the keyboard."""
    QTest.keyClick(focused(), key, modifier)


def shortcut(window: MainWindow, command: str) -> None:
    """Run a command by the keys that the menu shows for it."""
    (keys, *_) = next(one.shortcuts for one in COMMANDS if one.name == command)
    QTest.keySequence(cast(QWidget, QApplication.focusWidget() or window), QKeySequence(keys))


def settle() -> None:
    """Let the event loop do what is due."""
    for _ in range(20):
        QApplication.processEvents()
