"""Acts on records of a list: several at once, copies, approval, the context menu."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ropa.actions.records import create
from ropa.actions.undo import undo
from tests.gui.lists.page import keys, names, said_by, status_of
from ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager


def test_several_records_are_one_act(qtbot: QtBot, page_of: Any, desk: Desk) -> None:
    for name in ("a 1", "a 2", "a 3"):
        desk.workspace.do(create, "activity", {"name": {"en": name}}, desk.operator)
    page = page_of()
    table = page.list.table
    table.go_to(1)
    keys(qtbot, table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = table.chosen()
    assert chosen == page.list.model.uids[:3]
    assert page.list.filters.count.text() == "9 records, 3 chosen"
    left = list(page.list.model.uids[3:])
    assert said_by(qtbot, desk, lambda: keys(qtbot, table, Qt.Key.Key_Delete)) == ["3 records put into the bin", True]
    assert page.list.model.uids == left
    assert table.current == left[0]
    desk.workspace.do(undo, desk.operator)
    assert set(page.list.model.uids) == {*chosen, *left}, "one undo brings all three back"


def test_copying_shows_the_copy(qtbot: QtBot, page_of: Any, desk: Desk) -> None:
    page = page_of()
    page.list.table.go_to(0)
    page._show_current()
    source = page.list.table.current
    name = names(page)[0]
    assert said_by(qtbot, desk, page.duplicate) == [f"Duplicated: “{name}”", True]
    copy = page.list.table.current
    assert copy != source
    assert status_of(desk, copy) == "draft"
    assert names(page).count(name) == 2
    assert page.form.opened[-1][0] == copy
    assert page.form.left, "what was being typed is saved first"


def test_approving_says_so_and_offers_no_undo(qtbot: QtBot, page_of: Any, desk: Desk) -> None:
    page = page_of()
    page.select_all()
    assert said_by(qtbot, desk, page.approve) == ["6 records approved", False]
    assert all(status_of(desk, uid) == "approved" for uid in page.list.model.uids)


def test_the_context_menu_has_every_act(page_of: Any, desk: Desk) -> None:
    page = page_of()
    page.list.table.go_to(0)
    menu = page.menu()
    words = {action.text(): action for action in menu.actions() if action.text()}
    wanted = ["Add activity", "Change together…", "Copy to other operators…"]
    wanted += ["Bring copies up to date…", "Duplicate", "Approve"]
    wanted += ["Put back what was approved", "Archive", "Reopen", "Into the bin"]
    assert list(words) == wanted
    first = page.list.table.current
    words["Archive"].trigger()
    assert status_of(desk, first) == "archived"


def test_an_act_is_done_to_the_record_with_the_cursor_where_none_is_chosen(qtbot: QtBot, page_of: Any) -> None:
    """The cursor is put into the list, and its form is not shown yet."""
    page = page_of()
    page.focus_list()
    qtbot.waitUntil(lambda: bool(page.list.table.current))
    page._settle.stop()
    assert page.list.table.chosen() == []
    assert page.acted_on() == [page.list.table.current]
    acts = {action.text(): action for action in page.menu().actions()}
    assert acts["Bring copies up to date…"].isEnabled()
