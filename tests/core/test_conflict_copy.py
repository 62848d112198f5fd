"""A copy of a register that went its own way: what differs, by operator, and nothing where nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from ropa.actions.conflict_copy import Apart, apart, last_edited
from ropa.actions.records import change
from ropa.actions.standing import bin as to_bin
from ropa.documents.differences import Difference
from ropa.progress import at_once
from ropa.register import Register
from ropa.store.reading import holdings, operators
from tests.conftest import new
from tests.core.issued import Club, club, words


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Club, Register]]:
    """A register of a club and of another operator, and a copy of the file."""
    path, beside = tmp_path / "ours.ropa", tmp_path / "ours (conflicted copy).ropa"
    ours = Register.create(path, "Aliya")
    asked = club(ours)
    new(ours, "operator", {"name": words("Other")})
    ours.close()
    copyfile(path, beside)
    ours, copy = Register(path, "Aliya"), Register(beside, "Dana")
    yield Club(ours, *(getattr(asked, name) for name in list(Club.__annotations__)[1:])), copy
    ours.close()
    copy.close()


def compared(ours: Register, copy: Register) -> tuple[Apart, ...]:
    return at_once(apart(ours, copy))


def by_operator(ours: Register, copy: Register) -> dict[str | None, tuple[Difference, ...]]:
    return {one.operator.uid if one.operator else None: one.found for one in compared(ours, copy)}


def test_of_a_copy_that_says_the_same_nothing_is_told_and_nothing_is_read(
    two: tuple[Club, Register], monkeypatch: pytest.MonkeyPatch
) -> None:
    """LCK-12."""
    asked, copy = two
    monkeypatch.setattr("ropa.actions.conflict_copy.holdings", lambda *_: pytest.fail("an operator was read"))
    assert compared(asked.register, copy) == ()


def test_what_either_says_is_told_by_operator_and_fact(two: tuple[Club, Register]) -> None:
    """LCK-12: changed on both sides, added on one, binned on the other; a shared party once."""
    asked, copy = two
    ours = asked.register
    other = next(one.uid for one in copy.ask(operators) if one.uid != asked.operator)
    new(copy, "activity", {"name": words("Shop")}, other)
    copy.do(change, asked.party, {"country": "FR"})
    ours.do(to_bin, asked.transfer)
    ours.do(change, asked.item, {"category": "phone"})
    found = by_operator(ours, copy)
    assert [one.row.kind for one in found[other]] == ["activity"]
    told = {one.row.kind: one for one in found[asked.operator]}
    assert set(told) == {"transfer", "transfer_ground", "item"}
    assert [(one.row.uid, one.keys) for one in found[None]] == [(asked.party, ("country",))]
    item = told["item"]
    assert item.before is not None
    assert item.after is not None
    assert (item.before.row["category"], item.after.row["category"]) == ("phone", "full_name")
    assert told["transfer"].before is None
    assert told["transfer"].after is not None
    assert last_edited_author(copy) == "Dana"


def test_an_operator_that_only_one_of_them_has_is_told_whole(two: tuple[Club, Register]) -> None:
    """LCK-12: a new client of the copy, and one that went into its bin."""
    asked, copy = two
    client = new(copy, "operator", {"name": words("Client")})
    new(copy, "activity", {"name": words("Shop")}, client)
    copy.do(to_bin, asked.operator)
    found = by_operator(asked.register, copy)
    assert [one.row.kind for one in found[client]] == ["operator", "activity"]
    assert all(one.before is None for one in found[client])
    gone = found[asked.operator]
    assert all(one.after is None for one in gone)
    assert {asked.operator, asked.activity, asked.item} <= {one.row.uid for one in gone}


def test_what_is_shared_is_told_whether_or_not_an_operator_uses_it(two: tuple[Club, Register]) -> None:
    """LCK-12: a party that nobody uses; one that is used no more is still there, and not told as gone."""
    asked, copy = two
    ours = asked.register
    idle = new(copy, "party", {"name": words("Idle"), "country": "DE"})
    place = new(copy, "location", {"country": "DE"}, idle)
    ours.do(change, asked.disclosure, {"party": None})
    found = by_operator(ours, copy)
    assert [(one.row.uid, one.before) for one in found[None]] == [(idle, None), (place, None)]
    assert asked.party not in {one.row.uid for one in found[asked.operator]}
    ours.do(to_bin, asked.party)
    assert (asked.party, None) in {(one.row.uid, one.after and None) for one in by_operator(ours, copy)[None]}


def test_what_is_typed_in_a_visit_that_is_open_still_is_told(two: tuple[Club, Register]) -> None:
    """LCK-12: its Edit has no hash yet, so the ends of histories say nothing."""
    asked, copy = two
    copy.visit(asked.activity).do(change, asked.item, {"category": "phone"})
    assert copy.visiting is not None
    (one,) = compared(asked.register, copy)
    assert [each.row.uid for each in one.found] == [asked.item]
    assert asked.register.ask(holdings, asked.operator).find(asked.item) == one.found[0].before.row  # type: ignore[union-attr]


def last_edited_author(register: Register) -> str:
    last = register.ask(last_edited)
    assert last is not None
    return last[1]
