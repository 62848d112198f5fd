"""Lists: which records stand in them, in what order, what their cells say, and what there is to filter by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ropa.actions.codes import add_code
from ropa.actions.records import change, create
from ropa.actions.sample import sample_uid
from ropa.actions.standing import approve, archive, bin  # noqa: A004 (the word of the field)
from ropa.errors import RopaError
from ropa.i18n import LANGUAGES
from ropa.model import ROOTS
from ropa.register import Register
from ropa.store.cells import LONGEST
from ropa.store.choices import called
from ropa.store.columns import LISTED
from ropa.store.rows import CHANGED, Filter, Wanted, cells, columns, found, narrowed, operators_found, present
from ropa.words import sort_key
from tests.conftest import House, build_house, new

TUMAR = sample_uid("tumar", "operator")


def texts(register: Register, kind: str, uids: list[str], key: str, language: str = "en") -> list[str]:
    """What one column says, row by row."""
    said = register.ask(cells, kind, uids, [key], language)
    return [said[uid][0] for uid in uids]


def listed(register: Register, kind: str, operator: str | None, key: str = "name", **more: object) -> list[str]:
    """A list's texts in one column, in the order of the list."""
    wanted = replace(Wanted(kind, operator, "en"), **more)  # type: ignore[arg-type]
    return texts(register, kind, register.ask(found, wanted), key)


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


# ------------------------------------------------------------------------------------------------ what is looked for


def test_words_are_found_in_parts_and_linked_names_too(register: Register, house: House) -> None:
    build_house(register, "Qurylys")
    for typed in ("payroll", "WAGES", "bank  of", "base tumar"):
        assert listed(register, "activity", house.operator, typed=typed) == ["Payroll of Tumar"]
    assert listed(register, "activity", house.operator, typed="qurylys") == []
    assert listed(register, "activity", None, typed="100%_") == []


def test_filters_are_met_together_and_their_values_one_by_one(register: Register, house: House) -> None:
    many = {"means": "mixed", "channels": ["web_form"], "published": True, "joint_with": [house.party]}
    full = new(register, "activity", {"name": {"en": "Full"}, **many}, house.operator)
    none = {"means": "automated", "channels": [], "published": False, "joint_with": []}
    empty = new(register, "activity", {"name": {"en": "None"}, **none}, house.operator)
    want = Wanted("activity", house.operator, "en")

    def chosen(*filters: tuple[str, tuple[str, ...]]) -> set[str]:
        return set(register.ask(found, replace(want, filters=tuple(Filter(*one) for one in filters))))

    assert chosen(("means", ("mixed",))) == {full}
    assert chosen(("means", ("mixed", "automated"))) == {full, empty}
    assert chosen(("means", ("",))) == {house.activity}
    assert chosen(("means", ("", "mixed")), ("channels", ("web_form",))) == {full}
    assert chosen(("channels", ("[]",))) == {empty}
    assert chosen(("joint_with", (house.party,))) == {full}
    assert chosen(("published", ("yes",))) == {full}
    assert chosen(("published", ("no",))) == {empty}
    assert chosen(("published", ())) == set()
    assert chosen(("name", ("*",))) == {full, empty, house.activity}
    assert chosen(("item", ("*",))) == {house.activity}
    assert chosen(("purpose", ("",))) == {full, empty}
    assert chosen(("basis.code", ("consent",))) == {house.activity}
    assert chosen(("disclosure", (house.party,))) == {house.activity}


def test_what_was_changed_since_approval_can_be_chosen(register: Register, house: House) -> None:
    other = new(register, "activity", {"name": {"en": "Guests"}}, house.operator)
    register.do(approve, house.activity, other)
    want = Wanted("activity", house.operator, "en", filters=(Filter("status", (CHANGED,)),))
    assert register.ask(found, want) == []
    register.do(change, house.basis, {"covers": {"en": "all"}})
    register.do(change, other, {"notes": "x"})
    register.do(change, other, {"notes": None})
    assert register.ask(found, want) == [house.activity]
    assert texts(register, "activity", [house.activity, other], "status") == ["approved, changed since", "approved"]
    assert (CHANGED, "changed since approval") in register.ask(present, want, "status")


