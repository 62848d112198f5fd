"""The rows of each kind: their order, what stays where it is after a change, the operator in view."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ropa.actions.records import change, create
from ropa.actions.sample import sample_uid
from ropa.i18n import translator
from ropa.store.opened import operator_card
from ropa.words import sort_key
from tests.gui.lists.page import KINDS, names
from ui.desk import Desk, Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_list(page_of: Any, desk: Desk, kind: str) -> None:
    page = page_of(kind)
    assert page.place() == Place(kind)
    assert page.form is None, "no form is built before a record is shown"
    assert all(head for head in (page.list.model.headerData(n, Qt.Orientation.Horizontal) for n in range(5)))
    desk.workspace.do(create, kind, {}, _parent(desk, kind))
    assert "No name yet" in names(page) or kind == "transfer" or all(names(page))


def _parent(desk: Desk, kind: str) -> str | None:
    if kind == "party":
        return None
    return sample_uid("tumar", "t_ga") if kind == "transfer" else desk.operator


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_order_is_that_of_the_alphabet(page_of: Any, desk: Desk, language: str) -> None:
    desk.tr = translator(language)
    page = page_of()
    assert len(names(page)) == 6
    assert names(page) == sorted(names(page), key=lambda name: sort_key(name, language))
    before = list(page.list.model.uids)
    page.list.ask_anew()
    assert page.list.model.uids == before


def test_a_click_on_the_head_sorts_both_ways(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    head = page.list.table.header
    place = QPoint(head.sectionViewportPosition(0) + 10, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    refs = [page.list.model.cells(n)[0] for n in range(6)]
    assert refs == sorted(refs)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [page.list.model.cells(n)[0] for n in range(6)] == sorted(refs, reverse=True)
    assert head.sortIndicatorSection() == 0


def test_a_name_changed_stays_where_it_is_until_the_list_is_asked_anew(page_of: Any, desk: Desk) -> None:
    page = page_of()
    first = page.list.model.uids[0]
    page.list.table.go_to(0)
    desk.workspace.do(change, first, {"name": {"en": "zzz"}})
    assert page.list.model.uids[0] == first
    assert names(page)[0] == "zzz"
    assert page.list.table.chosen() == [first]
    page.list.ask_anew()
    assert page.list.model.uids[-1] == first
    assert page.list.table.chosen() == [first]


def test_another_operator_has_other_rows(page_of: Any, desk: Desk) -> None:
    page = page_of()
    page.list.table.go_to(1)
    desk.show_operator(desk.workspace.ask(operator_card, sample_uid("baga", "operator")))
    page.show_place(Place("activity"))
    assert len(page.list.model.uids) == 4
    assert page.list.table.chosen() == []
    assert page.place() == Place("activity")


def test_what_is_chosen_and_seen_stays_after_a_change(page_of: Any, desk: Desk) -> None:
    made = [desk.workspace.do(create, "activity", {"name": {"en": f"n{n:03}"}}, desk.operator).uid for n in range(60)]
    page = page_of()
    page.resize(900, 300)
    table = page.list.table
    table.go_to(45)
    table.choose([made[40], made[42]], made[42])
    top = page.list.model.uids[table.verticalScrollBar().value()]
    desk.workspace.do(create, "activity", {"name": {"en": "a first one"}}, desk.operator)
    assert table.chosen() == [made[40], made[42]]
    assert table.current == made[42]
    assert page.list.model.uids[table.verticalScrollBar().value()] == top
