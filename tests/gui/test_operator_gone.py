"""An operator that leaves the list while it is in view: another one is shown, and what happened can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ropa.actions.erasing import erase_operator
from ropa.actions.records import change, create
from ropa.actions.standing import bin as to_bin
from ropa.store.reading import row
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, settle
from tests.gui.window import command, replace, whole
from ui.desk import Place
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support")


def binned(window: MainWindow, uid: str) -> bool:
    assert window.workspace is not None
    return window.workspace.ask(row, uid)["binned"] is not None


def test_into_the_bin_is_told_and_the_next_undo_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    window.room.choose_operator(OPERATOR, Place("operator", OPERATOR))
    settle()
    window.setFocus()
    command(window, "to_bin", "Ctrl+Del")
    settle()
    assert binned(window, OPERATOR)
    assert window.room.desk.operator not in (OPERATOR, None)
    assert "Tumar" in window.done.sentence.text()
    assert window.done.undo.isVisible()
    # not the last act of the one that came into view
    qtbot.waitUntil(lambda: "Tumar" in window.menus.actions["undo"].text())
    command(window, "undo", "Ctrl+Z")
    assert not binned(window, OPERATOR)
    assert window.room.sidebar.lists(OPERATOR)
    assert not window.done.isVisible(), "what it told of is taken back"


@pytest.mark.parametrize("key", ["short_name", "notes"])
def test_in_a_text_ctrl_delete_deletes_its_next_word(window: MainWindow, qtbot: QtBot, key: str) -> None:
    """And nothing goes into the bin, whether a word is left to delete or none."""
    window.room.choose_operator(OPERATOR, Place("operator", OPERATOR))
    form = whole(window, qtbot)
    field = form.form.field_of(OPERATOR, key)
    field.editor.setFocus()
    settle()
    replace("one two")
    for _ in range(2):
        press(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    for left in ("two", "", "", ""):
        press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
        settle()
        held = focused()
        assert (held.text() if isinstance(held, QLineEdit) else held.toPlainText()).strip() == left
    assert not binned(window, OPERATOR)
    assert window.room.desk.operator == OPERATOR


def test_once_the_strip_is_gone_undo_is_of_what_is_in_view(window: MainWindow, qtbot: QtBot) -> None:
    window.room.choose_operator(OPERATOR, Place("operator", OPERATOR))
    settle()
    window.setFocus()
    command(window, "to_bin", "Ctrl+Del")
    window.done.hide()
    qtbot.waitUntil(lambda: "Tumar" not in window.menus.actions["undo"].text())


def test_an_operator_whose_making_is_undone_leaves_no_ghost(window: MainWindow) -> None:
    made = window.workspace.do(create, "operator", {"name": {"en": "New one"}}).uid
    window.room.choose_operator(made, Place("overview"))
    settle()
    command(window, "undo", "Ctrl+Z")
    settle()
    assert window.room.desk.operator not in (made, None)
    assert "New one" not in window.windowTitle()


def test_documents_forget_the_papers_of_one_that_was_erased(window: MainWindow, qtbot: QtBot) -> None:
    window.room.choose_operator(OPERATOR, Place("documents"))
    page = window.room.page
    qtbot.waitUntil(lambda: page.papers.current is not None and page.pdf is not None, timeout=20_000)
    window.workspace.do(to_bin, OPERATOR)
    window.workspace.do(erase_operator, OPERATOR)
    settle()
    window.room.go(Place("documents"))
    settle()
    assert window.room.page is page
    assert page.place().record != OPERATOR
    press(Qt.Key.Key_Tab)


def test_one_that_the_search_leaves_out_stays_in_view_while_it_is_renamed(window: MainWindow) -> None:
    made = window.workspace.do(create, "operator", {"name": {"en": "Zebra"}}).uid
    window.room.choose_operator(made, Place("overview"))
    window.room.sidebar.search.setText("Zebra")
    settle()
    window.workspace.do(change, made, {"name": {"en": "Another"}})
    settle()
    assert not window.room.sidebar.lists(made)
    assert window.room.desk.operator == made


def test_one_that_the_search_leaves_out_is_left_when_it_goes_into_the_bin(window: MainWindow) -> None:
    window.room.choose_operator(OPERATOR, Place("operator", OPERATOR))
    window.room.sidebar.search.setText("Dapter")
    settle()
    window.setFocus()
    command(window, "to_bin", "Ctrl+Del")
    assert binned(window, OPERATOR)
    assert window.room.desk.operator not in (OPERATOR, None)
