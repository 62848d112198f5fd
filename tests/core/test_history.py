"""History: to whom Edits belong, what is in conflict, and old values of any date."""

from __future__ import annotations

import pytest

from ropa.actions.records import Conflict, change, create
from ropa.actions.standing import bin, restore  # noqa: A004
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.register import Register
from ropa.store.around import users
from ropa.store.history import history_of, last_edit
from ropa.store.reading import holdings
from ropa.store.tables import Change, Edit
from ropa.words import Words
from tests.conftest import AUTHOR, House, build_house, change_all, check_whole, count, edits, facts_of, new, now, state

# ------------------------------------------------------------------------------------------------ to whom Edits belong


def test_shared_records_belong_to_no_operator(register: Register, house: House) -> None:
    own = new(register, "party", {"name": {"en": "Own"}}, owner=house.operator)
    register.do(change, house.party, {"site": "bank.kz"})
    register.do(create, "location", {"country": "KZ"}, house.party)
    new(register, "catalogue_entry", {"catalogue": "purposes", "code": "u_00000001"})
    subjects = [(edit.action, edit.subject_kind) for edit in edits(register, None)]
    assert subjects == [("create", "party"), ("change", "party"), ("create", "party"), ("create", "catalogue_entry")]
    assert [edit.operator_uid for edit in edits(register) if edit.subject_uid == own] == [house.operator]
    assert register.ask(last_edit, house.operator) == edits(register)[-1].id


def test_an_act_over_several_operators_is_an_edit_each_and_undone_whole(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    before, known = state(register), count(register, Edit)
    register.do(change_all, [house.activity, other.activity, house.system, house.party], {"notes": "bulk"})
    done = state(register)
    written = edits(register)[known:]
    assert {edit.operator_uid for edit in written} == {house.operator, other.operator, None}
    assert (len(written), len({edit.act for edit in written})) == (3, 1)
    for chain, action, wanted in ((other.operator, undo, before), (None, redo, done), (None, undo, before)):
        register.do(action, chain)
        assert state(register) == wanted
    assert len({edit.act for edit in edits(register)[-3:]}) == 1
    check_whole(register)


def test_the_history_of_a_record_is_read_newest_first(register: Register, house: House) -> None:
    register.do(change, house.basis, {"code": "law"})
    lines = register.ask(history_of, [house.purpose, house.basis])
    assert (lines[0].key, lines[0].old, lines[0].new, lines[0].author) == ("code", '"consent"', '"law"', AUTHOR)
    assert {line.record_uid for line in lines} == {house.purpose, house.basis}
    assert [line.id for line in lines] == sorted((line.id for line in lines), reverse=True)


# ------------------------------------------------------------------------------------------------------ conflicts


def test_a_conflict_is_judged_by_the_field(register: Register, house: House) -> None:
    register.do(change, house.activity, {"notes": "seen", "place": 1})
    register.author = "Bolat"
    register.do(change, house.activity, {"notes": "Bolat's", "place": 2})
    before = state(register)
    with pytest.raises(Conflict) as conflict:
        register.do(change, house.activity, {"notes": "mine"}, {"notes": "seen"})
    assert (conflict.value.key, conflict.value.shown, conflict.value.stored) == ("notes", "seen", "Bolat's")
    assert "“Internal notes” was changed meanwhile" in conflict.value.says(translator("en"))
    assert state(register) == before
    register.do(change, house.activity, {"means": "both"}, {"means": None, "notes": "seen"})
    register.do(change, house.activity, {"place": "2"}, {"place": 1})
    register.do(change, house.activity, {"notes": "mine"}, {"notes": "Bolat's"})
    assert facts_of(register, house.activity)["notes"] == "mine"


def test_a_conflict_of_words_shows_both_in_all_languages(register: Register, house: House) -> None:
    register.do(change, house.activity, {"name": {"en": "Wages"}})
    with pytest.raises(Conflict) as conflict:
        register.do(
            change, house.activity, {"name": {"en": "Pay", "kk": "Төлем"}}, {"name": {"en": "Payroll of Tumar"}}
        )
    assert (conflict.value.shown, conflict.value.stored) == ({"en": "Payroll of Tumar"}, Words.of(en="Wages"))
    with pytest.raises(Conflict) as conflict:
        register.do(change, house.activity, {"name": None}, {"name": None})
    assert conflict.value.stored == Words.of(en="Wages")


# -------------------------------------------------------------------------------------------- old values of any date


def test_old_values_are_read_as_they_were(register: Register, house: House) -> None:
    begun, then = now(), register.ask(holdings, house.operator)
    register.do(change, house.activity, {"name": {"en": "Wages", "ru": "Зарплата"}, "systems": [], "published": False})
    register.do(bin, house.disclosure)
    later = new(register, "activity", {"name": {"en": "Guests"}}, house.operator)
    register.do(change, house.party, {"name": {"en": "Another bank"}})
    binned = now()
    register.do(restore, house.disclosure)
    read = register.ask(holdings, house.operator, begun)
    assert read == then
    assert read.find(later) is None
    assert read.find(house.party) is not None
    between = register.ask(holdings, house.operator, binned)
    assert (between.find(house.disclosure), between.find(later) is None) == (None, False)
    whole = register.ask(holdings, house.operator)
    assert whole.find(house.disclosure)["items"] == (house.item,)
    assert whole.find(house.party)["name"] == Words.of(en="Another bank")


def test_parts_stand_in_the_order_of_that_day(register: Register, house: House) -> None:
    for place, name in ((2, "two"), (1, "one"), (None, "last")):
        new(register, "purpose", {"text": {"en": name}, "place": place}, house.activity)
    begun, then = now(), register.ask(holdings, house.operator)
    said = [one["text"].get("en") for one in then.find(house.activity).of("purpose")]
    assert said == ["one", "two", "Paying wages", "last"]
    for place, one in enumerate(reversed(then.find(house.activity).of("purpose"))):
        register.do(change, one.uid, {"place": place})
    places = [
        one["text"].get("en") for one in register.ask(holdings, house.operator).find(house.activity).of("purpose")
    ]
    assert places == said[::-1]
    assert register.ask(holdings, house.operator, begun) == then


def test_before_an_operator_was_there_it_cannot_be_read(register: Register) -> None:
    before = now()
    operator = new(register, "operator")
    with pytest.raises(RopaError, match="not in the register then"):
        register.ask(holdings, operator, before)


def test_reading_leaves_no_trace(register: Register, house: House) -> None:
    known = count(register, Change)
    register.ask(holdings, house.operator)
    assert [one.uid for one in register.ask(users, house.party)] == [house.activity]
    with pytest.raises(RopaError):
        register.do(change, house.activity, {"nonsense": 1})
    assert count(register, Change) == known
