"""Editors of several values: chips added and taken out, “none”, lines typed one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from ropa.reference import catalogue
from ropa.store.opened import opened
from tests.gui.conftest import OPERATOR
from tests.gui.editors.at_the_editor import Key, Mod, count, leave, offered, press
from tests.gui.editors.samples import known
from ui.desk import Desk
from ui.editors import Editor, Lookup, editor_for
from ui.editors.chips import Chips
from ui.editors.several import LinesEditor, PicksEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def test_chips_are_added_and_taken_out_by_keyboard(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = place(editor_for(known("activity", "channels"), lookup))
    assert isinstance(editor, PicksEditor)
    editor.show_value(("web_form", "paper", "phone"))
    edited, settled = count(editor.edited), count(editor.settled)
    chips = editor.chips.chips
    assert chips[0].accessibleName() == f"Remove {catalogue('channels')['web_form'].names['en']}"
    chips[1].setFocus()
    qtbot.keyClick(chips[1], Key.Key_Delete)
    assert editor.value() == ("web_form", "phone")
    assert window.focusWidget() is editor.chips.chips[1]
    qtbot.keyClick(window.focusWidget(), Key.Key_Backspace)
    assert window.focusWidget() is editor.picker
    assert editor.value() == ("web_form",)
    assert len(edited) == len(settled) == 2
    qtbot.keyClick(editor.picker, Key.Key_Down)
    assert catalogue("channels")["web_form"].names["en"] not in offered(editor.picker)
    qtbot.keyClick(editor.picker, Key.Key_Escape)
    press(editor.picker, catalogue("channels")["email"].names["ru"])
    qtbot.keyClick(editor.picker, Key.Key_Return)
    assert editor.value() == ("web_form", "email")
    assert editor.picker.text() == ""
    last = editor.chips.chips[1]
    last.setFocus()
    qtbot.keyClick(last, Key.Key_Left, Mod.ControlModifier)
    assert editor.value() == ("email", "web_form")
    assert window.focusWidget() is editor.chips.chips[0]
    qtbot.keyClick(window.focusWidget(), Key.Key_Return)
    qtbot.keyClick(window.focusWidget(), Key.Key_Space)
    assert editor.value() is None


def test_none_excludes_values(lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot) -> None:
    for field in (known("activity", "channels"), known("activity", "joint_with"), known("operator", "sites")):
        editor = place(editor_for(field, lookup))
        assert isinstance(editor, PicksEditor | LinesEditor)
        none = editor.chips.none
        settled = count(editor.settled)
        none.setFocus()
        qtbot.keyClick(none, Key.Key_Space)
        assert editor.value() == ()
        qtbot.keyClick(none, Key.Key_Space)
        assert editor.value() is None
        assert len(settled) == 2
        qtbot.keyClick(none, Key.Key_Space)
        editor.chips.add("x")
        assert editor.value() == ("x",)
        assert not none.isChecked()
        assert not none.isVisible()


def test_lines_are_typed_one_by_one(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = place(editor_for(known("operator", "sites"), lookup))
    assert isinstance(editor, LinesEditor)
    press(editor.line, "a.kz")
    assert editor.value() == ("a.kz",)
    qtbot.keyClick(editor.line, Key.Key_Return)
    press(editor.line, "b.kz")
    leave(window)
    assert editor.value() == ("a.kz", "b.kz")
    assert editor.line.text() == ""
    assert len(editor.chips.chips) == 2
    editor.setFocus()
    QGuiApplication.clipboard().setText("c.kz\nd.kz\n")
    qtbot.keyClick(editor.line, Key.Key_V, Mod.ControlModifier)
    assert editor.value() == ("a.kz", "b.kz", "c.kz", "d.kz")
    first = editor.chips.chips[0]
    first.setFocus()
    qtbot.keyClick(first, Key.Key_F2)
    assert editor.line.text() == "a.kz"
    assert window.focusWidget() is editor.line
    press(editor.line, "/x")
    qtbot.keyClick(editor.line, Key.Key_Return)
    assert editor.value() == ("b.kz", "c.kz", "d.kz", "a.kz/x")


def test_what_is_being_typed_stays_when_it_was_saved_meanwhile(
    lookup: Lookup, place: Callable[[Editor], Editor]
) -> None:
    editor = place(editor_for(known("operator", "sites"), lookup))
    assert isinstance(editor, LinesEditor)
    press(editor.line, "a.k")
    editor.show_value(("a.k",))
    assert editor.line.text() == "a.k"
    assert editor.value() == ("a.k",)


def test_chips_are_reused(desk: Desk, qtbot: QtBot) -> None:
    holder = QLineEdit()
    qtbot.addWidget(holder)
    editor = editor_for(known("operator", "sites"), Lookup(desk, desk.workspace.ask(opened, OPERATOR)))
    qtbot.addWidget(editor)
    assert isinstance(editor, LinesEditor)
    assert isinstance(editor.chips, Chips)
    editor.show_value(("a", "b", "c"))
    first = editor.chips.chips
    editor.show_value(("d",))
    assert editor.chips.chips == first[:1]
    assert editor.chips.chips[0].text() == "d"
