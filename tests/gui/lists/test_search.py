"""The search above a list: letters of any keyboard, asked at once or after a pause, nothing found."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ropa.actions.records import create
from tests.gui.lists.page import keys, names, texts
from ui.desk import Desk
from ui.tables.search import FAST

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager


@pytest.mark.parametrize("typed", ["ТҰМАР УЙ", "тұмар уй", "  тумар   уй "])
def test_search_knows_no_case_and_no_kazakh_keyboard(page_of: Any, desk: Desk, typed: str) -> None:
    wanted = desk.workspace.do(create, "activity", {"name": {"kk": "Тұмар Үй порталы"}}, desk.operator).uid
    page = page_of()
    page.list.search.setText(typed)
    page.list.search.ask_now()
    assert page.list.model.uids == [wanted]


@pytest.mark.parametrize("typed", ["ӘУЕЖОЛЫ", "әуежолы", "ауежолы"])
def test_kazakh_letters_are_found_in_the_other_case(page_of: Any, desk: Desk, typed: str) -> None:
    desk.workspace.do(create, "party", {"name": {"kk": "Әуежолы" if typed.isupper() else "ӘУЕЖОЛЫ"}})
    page = page_of("party")
    page.list.filters.of_file.click()
    page.list.search.setText(typed)
    page.list.search.ask_now()
    assert [one.casefold() for one in names(page)] == ["әуежолы"]


def test_a_fast_search_asks_at_each_letter_and_a_slow_one_after_a_pause(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    search = page.list.search
    search.took = 0.0
    with qtbot.waitSignal(search.asked, timeout=50):
        search.setText("abuse")
    assert len(page.list.model.uids) == 1
    search.took = FAST * 2
    search.setText("")
    assert len(page.list.model.uids) == 1, "not yet"
    qtbot.waitUntil(lambda: len(page.list.model.uids) == 6)


def test_escape_clears_the_search_and_down_leads_into_the_list(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.focus_search()
    assert page.list.search.hasFocus()
    qtbot.keyClicks(page.list.search, "abuse")
    qtbot.waitUntil(lambda: len(page.list.model.uids) == 1)
    keys(qtbot, page.list.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(page.list.model.uids) == 6)
    keys(qtbot, page.list.search, Qt.Key.Key_Down)
    assert page.list.table.hasFocus()
    assert page.list.table.current == page.list.model.uids[0]
    qtbot.keyClicks(page.list.table, "d")
    assert page.list.search.hasFocus()
    assert page.list.search.text() == "d"


def test_nothing_found_leads_on(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.list.search.setText("nowhere <b>")
    page.list.search.ask_now()
    assert not page.list.table.isVisible()
    assert texts(page.list.emptiness)[0] == "Nothing for “nowhere <b>”"
    clear, everywhere = page.list.emptiness.buttons
    with qtbot.waitSignal(page.everywhere_requested) as asked:
        everywhere.click()
    assert asked.args == ["nowhere <b>"]
    clear.click()
    assert len(page.list.model.uids) == 6
    assert page.list.table.isVisible()
