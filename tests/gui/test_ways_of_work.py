"""Ways of daily work through the real window: what is typed waits, is pasted, taken back, met by another, and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from ropa.actions.sample import OPERATORS
from ropa.i18n import translator
from ropa.store.reading import holdings, operators
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import press, settle, shortcut, type_text
from tests.gui.record_form import ACTIVITY, field, open_form
from tests.gui.window import stored
from ui.desk import Place


def test_a_bad_bin_waits_over_a_restart_until_it_is_mended(program, window):
    path = window.workspace.register.path
    form = open_form(window, "operator", OPERATOR, key="bin")
    good = stored(window, OPERATOR)["bin"]
    line = field(form, "bin").editor.findChild(QLineEdit)
    line.setFocus()
    line.selectAll()
    type_text("123456789012")
    press(Qt.Key.Key_Tab)
    assert stored(window, OPERATOR)["bin"] == good
    assert good in field(form, "bin").note
    other = program.show_window()
    window.close()
    assert program.find_open(path) is None
    program.open_path(str(path), other)
    form = open_form(other, "operator", OPERATOR, key="bin")
    line = field(form, "bin").editor.findChild(QLineEdit)
    assert line.text() == "123456789012"
    assert "no BIN or IIN" in field(form, "bin").note
    line.setFocus()
    line.selectAll()
    type_text("990140001233")
    press(Qt.Key.Key_Tab)
    assert stored(other, OPERATOR)["bin"] == "990140001233"
    assert field(form, "bin").note == ""


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_language_is_switched_with_a_form_open_and_nothing_is_lost(program, window, language):
    form = open_form(window, "activity", ACTIVITY, key="description")
    editor = field(form, "description").editor
    editor.setFocus()
    settle()
    type_text("typed and not left ")
    papers = window.room.desk.languages
    program.choose("language", language)
    settle()
    assert window.room.place() == Place("activity", ACTIVITY)
    assert any("typed and not left" in text for _, text in stored(window, ACTIVITY)["description"].texts)
    assert window.room.desk.languages == papers
    tr = translator(language)
    english = {one.text() for one in window.findChildren(QAbstractButton) if one.text() and one.isVisible()}
    assert tr("Add activity") in english or any(tr("Sections") == one for one in english)
    assert window.menus.actions["settings"].text() == tr("Se&ttings…")


def test_fifty_thousand_letters_are_pasted_whole_and_control_characters_taken_out(window):
    text = ("ә" * 999 + "\n") * 50
    form = open_form(window, "activity", ACTIVITY, key="description")
    form.languages.setCurrentIndex(0)
    field(form, "description").editor.setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setText(text + "\x07end")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Tab)
    window.leave()
    kept = max((text for _, text in stored(window, ACTIVITY)["description"].texts), key=len)
    assert kept.count("ә") == 999 * 50
    assert kept.endswith("end")


def test_undo_and_redo_are_named_and_survive_a_restart(program, window, qtbot):
    form = open_form(window, "activity", ACTIVITY, key="means")
    old = stored(window, ACTIVITY)["name"]
    field(form, "name").editor.setFocus()
    settle()
    type_text("New ")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored(window, ACTIVITY)["name"] == old, "Ctrl+Z was the field's own"
    type_text("Other ")
    shortcut(window, "save_now")
    changed = stored(window, ACTIVITY)["name"]
    assert changed != old
    window.tell_menus()
    assert "Name" in window.menus.actions["undo"].text()
    path = window.workspace.register.path
    other = program.show_window()
    window.close()
    program.open_path(str(path), other)
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.room.go(Place("activity", ACTIVITY))
    shortcut(other, "undo")
    assert stored(other, ACTIVITY)["name"] == old
    shortcut(other, "redo")
    assert stored(other, ACTIVITY)["name"] == changed


@pytest.mark.parametrize("typed", ["ТҰМАР", "тұмар", "тумар", "TUMAR"])
def test_operators_are_found_in_any_case_with_kazakh_letters_or_without(window, typed):
    shortcut(window, "find_operator")
    type_text(typed)
    assert [one.uid for one in window.room.sidebar._model.lines] == [OPERATOR]


def test_two_windows_meeting_in_one_field_let_the_person_choose(program, window):
    other = program.another_window(window)
    mine = open_form(window, "activity", ACTIVITY, key="measures_text")
    theirs = open_form(other, "activity", ACTIVITY, key="measures_text")
    for form, text in ((mine, "mine"), (theirs, "theirs")):
        line = field(form, "department").editor.findChildren(QLineEdit)[0]
        line.setText(text)
    theirs.leave()
    assert "theirs" in [text for _, text in stored(window, ACTIVITY)["department"].texts]
    mine.leave()
    row = field(mine, "department")
    assert "changed meanwhile" in row.note
    assert "mine" not in [text for _, text in stored(window, ACTIVITY)["department"].texts]
    row.findChild(QAbstractButton, "choose-mine").click()
    assert "mine" in [text for _, text in stored(window, ACTIVITY)["department"].texts]
    assert row.note == ""
    settle()
    shown = [one.text() for one in field(theirs, "department").editor.findChildren(QLineEdit)]
    assert "mine" in shown


def test_what_the_window_keeps_is_what_papers_are_composed_of(window):
    held = window.room.desk.workspace.ask(holdings, OPERATOR)
    assert len(held.all("activity")) == 6
    assert len(window.room.desk.workspace.ask(operators)) == len(OPERATORS) + 1
