"""Activities copied to other operators: what is seen before, what comes along, what is there already, one undo."""

from __future__ import annotations

from typing import Any

import pytest

from ropa.actions.copying_over import COPIED, EQUAL, NAMESAKE, NEW, copy_to_operators, planned
from ropa.actions.records import change
from ropa.actions.standing import approve, bin  # noqa: A004 (the word of the field)
from ropa.actions.undo import next_undo, redo, undo
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.opened import opened
from ropa.store.reading import holdings, row
from tests.conftest import House, check_whole, edits, facts_of, new, state


@pytest.fixture
def two(register: Register) -> list[str]:
    """Two other operators, the first of which answered that it has no systems."""
    first = new(register, "operator", {"name": {"en": "Saule"}, "none": ["system"]})
    return [first, new(register, "operator", {"name": {"en": "Aqniet"}})]


@pytest.fixture
def rich(register: Register, house: House) -> House:
    """The house with all that an activity can need: an own party, a transfer, a consent form, a tracker, terms."""
    own = new(register, "party", {"name": {"en": "Own archive"}, "number": "12-34"}, owner=house.operator)
    new(register, "location", {"country": "KZ"}, own)
    disclosure = new(register, "disclosure", {"party": own, "purposes": [house.purpose]}, house.activity)
    consent = new(
        register, "consent", {"name": {"en": "Form"}, "activities": [house.activity], "purposes": [house.purpose]},
        house.operator,
    )  # fmt: skip
    new(register, "transfer", {"country": "US", "consent": consent, "since": "2025-01-01"}, disclosure)
    new(register, "retention", {"items": [house.item]}, house.activity)
    new(
        register, "tracker", {"name": {"en": "Counter"}, "activity": house.activity, "site": "tumar.example"},
        house.operator,
    )  # fmt: skip
    register.do(change, house.activity, {"notes": "the client promised a contract", "started": "2025-01-01"})
    register.do(approve, house.activity)
    return house


def plan(register: Register, house: House, *operators: str) -> list[tuple[str, str, str]]:
    lines = register.ask(planned, [house.activity], operators)
    return [(line.operator, line.kind, line.state) for line in lines]


def copies(register: Register, operator: str) -> dict[str, Any]:
    held = register.ask(holdings, operator)
    return {kind: held.all(kind) for kind in ("activity", "system", "consent", "tracker", "party")}


def of(register: Register, operator: str, kind: str) -> Any:
    """The one record of a kind that is the operator's own."""
    (found,) = [one for one in copies(register, operator)[kind] if register.ask(row, one.uid).operator_uid == operator]
    return found


def test_it_is_seen_before_and_nothing_is_written(register: Register, rich: House, two: list[str]) -> None:
    before = state(register)
    lines = plan(register, rich, *two)
    assert {line[0] for line in lines} == set(two)
    kinds = [kind for operator, kind, state_ in lines if operator == two[0] and state_ == NEW]
    assert kinds[0] == "activity"
    assert sorted(kinds) == ["activity", "consent", "party", "system", "tracker"]
    assert state(register) == before


def test_an_activity_comes_with_its_parts_and_what_it_needs(register: Register, rich: House, two: list[str]) -> None:
    assert register.do(copy_to_operators, [rich.activity], two) == 10
    for operator in two:
        copy = of(register, operator, "activity")
        facts = facts_of(register, copy.uid)
        assert (facts["origin"], facts["status"], facts["approved"]) == (rich.activity, "draft", None)
        assert facts["origin_edit"] is not None
        assert (facts["notes"], facts["started"]) == (None, None)
        assert facts["systems"] == (of(register, operator, "system").uid,)
        purpose, item = copy.of("purpose")[0], copy.of("item")[0]
        assert item["purposes"] == (purpose.uid,)
        assert purpose.of("basis")[0]["code"] == "consent"
        assert copy.of("retention")[0]["items"] == (item.uid,)
        shared, own = sorted(copy.of("disclosure"), key=lambda one: one["party"] != rich.party)
        assert (shared["party"], shared["items"]) == (rich.party, (item.uid,))
        party = of(register, operator, "party")
        assert (own["party"], own["purposes"]) == (party.uid, (purpose.uid,))
        assert party.of("location")[0]["country"] == "KZ"
        consent = of(register, operator, "consent")
        assert (consent["activities"], consent["purposes"]) == ((copy.uid,), (purpose.uid,))
        transfer = own.of("transfer")[0]
        assert (transfer["country"], transfer["consent"], transfer["since"]) == ("US", consent.uid, None)
        tracker = of(register, operator, "tracker")
        assert (tracker["activity"], tracker["site"]) == (copy.uid, None)
    assert facts_of(register, two[0])["none"] is None
    assert facts_of(register, rich.activity)["status"] == "approved"
    check_whole(register)


