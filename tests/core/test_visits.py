"""A visit of a record is one Edit: what is in it, when it ends, who hears of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import insert, select

import ropa.register
from ropa.actions.records import change
from ropa.actions.undo import undo
from ropa.model import table
from ropa.register import Done, Register
from ropa.store.tables import Change, Edit, FileLog
from tests.conftest import AUTHOR, House, changes, check_whole, count, edits, facts_of, state


def test_a_visit_is_one_edit_with_one_change_a_fact(register: Register, house: House) -> None:
    register.do(change, house.activity, {"notes": "before", "name": {"en": "Payroll", "kk": "Еңбекақы"}})
    known = count(register, Edit)
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "one"})
    door.do(change, house.activity, {"name": {"en": "Wages", "kk": "Еңбекақы", "ru": "Зарплата"}})
    door.do(change, house.activity, {"notes": "two"})
    door.do(change, house.purpose, {"notes": "of a part"})
    (edit,) = edits(register, house.operator)[-1:]
    assert (edit.closed_at, edit.hash, edit.sealed) == (None, None, None)
    said = [(line.record_uid, line.key, line.old, line.new) for line in changes(register, edit.id)]
    assert said == [
        (house.activity, "name.en", '"Payroll"', '"Wages"'),
        (house.activity, "name.ru", None, '"Зарплата"'),
        (house.activity, "notes", '"before"', '"two"'),
        (house.purpose, "notes", None, '"of a part"'),
    ]
    register.leave()
    (edit,) = edits(register, house.operator)[-1:]
    assert count(register, Edit) == known + 1
    assert edit.closed_at >= edit.started_at
    assert edit.hash
    assert (edit.author, edit.action, edit.subject_uid, edit.subject_kind) == (
        AUTHOR,
        "change",
        house.activity,
        "activity",
    )
    check_whole(register)


def test_nothing_differing_in_the_end_leaves_no_edit(register: Register, house: House) -> None:
    known, before = count(register, Edit), state(register)
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "one", "place": 4})
    door.do(change, house.activity, {"notes": None})
    door.do(undo, house.operator)
    register.leave()
    register.do(change, house.activity, {"name": {"en": "Payroll of Tumar"}, "notes": ""})
    assert (count(register, Edit), state(register)) == (known, before)
    assert not register.ask(lambda connection: connection.execute(select(Change).where(Change.edit_id > known)).all())


@pytest.mark.parametrize("leaving", ["leave", "act", "other", "close"])
def test_a_visit_ends_when_the_record_is_left(register: Register, house: House, leaving: str) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "one"})
    if leaving == "leave":
        register.leave()
    elif leaving == "act":
        register.do(change, house.system, {"notes": "elsewhere"})
    elif leaving == "other":
        register.visit(house.system)
    else:
        register.close()
        register._engine = Register(register.path, AUTHOR)._engine
    assert all(edit.hash for edit in edits(register))
    check_whole(register)
    door.do(change, house.activity, {"notes": "two"})
    register.leave()
    notes = [
        (line.old, line.new) for edit in edits(register) for line in changes(register, edit.id) if line.key == "notes"
    ]
    assert ('"one"', '"two"') in notes


def test_the_same_record_visited_again_without_leaving_is_the_same_visit(register: Register, house: House) -> None:
    register.visit(house.activity).do(change, house.activity, {"notes": "one"})
    register.visit(house.activity).do(change, house.activity, {"notes": "two"})
    register.leave()
    (edit,) = edits(register, house.operator)[-1:]
    assert [(line.old, line.new) for line in changes(register, edit.id)] == [(None, '"two"')]


def test_a_visit_is_closed_after_five_minutes(
    register: Register, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dt.timedelta(minutes=5) == ropa.register.VISIT_LASTS
    door, known = register.visit(house.activity), count(register, Edit)
    door.do(change, house.activity, {"notes": "one"})
    door.do(change, house.activity, {"notes": "two"})
    monkeypatch.setattr(ropa.register, "VISIT_LASTS", dt.timedelta(seconds=-1))
    door.do(change, house.activity, {"notes": "three"})
    first, second = edits(register)[known:]
    assert [line.new for line in changes(register, first.id)] == ['"two"']
    assert (first.closed_at is None, second.closed_at) == (False, None)
    register.leave()
    check_whole(register)


def test_a_visit_left_open_by_a_crash_is_closed_at_opening(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "last words"})
    register._engine.dispose()
    again = Register(register.path, AUTHOR)
    assert all(edit.hash for edit in edits(again))
    assert facts_of(again, house.activity)["notes"] == "last words"
    what = again.ask(lambda connection: connection.execute(select(FileLog.what)).scalars().all())
    assert what == ["created", "unclean"]
    check_whole(again)
    register._engine, register._visit = again._engine, None


def test_an_act_that_fails_leaves_the_visit_as_it_was(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    for action in (breaks_off, breaks_at_the_end):
        with pytest.raises(Exception, match=r"break|FOREIGN KEY"):
            door.do(action, house.activity)
        assert door.visit.edit_id is None
    door.do(change, house.activity, {"notes": "one"})
    opened = door.visit.edit_id
    with pytest.raises(Exception, match="FOREIGN KEY"):
        door.do(breaks_at_the_end, house.activity)
    assert (door.visit.edit_id, facts_of(register, house.activity)["notes"]) == (opened, "one")
    register.leave()
    check_whole(register)


def breaks_off(work: Any, uid: str) -> None:
    """Changes a fact and fails."""
    change(work, uid, {"notes": "half"})
    raise RuntimeError("break")


def breaks_at_the_end(work: Any, uid: str) -> None:
    """Changes a fact and leaves a part without its record, which is noticed when the act ends."""
    change(work, uid, {"notes": "half"})
    basis = {"uid": "x", "parent_uid": "nowhere", "version": 0, "hash": ""}
    work.connection.execute(insert(table("basis")), basis)


def test_listeners_are_told_what_was_touched(register: Register, house: House) -> None:
    told: list[Done] = []
    register.on_change = told.append
    register.do(change, house.basis, {"covers": {"en": "all\x00 of it"}})
    assert told == [Done(frozenset({house.activity}), 1, frozenset({house.operator}))]
