"""Acts over several records at once, what the window is told of acts, and the names of acts."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import Any

import pytest

import ropa.actions
from ropa.actions.codes import add_code
from ropa.actions.named import ACTS, DONE
from ropa.actions.records import change, create, duplicate
from ropa.actions.standing import approve, archive, bin, reopen, restore  # noqa: A004 (the word of the field)
from ropa.actions.undo import next_redo, next_undo, redo, undo
from ropa.errors import RopaError
from ropa.register import Done, Register
from ropa.store.opened import opened
from ropa.words import Words
from tests.conftest import House, build_house, check_whole, edits, facts_of, new, state


def statuses(register: Register, *uids: str) -> list[Any]:
    return [facts_of(register, uid)["status"] for uid in uids]


# ------------------------------------------------------------------------------------------------ over several records


def test_several_records_are_approved_archived_and_reopened_in_one_act(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    every = (house.activity, house.system, other.activity)
    register.do(approve, *every, order="7")
    assert [(edit.action, edit.subject_uid) for edit in edits(register)[-2:]] == [
        ("approve", house.activity),
        ("approve", other.activity),
    ]
    assert {facts_of(register, uid)["approval_order"] for uid in every} == {"7"}
    assert all(register.ask(opened, uid).approval for uid in every)
    register.do(archive, *every)
    assert statuses(register, *every) == ["archived"] * 3
    assert register.ask(next_undo, other.operator, None).operators == 2  # type: ignore[union-attr]
    register.do(undo, other.operator)
    assert statuses(register, *every) == ["approved"] * 3
    register.do(redo, house.operator)
    register.do(reopen, *every)
    assert statuses(register, *every) == ["approved"] * 3
    check_whole(register)


def test_records_that_use_one_another_go_into_the_bin_together(register: Register, house: House) -> None:
    before = state(register)
    with pytest.raises(RopaError, match="still used"):
        register.do(bin, house.party)
    register.do(bin, house.party, house.activity, house.item)
    gone = state(register)
    assert not any(gone[uid][0] for uid in (house.party, house.activity, house.item, house.basis))
    register.do(undo, house.operator)
    assert state(register) == before
    register.do(redo, None)
    assert state(register) == gone
    register.do(restore, house.party, house.activity, house.item)
    assert state(register) == before
    check_whole(register)


def test_one_refusal_keeps_all_where_they_are(register: Register, house: House) -> None:
    other = new(register, "activity", {}, house.operator)
    register.do(bin, other)
    before = state(register)
    for action in (bin, approve, archive, reopen, duplicate):
        with pytest.raises(RopaError, match="in the bin"):
            register.do(action, house.activity, other)
    with pytest.raises(RopaError, match="not in the bin"):
        register.do(restore, other, house.activity)
    assert state(register) == before


def test_copies_of_several_link_to_one_another(register: Register, house: House) -> None:
    first = register.do(duplicate, house.activity, house.system, house.purpose)
    copy = register.ask(opened, first.uid).record
    assert copy["origin"] == house.activity
    (system,) = copy["systems"]
    assert facts_of(register, system)["origin"] == house.system
    (purpose,) = copy.of("purpose")
    assert copy.of("item")[0]["purposes"] == (purpose.uid,)
    assert len(register.ask(opened, house.activity).record.of("purpose")) == 1
    register.do(undo, house.operator)
    assert not state(register).get(first.uid)
    check_whole(register)


# ---------------------------------------------------------------------------------------------- what the window is told


def test_listeners_hear_only_of_what_changed(register: Register, house: House) -> None:
    heard: list[Done] = []
    register.on_change = heard.append
    register.do(change, house.activity, {"notes": None, "name": {"en": "Payroll of Tumar"}})
    register.do(archive)
    assert heard == []
    register.do(change, house.purpose, {"place": "first"})
    assert heard == [Done(frozenset({house.activity}), 0, frozenset({house.operator}))]
    register.do(change, house.purpose, {"place": "first"})
    assert len(heard) == 1
    register.do(change, house.purpose, {"place": "second"})
    register.do(change, house.purpose, {"place": None})
    assert [one.roots for one in heard] == [frozenset({house.activity})] * 3
    register.do(change, house.party, {"name": {"en": "Bank"}})
    assert heard[-1].operators == {None}
    assert heard[-1].roots == {house.party, house.activity}
    register.do(undo, None)
    assert heard[-1].roots == {house.party, house.activity}


def test_the_open_visit_is_known(register: Register, house: House) -> None:
    assert register.visiting is None
    door = register.visit(house.activity)
    assert register.visiting is not None
    assert register.visiting.root_uid == house.activity
    door.do(change, house.activity, {"notes": "a"})
    step = register.ask(next_undo, house.operator, register.visiting)
    assert (step.action, step.kind, step.keys, step.name) == (  # type: ignore[union-attr]
        "change",
        "activity",
        ("notes",),
        Words.of(en="Payroll of Tumar"),
    )
    register.leave()
    assert register.visiting is None


def test_steps_of_a_visit_are_named_by_what_they_did(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    part = door.do(create, "purpose", {"text": {"en": "Tax"}}, house.activity).uid
    asked = (house.operator, register.visiting)
    step = register.ask(next_undo, *asked)
    assert (step.action, step.subject_uid, step.kind) == ("create", part, "purpose")  # type: ignore[union-attr]
    door.do(bin, house.disclosure)
    assert register.ask(next_undo, *asked).action == "bin"  # type: ignore[union-attr]
    door.do(undo, house.operator)
    assert register.ask(next_redo, *asked).action == "bin"  # type: ignore[union-attr]
    register.leave()
    register.do(bin, house.disclosure)
    door = register.visit(house.activity)
    door.do(restore, house.disclosure)
    assert register.ask(next_undo, house.operator, register.visiting).action == "restore"  # type: ignore[union-attr]


# ------------------------------------------------------------------------------------------------------ names of acts

NO_ACTS = {
    "named", "changed_since", "set_rows", "overview", "count_findings", "keep_outdated", "erase_operator",
    "clear_none", "carry_along", "insert_copies", "wait_no_longer", "check_unused",
    "make", "create_all", "last_changes",
}  # fmt: skip
"""Functions that get a Work and are called by acts, or write no history."""


def test_every_act_has_its_words() -> None:
    modules = [one.name for one in pkgutil.walk_packages(ropa.actions.__path__, "ropa.actions.")]
    acts = {
        name
        for module in modules
        for name, found in inspect.getmembers(importlib.import_module(module), inspect.isfunction)
        if found.__module__ == module and not name.startswith("_")
        if "Work" in [one.annotation for one in inspect.signature(found).parameters.values()][:1]
    }
    of_the_store = {"repair", "arrive"}  # Edits of a check of the file, and of a history that came from another
    assert (acts - NO_ACTS) | of_the_store == set(ACTS) == set(DONE)
    assert len(set(ACTS.values())) == len(ACTS)
    assert len(set(DONE.values())) == len(DONE)
    assert ["{what}" in DONE[name] for name in ("undo", "redo", "create")] == [True, True, False]
    assert add_code.__name__ in ACTS
