"""What is typed gets into the file by itself, whole, and what cannot be read waits; all in the real window."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ropa.actions.sample import sample_uid
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import command, name_of, replace, section, stored, tab_to, undo_here, whole

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

Key = Qt.Key
ACTIVITY = sample_uid("tumar", "viewing")
BAD, GOOD = "990140001234", "990140001233"
QUICK = 1.5
"""Seconds in which a very long text is taken in and saved, on a busy machine."""


def note_at(widget):
    """What is said below the field with the keyboard."""
    while not hasattr(widget, "note"):
        widget = widget.parentWidget()
    return widget.note


def open_activity(window, qtbot):
    """Go to an activity of the sample through its list."""
    section(window, "activity", "Alt+3")
    command(window, "to_list", "F6")
    listed = window.room.page.list
    press(Key.Key_Home)
    while listed.table.current != ACTIVITY:
        row = listed.table.currentIndex().row()
        press(Key.Key_Down)
        assert listed.table.currentIndex().row() > row, "it is not in the list"
    press(Key.Key_Return)
    form = whole(window, qtbot)
    assert form.filing.root.uid == ACTIVITY
    assert name_of(focused()) == "Name: Russian"
    return form


def test_a_bad_bin_waits_over_a_restart_until_it_is_mended(program, window, restart, qtbot):
    section(window, "operator", "Alt+2")
    command(window, "to_form", "F2")
    tab_to("BIN or IIN")
    good = stored(window, OPERATOR)["bin"]
    replace(BAD)
    press(Key.Key_Tab)
    tab_to("BIN or IIN", back=True)
    assert focused().text() == BAD
    assert good in note_at(focused())
    assert stored(window, OPERATOR)["bin"] == good
    sentence = note_at(focused())

    again = restart(program)
    assert again.room.desk.operator == OPERATOR
    assert again.room.place().section == "operator"
    whole(again, qtbot)
    tab_to("BIN or IIN")
    assert focused().text() == BAD
    assert note_at(focused()) == sentence
    assert stored(again, OPERATOR)["bin"] == good
    replace(GOOD)
    press(Key.Key_Tab)
    tab_to("BIN or IIN", back=True)
    assert focused().text() == GOOD
    assert note_at(focused()) == ""
    assert stored(again, OPERATOR)["bin"] == GOOD


def test_typed_and_closed_at_once_is_kept(program, window, restart, qtbot):
    open_activity(window, qtbot)
    replace("Көрсетілім")
    (before,) = [text for language, text in stored(window, ACTIVITY)["name"].texts if language == "kk"]
    again = restart(program)
    name = stored(again, ACTIVITY)["name"]
    assert name.get("ru") == "Көрсетілім"
    assert name.get("kk") == before


def test_a_very_long_text_is_pasted_whole_and_quickly(window, qtbot):
    text = "".join(f"{n}: ӘҒҚҢӨҰҮҺІ әғқңөұүһі, 家 é.\n" for n in range(2000))[:49_990] + "\nthe end."
    assert len(text) > 49_990
    open_activity(window, qtbot)
    tab_to("Description: Russian")
    QGuiApplication.clipboard().setText(text)
    started = perf_counter()
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    tab_to("Business process")
    settle()
    took = perf_counter() - started
    assert stored(window, ACTIVITY)["description"].get("ru") == text
    assert took < QUICK
    assert tab_to("Description: Russian", back=True).text() == text


def test_control_characters_are_taken_out_and_that_is_said(window, qtbot):
    open_activity(window, qtbot)
    tab_to("Description: Russian")
    QGuiApplication.clipboard().setText("one\x07two\x1bthree")
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    tab_to("Business process")
    assert stored(window, ACTIVITY)["description"].get("ru") == "onetwothree"
    assert window.done.isVisible()
    assert window.done.sentence.text() == "2 control characters were taken out of the text."


def test_the_field_undoes_what_is_not_saved_and_the_window_what_is(program, window, restart, qtbot):
    open_activity(window, qtbot)
    old = stored(window, ACTIVITY)["name"]
    shown = focused().text()
    type_text("Unsaved ")
    undo_here()
    assert focused().text() == shown
    assert stored(window, ACTIVITY)["name"] == old

    type_text("Kept ")
    tab_to("Description")
    changed = stored(window, ACTIVITY)["name"]
    assert changed != old
    undo = window.menus.actions["undo"]
    assert undo.isEnabled()
    assert "Name" in undo.text()
    tab_to("Name: Russian", back=True)
    undo_here()
    assert stored(window, ACTIVITY)["name"] == old
    assert focused().text() == shown, "the form shows what is stored now"
    redo = window.menus.actions["redo"]
    assert "Name" in redo.text()
    command(window, "redo", "Ctrl+Y")
    assert stored(window, ACTIVITY)["name"] == changed

    again = restart(program)
    undo = again.menus.actions["undo"]
    assert undo.isEnabled()
    assert "Name" in undo.text()
    command(again, "undo", "Ctrl+Z")
    assert stored(again, ACTIVITY)["name"] == old
    command(again, "redo", "Ctrl+Shift+Z")
    assert stored(again, ACTIVITY)["name"] == changed


def test_a_pause_saves_what_is_typed_while_the_keyboard_stays(window, qtbot):
    form = open_activity(window, qtbot)
    pause = form.form._pause
    assert pause.interval() == 1000
    pause.setInterval(1)
    field = focused()
    replace("Көрсетілім")
    qtbot.waitUntil(lambda: stored(window, ACTIVITY)["name"].get("ru") == "Көрсетілім")
    assert window.statusBar().saved.text().startswith("Saved at ")
    assert focused() is field
    assert field.cursorPosition() == len("Көрсетілім"), "the cursor stays where it is"
    type_text("дер")
    qtbot.waitUntil(lambda: stored(window, ACTIVITY)["name"].get("ru") == "Көрсетілімдер")


def test_ctrl_s_saves_at_once_and_says_that_nobody_needs_to(window, qtbot):
    open_activity(window, qtbot)
    field = focused()
    replace("Көрсетілім")
    assert stored(window, ACTIVITY)["name"].get("ru") != "Көрсетілім"
    command(window, "save_now", "Ctrl+S")
    assert stored(window, ACTIVITY)["name"].get("ru") == "Көрсетілім"
    assert window.statusBar().saved.text().startswith("Saved at ")
    assert window.done.isVisible()
    assert "saved" in window.done.sentence.text()
    assert QApplication.focusWidget() is field


def test_leaving_a_record_for_another_saves_it(window, qtbot):
    open_activity(window, qtbot)
    replace("Көрсетілім")
    command(window, "to_list", "F6")
    press(Key.Key_Home)
    press(Key.Key_End)
    assert stored(window, ACTIVITY)["name"].get("ru") == "Көрсетілім"
    section(window, "party", "Alt+4")
    command(window, "back", "Alt+Left")
    assert window.room.place().section == "activity"