def test_it_is_one_act_with_an_edit_an_operator_and_one_undo(register: Register, rich: House, two: list[str]) -> None:
    before = state(register)
    register.do(copy_to_operators, [rich.activity], two)
    made = edits(register)[-2:]
    assert [(one.operator_uid, one.action) for one in made] == [(uid, "copy_to_operators") for uid in two]
    assert [one.subject_kind for one in made] == ["activity", "activity"]
    assert made[0].act == made[1].act
    after = state(register)
    step = register.ask(next_undo, two[1], None)
    assert step is not None
    assert (step.action, step.operators) == ("copy_to_operators", 2)
    register.do(undo, two[1])
    assert state(register) == before
    assert plan(register, rich, two[0])[0] == (two[0], "activity", NEW)
    register.do(redo, two[0])
    assert state(register) == after
    check_whole(register)


def test_a_second_run_says_already_copied_and_copies_nothing(register: Register, rich: House, two: list[str]) -> None:
    register.do(copy_to_operators, [rich.activity], two[:1])
    before = state(register)
    assert plan(register, rich, two[0]) == [(two[0], "activity", COPIED)]
    assert register.do(copy_to_operators, [rich.activity], two[:1]) == 0
    assert state(register) == before
    back = of(register, two[0], "activity").uid
    (line,) = register.ask(planned, [back], [rich.operator])
    assert (line.state, line.present) == (COPIED, rich.activity), "what it was copied from is there"
    register.do(bin, back, of(register, two[0], "consent").uid, of(register, two[0], "tracker").uid)
    again = {kind: state_ for _, kind, state_ in plan(register, rich, two[0])}
    assert again == {"activity": NEW, "system": COPIED, "party": COPIED, "consent": NEW, "tracker": NEW}


def test_a_second_activity_uses_what_came_with_the_first(register: Register, rich: House, two: list[str]) -> None:
    register.do(copy_to_operators, [rich.activity], two[:1])
    more = new(register, "activity", {"name": {"en": "Visits"}, "systems": [rich.system]}, rich.operator)
    lines = register.ask(planned, [more, rich.activity], two[:1])
    assert [(line.kind, line.state) for line in lines] == [
        ("activity", NEW),
        ("activity", COPIED),
        ("system", COPIED),
    ]
    assert register.do(copy_to_operators, [more], two[:1]) == 1
    system = of(register, two[0], "system").uid
    assert {one["systems"] for one in copies(register, two[0])["activity"]} == {(system,)}


def test_what_is_equal_is_used_as_it_is(register: Register, rich: House, two: list[str]) -> None:
    system = new(register, "system", {"name": {"en": "base of  TUMAR"}}, two[0])
    party = new(register, "party", {"name": {"en": "Another name"}, "number": "12-34"}, owner=two[0])
    new(register, "activity", {"name": {"en": "Payroll of Tumar"}}, two[0])
    before = {uid: facts_of(register, uid) for uid in (system, party)}
    lines = {line.kind: line for line in register.ask(planned, [rich.activity], two[:1])}
    assert lines["activity"].state == NAMESAKE
    assert (lines["system"].state, lines["system"].present) == (EQUAL, system)
    assert (lines["party"].state, lines["party"].present) == (EQUAL, party)
    register.do(copy_to_operators, [rich.activity], two[:1])
    (copy,) = [one for one in copies(register, two[0])["activity"] if one["origin"]]
    assert copy["systems"] == (system,)
    assert party in {one["party"] for one in copy.of("disclosure")}
    assert {uid: facts_of(register, uid) for uid in (system, party)} == before


def test_a_link_to_what_does_not_come_along_is_left_out(register: Register, rich: House, two: list[str]) -> None:
    other = new(register, "activity", {"name": {"en": "Stays"}}, rich.operator)
    form = {"name": {"en": "Both"}, "activities": [other, rich.activity]}
    consent = new(register, "consent", form, rich.operator)
    register.do(copy_to_operators, [rich.activity], two[:1])
    (copy,) = [one for one in copies(register, two[0])["consent"] if one["origin"] == consent]
    assert copy["activities"] == (of(register, two[0], "activity").uid,)
    check_whole(register)


def test_what_cannot_be_copied_is_refused_and_writes_nothing(register: Register, rich: House, two: list[str]) -> None:
    before = state(register)
    with pytest.raises(RopaError, match="of that operator already"):
        register.do(copy_to_operators, [rich.activity], [two[0], rich.operator])
    with pytest.raises(RopaError, match="Only activities"):
        register.do(copy_to_operators, [rich.system], two)
    with pytest.raises(RopaError, match="no operator"):
        register.do(copy_to_operators, [rich.activity], [rich.party])
    assert state(register) == before
    register.do(bin, two[1])
    with pytest.raises(RopaError, match="in the bin"):
        register.do(copy_to_operators, [rich.activity], two)
    gone = new(register, "activity", {}, rich.operator)
    register.do(bin, gone)
    with pytest.raises(RopaError, match="in the bin"):
        register.ask(planned, [gone], two[:1])
    assert register.ask(opened, rich.activity).record["status"] == "approved"
