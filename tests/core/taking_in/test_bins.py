"""What one side put into the bin or took out of it, and the other went on with."""

from __future__ import annotations

import pytest

from ropa.actions.records import change
from ropa.actions.standing import bin as to_bin
from ropa.actions.standing import restore
from ropa.actions.taking_in.saying import said
from ropa.actions.undo import undo
from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.register import Register
from ropa.spoken import BINNED
from ropa.store.reading import holdings
from tests.conftest import House, build_house, new, same, state
from tests.core.taking_in.conftest import Parted
from tests.core.taking_in.taking import nothing_left, plan_of, take, value


@pytest.mark.parametrize("theirs", [True, False])
def test_what_one_side_binned_and_the_other_went_on_with_is_a_question(
    register: Register, there: Register, house: House, theirs: bool
) -> None:
    """Here the activity went into the bin, there it was edited; there the system went, here it was edited."""
    register.do(to_bin, house.activity)
    register.do(change, house.system, {"notes": "still here"})
    there.do(change, house.purpose, {"text": {"en": "Paying salaries"}})
    added = new(there, "item", {"text": {"en": "Address"}}, house.activity)
    there.do(change, house.activity, {"systems": None})
    there.do(to_bin, house.system)
    plan = plan_of(register, there)
    assert {one.place for one in plan.conflicts} == {(house.activity, BINNED), (house.system, BINNED)}
    names = {one.place[0]: (one.ours, one.theirs) for one in register.ask(said, plan, translator("en"))}
    assert names[house.activity] == ("in the bin", "changed or in use")
    assert plan.counts({}).changed == 0
    before = state(register)
    take(register, there, theirs=theirs)
    held = register.ask(holdings, house.operator)
    assert (house.activity in held.index) == theirs
    assert (house.system in held.index) == (not theirs)
    assert (added in held.index) == theirs
    if theirs:
        assert held.index[house.purpose]["text"].best("en")[0] == "Paying salaries"
        assert {house.basis, house.disclosure} <= held.index.keys()
    assert nothing_left(register, there)
    if theirs:
        register.do(undo, house.operator)
    assert same(state(register), before)


def test_what_was_only_binned_or_restored_there_follows(
    register: Register, there: Register, house: House, parted: Parted
) -> None:
    there.do(to_bin, house.activity)
    there.do(restore, parted.old)
    register.do(change, house.operator, {"notes": "elsewhere"})
    counts = take(register, there)
    assert (counts.binned, counts.restored) == (1, 1)
    held = register.ask(holdings, house.operator)
    assert [one.uid for one in held.all("activity")] == [parted.old]
    register.do(restore, house.activity)
    assert house.disclosure in register.ask(holdings, house.operator).index


def test_a_party_binned_there_and_used_here_is_a_question(register: Register, there: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change, other.disclosure, {"party": house.party})
    there.do(change, house.disclosure, {"party": None})
    there.do(to_bin, house.party)
    (conflict,) = plan_of(register, there).conflicts
    assert conflict.place == (house.party, BINNED)
    before = state(register)
    with pytest.raises(RopaError, match="still used by"):
        take(register, there, theirs=True)
    assert state(register) == before
    take(register, there, theirs=False)
    assert value(register, house.operator, house.disclosure, "party") is None
