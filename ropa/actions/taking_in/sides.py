"""Both sides of an operator: what is here, what the file says, and since when each went its own way."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.store.bringing import Brought, Origin
from ropa.store.parting import By, Since, lines, marks, parted, since
from ropa.store.row import Row, rows_of
from ropa.store.tables import Edit, FileLog, Meta, Registered

TAKEN_IN = "taken in"
"""What the file's log says of an operator that was taken in: from which file, how far its chains were, by which act."""


@dataclass(frozen=True)
class Sides:
    """What was changed here and there since the two parted; `known`: somebody knows when that was."""

    ours: Since
    theirs: Since
    known: bool


@dataclass(frozen=True)
class Both:
    """`ours` are the rows here that the file has too; `below` is what belongs to what here, and `living` the rows here
    that are in no bin; `at` is when the two parted.
    """

    brought: Brought
    ours: Mapping[str, Row]
    sides: Mapping[str | None, Sides]
    parent: Mapping[str, str | None]
    living: frozenset[str]
    at: dt.datetime | None

    def judge(self, row: Row, key: str, ours: str | None, theirs: str | None) -> bool | None:
        """What becomes of a fact that differs: None where it was changed only here, False where it comes in without a
        question, True where it was changed on both sides.
        """
        sides = self.sides[row.operator_uid]
        there = sides.theirs.then.get((row.uid, key), theirs)
        if sides.known and there == theirs:
            return None
        here = sides.ours.then.get((row.uid, key), ours) if sides.known else there
        return here != ours


def both(connection: Connection, brought: Brought) -> Both:
    """Put the two beside each other."""
    ours = rows_of(connection, brought.rows)
    roots = {row.root_uid for row in brought.rows.values() if row.operator_uid is None}
    scope = (Registered.operator_uid == brought.operator) | Registered.root_uid.in_(roots)
    query = select(Registered.uid, Registered.parent_uid, Registered.live).where(scope)
    there = connection.execute(query).all()
    last = _last_taken(connection, brought)
    sides = {
        brought.operator: _of_operator(connection, brought, last),
        None: _of_shared(connection, brought, [uid for uid, row in ours.items() if row.operator_uid is None], last),
    }
    at = last.at if last else brought.origin.at if brought.origin else None
    parent = {line.uid: line.parent_uid for line in there}
    return Both(brought, ours, sides, parent, frozenset(line.uid for line in there if line.live), at)


@dataclass(frozen=True)
class _Taken:
    """An earlier taking in that stands: how far the chains were here after it, and in the file then."""

    at: dt.datetime
    ours: Mapping[str | None, int]
    theirs: Mapping[str | None, int]


def told(connection: Connection, brought: Brought, act: str) -> dict[str, Any]:
    """What the log keeps of a taking in that is just being done."""
    owners = (brought.operator, None)
    theirs = [
        (brought.marks[owner][-1].sealed, brought.marks[owner][-1].hash) if brought.marks[owner] else (0, None)
        for owner in owners
    ]
    ours = [one[-1].sealed if (one := marks(connection, owner)) else 0 for owner in owners]
    return {"operator": brought.operator, "register": brought.register, "act": act, "ours": ours, "theirs": theirs}


def _last_taken(connection: Connection, brought: Brought) -> _Taken | None:
    """The last one of the same file, or of one with the same past, that was not undone."""
    query = select(FileLog.at, FileLog.detail).where(FileLog.what == TAKEN_IN).order_by(FileLog.id.desc())
    owners = (brought.operator, None)
    for line in connection.execute(query).all():
        kept = json.loads(line.detail)
        if (kept["operator"], kept["register"]) != (brought.operator, brought.register):
            continue
        edits = connection.execute(select(Edit.id, Edit.operator_uid, Edit.sealed).where(Edit.act == kept["act"])).all()
        hashes = {owner: {0: None} | {one.sealed: one.hash for one in brought.marks[owner]} for owner in owners}
        same = all(
            hashes[owner].get(sealed, "") == kept_hash
            for owner, (sealed, kept_hash) in zip(owners, kept["theirs"], strict=True)
        )
        if not same or any(_undone(connection, edit.id) for edit in edits):
            continue
        after = {edit.operator_uid: edit.sealed for edit in edits}
        ours = {owner: after.get(owner) or before for owner, before in zip(owners, kept["ours"], strict=True)}
        return _Taken(line.at, ours, {owner: one[0] for owner, one in zip(owners, kept["theirs"], strict=True)})
    return None


def _undone(connection: Connection, edit: int) -> bool:
    by = connection.execute(select(Edit.id).where(Edit.undoes == edit)).scalars().all()
    return any(not _undone(connection, one) for one in by)


def _of_operator(connection: Connection, brought: Brought, last: _Taken | None) -> Sides:
    owner = brought.operator
    ours, theirs = lines(connection, owner), brought.lines[owner]
    if last is not None:
        return Sides(since(ours, last.ours[owner]), since(theirs, last.theirs[owner]), known=True)
    common = parted(marks(connection, owner), brought.marks[owner])
    if common:
        return Sides(since(ours, common), since(theirs, common), known=True)
    return Sides(Since(by=since(ours, 0).by), Since(by=since(theirs, 0).by), known=False)


def _of_shared(connection: Connection, brought: Brought, uids: Iterable[str], last: _Taken | None) -> Sides:
    """Shared records come without their history: what the file says of them began when it was taken out."""
    ours, theirs = lines(connection, None, uids), brought.lines[None]
    if last is not None:
        return Sides(since(ours, last.ours[None]), since(theirs, last.theirs[None]), known=True)
    origin = brought.origin
    if origin is not None and _ends_there(connection, origin):
        return Sides(since(ours, origin.sealed), since(theirs, 0), known=True)
    return Sides(Since(by=since(ours, 0).by), since(theirs, 0), known=False)


def _ends_there(connection: Connection, origin: Origin) -> bool:
    """Whether the chain of shared records here is the one that the file was taken out of."""
    if connection.execute(select(Meta.value).where(Meta.key == "uid")).scalar_one() != origin.register:
        return False
    query = select(Edit.hash).where(Edit.operator_uid.is_(None), Edit.sealed == origin.sealed)
    return connection.execute(query).scalar_one_or_none() == origin.hash


def latest(since_then: Since, uids: Iterable[str]) -> By | None:
    """Who changed something last in any of some rows."""
    among = set(uids)
    return max((by for (uid, _), by in since_then.by.items() if uid in among), key=lambda one: one.at, default=None)
