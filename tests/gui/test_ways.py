"""Ways to and fro in the window: back and forward, from operator to operator."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, type_text
from tests.gui.window import command, section
from ui.desk import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_back_and_forward_go_through_places_and_operators(window):
    section(window, "activity", "Alt+3")
    window.room.go(Place("activity", window.room.page.list.model.uids[1]))
    there = window.room.place()
    section(window, "tracker", "Alt+7")
    command(window, "previous_operator", "Ctrl+Shift+Up")
    other = window.room.desk.operator
    assert other != OPERATOR
    assert window.room.place().section == "tracker", "the section stays with another operator"
    section(window, "system", "Alt+8")
    last = window.room.place()
    command(window, "back", "Alt+Left")
    assert (window.room.desk.operator, window.room.place().section) == (other, "tracker")
    command(window, "back", "Alt+Left")
    assert (window.room.desk.operator, window.room.place().section) == (OPERATOR, "tracker")
    command(window, "back", "Alt+Left")
    assert window.room.place() == there
    for _ in range(3):
        command(window, "forward", "Alt+Right")
    assert (window.room.desk.operator, window.room.place()) == (other, last)
    command(window, "back", "Alt+Left")
    section(window, "party", "Alt+4")
    command(window, "forward", "Alt+Right")
    assert window.room.place().section == "party", "a new way drops what lay ahead"


def test_back_leads_past_a_record_that_is_in_the_bin_now(window):
    begun = window.room.place()
    section(window, "access", "Alt+0")
    command(window, "add", "Ctrl+Return")
    uid = window.room.current_record()
    section(window, "overview", "Alt+1")
    command(window, "back", "Alt+Left")
    assert window.room.current_record() == uid
    command(window, "to_bin", "Ctrl+Del")
    section(window, "overview", "Alt+1")
    for _ in range(4):
        window.act("back")
    assert window.room.place() == begun


def test_operators_are_chosen_by_name_and_one_by_one(window, qtbot):
    lines = window.room.sidebar._model.lines
    order = [one.uid for one in lines]
    for _ in range(len(order)):  # to the last, where it stays
        command(window, "next_operator", "Ctrl+Shift+Down")
    assert window.room.desk.operator == order[-1]
    assert window.room.sidebar.operators.currentIndex().row() == len(order) - 1
    for uid in reversed(order[:-1]):
        command(window, "previous_operator", "Ctrl+Shift+Up")
        assert window.room.desk.operator == uid
    command(window, "find_operator", "Ctrl+J")
    assert focused() is window.room.sidebar.search or window.room.sidebar.search.isAncestorOf(focused())
    type_text("tumar")
    qtbot.waitUntil(lambda: len(window.room.sidebar._model.lines) == 1)
    press(Qt.Key.Key_Down)
    assert focused() is window.room.sidebar.operators
    press(Qt.Key.Key_Return)
    assert window.room.desk.operator == OPERATOR
    assert window.room.desk.operator_name in window.windowTitle()


def test_the_first_nine_operators_have_their_keys(window):
    for n, line in enumerate(window.room.sidebar._model.lines, start=1):
        shortcut = next(one for one in window.findChildren(QShortcut) if one.key() == QKeySequence(f"Ctrl+{n}"))
        shortcut.activated.emit()
        assert window.room.desk.operator == line.uid
