"""Records added to a list: at once, or picked among the well-known; lists that are empty and say what belongs there."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ropa.actions.records import create
from ropa.actions.sample import sample_uid
from ropa.actions.standing import archive
from ropa.actions.undo import undo
from ropa.i18n import translator
from ropa.store.opened import operator_card
from ropa.store.reading import row
from tests.gui.lists.page import keys, names, popup, status_of, texts
from ui.desk import Desk
from ui.tables.empty import EMPTY
from ui.tables.picker import Picker

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager


def test_records_are_added_with_the_cursor_in_the_form(page_of: Any, desk: Desk) -> None:
    page = page_of()
    page.list.search.setText("abuse")
    page.list.search.ask_now()
    page.list.add.add.click()
    made = page.list.table.current
    assert status_of(desk, made) == "draft"
    assert page.form.opened[-1][0] == made
    assert page.form.hasFocus()
    assert len(page.list.model.uids) == 2, "what is searched for stays searched for"
    desk.workspace.do(undo, desk.operator)
    assert made not in page.list.model.uids


@pytest.mark.parametrize("kind", ["party", "activity", "consent", "tracker", "system", "engagement", "access"])
def test_each_kind_is_added_at_once(page_of: Any, desk: Desk, kind: str) -> None:
    page = page_of(kind)
    before = set(page.list.model.uids)
    page.add()
    assert [one for one in page.list.model.uids if one not in before] == [page.place().record]
    assert desk.workspace.ask(row, page.place().record).operator_uid == (None if kind == "party" else desk.operator)


def test_a_well_known_party_is_picked_by_keyboard(qtbot: QtBot, page_of: Any) -> None:
    page = page_of("party")
    picker = page.add_known()
    assert picker.search.hasFocus()
    qtbot.keyClicks(picker.search, "hotjar")
    assert len(picker.choices.values) == 1
    spoken = picker.choices.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Hotjar")
    with qtbot.waitSignal(picker.picked):
        keys(qtbot, picker.search, Qt.Key.Key_Return)
    assert "Hotjar Limited" in names(page)
    assert page.list.table.current == page.place().record
    assert page.form.hasFocus()


def test_a_well_known_tracker_comes_with_its_party(qtbot: QtBot, page_of: Any) -> None:
    page = page_of("tracker")
    assert page.list.add.more.accessibleName() == "Pick a well-known tracker"
    keys(qtbot, page.list.add.more, Qt.Key.Key_Space)
    picker = popup(Picker)
    qtbot.keyClicks(picker.search, "clarity")
    keys(qtbot, picker.search, Qt.Key.Key_Return)
    assert "Microsoft Clarity" in names(page)


def test_a_transfer_is_added_to_what_it_is_a_transfer_of(qtbot: QtBot, page_of: Any, desk: Desk) -> None:
    page = page_of("transfer")
    assert page.list.model.uids == []
    page.list.emptiness.buttons[0].click()
    picker = popup(Picker)
    qtbot.keyClicks(picker.search, "google analytics")
    with qtbot.waitSignal(desk.go_requested) as gone:
        keys(qtbot, picker.search, Qt.Key.Key_Return)
    (place,) = gone.args
    assert place.section == "transfer"
    assert desk.workspace.ask(row, place.record).parent_uid == sample_uid("tumar", "t_ga")
    page.show_place(place)
    assert page.list.table.chosen() == [place.record]
    assert page.form.opened[-1] == (sample_uid("tumar", "t_ga"), place.record, "country")
    assert names(page) == ["Google LLC"]


@pytest.mark.parametrize("kind", sorted(EMPTY))
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_empty_list_says_what_belongs_there(page_of: Any, desk: Desk, kind: str, language: str) -> None:
    desk.tr = translator(language)
    desk.operator = desk.workspace.do(create, "operator", {}).uid
    page = page_of(kind)
    said = texts(page.list.emptiness)
    assert len(said) == 4
    assert said[0] == desk.tr(EMPTY[kind].heading)
    assert "94-V" in said[3]
    assert page.list.emptiness.buttons[0].text()
    page.list.emptiness.buttons[0].click()
    assert kind == "transfer" or page.list.table.isVisible()
    if kind == "transfer":
        popup(Picker).close()


def test_there_are_none_is_an_answer(page_of: Any, desk: Desk) -> None:
    page = page_of("access")
    assert desk.operator is not None
    page.list.emptiness.buttons[1].click()
    assert "access" in (desk.workspace.ask(operator_card, desk.operator).none or ())
    assert texts(page.list.emptiness)[0] == "Answered: there are none"
    page.list.emptiness.buttons[1].click()
    assert "access" not in (desk.workspace.ask(operator_card, desk.operator).none or ())
    assert texts(page.list.emptiness)[0] == "No persons with access yet"


def test_a_list_of_archived_records_is_not_empty(page_of: Any, desk: Desk) -> None:
    page = page_of("system")
    desk.workspace.do(archive, *page.list.model.uids)
    assert texts(page.list.emptiness)[0] == "1 record, archived"
    page.list.emptiness.buttons[1].click()
    assert len(page.list.model.uids) == 1
