"""Undo in an editor: the field's own while something is unsaved, else the window's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.gui.editors.at_the_editor import Key, Mod, count, press
from tests.gui.editors.samples import SAMPLES, known
from ui.editors import Editor, Lookup, editor_for

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def undo(window: QMainWindow) -> list[object]:
    action = QAction("Undo", window)
    action.setShortcut(QKeySequence.StandardKey.Undo)
    window.addAction(action)
    again = QAction("Redo", window)
    again.setShortcut(QKeySequence("Ctrl+Y"))
    window.addAction(again)
    heard = count(action.triggered)
    again.triggered.connect(lambda: heard.append("redo"))
    return heard


@pytest.mark.parametrize("name", ["line", "text", "words", "prose", "number", "date"])
def test_undo_is_the_fields_own_only_while_something_is_unsaved(
    name: str, lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    heard = undo(window)
    editor = place(editor_for(SAMPLES[name][0], lookup))
    editor.show_value(None)
    field = editor.focusProxy()
    qtbot.keyClick(field, Key.Key_Z, Mod.ControlModifier)
    assert len(heard) == 1
    press(field, "12")
    typed = editor.value()
    qtbot.keyClick(field, Key.Key_Z, Mod.ControlModifier)
    assert editor.value() is None
    assert len(heard) == 1
    press(field, "12")
    editor.mark_saved()
    qtbot.keyClick(field, Key.Key_Z, Mod.ControlModifier)
    qtbot.keyClick(field, Key.Key_Y, Mod.ControlModifier)
    assert editor.value() == typed
    assert heard[1:][1:] == ["redo"]
    press(field, "3")
    qtbot.keyClick(field, Key.Key_Z, Mod.ControlModifier)
    assert editor.value() == typed
    assert len(heard) == 3


def test_redo_is_the_fields_own_too(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    heard = undo(window)
    editor = place(editor_for(known("activity", "notes"), lookup))
    field = editor.focusProxy()
    press(field, "ab")
    qtbot.keyClick(field, Key.Key_Return)
    press(field, "cd")
    qtbot.keyClick(field, Key.Key_Z, Mod.ControlModifier)
    assert editor.has_unsaved()
    qtbot.keyClick(field, Key.Key_Y, Mod.ControlModifier)
    assert editor.value() == "ab\ncd"
    assert heard == []


def test_without_a_window_to_undo_in_nothing_happens(lookup: Lookup, place: Callable[[Editor], Editor]) -> None:
    editor = place(editor_for(known("operator", "email"), lookup))
    press(editor.focusProxy(), "a")
    editor._stored = "a"
    QGuiApplication.sendEvent(
        editor.focusProxy(), QKeyEvent(QEvent.Type.KeyPress, Key.Key_Z, Mod.ControlModifier, "\x1a")
    )
    assert editor.value() == "a"
