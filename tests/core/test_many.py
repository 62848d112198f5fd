"""Thousands of records in one act: few statements, the same as one by one, and nothing where it is stopped."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from ropa.actions.bulk import change_many
from ropa.actions.creating import Wanted, create_all
from ropa.actions.records import create
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.model import KINDS, parents
from ropa.progress import Cancelled
from ropa.register import Register
from ropa.store.making import IN_ORDER
from ropa.store.reading import counts, row
from tests.conftest import House, check_whole, edits, facts_of, new, state

MANY = 600


def wanted(operator: str, many: int = MANY) -> list[Wanted]:
    """Activities of an operator, each with a purpose, its basis, and a disclosure to a party of its own."""
    found = []
    for n in range(many):
        party, activity, purpose = (uuid.uuid4().hex for _ in range(3))
        found += [
            Wanted("party", party, {"name": {"ru": f"ТОО {n}"}}),
            Wanted("activity", activity, {"name": {"ru": f"Дело {n}"}, "none": ("disclosure", "transfer")}, operator),
            Wanted("purpose", purpose, {"text": {"ru": "Цель"}}, activity),
            Wanted("basis", uuid.uuid4().hex, {"law": "kz", "code": "KZ7-1"}, purpose),
            Wanted("disclosure", uuid.uuid4().hex, {"party": party}, activity),
        ]
    return found


@contextmanager
def statements(register: Register) -> Iterator[list[str]]:
    """What is executed meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(register._engine, "before_cursor_execute", note)
    yield seen
    event.remove(register._engine, "before_cursor_execute", note)


class Told:
    """Hears how far it is, and stops it at a step."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self.stop_at = stop_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if self.stop_at is not None and len(self.steps) >= self.stop_at:
            raise Cancelled


def test_kinds_come_after_the_kinds_they_belong_to() -> None:
    assert all(IN_ORDER[above] < IN_ORDER[kind] for kind in KINDS for above in parents(kind))


def test_many_records_are_few_statements_and_one_undo(register: Register, house: House) -> None:
    before = state(register)
    some = wanted(house.operator)
    with statements(register) as seen:
        register.do(create_all, some)
    assert len(seen) < MANY / 4
    made = state(register)
    assert len(made) == len(before) + 5 * MANY
    activity = some[36].uid
    assert facts_of(register, activity)["none"] == ("transfer",), "what has a disclosure does not say there are none"
    check_whole(register)
    with statements(register) as seen:
        register.do(undo, house.operator)
    assert len(seen) < MANY / 4
    assert state(register) == before
    register.do(redo, house.operator)
    assert state(register) == made
    check_whole(register)


def test_many_together_say_what_each_by_itself_says(register: Register, house: House) -> None:
    party, activity, purpose, basis, disclosure = wanted(house.operator, 1)
    register.do(create_all, [party, activity, purpose, basis, disclosure])
    first = [facts_of(register, one.uid) for one in (party, activity, purpose, basis, disclosure)]
    again = [new(register, "party", party.values)]
    again += [new(register, "activity", activity.values, house.operator)]
    again += [new(register, "purpose", purpose.values, again[1])]
    again += [new(register, "basis", basis.values, again[2])]
    again += [new(register, "disclosure", {"party": again[0]}, again[1])]
    second = [facts_of(register, uid) for uid in again]
    second[4]["party"] = first[4]["party"]
    assert first == second
    refs = [register.ask(counts, house.operator)["activity"]]
    assert refs == [3]


def test_numbers_go_on_and_parents_answer_for_their_parts(register: Register, house: House) -> None:
    register.do(create_all, wanted(house.operator, 3))
    one = register.do(create, "activity", {}, house.operator).uid
    assert register.ask(row, one)["ref"] == 5
    with pytest.raises(RopaError, match="cannot stand there"):
        register.do(create_all, [Wanted("basis", uuid.uuid4().hex, {}, house.operator)])
    with pytest.raises(RopaError, match="no such record"):
        register.do(create_all, [Wanted("disclosure", uuid.uuid4().hex, {"party": house.activity}, house.activity)])


@pytest.mark.parametrize("stop_at", [1, 3, 6, 9])
def test_what_is_stopped_was_never_written(register: Register, house: House, stop_at: int) -> None:
    before, many = state(register), len(edits(register))
    register.progress = Told(stop_at)
    with pytest.raises(Cancelled):
        register.do(create_all, wanted(house.operator))
    register.progress = None
    assert state(register) == before
    assert len(edits(register)) == many
    check_whole(register)
    new(register, "activity", {}, house.operator)
    check_whole(register)


def test_progress_goes_forward_to_its_end(register: Register, house: House) -> None:
    for action, given in (
        (create_all, (wanted(house.operator),)),
        (undo, (house.operator,)),
        (redo, (house.operator,)),
    ):
        register.progress = told = Told()
        register.do(action, *given)
        done = [one for one, _ in told.steps]
        assert done == sorted(done)
        assert len(done) > 10
        assert done[-1] > 0.9 * told.steps[-1][1]


def test_many_are_changed_and_binned_in_few_statements(register: Register, house: House) -> None:
    some = wanted(house.operator)
    register.do(create_all, some)
    activities = [one.uid for one in some if one.kind == "activity"]
    with statements(register) as seen:
        assert register.do(change_many, activities, {"review_due": "2027-01-31"}) == MANY
    assert len(seen) < 60
    before = state(register)
    register.do(to_bin, *activities)
    register.do(undo, house.operator)
    assert state(register) == before
    check_whole(register)
