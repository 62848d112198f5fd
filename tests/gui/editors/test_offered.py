"""What an editor of choices offers: codes of one's own, those of a law, countries, how what is typed is matched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ropa.actions.codes import add_code
from ropa.reference import catalogue, countries
from ropa.store.opened import opened
from ropa.words import fold
from tests.gui.editors.at_the_editor import Key, offered, picking, press
from tests.gui.editors.samples import known
from ui.desk import Desk
from ui.editors import Editor, Lookup, editor_for
from ui.editors.options import Option, matching, named

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def test_a_code_of_ones_own_is_added_on_the_spot(
    lookup: Lookup, desk: Desk, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("purpose", "code"), lookup)))
    press(editor.picker, "Prize draw")
    assert offered(editor.picker)[-1] == "Add “Prize draw” as your own"
    qtbot.keyClick(editor.picker, Key.Key_Up)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    code = editor.value()
    assert code.startswith("u_")
    assert editor.picker.text() == "Prize draw"
    assert ("purposes", code) in desk.workspace.ask(opened, lookup.row.uid).names.own
    editor.picker.selectAll()
    press(editor.picker, "prize")
    assert offered(editor.picker)[0] == "Prize draw"


def test_nothing_is_added_where_the_core_lets_nobody(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    for field in (known("basis", "law"), known("operator", "languages")):
        editor = picking(place(editor_for(field, lookup)))
        press(editor.picker, "Klingon")
        assert offered(editor.picker) == ["Nothing fits"]
        qtbot.keyClick(editor.picker, Key.Key_Down)
        qtbot.keyClick(editor.picker, Key.Key_Return)
        assert not editor.value()


def test_a_law_offers_its_own_and_claims_last(lookup: Lookup, desk: Desk) -> None:
    record = desk.workspace.ask(opened, lookup.row.uid)
    field = known("basis", "code")
    of_kz = Lookup(desk, record, law="kz").options(field)
    assert {one.value[:2] for one in of_kz} == {"KZ"}
    assert [one.claim for one in of_kz] == sorted(one.claim for one in of_kz)
    assert of_kz[0].detail == "Art. 7(1)"
    assert of_kz[-1].detail == "claimed; the law does not know it"
    assert matching(of_kz, "7(1)")[0].value == "KZ7-1"
    of_gdpr = Lookup(desk, record, law="gdpr").options(field)
    assert {one.value[:2] for one in of_gdpr} == {"A6"}
    desk.laws = ("kz", "gdpr")
    both = Lookup(desk, record).options(known("activity", "operations"))
    assert len({one.value for one in both}) == len(both) > 13
    basis = next(one for one in record.record.below() if one.kind == "basis" and one["law"])
    assert Lookup(desk, record, basis).law == basis["law"]


def test_a_claim_that_is_chosen_says_so(lookup: Lookup, qtbot: QtBot) -> None:
    editor = picking(editor_for(known("basis", "code"), lookup))
    qtbot.addWidget(editor)
    editor.show_value("KZC-legitimate_interest")
    assert editor.hint == "claimed; the law does not know it"
    editor.show_value("KZ7-1")
    assert editor.hint == ""


def test_countries_are_read_when_they_are_asked_for(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    countries.cache_clear()
    catalogue.cache_clear()
    editor = picking(place(editor_for(known("system", "country"), lookup)))
    editor.show_value(None)
    assert countries.cache_info().currsize == 0
    press(editor.picker, "казах")
    assert offered(editor.picker)[0] == "Kazakhstan"
    qtbot.keyClick(editor.picker, Key.Key_Down)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    assert editor.value() == "KZ"


OPTIONS = [
    Option("a", "Сауда", also=("торговля", "trade", "a")),
    Option("b", "Ёлки и палки", also=("b",)),
    Option("c", "trade in data", claim=True),
    Option("", "Trade Ltd", shipped="x"),
]


def test_matching_folds_and_puts_beginnings_first() -> None:
    assert [one.label for one in matching(OPTIONS, "TRADE")] == ["Сауда", "Trade Ltd", "trade in data"]
    assert [one.value for one in matching(OPTIONS, "елки")] == ["b"]
    assert [one.value for one in matching(OPTIONS, "палки ел")] == ["b"]
    assert matching(OPTIONS, "  ") == OPTIONS
    assert named(OPTIONS, "Торговля ") is OPTIONS[0]
    assert named(OPTIONS, "trad") is None
    assert named([*OPTIONS, replace(OPTIONS[3], value="p", shipped="")], "trade ltd") is not None


def test_own_codes_of_others_are_named(lookup: Lookup, desk: Desk, qtbot: QtBot) -> None:
    code = desk.workspace.do(add_code, "purposes", {"ru": "лотерея"})
    editor = picking(editor_for(known("purpose", "code"), lookup))
    qtbot.addWidget(editor)
    editor.show_value(code)
    assert editor.picker.text() == "лотерея"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ФИО", "full_name"),
        ("паспорт", "id_document"),
        ("ЖСН", "iin"),
        ("фото", "photo"),
        ("жеке куәлік", "id_document"),
    ],
)
def test_data_are_found_by_the_words_that_people_use(lookup: Lookup, typed: str, code: str) -> None:
    options = lookup.options(known("item", "category"))
    assert code in [one.value for one in matching(options, typed)][:3]


@pytest.mark.parametrize(
    ("kind", "key", "typed", "code"),
    [
        ("operator", "legal_form", "ТОО", "llp"),
        ("retention", "unit", "лет", "year"),
        ("retention", "unit", "мес", "month"),
    ],
)
def test_codes_are_found_by_their_other_forms(lookup: Lookup, kind: str, key: str, typed: str, code: str) -> None:
    assert code in [one.value for one in matching(lookup.options(known(kind, key)), typed)][:3]


def test_no_word_leads_to_two_kinds_of_data() -> None:
    words = [fold(word) for entry in catalogue("data_categories").values() for word in entry.more.get("also", ())]
    assert len(words) > 30
    assert len(set(words)) == len(words)
    assert all(words)
