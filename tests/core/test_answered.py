"""That there are none is an answer, until there is one."""

from __future__ import annotations

from ropa.actions.records import change, create
from ropa.actions.standing import bin  # noqa: A004
from ropa.actions.undo import undo
from ropa.register import Register
from tests.conftest import House, changes, edits, facts_of, new, state


def test_the_first_child_clears_none_in_the_same_edit(register: Register, house: House) -> None:
    register.do(change, house.operator, {"none": ["tracker", "transfer"]})
    register.do(change, house.activity, {"none": ["transfer"]})
    before = state(register)
    register.do(create, "transfer", {"country": "DE"}, house.disclosure)
    assert facts_of(register, house.operator)["none"] == ("tracker",)
    assert facts_of(register, house.activity)["none"] is None
    last = edits(register, house.operator)[-1]
    said = {(line.record_uid, line.key) for line in changes(register, last.id)}
    assert {(house.operator, "none"), (house.activity, "none")} <= said
    register.do(undo, house.operator)
    assert state(register) == before


def test_none_stays_answered_when_the_last_child_goes(register: Register, house: House) -> None:
    transfer = new(register, "transfer", {}, house.disclosure)
    register.do(bin, transfer)
    assert facts_of(register, house.activity)["none"] is None