def test_present_is_what_the_other_filters_leave(register: Register, house: House) -> None:
    code = register.do(add_code, "channels", {"en": "Pigeon post", "kk": "Көгершін"})
    new(register, "activity", {"name": {"en": "A"}, "channels": [code, "web_form"], "means": "mixed"}, house.operator)
    new(register, "activity", {"name": {"en": "B"}, "channels": [], "means": "automated"}, house.operator)
    want = Wanted("activity", house.operator, "en")
    every = register.ask(present, want, "channels")
    assert [value for value, _ in every] == [code, "web_form", "[]", ""]
    assert every[0][1] == "Pigeon post"
    only = replace(want, filters=(Filter("means", ("mixed",)), Filter("channels", ("nothing",))))
    assert [value for value, _ in register.ask(present, only, "channels")] == [code, "web_form"]
    assert register.ask(present, replace(want, typed="payroll"), "systems") == [(house.system, "Base of Tumar")]
    assert [value for value, _ in register.ask(present, want, "purpose")] == ["*", ""]
    assert register.ask(present, want, "operator") == [(house.operator, "Tumar")]
    assert register.ask(present, want, "edited") == []


# ------------------------------------------------------------------------------------------------ what the cells say


def test_cells_speak_in_the_order_of_the_keys(register: Register, house: House) -> None:
    register.do(change, house.activity, {"means": "mixed", "published": False, "started": "2025-02-01"})
    register.do(create, "retention", {"number": 5, "unit": "year"}, house.activity)
    keys = [
        "started",
        "ref",
        "name",
        "systems",
        "published",
        "purpose",
        "item",
        "disclosure",
        "retention.number",
        "ended",
    ]
    said = register.ask(cells, "activity", [house.activity], keys, "en")[house.activity]
    assert said == (
        "01.02.2025",
        "A-001",
        "Payroll of Tumar",
        "Base of Tumar",
        "no",
        "Paying wages",
        "Name",
        "Bank of Tumar",
        "5 years",
        "",
    )


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (5, "year", {"kk": "5 жыл", "ru": "5 лет", "en": "5 years"}),
        (1, "year", {"kk": "1 жыл", "ru": "1 год", "en": "1 year"}),
        (22, "month", {"kk": "22 ай", "ru": "22 месяца", "en": "22 months"}),
        (10, "working_day", {"kk": "10 жұмыс күні", "ru": "10 рабочих дней", "en": "10 working days"}),
        (10, None, {"kk": "10", "ru": "10", "en": "10"}),
    ],
)
def test_a_number_is_said_with_its_unit(
    register: Register, house: House, number: int, unit: str | None, said: dict[str, str]
) -> None:
    form = new(register, "consent", {"term_number": number, "term_unit": unit}, house.operator)
    for language, text in said.items():
        assert register.ask(cells, "consent", [form], ["term_number"], language) == {form: (text,)}
    empty = new(register, "consent", {"term_unit": "year"}, house.operator)
    assert register.ask(cells, "consent", [empty], ["term_number"], "ru") == {empty: ("",)}


def test_a_record_without_a_name_shows_its_number(register: Register, house: House) -> None:
    uid = new(register, "activity", {}, house.operator)
    assert texts(register, "activity", [uid], "name") == ["A-002"]


def test_cells_are_one_line_and_not_too_long(register: Register, house: House) -> None:
    register.do(change, house.activity, {"description": {"en": "one\n\ntwo " * 10_000}})
    (text,) = texts(register, "activity", [house.activity], "description")
    assert text.startswith("one two one")
    assert len(text) == LONGEST + 1
    assert "\n" not in text


def test_parts_stand_in_their_order_and_each_text_once(register: Register, house: House) -> None:
    for place, name in ((2, "B"), (1, "A"), (3, "B")):
        new(register, "purpose", {"text": {"en": name}, "place": place}, house.activity)
    gone = new(register, "purpose", {"text": {"en": "C"}}, house.activity)
    register.do(bin, gone)
    assert texts(register, "activity", [house.activity], "purpose") == ["A; B; Paying wages"]


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


@pytest.mark.parametrize(
    ("kind", "key", "value", "said"),
    [
        ("transfer", "country", "JP", {"ru": "Япония", "en": "Japan", "kk": "Жапония"}),
        ("activity", "transfer.country", "JP", {"ru": "Япония", "en": "Japan", "kk": "Жапония"}),
        ("activity", "published", "yes", {"ru": "да", "en": "yes", "kk": "иә"}),
        ("activity", "channels", "[]", {"en": "none"}),
        ("activity", "name", "", {"ru": "ответ не дан", "en": "not answered"}),
        ("activity", "means", "no such", {"ru": "no such", "en": "no such"}),
    ],
)
def test_a_value_that_no_record_has_is_called_by_its_name(
    register: Register, kind: str, key: str, value: str, said: dict[str, str]
) -> None:
    for language, text in said.items():
        assert register.ask(called, kind, key, value, language) == text
