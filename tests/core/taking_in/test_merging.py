"""What each side changed is merged field by field; what both changed is a question; one undo."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from sqlalchemy import text

from ropa.actions.records import change
from ropa.actions.standing import approve, restore
from ropa.actions.standing import bin as to_bin
from ropa.actions.taking_in.doing import Undecided, take_in_operator
from ropa.actions.taking_in.saying import said
from ropa.actions.undo import next_undo, redo, undo
from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.store.searching import search
from ropa.words import Words
from tests.conftest import AUTHOR, House, new, same, state
from tests.core.taking_in.conftest import HOME
from tests.core.taking_in.taking import brought, nothing_left, out, plan_of, take, value


def test_different_fields_merge_without_a_question(register: Register, there: Register, house: House) -> None:
    there.do(change, house.activity, {"name": {"en": "Payroll, written at home", "ru": "Зарплата"}})
    there.do(change, house.operator, {"notes": "said at home"})
    register.do(change, house.activity, {"name": {"en": "Payroll of Tumar", "kk": "Жалақы"}, "means": "mixed"})
    register.do(change, house.item, {"text": {"en": "Surname"}})
    register.do(change, house.system, {"notes": "same"})
    there.do(change, house.system, {"notes": "same"})
    before = state(register)
    plan = plan_of(register, there)
    assert plan.conflicts == ()
    assert {one.place for one in plan.differences} == {
        (house.activity, "name.en"), (house.activity, "name.ru"), (house.operator, "notes"),
    }  # fmt: skip
    assert state(register) == before, "nothing is written before it is done"
    counts = take(register, there)
    assert (counts.changed, dict(counts.new), counts.binned, counts.restored) == (3, {}, 0, 0)
    activity = register.ask(holdings, house.operator).index[house.activity]
    assert dict(activity["name"].texts) == {"en": "Payroll, written at home", "ru": "Зарплата", "kk": "Жалақы"}
    assert activity["means"] == "mixed"
    assert nothing_left(register, there)
    step = register.ask(next_undo, house.operator, None)
    assert step is not None
    assert (step.action, step.subject_uid, step.operators) == ("take_in_operator", house.operator, 1)
    register.do(undo, house.operator)
    assert same(state(register), before)
    assert len(plan_of(register, there).differences) == 3, "what was undone can be taken in again"
    register.do(redo, house.operator)
    assert value(register, house.operator, house.operator, "notes") == "said at home"
    assert nothing_left(register, there)


@pytest.mark.parametrize("theirs", [True, False])
def test_the_same_field_is_a_question(register: Register, there: Register, house: House, theirs: bool) -> None:
    there.do(change, house.operator, {"notes": "at home"})
    there.do(change, house.disclosure, {"party": None})
    register.do(change, house.operator, {"notes": "in the office"})
    with pytest.raises(Undecided) as refused:
        register.do(take_in_operator, brought(there), {})
    (conflict,) = refused.value.plan.conflicts
    assert (conflict.place, conflict.ours, conflict.theirs) == (
        (house.operator, "notes"), '"in the office"', '"at home"',
    )  # fmt: skip
    assert conflict.ours_by is not None
    assert conflict.theirs_by is not None
    assert (conflict.ours_by.author, conflict.theirs_by.author) == (AUTHOR, HOME)
    assert conflict.ours_by.at > conflict.theirs_by.at
    (line,) = register.ask(said, refused.value.plan, translator("ru"))
    assert (line.record, line.part, line.ours, line.theirs) == ("Tumar", "", "in the office", "at home")
    take(register, there, theirs=theirs)
    assert value(register, house.operator, house.operator, "notes") == ("at home" if theirs else "in the office")
    assert value(register, house.operator, house.disclosure, "party") is None
    assert nothing_left(register, there), "what was chosen is not asked again"
    there.do(change, house.operator, {"notes": "later at home"})
    plan = plan_of(register, there)
    assert [one.theirs for one in plan.differences] == ['"later at home"']
    assert len(plan.conflicts) == 0, "nobody has changed it here since it was chosen"


def test_keeping_all_of_ours_writes_no_edit(register: Register, there: Register, house: House) -> None:
    there.do(change, house.operator, {"notes": "at home"})
    register.do(change, house.operator, {"notes": "in the office"})
    before = register.ask(lambda c: c.execute(text("SELECT count(*) FROM edit")).scalar())
    take(register, there, theirs=False)
    assert register.ask(lambda c: c.execute(text("SELECT count(*) FROM edit")).scalar()) == before
    assert nothing_left(register, there)


def test_new_records_come_with_their_parts_and_numbers(register: Register, there: Register, house: House) -> None:
    party = new(there, "party", {"name": {"en": "Courier"}})
    own = new(there, "party", {"name": {"en": "Cleaner"}}, owner=house.operator)
    activity = new(there, "activity", {"name": {"en": "Deliveries"}}, house.operator)
    purpose = new(there, "purpose", {"text": {"en": "bringing parcels"}}, activity)
    disclosure = new(there, "disclosure", {"party": party}, activity)
    there.do(approve, activity)
    request = new(there, "request", {"received": "20.11.2026"}, house.operator)
    there.do(change, house.activity, {"ended": "never"})
    gone = new(there, "activity", {"name": {"en": "Given up"}}, house.operator)
    there.do(to_bin, gone)
    never = new(there, "activity", {"name": {"en": "Never"}}, house.operator)
    there.do(undo, house.operator)
    new(register, "activity", {"name": {"en": "Made here"}}, house.operator)
    before = state(register)
    counts = take(register, there)
    assert dict(counts.new) == {"party": 2, "activity": 2, "purpose": 1, "disclosure": 1, "request": 1}
    assert counts.approved == 1
    held = register.ask(holdings, house.operator)
    assert held.index[activity]["ref"] == 4, "A-003 was given here meanwhile"
    assert (held.index[activity]["status"], held.approvals.get(activity)) == ("draft", None)
    assert held.index[disclosure]["party"] == party
    assert {purpose, request, own} <= held.index.keys()
    assert never not in held.index
    assert gone not in held.index
    register.do(restore, gone)
    assert register.ask(search, "given up") == [gone]
    register.do(undo, house.operator)
    typed = register.ask(lambda c: c.execute(text("SELECT typed FROM waiting")).scalars().all())
    assert sorted(typed) == ["123 is no BIN", "never"]
    assert nothing_left(register, there)
    register.do(undo, house.operator)
    assert same(state(register), before)


def test_what_waited_and_was_settled_here_does_not_come_back(register: Register, there: Register, house: House) -> None:
    register.do(change, house.operator, {"bin": None})
    assert plan_of(register, there).is_empty


def test_shared_parties_are_merged_by_field(register: Register, there: Register, house: House) -> None:
    there.do(change, house.party, {"contacts": {"en": "Abay 1"}, "notes": "home"})
    register.do(change, house.party, {"country": "KZ", "notes": "office"})
    plan = plan_of(register, there)
    assert [one.place for one in plan.conflicts] == [(house.party, "notes")]
    assert plan.conflicts[0].ours_by is not None
    take(register, there, theirs=True)
    party = register.ask(holdings, house.operator).index[house.party]
    assert (party["country"], party["notes"], party["contacts"].best("en")[0]) == ("KZ", "home", "Abay 1")
    assert nothing_left(register, there)
    register.do(undo, None)
    assert value(register, house.operator, house.party, "notes") == "office"


def test_ends_that_come_to_lie_before_beginnings_are_a_question(
    register: Register, there: Register, house: House
) -> None:
    there.do(change, house.activity, {"ended": "01.01.2022"})
    register.do(change, house.activity, {"started": "01.01.2024"})
    (conflict,) = plan_of(register, there).conflicts
    assert conflict.key == "ended"
    with pytest.raises(RopaError, match="lies before"):
        take(register, there, theirs=True)
    take(register, there, theirs=False)
    assert value(register, house.operator, house.activity, "ended") == dt.date(2026, 1, 1)


def test_a_colleagues_file_is_taken_in_at_home(register: Register, there: Register, house: House) -> None:
    """The way goes both ways: what the office changed meanwhile comes into the file at home."""
    there.do(change, house.operator, {"notes": "mine"})
    register.do(change, house.activity, {"means": "mixed"})
    with closing(out(register, house.operator)) as newer:
        assert [one.conflict for one in plan_of(there, newer).differences] == [False]
        take(there, newer)
    assert value(there, house.operator, house.activity, "means") == "mixed"
    take(register, there)
    assert value(register, house.operator, house.operator, "notes") == "mine"


def test_without_a_common_past_every_difference_is_a_question(register: Register, empty: Path, tmp_path: Path) -> None:
    uid = "a" * 32
    register.do(_create, uid, "office")
    with closing(Register(Path(copy(empty, tmp_path / "b.ropa")), HOME)) as there:
        there.do(_create, uid, "home")
        plan = plan_of(register, there)
    assert [one.key for one in plan.conflicts] == ["notes"]
    assert plan.conflicts[0].theirs_by is not None


def _create(work: Any, uid: str, notes: str) -> None:
    from ropa.actions.records import create

    create(work, "operator", {"name": Words.of({"en": "Tumar"}), "notes": notes}, uid=uid)
