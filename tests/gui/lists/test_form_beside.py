"""The form beside a list: shown by click and key, switched off, below where there is little room."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.lists.page import keys
from ui.desk import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager


def test_a_click_shows_the_form_and_enter_leads_into_it(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    table = page.list.table
    place = table.visualRect(page.list.model.index(2, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: page.form is not None and page.form.isVisible())
    uid = page.list.model.uids[2]
    assert page.form.opened == [(uid, "", "")]
    assert page.place() == Place("activity", uid)
    assert not page.form.hasFocus()
    keys(qtbot, table, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.form.opened[-1][0] == page.list.model.uids[3]
    assert page.form.hasFocus()
    page.focus_list()
    assert table.hasFocus()
    keys(qtbot, table, Qt.Key.Key_F2)
    assert page.form.hasFocus()
    keys(qtbot, table, Qt.Key.Key_Escape)
    assert not page.form.isVisible()
    assert table.chosen() == [page.list.model.uids[3]]


def test_a_key_held_down_opens_only_the_last_record(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.focus_list()
    keys(qtbot, page.list.table, *[Qt.Key.Key_Down] * 5)
    qtbot.waitUntil(lambda: page.form is not None)
    assert [one[0] for one in page.form.opened] == [page.list.table.current]


def test_the_form_can_be_switched_off(page_of: Any) -> None:
    page = page_of()
    page.form_button.click()
    page.list.table.go_to(0)
    page._show_current()
    assert page.form is None
    again = page_of()
    assert not again.form_button.isChecked()
    again.list.table.go_to(0)
    again.form_button.click()
    assert again.form.opened[-1][0] == again.list.model.uids[0]


def test_the_form_stands_below_where_there_is_little_room(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.list.table.go_to(0)
    page._show_current()
    assert page.split.orientation() == Qt.Orientation.Horizontal
    page.split.setSizes([300, 900])
    page.split.splitterMoved.emit(300, 1)
    page.resize(500, 700)
    qtbot.waitUntil(lambda: page.split.orientation() == Qt.Orientation.Vertical)
    again = page_of()
    again.list.table.go_to(0)
    again._show_current()
    sizes = again.split.sizes()
    assert abs(sizes[0] / sum(sizes) - 0.25) < 0.03


def test_tools_keep_their_room_where_there_is_little(qtbot: QtBot, page_of: Any) -> None:
    page = page_of("party", 420)
    page.list.table.go_to(0)
    page._show_current()
    page.resize(420, 500)
    bar = page.list.filters.parentWidget()
    qtbot.waitUntil(lambda: bar.height() >= bar.layout().totalHeightForWidth(bar.width()))
    assert page.list.table.height() >= 3 * page.list.table.rowHeight(0)
