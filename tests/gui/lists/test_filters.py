"""Filters of a list: chips, archived records, shared parties, values, what stays though it no longer fits."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ropa.actions.records import change
from ropa.actions.standing import archive
from ropa.store.rows import Filter
from tests.gui.lists.page import KINDS, keys, popup, status_of, texts
from ui.desk import Desk, Place
from ui.tables.chips import FilterBar, filterable
from ui.tables.values import ValuePicker

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager


def test_filters_are_chips_that_combine_and_are_taken_away_by_keyboard(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    bar: FilterBar = page.list.filters
    menu = QMenu()
    bar.fill_menu(menu, page.list.filter)
    assert menu.actions()[0].text() == "Status"
    menu.actions()[0].trigger()
    picker = popup(ValuePicker)
    assert [picker.list.item(n).text() for n in range(picker.list.count())][:2] == ["approved", "draft"]
    picker.list.setCurrentRow(1)
    keys(qtbot, picker.list, Qt.Key.Key_Space)
    assert len(page.list.model.uids) == 1
    keys(qtbot, picker.list, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert bar.chips["status"].says == "Status: draft"
    page.list.filters.filters_changed.emit((*page.list.views.now.filters, Filter("means", ("no such",))))
    assert page.list.model.uids == []
    assert texts(page.list.emptiness)[0] == "Nothing found"
    assert bar.chips["means"].says == "Means of processing: no such", "what no catalogue knows goes by itself"
    page.list.filters.filters_changed.emit((page.list.views.now.filters[0], Filter("means", ("automated",))))
    assert page.list.model.uids == []
    assert bar.chips["means"].says == "Means of processing: processing by automated means"
    bar.chips["means"].cross.setFocus()
    keys(qtbot, bar.chips["means"].cross, Qt.Key.Key_Delete)
    assert list(bar.chips) == ["status"]
    assert bar.chips["status"].name.hasFocus()
    keys(qtbot, bar.chips["status"].cross, Qt.Key.Key_Space)
    assert len(page.list.model.uids) == 6
    assert not bar.chips
    menu.deleteLater()


def test_a_record_that_no_longer_fits_stays_until_the_list_is_asked_anew(page_of: Any) -> None:
    page = page_of()
    page.list.filters.filters_changed.emit((Filter("status", ("draft",)),))
    (draft,) = page.list.model.uids
    page.list.table.go_to(0)
    page.approve()
    assert page.list.model.uids == [draft]
    assert page.list.table.chosen() == [draft]
    page.list.ask_anew()
    assert page.list.model.uids == []


def test_archived_records_are_shown_on_demand(page_of: Any, desk: Desk) -> None:
    page = page_of()
    first = page.list.model.uids[0]
    page.list.table.go_to(0)
    page.archive()
    assert first not in page.list.model.uids
    assert page.list.table.chosen() == [page.list.model.uids[0]], "the cursor is on the row that took its place"
    page.list.filters.archived.click()
    assert first in page.list.model.uids
    page.list.table.choose([first], first)
    page.reopen()
    assert status_of(desk, first) == "approved"


def test_parties_of_the_operator_or_of_the_whole_file(page_of: Any) -> None:
    page = page_of("party")
    own = set(page.list.model.uids)
    assert page.list.filters.of_operator.isChecked()
    page.list.filters.of_file.click()
    assert own < set(page.list.model.uids)
    page.list.filters.of_operator.click()
    assert set(page.list.model.uids) == own


def test_values_can_be_searched_where_there_are_many(qtbot: QtBot, page_of: Any) -> None:
    page = page_of("party")
    page.list.filters.of_file.click()
    picker = page.list.filters.choose("kinds", page.list.filter)
    assert picker.search.isVisible()
    qtbot.keyClicks(picker.search, "analy")
    shown = [n for n in range(picker.list.count()) if not picker.list.item(n).isHidden()]
    assert len(shown) == 1
    keys(
        qtbot,
        picker.search,
        Qt.Key.Key_Down,
    )
    keys(qtbot, picker.list, Qt.Key.Key_Space)
    assert page.list.filters.chips["kinds"].says.startswith("Kinds: web analytics")
    picker.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_filter_offers_what_occurs(page_of: Any, kind: str) -> None:
    page = page_of(kind)
    for key in filterable(kind):
        picker = page.list.filters.choose(key, page.list.filter)
        assert all(picker.list.item(n).text() for n in range(picker.list.count())), key
        picker.close()


def test_a_place_shows_a_record_that_the_filters_leave_out(page_of: Any) -> None:
    page = page_of()
    last = page.list.model.uids[-1]
    page.list.filters.filters_changed.emit((Filter("status", ("draft",)),))
    page.show_place(Place("activity", last, last, "means"))
    assert page.list.table.chosen() == [last]
    assert page.form.opened[-1] == (last, last, "means")


def test_an_archived_record_that_was_asked_for_stays_while_it_is_worked_on(page_of: Any, desk: Desk) -> None:
    page = page_of()
    uid = page.list.model.uids[0]
    desk.workspace.do(archive, uid)
    assert uid not in page.list.model.uids
    page.show_place(Place("activity", uid))
    desk.workspace.do(change, uid, {"name": {"en": "still there"}})
    assert page.list.table.chosen() == [uid]
    assert page.place() == Place("activity", uid)
    page.list.ask_anew()
    assert uid not in page.list.model.uids
