"""The bin: what goes into it together, what brings it back, what is in use and stays."""

from __future__ import annotations

import pytest

from ropa.actions.records import change, create, duplicate
from ropa.actions.standing import approve, archive, bin, put_back, reopen, restore  # noqa: A004
from ropa.actions.undo import undo
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.reading import counts, operators
from tests.conftest import House, build_house, check_whole, edits, new, state
from tests.core.acting import says


def test_the_bin_takes_what_belongs_to_a_record_and_restore_brings_it_back(register: Register, house: House) -> None:
    register.do(change, house.item, {"purposes": []})
    before = state(register)
    register.do(bin, house.basis)
    alone = state(register)
    register.do(bin, house.activity)
    gone = {uid for uid, (lives, *_) in state(register).items() if not lives}
    assert gone == {house.activity, house.purpose, house.basis, house.item, house.disclosure}
    assert register.ask(counts, house.operator) == {"operator": 1, "system": 1}
    register.do(restore, house.activity)
    assert state(register) == alone
    register.do(restore, house.basis)
    assert state(register) == before


def test_restore_brings_back_the_parents_that_lie_there_too(register: Register, house: House) -> None:
    register.do(change, house.item, {"purposes": []})
    register.do(bin, house.purpose)
    register.do(bin, house.activity)
    register.do(bin, house.operator)
    register.do(restore, house.basis)
    living = {uid for uid, (lives, *_) in state(register).items() if lives}
    assert living == {house.operator, house.activity, house.purpose, house.basis, house.party}
    check_whole(register)
    register.do(undo, house.operator)
    assert [uid for uid, (lives, *_) in state(register).items() if lives] == [house.party]


def test_an_operator_goes_with_its_own_parties_and_leaves_the_shared_ones(register: Register, house: House) -> None:
    own = new(register, "party", {"name": {"en": "Own"}}, owner=house.operator)
    place = new(register, "location", {"country": "KZ"}, own)
    before = state(register)
    register.do(bin, house.operator)
    assert [uid for uid, (lives, *_) in state(register).items() if lives] == [house.party]
    assert register.ask(operators) == []
    with pytest.raises(RopaError, match="in the bin"):
        register.do(create, "party", {}, owner=house.operator)
    register.do(restore, house.operator)
    assert state(register) == before
    register.do(bin, house.operator)
    register.do(restore, own)
    living = {uid for uid, (lives, *_) in state(register).items() if lives}
    assert living == {house.operator, own, place, house.party}
    check_whole(register)


def test_what_is_in_use_is_not_binned_and_its_users_are_named(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change, other.system, {"host": house.party})
    before, known = state(register), edits(register)
    with pytest.raises(RopaError, match="still used by") as refusal:
        register.do(bin, house.party)
    for name in ("“Bank of Tumar”", "«Payroll of Tumar»", "«Base of Qurylys»"):
        assert name in says(refusal)
    assert (state(register), edits(register)) == (before, known)
    register.do(change, other.system, {"host": None})
    register.do(bin, house.activity)
    register.do(bin, house.party)
    assert not state(register)[house.party][0]


def test_use_by_a_part_is_named_by_its_record(register: Register, house: House) -> None:
    with pytest.raises(RopaError, match="still used by") as refusal:
        register.do(bin, house.item)
    assert "«Payroll of Tumar»" in says(refusal)


def test_in_the_bin_nothing_is_done_and_outside_nothing_restored(register: Register, house: House) -> None:
    with pytest.raises(RopaError, match="is not in the bin"):
        register.do(restore, house.activity)
    register.do(bin, house.activity)
    before = state(register)
    for action in (bin, approve, archive, reopen, put_back, duplicate):
        with pytest.raises(RopaError, match="in the bin"):
            register.do(action, house.activity)
    for refused in (
        lambda: register.do(change, house.purpose, {"notes": "x"}),
        lambda: register.do(create, "item", {}, house.activity),
    ):
        with pytest.raises(RopaError, match="in the bin"):
            refused()
    assert state(register) == before


def test_what_never_was_is_not_restored(register: Register, house: House) -> None:
    activity = new(register, "activity", {}, house.operator)
    register.do(undo, house.operator)
    with pytest.raises(RopaError, match="is not in the bin"):
        register.do(restore, activity)
