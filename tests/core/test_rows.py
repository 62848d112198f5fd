"""Lists: which records stand in them, and in what order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ropa.actions.records import change
from ropa.actions.standing import archive, bin  # noqa: A004 (the word of the field)
from ropa.errors import RopaError
from ropa.i18n import LANGUAGES
from ropa.model import ROOTS
from ropa.register import Register
from ropa.store.columns import LISTED
from ropa.store.rows import Filter, Wanted, cells, columns, found, narrowed, operators_found, present
from ropa.words import sort_key
from tests.conftest import House, build_house, new
from tests.core.listing import TUMAR, listed, texts

# --------------------------------------------------------------------------------------------------- what is listed


@pytest.mark.parametrize("kind", LISTED)
@pytest.mark.parametrize("operator", [TUMAR, None])
def test_every_column_can_be_shown_sorted_by_and_filtered_by(sample: Register, kind: str, operator: str | None) -> None:
    whole = Wanted(kind, operator, "ru", archived=True)
    uids = sample.ask(found, whole)
    assert all(sample.ask(cells, kind, uids, list(columns(kind)), "ru")[uid][0] for uid in uids)
    for key, column in columns(kind).items():
        assert column.label("kk")
        assert column.key == key
        for descending in (False, True):
            again = sample.ask(found, replace(whole, sort=key, descending=descending))
            assert sorted(again) == sorted(uids)
        for value, label in sample.ask(present, whole, key):
            assert label
            some = sample.ask(found, replace(whole, filters=(Filter(key, (value,)),)))
            assert some, (key, value)
            assert set(some) <= set(uids)


@pytest.mark.parametrize("kind", [one for one in LISTED if one in ROOTS])
@pytest.mark.parametrize("operator", [TUMAR, None])
def test_what_a_list_holds_narrowed_by_letters_is_what_is_found(
    sample: Register, kind: str, operator: str | None
) -> None:
    for descending, typed in ((False, "а"), (True, "а т"), (False, "ТОО «")):
        whole = Wanted(kind, operator, "ru", descending=descending)
        asked = replace(whole, typed=typed)
        assert sample.ask(narrowed, asked, sample.ask(found, whole)) == sample.ask(found, asked)


def test_a_list_holds_what_lives_and_is_not_archived(register: Register, house: House) -> None:
    other = new(register, "activity", {"name": {"en": "Guests"}}, house.operator)
    build_house(register, "Qurylys")
    assert listed(register, "activity", house.operator) == ["Guests", "Payroll of Tumar"]
    register.do(archive, other)
    assert listed(register, "activity", house.operator) == ["Payroll of Tumar"]
    assert listed(register, "activity", house.operator, archived=True) == ["Guests", "Payroll of Tumar"]
    assert listed(register, "activity", house.operator, filters=(Filter("status", ("archived",)),)) == ["Guests"]
    register.do(bin, other)
    assert listed(register, "activity", house.operator, archived=True) == ["Payroll of Tumar"]
    assert listed(register, "activity", None) == ["Payroll of Qurylys", "Payroll of Tumar"]
    assert listed(register, "activity", None, "operator") == ["Qurylys", "Tumar"]


def test_an_operator_sees_the_parties_it_uses_or_owns(register: Register, house: House) -> None:
    new(register, "party", {"name": {"en": "Nobody's"}})
    own = new(register, "party", {"name": {"en": "Own"}}, owner=house.operator)
    new(register, "party", {"name": {"en": "Foreign"}}, owner=build_house(register, "Qurylys").operator)
    host = new(register, "party", {"name": {"en": "Host"}})
    register.do(change, house.system, {"host": host})
    assert listed(register, "party", house.operator) == ["Bank of Tumar", "Host", "Own"]
    assert listed(register, "party", None) == ["Bank of Qurylys", "Bank of Tumar", "Foreign", "Host", "Nobody's", "Own"]
    register.do(bin, own)
    register.do(change, house.system, {"host": None})
    assert listed(register, "party", house.operator) == ["Bank of Tumar"]


def test_a_transfer_is_named_after_whom_it_goes_to(register: Register, house: House) -> None:
    new(register, "transfer", {"country": "US"}, house.disclosure)
    new(register, "transfer", {"country": "DE"}, house.system)
    tracker = new(register, "tracker", {"name": {"en": "Counter"}}, house.operator)
    new(register, "transfer", {"country": "RU"}, tracker)
    assert listed(register, "transfer", house.operator) == ["Bank of Tumar", "Germany", "Russia"]
    assert listed(register, "transfer", house.operator, "belongs") == ["Payroll of Tumar", "Base of Tumar", "Counter"]
    assert listed(register, "transfer", house.operator, typed="base germany") == ["Germany"]
    cloud = new(register, "party", {"name": {"en": "Cloud"}})
    register.do(change, tracker, {"party": cloud})
    register.do(change, house.system, {"host": cloud})
    assert listed(register, "transfer", house.operator) == ["Bank of Tumar", "Cloud", "Cloud"]
    nowhere = new(register, "transfer", {}, new(register, "disclosure", {}, house.activity))
    assert texts(register, "transfer", [nowhere], "name") == ["T-004"]
    register.do(bin, nowhere)
    assert listed(register, "transfer", house.operator, typed="payroll") == ["Bank of Tumar"]
    register.do(archive, tracker)
    assert listed(register, "transfer", house.operator, "country", sort="country") == ["Germany", "United States"]
    assert listed(register, "activity", house.operator, "transfer.country") == ["United States"]
    assert listed(register, "transfer", house.operator, filters=(Filter("country", ("US",)),)) == ["Bank of Tumar"]


def test_a_kind_or_column_that_is_not_there_is_refused(register: Register) -> None:
    for wanted in (Wanted("item", None, "en"), Wanted("activity", None, "en", sort="colour")):
        with pytest.raises((RopaError, KeyError)):
            register.ask(found, wanted)
    with pytest.raises(RopaError, match="no field"):
        register.ask(found, Wanted("activity", None, "en", filters=(Filter("colour", ("red",)),)))


# ---------------------------------------------------------------------------------------------------- in what order


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_follow_the_alphabet_of_the_language(sample: Register, language: str) -> None:
    uids = sample.ask(found, Wanted("activity", None, language))
    keys = [sort_key(name, language) for name in texts(sample, "activity", uids, "name", language)]
    assert keys == sorted(keys)
    assert sample.ask(found, Wanted("activity", None, language, descending=True)) == uids[::-1]


def test_what_is_not_answered_stands_last_either_way(register: Register, house: House) -> None:
    nameless = new(register, "activity", {}, house.operator)
    dated = new(register, "activity", {"name": {"en": "A 10"}, "started": "2025-01-01"}, house.operator)
    later = new(register, "activity", {"name": {"en": "A 9"}, "started": "2026-01-01"}, house.operator)
    want = Wanted("activity", house.operator, "en")
    assert register.ask(found, want) == [later, dated, house.activity, nameless]
    assert register.ask(found, replace(want, descending=True)) == [house.activity, dated, later, nameless]
    by_day = replace(want, sort="started")
    assert register.ask(found, by_day) == [dated, later, house.activity, nameless]
    assert register.ask(found, replace(by_day, descending=True)) == [later, dated, house.activity, nameless]


def test_numbers_days_and_codes_are_sorted_by_what_they_mean(register: Register, house: House) -> None:
    second = new(register, "activity", {"means": "automated"}, house.operator)
    third = new(register, "activity", {"means": "mixed"}, house.operator)
    want = Wanted("activity", house.operator, "en")
    assert register.ask(found, replace(want, sort="ref", descending=True)) == [third, second, house.activity]
    said = texts(register, "activity", register.ask(found, replace(want, sort="means")), "means")
    assert said == [*sorted(said[:2]), ""]
    register.do(change, house.item, {"notes": "just now"})
    assert register.ask(found, replace(want, sort="edited", descending=True))[0] == house.activity
    assert all(texts(register, "activity", [house.activity], "edited"))


# -------------------------------------------------------------------------------------------------------- operators


def test_the_switcher_finds_operators_by_what_they_say_of_themselves(register: Register, tmp_path: Path) -> None:
    del tmp_path
    house = build_house(register, "Tumar")
    new(register, "route", {"address": "info@elsewhere.kz"}, house.operator)
    short = new(register, "operator", {"short_name": {"kk": "Құрылыс"}, "bin": "990140001233"})
    blank = new(register, "operator")
    every = register.ask(operators_found, "", "en")
    assert [(one.uid, one.ref, one.name) for one in every] == [
        (short, "O-002", "Құрылыс"),
        (house.operator, "O-001", "Tumar"),
        (blank, "O-003", "O-003"),
    ] or [one.name for one in every] == ["Tumar", "Құрылыс", "O-003"]
    assert [one.uid for one in register.ask(operators_found, "курылыс", "kk")] == [short]
    assert [one.uid for one in register.ask(operators_found, "9901", "kk")] == [short]
    assert [one.uid for one in register.ask(operators_found, "o-001", "kk")] == [house.operator]
    assert register.ask(operators_found, "elsewhere", "kk") == []
    register.do(archive, blank)
    assert blank not in {one.uid for one in register.ask(operators_found, "", "kk")}
