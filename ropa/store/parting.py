"""Where the histories of two files part: their common past, and what was changed in a file since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.store.statements import chunks
from ropa.store.tables import Change, Edit


@dataclass(frozen=True)
class Mark:
    """A closed Edit as two files can compare it: its place in the chain, its act, when it was closed."""

    sealed: int
    act: str
    closed_at: dt.datetime | None
    hash: str


@dataclass(frozen=True)
class By:
    """Who changed a fact, and when."""

    author: str
    at: dt.datetime


@dataclass(frozen=True)
class Line:
    """One change of a fact; `sealed` is the place of its Edit in the chain, None while that is open."""

    uid: str
    key: str
    old: str | None
    by: By
    sealed: int | None


@dataclass(frozen=True)
class Since:
    """What was changed after a place in a chain: by (uid, history key) what the fact said there, and who changed it
    last.
    """

    then: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    by: Mapping[tuple[str, str], By] = field(default_factory=dict)


def marks(connection: Connection, owner: str | None) -> tuple[Mark, ...]:
    """The chain of an operator (None: of the shared records)."""
    query = select(Edit.sealed, Edit.act, Edit.closed_at, Edit.hash).where(
        Edit.operator_uid.is_not_distinct_from(owner), Edit.sealed.is_not(None)
    )
    found = connection.execute(query.order_by(Edit.sealed))
    return tuple(Mark(sealed or 0, act, at, its_hash or "") for sealed, act, at, its_hash in found)


def parted(ours: Sequence[Mark], theirs: Sequence[Mark]) -> int:
    """The place of the last Edit that two chains have in common; 0 where they have none. Numbers of Edits, and so
    their hashes, may differ: an act has a name of its own, and an Edit that was closed otherwise is another.
    """
    common = 0
    for here, there in zip(ours, theirs, strict=False):
        if (here.sealed, here.act, here.closed_at) != (there.sealed, there.act, there.closed_at):
            break
        common = here.sealed
    return common


def lines(connection: Connection, owner: str | None, uids: Iterable[str] | None = None) -> list[Line]:
    """Every change in a chain in its order; of some rows, or of all."""
    query = (
        select(Change.record_uid, Change.key, Change.old, Edit.author, Edit.started_at, Edit.sealed)
        .join(Edit, Edit.id == Change.edit_id)
        .where(Edit.operator_uid.is_not_distinct_from(owner), Change.undone.is_(False))
        .order_by(Edit.sealed.nulls_last(), Change.turn, Change.id)
    )
    asked = [query] if uids is None else [query.where(Change.record_uid.in_(some)) for some in chunks(uids)]
    return [
        Line(uid, key, old, By(author, at), sealed)
        for one in asked
        for uid, key, old, author, at, sealed in connection.execute(one)
    ]


def since(changes: Iterable[Line], sealed: int) -> Since:
    """What was changed after a place."""
    then: dict[tuple[str, str], str | None] = {}
    by: dict[tuple[str, str], By] = {}
    for one in changes:
        if one.sealed is None or one.sealed > sealed:
            then.setdefault((one.uid, one.key), one.old)
            by[one.uid, one.key] = one.by
    return Since(then, by)
