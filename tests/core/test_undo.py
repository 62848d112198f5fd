"""Undo and redo: what is passed by, what is refused, how steps are named."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ropa.actions.records import change, create
from ropa.actions.standing import approve, archive, bin  # noqa: A004
from ropa.actions.undo import next_redo, next_undo, redo, undo
from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.register import Register
from tests.conftest import House, build_house, change_all, check_whole, edits, facts_of, new, same, state

# ------------------------------------------------------------------------------------------- what is passed by


def test_an_approval_is_passed_by_and_stands(register: Register, house: House) -> None:
    other = new(register, "activity", {"name": {"en": "Guests"}}, house.operator)
    register.do(change, other, {"notes": "first"})
    register.do(approve, other, order="12")
    register.do(undo, house.operator)
    assert (facts_of(register, other)["notes"], facts_of(register, other)["status"]) == (None, "approved")
    register.do(undo, house.operator)
    assert other not in state(register)
    register.do(redo, house.operator)
    register.do(redo, house.operator)
    facts = facts_of(register, other)
    assert (facts["notes"], facts["status"], facts["approval_order"]) == ("first", "approved", "12")
    check_whole(register)


def test_what_an_approval_decided_anew_is_no_step(register: Register, house: House) -> None:
    register.do(change, house.activity, {"notes": "first"})
    register.do(archive, house.activity)
    register.do(approve, house.activity)
    assert register.ask(next_undo, house.operator, register.visiting).action == "change"
    register.do(undo, house.operator)
    assert (facts_of(register, house.activity)["notes"], facts_of(register, house.activity)["status"]) == (
        None,
        "approved",
    )
    register.do(redo, house.operator)
    assert facts_of(register, house.activity)["notes"] == "first"
    assert register.ask(next_redo, house.operator, register.visiting) is None


def test_archiving_an_approved_record_is_undone_to_approved(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    register.do(archive, house.activity)
    register.do(undo, house.operator)
    assert facts_of(register, house.activity)["status"] == "approved"
    register.do(redo, house.operator)
    assert facts_of(register, house.activity)["status"] == "archived"
    register.do(approve, house.activity)
    with pytest.raises(RopaError, match="nothing to redo"):
        register.do(redo, house.operator)


def test_an_approval_within_a_visit_is_an_edit_of_its_own(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "before"})
    door.do(approve, house.activity)
    door.do(change, house.activity, {"notes": "after"})
    register.leave()
    assert [edit.action for edit in edits(register, house.operator)][-3:] == ["change", "approve", "change"]
    register.do(undo, house.operator)
    register.do(undo, house.operator)
    facts = facts_of(register, house.activity)
    assert (facts["notes"], facts["status"]) == (None, "approved")
    check_whole(register)


# --------------------------------------------------------------------------------------------- what is refused


def test_a_refusal_names_the_later_change_and_changes_nothing(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change_all, [house.system, other.system], {"city": {"en": "Almaty"}, "notes": "bulk"})
    register.author = "Bolat"
    register.do(change, other.system, {"city": {"en": "Astana"}})
    before, known = state(register), edits(register)
    with pytest.raises(RopaError, match="changed later") as refusal:
        register.do(undo, house.operator)
    said = refusal.value.says(translator("en"))
    assert re.search("“City of the primary storage” of “Base of Qurylys” was changed later, by Bolat on 20", said)
    assert (state(register), edits(register)) == (before, known)
    register.do(undo, other.operator)
    register.do(undo, house.operator)
    assert facts_of(register, other.system)["notes"] is None
    check_whole(register)


def test_redo_is_refused_where_the_record_says_something_else(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change_all, [house.system, other.system], {"notes": "bulk"})
    register.do(undo, house.operator)
    register.do(change, other.system, {"notes": "own"})
    before = state(register)
    with pytest.raises(RopaError, match="Internal notes"):
        register.do(redo, house.operator)
    assert state(register) == before


def test_a_refusal_in_a_visit_keeps_the_visit_open(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change_all, [house.activity, other.activity], {"notes": "bulk"})
    register.do(change, other.activity, {"notes": "own"})
    door = register.visit(house.activity)
    door.do(change, house.activity, {"place": 4})
    door.do(undo, house.operator)
    before = state(register)
    with pytest.raises(RopaError, match="Internal notes"):
        door.do(undo, house.operator)
    assert state(register) == before
    door.do(redo, house.operator)
    assert facts_of(register, house.activity)["place"] == 4


def test_a_created_record_that_others_use_is_not_undone(register: Register, house: House) -> None:
    party = new(register, "party", {"name": {"en": "Courier"}})
    register.do(change, house.disclosure, {"party": party})
    before = state(register)
    with pytest.raises(RopaError, match="is still used by") as refusal:
        register.do(undo, None)
    assert "“Courier” is still used by: «Payroll of Tumar»" in refusal.value.says(translator("en"))
    assert state(register) == before
    register.do(undo, house.operator)
    register.do(undo, None)
    assert party not in state(register)


def test_a_record_and_what_links_to_it_go_together_when_one_act_made_them(register: Register, house: House) -> None:
    before = state(register)
    register.do(linked_pair, house.operator)
    register.do(undo, house.operator)
    assert same(state(register), before)
    register.do(redo, house.operator)
    check_whole(register)


def linked_pair(work: Any, operator: str) -> None:
    """A system, and an activity that uses it."""
    system = create(work, "system", {}, operator).uid
    create(work, "activity", {"systems": [system]}, operator)


# ------------------------------------------------------------------------------------------- how steps are named


def test_steps_are_named_by_act_record_operators_and_fields(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change, house.activity, {"notes": "a", "name": {"en": "Wages"}})
    step = register.ask(next_undo, house.operator, register.visiting)
    assert (step.action, step.subject_uid, step.operators, set(step.keys)) == (
        "change",
        house.activity,
        1,
        {"notes", "name.en"},
    )
    register.do(change_all, [house.system, other.system], {"notes": "x"})
    assert register.ask(next_undo, other.operator, register.visiting).operators == 2
    register.do(undo, other.operator)
    step = register.ask(next_redo, house.operator, register.visiting)
    assert (step.action, step.subject_uid, step.operators) == ("change_all", house.system, 2)


def test_binning_an_operator_is_named_after_it(register: Register, house: House) -> None:
    register.do(bin, house.operator)
    assert register.ask(next_undo, house.operator, register.visiting).subject_uid == house.operator


def test_nothing_to_undo_or_redo_is_said(register: Register) -> None:
    with pytest.raises(RopaError, match="nothing to undo"):
        register.do(undo, None)
    with pytest.raises(RopaError, match="nothing to redo"):
        register.do(redo, None)
