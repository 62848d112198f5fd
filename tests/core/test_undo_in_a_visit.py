"""Undo and redo in a visit, field by field, and after a restart."""

from __future__ import annotations

from typing import Any

from ropa.actions.records import change, create, duplicate
from ropa.actions.standing import bin, restore  # noqa: A004
from ropa.actions.undo import next_redo, next_undo, redo, undo
from ropa.register import Register
from tests.conftest import AUTHOR, House, build_house, change_all, changes, check_whole, edits, facts_of, same, state


def test_a_visit_is_undone_field_by_field_and_then_act_by_act(register: Register, house: House) -> None:
    register.do(change, house.activity, {"notes": "one"})
    register.do(change, house.activity, {"notes": "two"})
    door = register.visit(house.activity)
    door.do(change, house.activity, {"place": 1})
    door.do(change, house.activity, {"published": True})
    said = []
    for _ in range(4):
        step = register.ask(next_undo, house.operator, register.visiting)
        door.do(undo, house.operator)
        facts = facts_of(register, house.activity)
        said.append((step.keys, facts["published"], facts["place"], facts["notes"]))
    assert said == [
        (("published",), None, 1, "two"),
        (("place",), None, None, "two"),
        (("notes",), None, None, "one"),
        (("notes",), None, None, None),
    ]
    door.do(redo, house.operator)
    assert facts_of(register, house.activity)["notes"] == "one"
    check_whole(register)


def test_saving_what_stands_there_does_not_end_redo_but_typing_does(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "typed"})
    door.do(undo, house.operator)
    door.do(change, house.activity, {"notes": None, "place": None})
    door.do(redo, house.operator)
    assert facts_of(register, house.activity)["notes"] == "typed"
    door.do(undo, house.operator)
    door.do(change, house.activity, {"place": 2})
    assert register.ask(next_redo, house.operator, register.visiting) is None


def test_a_value_typed_back_is_no_step(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"place": 1})
    door.do(change, house.activity, {"notes": "typed"})
    door.do(change, house.activity, {"notes": None})
    assert register.ask(next_undo, house.operator, register.visiting).keys == ("place",)
    door.do(undo, house.operator)
    assert facts_of(register, house.activity)["place"] is None


def test_a_part_created_in_a_visit_goes_and_comes_whole(register: Register, house: House) -> None:
    before = state(register)
    door = register.visit(house.activity)
    part = door.do(create, "purpose", {"text": {"en": "Tax", "kk": "Салық"}, "notes": "n"}, house.activity).uid
    made = state(register)
    door.do(change, part, {"place": 3})
    door.do(undo, house.operator)
    door.do(undo, house.operator)
    assert state(register) == before
    door.do(redo, house.operator)
    assert state(register) == made
    door.do(redo, house.operator)
    assert facts_of(register, part)["place"] == 3
    for _ in range(2):
        door.do(undo, house.operator)
    register.leave()
    assert state(register) == before
    check_whole(register)


def test_what_was_binned_or_restored_at_once_in_a_visit_is_one_step(register: Register, house: House) -> None:
    register.do(change, house.item, {"purposes": None})
    door = register.visit(house.activity)
    before = state(register)
    door.do(bin, house.purpose)
    gone = state(register)
    assert not gone[house.basis][0]
    door.do(undo, house.operator)
    assert state(register) == before
    door.do(redo, house.operator)
    assert state(register) == gone
    register.leave()
    door = register.visit(house.activity)
    door.do(restore, house.purpose)
    door.do(undo, house.operator)
    assert state(register) == gone
    door.do(redo, house.operator)
    assert state(register) == before


def test_several_things_of_other_operators_in_a_visit_keep_its_order(register: Register, house: House) -> None:
    """An act that first writes elsewhere does not mix up the turns of the visit."""
    other = build_house(register, "Qurylys")
    door = register.visit(house.activity)
    for n in range(3):
        door.do(change, house.activity, {("place", "review_due", "means")[n]: (1, "2027-01-01", "both")[n]})
    door.do(change_all, [other.system, house.activity], {"notes": "x"})
    assert register.ask(next_undo, house.operator, register.visiting).keys == ("notes",)
    (edit,) = [edit for edit in edits(register) if edit.closed_at is None]
    assert [line.key for line in changes(register, edit.id)] == ["place", "review_due", "means", "notes"]


def test_undo_that_a_restart_follows(register: Register, house: House) -> None:
    register.do(put_back_after_duplicating, house.activity)
    before = state(register)
    register.do(undo, house.operator)
    register.close()
    again = Register(register.path, AUTHOR)
    assert again.ask(next_redo, house.operator, again.visiting).action == "put_back_after_duplicating"
    again.do(redo, house.operator)
    assert same(state(again), before)
    again.close()
    register._engine = Register(register.path, AUTHOR)._engine


def put_back_after_duplicating(work: Any, uid: str) -> None:
    """Two acts as one: a copy, and the record itself renamed."""
    duplicate(work, uid)
    change(work, uid, {"name": {"en": "Old payroll"}})
