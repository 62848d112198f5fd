"""Columns and views of a list: widths, order, sorting, what is saved and what another version wrote."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from ropa.store.rows import Filter
from tests.gui.lists.page import KINDS, keys
from ui.pages.records import RecordsPage
from ui.settings import Settings
from ui.tables.columns import from_plain, moved, usual, without
from ui.tables.views import USUAL, Views

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager


def test_widths_are_kept_across_restart_and_size_of_letters(page_of: Any, settings: Settings) -> None:
    page = page_of()
    head = page.list.table.header
    letter = head.fontMetrics().averageCharWidth()
    head.resizeSection(1, 33 * letter)
    page.list.search.setText("abuse")
    page.list.search.ask_now()
    page.list.filters.filters_changed.emit((Filter("status", ("approved",)),))
    assert head.sectionSize(1) == 33 * letter
    font = QFont(page.list.table.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    page.list.table.setFont(font)
    head.setFont(font)
    twice = head.fontMetrics().averageCharWidth()
    assert twice > letter
    assert abs(head.sectionSize(1) - 33 * twice) <= 1
    settings.sync()
    again = page_of()
    again.list.views = Views(Settings(settings.path), "activity")
    assert [round(one.letters) for one in again.list.views.now.columns][1] == 33
    assert again.list.table.header.sectionSize(1) == 33 * letter
    assert again.list.table.verticalHeader().defaultSectionSize() > letter


def test_rows_grow_with_the_letters(page_of: Any) -> None:
    page = page_of()
    table = page.list.table
    before = table.rowHeight(0)
    font = QFont(table.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    table.setFont(font)
    assert table.rowHeight(0) > before * 1.7


def test_dragged_columns_stay_where_they_were_put(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    head = page.list.table.header
    head.moveSection(head.visualIndex(1), 3)
    qtbot.waitUntil(lambda: page.list.model.keys[3] == "name")
    assert [one.key for one in page.list.views.now.columns][3] == "name"
    assert page_of().list.model.keys[3] == "name"


def test_columns_are_chosen_by_keyboard(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.list.table.go_to(2)
    current = page.list.table.current
    chooser = page.list.columns.choose()
    qtbot.keyClicks(chooser.search, "means of")
    keys(qtbot, chooser.search, Qt.Key.Key_Down)
    keys(qtbot, chooser.list, Qt.Key.Key_Space)
    assert page.list.model.keys[-1] == "means"
    assert page.list.table.chosen() == [current], "what was chosen stays chosen"
    chooser.search.clear()
    chooser.list.setCurrentRow(1)
    chooser.down.click()
    assert page.list.model.keys[2] == "name"
    chooser.sort.setCurrentIndex(chooser.sort.findData("ref"))
    chooser.sort.activated.emit(chooser.sort.currentIndex())
    assert page.list.views.now.sort == "ref"
    chooser.close()
    menu = page.list.columns.menu("status")
    words = [action.text() for action in menu.actions()]
    assert "Hide this column" in words
    next(action for action in menu.actions() if action.text() == "Hide this column").trigger()
    assert "status" not in page.list.model.keys
    next(action for action in menu.actions() if action.text() == "Usual columns").trigger()
    assert page.list.model.keys == tuple(one.key for one in usual("activity"))


def test_columns_of_another_version_are_left_out() -> None:
    assert from_plain("activity", [["no_such", 10], ["name", 20], "x", ["ref", "wide"]])[0].key == "name"
    assert from_plain("activity", {"a": 1}) == usual("activity")
    assert len(without(usual("activity")[:1], "ref")) == 1
    assert moved(usual("activity"), "ref", -5) == usual("activity")


@pytest.mark.parametrize("kind", KINDS)
def test_the_usual_columns_are_there(kind: str) -> None:
    assert len(usual(kind)) >= 5
    assert usual(kind)[0].key == "ref"


def test_a_changed_view_has_a_star_and_can_be_saved(page_of: Any, settings: Settings) -> None:
    page = page_of()
    button, views = page.list.view_button, page.list.views
    assert button.text() == "Views"
    page.list.filters.filters_changed.emit((Filter("status", ("draft",)),))
    assert button.text() == "Views *"
    dialog = page.list.view_menu.ask_new()
    dialog.setTextValue("  My   drafts ")
    dialog.accept()
    assert (views.name, button.text()) == ("My drafts", "My drafts")
    page.list.columns.sort_by("ref", descending=True)
    assert button.text() == "My drafts *"
    _choose(page, "Save the changes of this view")
    assert button.text() == "My drafts"
    _choose(page, "Usual view")
    assert (len(page.list.model.uids), page.list.views.now.sort) == (6, "name")
    _choose(page, "My drafts")
    assert len(page.list.model.uids) == 1
    assert page.list.table.header.sortIndicatorSection() == 0
    again = Views(settings, "activity")
    assert (again.name, again.modified, again.now.filters) == ("My drafts", False, (Filter("status", ("draft",)),))
    dialog = page.list.view_menu.ask_other()
    assert dialog.textValue() == "My drafts"
    dialog.setTextValue("Drafts")
    dialog.accept()
    assert list(views.saved) == ["Drafts"]
    _choose(page, "Delete this view")
    assert views.saved == {}
    assert views.name == USUAL


def _choose(page: RecordsPage, words: str) -> None:
    menu = page.list.view_menu
    menu.fill()
    next(action for action in menu.actions() if action.text().removesuffix(" *") == words).trigger()


def test_views_survive_what_another_version_wrote(settings: Settings) -> None:
    settings.put("views/activity", {"Old": {"columns": [["gone", 3]], "filters": [["gone", ["x"]], 5], "sort": "gone"}})
    settings.put("view/activity", "Old")
    settings.put("list/activity", ["nonsense"])
    views = Views(settings, "activity")
    assert views.saved["Old"].columns == usual("activity")
    assert views.now.sort == "name"
    assert views.now.filters == ()


def test_a_name_with_an_ampersand_is_shown_as_it_is(page_of: Any) -> None:
    page = page_of()
    page.list.views.save_as("R&D")
    page.list.show_view()
    assert page.list.view_button.text() == "R&&D"
