"""Copies follow the facts of what they were made of, by three states of each; nothing is asked twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ropa.actions.merging import CHANGED, merged
from ropa.actions.records import change
from ropa.actions.standing import approve
from ropa.actions.undo import undo
from ropa.store.opened import opened
from tests.conftest import check_whole, facts_of
from tests.core.following.conftest import CONFLICT, PROPOSED, Pair


@pytest.mark.parametrize(
    ("base", "here", "there", "found"),
    [
        ("a", "a", "a", None),
        ("a", "b", "a", None),
        ("a", "a", "b", PROPOSED),
        ("a", "b", "b", None),
        ("a", "b", "c", CONFLICT),
        (None, None, "b", PROPOSED),
        (None, "c", "b", CONFLICT),
        ("a", None, "b", CONFLICT),
        ("a", "a", None, PROPOSED),
        ("a", None, None, None),
        ("a", "b", None, CONFLICT),
    ],
)
def test_three_states_of_a_fact(base: Any, here: Any, there: Any, found: bool | None) -> None:
    assert merged(base, here, there) is found


Facts = Mapping[str, Any]


@pytest.mark.parametrize(
    ("template", "client", "asked", "after"),
    [
        ({}, {"means": "manual"}, {}, {"means": "manual"}),
        ({"means": "manual"}, {}, {"means": PROPOSED}, {"means": "manual"}),
        ({"means": "manual"}, {"means": "manual"}, {}, {"means": "manual"}),
        ({"means": "manual"}, {"means": "automated"}, {"means": CONFLICT}, {"means": "automated"}),
        ({"means": None}, {}, {"means": PROPOSED}, {"means": None}),
        (
            {"means": "manual"},
            {"channels": ["email"]},
            {"means": PROPOSED},
            {"means": "manual", "channels": ("email",)},
        ),
        ({"channels": []}, {}, {"channels": PROPOSED}, {"channels": ()}),
        ({"channels": ["web_form"]}, {"channels": None}, {}, {"channels": None}),
        ({"published": False}, {}, {"published": PROPOSED}, {"published": False}),
        ({"notes": "internal", "started": "2026-01-01", "review_due": "2027-01-01"}, {}, {}, {"notes": None}),
        ({"none": ["transfer"]}, {}, {"none": PROPOSED}, {"none": ("transfer",)}),
        ({"none": ["disclosure", "transfer"]}, {}, {"none": PROPOSED}, {"none": ("transfer",)}),
    ],
)
def test_a_fact_that_changed_is_proposed_or_is_a_conflict(
    pair: Pair, template: Facts, client: Facts, asked: Mapping[str, bool], after: Facts
) -> None:
    pair.register.do(change, pair.house.activity, template)
    pair.register.do(change, pair.copy, client)
    assert {key: conflict for _, _, key, conflict in pair.asked()} == asked
    assert pair.decide() == sum(not conflict for conflict in asked.values())
    facts = facts_of(pair.register, pair.copy)
    assert {key: facts[key] for key in after} == after
    assert pair.asked() == [], "nothing is asked twice"
    check_whole(pair.register)


def test_languages_of_a_text_are_decided_apart(pair: Pair) -> None:
    pair.register.do(change, pair.house.activity, {"name": {"en": "Wages", "ru": "Зарплата"}})
    pair.register.do(change, pair.copy, {"name": {"en": "Pay", "kk": "Жалақы"}})
    assert pair.asked() == [(CHANGED, "activity", "name.ru", PROPOSED), (CHANGED, "activity", "name.en", CONFLICT)]
    found = pair.behind()
    assert found is not None
    assert [(one.base, one.here, one.there) for one in found.offers] == [
        (None, None, '"Зарплата"'),
        ('"Payroll of Tumar"', '"Pay"', '"Wages"'),
    ]
    assert pair.decide() == 1
    assert dict(pair.record["name"].texts) == {"kk": "Жалақы", "ru": "Зарплата", "en": "Pay"}


def test_a_new_copy_has_nothing_to_decide_whatever_its_template_went_through(pair: Pair) -> None:
    assert pair.asked() == []
    pair.register.do(change, pair.house.activity, {"means": "manual"})
    pair.register.do(change, pair.house.activity, {"means": "mixed"})
    assert pair.asked() == [], "it says again what it said"
    pair.register.do(change, pair.house.activity, {"means": "manual"})
    pair.register.do(undo, pair.house.operator)
    assert pair.asked() == []
    pair.register.do(approve, pair.house.activity)
    assert pair.asked() == [], "how a template stands is its own matter"


def test_what_was_kept_is_asked_again_only_when_it_changes_once_more(pair: Pair) -> None:
    pair.register.do(change, pair.house.activity, {"means": "manual"})
    assert pair.decide(keys=set()) == 0
    assert pair.record["means"] == "mixed"
    assert pair.asked() == []
    pair.register.do(change, pair.house.activity, {"department": {"en": "Accounts"}})
    assert pair.asked() == [(CHANGED, "activity", "department.en", PROPOSED)]
    pair.register.do(change, pair.house.activity, {"means": "automated"})
    assert (CHANGED, "activity", "means", CONFLICT) in pair.asked(), "the copy says otherwise on purpose"


def test_facts_of_parts_at_every_depth_are_compared(pair: Pair) -> None:
    house, register = pair.house, pair.register
    term = register.ask(opened, house.activity).record.of("retention")[0]
    register.do(change, house.basis, {"code": "law"})
    register.do(change, house.item, {"mandatory": True})
    register.do(change, term.uid, {"number": 3})
    register.do(change, term.of("retention_end")[0].uid, {"event": "dismissal"})
    register.do(change, pair.of("retention").uid, {"number": 7})
    assert pair.asked() == [
        (CHANGED, "basis", "code", PROPOSED),
        (CHANGED, "item", "mandatory", PROPOSED),
        (CHANGED, "retention", "number", CONFLICT),
        (CHANGED, "retention_end", "event", PROPOSED),
    ]
    assert pair.decide() == 3
    assert (pair.of("basis")["code"], pair.of("item")["mandatory"], pair.of("retention")["number"]) == ("law", True, 7)
    assert pair.of("retention_end")["event"] == "dismissal"
    assert pair.asked() == []
