"""The editor of a choice: its list by keyboard and mouse, what is typed and not chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ropa.reference import catalogue
from ropa.store.opened import opened
from tests.gui.conftest import OPERATOR
from tests.gui.editors.at_the_editor import Key, Mod, count, leave, offered, picking, press
from tests.gui.editors.samples import known
from ui.desk import Desk
from ui.editors import Editor, Lookup, editor_for

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def test_a_code_is_chosen_by_typing_down_and_return(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    edited, settled = count(editor.edited), count(editor.settled)
    press(editor.picker, "аралас")
    assert offered(editor.picker)[0] == catalogue("means")["mixed"].names["en"]
    assert editor.value() is None
    qtbot.keyClick(editor.picker, Key.Key_Down)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    assert editor.value() == "mixed"
    assert editor.picker.text() == catalogue("means")["mixed"].names["en"]
    assert editor.picker.popup is None
    assert len(edited) == len(settled) == 1


def test_the_list_opens_with_down_and_escape_closes_it(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    editor.show_value("manual")
    for key, with_key in (
        (Key.Key_Down, Mod.NoModifier),
        (Key.Key_Down, Mod.AltModifier),
        (Key.Key_F4, Mod.NoModifier),
    ):
        qtbot.keyClick(editor.picker, key, with_key)
        assert offered(editor.picker) == [one.names["en"] for one in catalogue("means").values()]
        assert editor.picker.popup is not None
        highlighted = editor.picker.popup.highlighted()
        assert highlighted is not None
        assert highlighted.option is not None
        assert highlighted.option.value == "manual"
        qtbot.keyClick(editor.picker, Key.Key_Escape)
        assert editor.picker.popup is None
    assert editor.value() == "manual"


def test_the_sign_opens_the_list_and_a_click_chooses(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    picker = editor.picker
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(picker.width() - 8, picker.height() // 2))
    popup = picker.popup
    assert popup is not None
    popup.step(1)
    place_of = popup._list.visualRect(popup._list.model().index(1, 0)).center()
    qtbot.mouseClick(popup._list.viewport(), Qt.MouseButton.LeftButton, pos=place_of)
    assert editor.value() == list(catalogue("means"))[1]
    assert picker.popup is None


def test_a_click_elsewhere_closes_the_list(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    qtbot.keyClick(editor.picker, Key.Key_Down)
    assert editor.picker.popup is not None
    qtbot.mouseClick(window.centralWidget(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert editor.picker.popup is None


def test_clearing_is_not_answered(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    editor.show_value("mixed")
    edited = count(editor.edited)
    editor.picker.selectAll()
    qtbot.keyClick(editor.picker, Key.Key_Delete)
    assert editor.value() is None
    assert len(edited) == 1
    leave(window)
    assert editor.hint == ""


def test_what_is_typed_and_not_chosen_stays_with_a_hint(
    lookup: Lookup, desk: Desk, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    editor.show_value("mixed")
    editor.picker.selectAll()
    press(editor.picker, "by magic")
    leave(window)
    assert editor.picker.text() == "by magic"
    assert editor.value() == "mixed"
    assert "Not chosen yet" in editor.hint
    assert "Not chosen yet" in editor.picker.accessibleDescription()
    editor.show_value("mixed")
    assert editor.picker.text() == "by magic"
    other = Lookup(desk, desk.workspace.ask(opened, OPERATOR), unchosen=lookup.unchosen)
    editor.look_up(other)
    editor.show_value(None)
    assert editor.picker.text() == editor.hint == ""
    editor.look_up(lookup)
    editor.show_value("mixed")
    assert editor.picker.text() == "by magic"
    assert editor.hint
    editor.setFocus()
    qtbot.keyClick(editor.picker, Key.Key_Escape)
    assert editor.picker.text() == catalogue("means")["mixed"].names["en"]
    assert editor.hint == ""
    assert lookup.unchosen == {}


def test_leaving_or_return_chooses_what_is_named_exactly(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    name = catalogue("means")["manual"].names["ru"]
    press(editor.picker, name.upper())
    leave(window)
    assert editor.value() == "manual"
    editor.show_value(None)
    editor.setFocus()
    press(editor.picker, name)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    assert editor.value() == "manual"


def test_many_rows_are_cut_with_a_word(lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot) -> None:
    editor = picking(place(editor_for(known("system", "country"), lookup)))
    qtbot.keyClick(editor.picker, Key.Key_Down)
    rows = offered(editor.picker)
    assert rows[-1].endswith("more: type more letters")
    assert len(rows) == 201
    qtbot.keyClick(editor.picker, Key.Key_PageUp)
    assert editor.picker.popup is not None
    highlighted = editor.picker.popup.highlighted()
    assert highlighted is not None
    assert highlighted.can_be_chosen
