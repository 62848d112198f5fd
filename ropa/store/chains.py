"""Whether the history is as it was written: each closed Edit is hashed over the one before it in its chain.

Who changes, adds or takes out a line, in the file itself, breaks the chain there. Only of the last Edits of a chain,
taken out whole, nothing is left that could tell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, bindparam, func, select
from sqlalchemy.engine import Connection

from ropa.store.history import chain_end, edit_hash
from ropa.store.statements import among
from ropa.store.tables import Change, Edit

AT_ONCE = 200
"""Edits between two steps."""


@dataclass(frozen=True)
class Reached:
    """How far a chain was followed: the place and hash of the last Edit looked at, and how many there were."""

    sealed: int = 0
    hash: str | None = None
    edits: int = 0


@dataclass(frozen=True)
class Break:
    """The first place at which a chain does not fit: an Edit as the file has it now."""

    edit: int
    operator: str | None
    at: dt.datetime
    author: str


@dataclass(frozen=True)
class Chains:
    """What was found: how many closed Edits there are, the first break of each chain, the earliest first."""

    edits: int
    breaks: tuple[Break, ...]


_NEXT = (
    select(Edit.__table__)
    .where(
        Edit.operator_uid.is_not_distinct_from(bindparam("operator", type_=Text)),
        Edit.hash.is_not(None),
        Edit.sealed > bindparam("sealed"),
    )
    .order_by(Edit.sealed, Edit.id)
    .limit(bindparam("most"))
)
_LINES = (
    select(Change.edit_id, Change.record_uid, Change.record_kind, Change.key, Change.old, Change.new)
    .where(among(Change.edit_id, "edits"))
    .order_by(Change.turn, Change.id)
)
_ORPHAN = (
    select(Change.edit_id)
    .outerjoin(Edit, Edit.id == Change.edit_id)
    .where(Edit.id.is_(None))
    .order_by(Change.edit_id)
    .limit(1)
)


def chains(connection: Connection) -> list[str | None]:
    """The operators that have a history, and None where shared records have one."""
    return list(connection.execute(select(Edit.operator_uid).distinct().order_by(Edit.operator_uid)).scalars())


def follow(
    connection: Connection, operator: str | None, start: Reached | None = None
) -> tuple[Reached | None, Break | None]:
    """Look at some Edits of a chain, from where the last look came to; None instead of a place at its end."""
    reached = start or Reached()
    asked = {"operator": operator, "sealed": reached.sealed, "most": AT_ONCE}
    edits = connection.execute(_NEXT, asked).mappings().all()
    lines: dict[int, list[Any]] = {edit["id"]: [] for edit in edits}
    for line in connection.execute(_LINES, {"edits": list(lines)}):
        lines[line.edit_id].append(line)
    for edit in edits:
        link = (edit["sealed"], reached.hash)
        right = edit_hash(edit, edit["closed_at"], link, lines[edit["id"]]) if edit["closed_at"] else ""
        if edit["sealed"] != reached.sealed + 1 or edit["follows"] != reached.hash or edit["hash"] != right:
            return None, Break(edit["id"], operator, edit["started_at"], edit["author"])
        reached = Reached(edit["sealed"], edit["hash"], reached.edits + 1)
    return (reached if len(edits) == AT_ONCE else None), None


def chain_break(connection: Connection, operator: str | None) -> Break | None:
    """The first break of one chain."""
    reached, broken = follow(connection, operator)
    while reached is not None:
        reached, broken = follow(connection, operator, reached)
    return broken


def verify_chains(connection: Connection) -> Chains:
    """Look at every chain of the file."""
    closed = connection.execute(select(func.count()).where(Edit.hash.is_not(None))).scalar_one()
    breaks = [found for operator in chains(connection) if (found := chain_break(connection, operator))]
    breaks += _orphan(connection)
    return Chains(closed, tuple(sorted(breaks, key=lambda one: one.edit)))


def _orphan(connection: Connection) -> Iterator[Break]:
    """The first Edit of which only Changes are left: told with the moment and author of the Edit before it."""
    lost = connection.execute(_ORPHAN).scalar()
    if lost is not None:
        before = select(Edit.__table__).where(Edit.id < lost).order_by(Edit.id.desc()).limit(1)
        edit = connection.execute(before).mappings().one_or_none()
        at, author = (edit["started_at"], edit["author"]) if edit else (dt.datetime.fromtimestamp(0, dt.UTC), "?")
        yield Break(lost, edit["operator_uid"] if edit else None, at, author)


def chain_end_of(connection: Connection, operator: str | None) -> Reached:
    """Where a chain ends, without looking at what is before."""
    mine = (Edit.operator_uid.is_not_distinct_from(operator), Edit.hash.is_not(None))
    number = connection.execute(select(func.count()).where(*mine)).scalar_one()
    sealed, last = chain_end(connection, operator)
    return Reached(sealed, last, number)


def first_moment(connection: Connection, operator: str | None) -> dt.datetime | None:
    """When the history of an operator (None: of the shared records) begins."""
    mine = Edit.operator_uid.is_not_distinct_from(operator)
    return connection.execute(select(Edit.started_at).where(mine).order_by(Edit.id).limit(1)).scalar()
