"""Whether records still say what was saved: each row is held to the hash of its content, and to its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from ropa.errors import RopaError, Term
from ropa.i18n import N_
from ropa.model import KINDS, fields, table
from ropa.store.facts import content_hash, told_by
from ropa.store.history import broken_links
from ropa.store.refusals import Damaged, SpoiledRow, reason, says_damage
from ropa.store.statements import among
from ropa.store.tables import Change
from ropa.values import plain

AT_ONCE = 50
"""Rows between two steps: a thread that hashes lets others have their turn."""

Rows = list[tuple[str, Mapping[Any, Any]]]

_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)
"""Raised of values that are no JSON, no date, no text any more."""


def rows_of_all_kinds(connection: Connection) -> Iterator[Rows]:
    """Every row of every kind, some at a time: (kind, columns). Of a row that cannot be read only uid and hash."""
    for kind in KINDS:
        columns, last = table(kind), 0
        query = select(columns.c.id, columns.c.uid, columns.c.hash).order_by(columns.c.id).limit(AT_ONCE)
        while lines := connection.execute(query.where(columns.c.id > last)).mappings().all():
            yield [(kind, row) for row in _whole(connection, columns, lines)]
            last = lines[-1]["id"]


def _whole(connection: Connection, columns: Any, lines: Any) -> Iterator[Mapping[Any, Any]]:
    query = select(columns).order_by(columns.c.id)
    try:
        yield from (
            connection.execute(query.where(columns.c.id.between(lines[0]["id"], lines[-1]["id"]))).mappings().all()
        )
    except _UNREADABLE:
        for line in lines:
            try:
                yield connection.execute(query.where(columns.c.id == line["id"])).mappings().one()
            except _UNREADABLE:
                yield line


def changed_outside(kind: str, row: Mapping[Any, Any]) -> bool:
    """Whether a row says something else than what was saved in it."""
    try:
        return content_hash(kind, row) != str(row["hash"])
    except _UNREADABLE:
        return True


def told_otherwise(connection: Connection, rows: Rows) -> Iterator[tuple[str, Mapping[Any, Any], dict[str, Any]]]:
    """Rows that say something else than their history says last, as after a save of which only a part was written:
    (kind, row, the facts that differ, as history tells them). Rows that cannot be read are not given.
    """
    told: dict[str, dict[str, str | None]] = {row["uid"]: {} for _, row in rows}
    for line in connection.execute(_TOLD, {"uids": list(told)}):
        told[line.record_uid][line.key] = line.new
    for kind, row in rows:
        known = fields(kind)
        wanted = {
            key: new for key, new in told[row["uid"]].items() if key == "binned" or key.partition(".")[0] in known
        }
        facts, binned = told_by(kind, row, wanted)
        other = {key: value for key, value in facts.items() if plain(value) != plain(row[key])}
        if binned is not ... and binned != row["binned"]:
            other["binned"] = binned
        if other:
            yield kind, row, other


_TOLD = (
    select(Change.record_uid, Change.key, Change.new)
    .where(among(Change.record_uid), Change.undone.is_(False))
    .order_by(Change.edit_id, Change.turn, Change.id)
)


def reading_refusal(error: Exception, connection: Connection, path: Path) -> RopaError | None:
    """Why something could not be read, where the disk or damage is to blame; None where the fault is ours.

    Looking for damage takes a while, and is done only after something failed. Letters that are none, rows of what
    we never write, and what SQLite itself calls malformed, such as an index, come from the file: its schema and its
    hashes may be sound all the same.
    """
    if isinstance(error, MemoryError):
        return None
    if isinstance(error, DatabaseError) and isinstance(why := reason(error), Term):
        return RopaError(N_("{path} cannot be read: {reason}."), path=path, reason=why)
    sure = isinstance(error, UnicodeDecodeError | SpoiledRow) or says_damage(error)
    if not sure and not _is_damaged(connection):
        return None
    return Damaged(N_("{path} is damaged in what was to be read. Choose File, Check register."), path=path)


def _is_damaged(connection: Connection) -> bool:
    try:
        if connection.execute(text("PRAGMA quick_check(1)")).scalar_one() != "ok":
            return True
        every = ((kind, row) for rows in rows_of_all_kinds(connection) for kind, row in rows)
        return any(changed_outside(kind, row) for kind, row in every) or bool(broken_links(connection))
    except (SQLAlchemyError, *_UNREADABLE):
        return True
