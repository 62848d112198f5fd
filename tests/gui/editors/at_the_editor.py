"""At an editor as a person is: letters typed into it, left for elsewhere, what it says heard, what it offers read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget

from ui.editors import Editor
from ui.editors.picker import Picker
from ui.editors.picking import PickingEditor

Key, Mod = Qt.Key, Qt.KeyboardModifier


def press(widget: QWidget, text: str) -> None:
    """Type letters of any alphabet, which QTest cannot."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QGuiApplication.sendEvent(widget, QKeyEvent(kind, 0, Mod.NoModifier, letter))


def leave(window: QMainWindow) -> None:
    window.findChild(QLineEdit, "elsewhere").setFocus()


def count(signal: Any) -> list[object]:
    heard: list[object] = []
    signal.connect(lambda *said: heard.append(said))
    return heard


def picking(editor: Editor) -> PickingEditor:
    assert isinstance(editor, PickingEditor)
    return editor


def offered(picker: Picker) -> list[str]:
    assert picker.popup is not None
    return [row.text for row in picker.popup.rows]
