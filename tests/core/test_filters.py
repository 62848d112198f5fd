"""What is looked for in a list: words, filters, and what there is to filter by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ropa.actions.codes import add_code
from ropa.actions.records import change
from ropa.actions.standing import approve
from ropa.register import Register
from ropa.store.choices import called
from ropa.store.rows import CHANGED, Filter, Wanted, found, present
from tests.conftest import House, build_house, new
from tests.core.listing import listed, texts


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
