"""Where a record stands: approved, by whom and by what order; changed since; put back to what was approved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ropa.actions.records import change, create
from ropa.actions.standing import approve, archive, bin, changed_since, put_back, reopen  # noqa: A004
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.history import broken_links
from ropa.store.reading import holdings
from tests.conftest import ACT_KEYS, House, check_whole, edits, facts_of, new, same, state
from tests.core.acting import says


def changed(work: Any, uid: str) -> set[str]:
    """Rows that say something else than when the record was approved, as the acts see it."""
    row = work.row(uid)
    return set(changed_since(work, row, row["approved"]))


def is_changed(register: Register, house: House, uid: str) -> bool:
    """Whether a record changed since approval, on which acts and reading must agree."""
    read = register.ask(holdings, house.operator).approvals[uid].changed
    assert bool(register.do(changed, uid)) == read
    return read


def test_approving_says_who_when_and_by_what_order(register: Register, house: House) -> None:
    assert register.ask(holdings, house.operator).approvals == {}
    register.author = "Bolat"
    register.do(approve, house.activity, order=" 12-п ")
    edit = edits(register)[-1]
    facts = facts_of(register, house.activity)
    assert [facts[key] for key in ACT_KEYS] == ["approved", edit.id, "12-п"]
    approval = register.ask(holdings, house.operator).approvals[house.activity]
    assert (approval.author, approval.at, approval.changed) == ("Bolat", edit.started_at, False)


def test_changed_since_approval_is_judged_by_value(register: Register, house: House) -> None:
    register.do(change, house.activity, {"notes": "A"})
    register.do(approve, house.activity)
    register.do(change, house.activity, {"notes": "B", "name": {"en": "Payroll of Tumar", "kk": "Жалақы"}})
    assert is_changed(register, house, house.activity)
    register.do(change, house.activity, {"notes": "A"})
    assert register.do(changed, house.activity) == {house.activity}
    register.do(change, house.activity, {"name": {"en": "Payroll of Tumar"}})
    assert not is_changed(register, house, house.activity)
    register.do(archive, house.activity)
    register.do(reopen, house.activity)
    assert not is_changed(register, house, house.activity)


@pytest.mark.parametrize("act", ["part", "created", "binned", "deep"])
def test_parts_belong_to_what_was_approved(register: Register, house: House, act: str) -> None:
    for uid in (house.activity, house.purpose):
        register.do(approve, uid)
    before = state(register)
    if act == "part":
        register.do(change, house.purpose, {"necessity": {"en": "x"}})
    elif act == "created":
        register.do(create, "basis", {"law": "gdpr"}, house.purpose)
    elif act == "binned":
        register.do(bin, house.basis)
    else:
        register.do(change, house.basis, {"covers": {"en": "x"}})
    assert is_changed(register, house, house.activity)
    assert is_changed(register, house, house.purpose)
    register.do(put_back, house.activity)
    assert same(state(register), before)
    assert not is_changed(register, house, house.activity)
    assert not is_changed(register, house, house.purpose)
    register.do(undo, house.operator)
    assert is_changed(register, house, house.purpose)
    register.do(put_back, house.purpose)
    assert same(state(register), before)
    check_whole(register)


def test_an_operator_is_not_changed_by_its_activities(register: Register, house: House) -> None:
    register.do(approve, house.operator)
    register.do(change, house.activity, {"notes": "x"})
    assert not is_changed(register, house, house.operator)
    before = state(register)
    register.do(create, "operator_law", {"law": "kz"}, house.operator)
    register.do(change, house.operator, {"phone": "1"})
    assert is_changed(register, house, house.operator)
    register.do(put_back, house.operator)
    assert same(state(register), before)


def test_what_an_open_visit_took_back_is_no_change(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "x"})
    assert register.ask(holdings, house.operator).approvals[house.activity].changed
    door.do(undo, house.operator)
    assert not register.ask(holdings, house.operator).approvals[house.activity].changed
    assert door.do(changed, house.activity) == set()
    door.do(redo, house.operator)
    assert door.do(changed, house.activity) == {house.activity}


def test_approving_again_is_a_new_measure(register: Register, house: House) -> None:
    register.do(approve, house.activity, order="1")
    register.do(change, house.activity, {"notes": "x"})
    register.do(approve, house.activity, order="2")
    assert not is_changed(register, house, house.activity)
    register.do(put_back, house.activity)
    facts: Mapping[str, Any] = facts_of(register, house.activity)
    assert (facts["notes"], facts["approval_order"]) == ("x", "2")


def test_put_back_is_undone_and_redone(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    approved = state(register)
    register.do(change, house.activity, {"notes": "x", "systems": []})
    register.do(bin, house.disclosure)
    later = state(register)
    register.do(put_back, house.activity)
    assert same(state(register), approved)
    register.do(undo, house.operator)
    assert same(state(register), later)
    register.do(redo, house.operator)
    assert same(state(register), approved)


def test_put_back_does_not_take_away_what_others_use_by_now(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    item = new(register, "item", {"text": {"en": "Photo"}}, house.activity)
    consent = new(register, "consent", {"name": {"en": "Form"}, "published_items": [item]}, house.operator)
    before = state(register)
    with pytest.raises(RopaError, match="still used by") as refusal:
        register.do(put_back, house.activity)
    assert "“Photo” is still used by: «Form»" in says(refusal)
    assert state(register) == before
    register.do(bin, consent)
    register.do(put_back, house.activity)
    assert item not in state(register)


def test_what_was_never_approved_is_not_put_back(register: Register, house: House) -> None:
    with pytest.raises(RopaError, match="never approved"):
        register.do(put_back, house.activity)
    assert register.ask(broken_links) == []
