"""A history or a row that somebody wrote past the program is noticed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from ropa.actions.records import change
from ropa.actions.standing import approve
from ropa.model import table
from ropa.register import Register
from ropa.store.history import broken_links
from ropa.store.tables import Change, Edit
from tests.conftest import House, build_house, changes, edits, now, wrong_rows


def meddle(register: Register, *statements: Any) -> None:
    """Write past the door."""
    with register._engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    ("what", "value"),
    [("new", '"B"'), ("old", '"B"'), ("key", "place"), ("record_uid", "other"), ("new", None)],
)
def test_a_changed_change_is_noticed(register: Register, house: House, what: str, value: Any) -> None:
    register.do(change, house.activity, {"notes": "A"})
    edit = edits(register)[-1]
    assert register.ask(broken_links) == []
    meddle(register, update(Change).where(Change.edit_id == edit.id).values({what: value}))
    assert register.ask(broken_links) == [edit.id]


@pytest.mark.parametrize(
    "what", ["author", "action", "subject_uid", "act", "started_at", "closed_at", "hash", "undoes"]
)
def test_a_changed_edit_is_noticed(register: Register, house: House, what: str) -> None:
    edit = edits(register, house.operator)[2]
    value = {"started_at": now(), "closed_at": now(), "undoes": 1}.get(what, "other")
    meddle(register, update(Edit).where(Edit.id == edit.id).values({what: value}))
    assert edit.id in register.ask(broken_links)


@pytest.mark.parametrize("n", [0, 2, -1])
def test_a_removed_edit_is_noticed(register: Register, house: House, n: int) -> None:
    edit = edits(register, house.operator)[n]
    meddle(register, delete(Edit).where(Edit.id == edit.id))
    assert register.ask(broken_links)
    meddle(register, delete(Change).where(Change.edit_id == edit.id))
    if n != -1:  # of the last one, nothing is left that could tell
        assert register.ask(broken_links)


def test_an_added_or_removed_change_is_noticed(register: Register, house: House) -> None:
    edit = edits(register, house.operator)[1]
    first = changes(register, edit.id)[0]
    meddle(register, delete(Change).where(Change.id == first.id))
    assert register.ask(broken_links) == [edit.id]
    meddle(register, insert(Change).values(dict(first._mapping)))
    assert register.ask(broken_links) == []
    meddle(register, insert(Change).values({**first._mapping, "id": None, "key": "notes"}))
    assert register.ask(broken_links) == [edit.id]


def test_chains_are_apart(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    edit = edits(register, other.operator)[0]
    meddle(register, update(Edit).where(Edit.id == edit.id).values(author="Somebody"))
    assert register.ask(broken_links) == [edit.id]
    for chain in (house.operator, other.operator, None):
        sealed = [edit.sealed for edit in edits(register, chain)]
        assert sealed == list(range(1, len(sealed) + 1))


def test_a_changed_row_is_noticed(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    columns = table("activity")
    for values in ({"notes": "slipped in"}, {"binned": 1}, {"status": "draft"}):
        before = register.ask(lambda connection: connection.execute(select(columns)).mappings().one())
        meddle(register, update(columns).values(values))
        assert register.ask(wrong_rows) == [f"activity {house.activity}"]
        meddle(register, update(columns).values({key: before[key] for key in values}))
        assert register.ask(wrong_rows) == []
