"""Bytes kept once under their hash, and what happened to facts since an edition was issued."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.engine import Connection

from ropa.model import table
from ropa.store.statements import among, chunks
from ropa.store.tables import Change, Content, Edit, Registered
from ropa.store.work import Work


@dataclass(frozen=True)
class Happened:
    """A fact that was changed: its row and kind, its key as the history has it, who did it and when; old and new as
    JSON.
    """

    uid: str
    kind: str
    key: str
    author: str
    at: dt.datetime
    edit: int
    old: str | None = None
    new: str | None = None


_MADE_IN = (
    select(Change.record_uid, func.min(Change.edit_id)).where(among(Change.record_uid)).group_by(Change.record_uid)
)
_ROOTS = select(Registered.uid, Registered.root_uid).where(among(Registered.uid))
_FACTS = (
    Change.record_uid,
    Change.record_kind,
    Change.key,
    Edit.author,
    Edit.started_at,
    Edit.id,
    Change.old,
    Change.new,
)
_HAPPENED = (
    select(*_FACTS)
    .join(Edit, Edit.id == Change.edit_id)
    .where(among(Change.record_uid), Change.edit_id > bindparam("after"), Change.undone.is_(False))
)
"""Asked for every paper that is looked at after a save, so put together once."""


def keep(work: Work, data: bytes) -> str:
    """Keep bytes, once; the hash under which they lie."""
    sha256 = hashlib.sha256(data).hexdigest()
    if work.connection.execute(select(Content.sha256).where(Content.sha256 == sha256)).first() is None:
        work.connection.execute(insert(Content), {"sha256": sha256, "bytes": data})
    return sha256


def let_go(work: Work, sha256: str, named_by: str = "") -> None:
    """Erase bytes for good, unless a row other than `named_by` names them too."""
    names = ((table("edition"), "said"), (table("edition_file"), "file"), (table("operator"), "logo"))
    for rows, key in names:
        others = select(rows.c.uid).where(rows.c[key] == sha256, rows.c.uid != named_by)
        if work.connection.execute(others.limit(1)).first() is not None:
            return
    work.connection.execute(delete(Content).where(Content.sha256 == sha256))


def has_editions(connection: Connection, operator_uid: str) -> bool:
    """Whether any paper of an operator was issued, and is not in the bin."""
    editions = table("edition")
    query = select(editions.c.uid).where(editions.c.operator_uid == operator_uid, editions.c.binned.is_(None))
    return connection.execute(query.limit(1)).first() is not None


def issued_in(connection: Connection, uids: Iterable[str]) -> dict[str, int]:
    """The Edit in which each edition was made."""
    return {uid: edit for some in chunks(uids) for uid, edit in connection.execute(_MADE_IN, {"uids": some})}


def happened(connection: Connection, uids: Iterable[str], after: int) -> tuple[Happened, ...]:
    """Every change of rows after an Edit, the newest first."""
    found: list[Happened] = []
    for some in chunks(uids):
        found += [Happened(*line) for line in connection.execute(_HAPPENED, {"uids": some, "after": after})]
    return tuple(sorted(found, key=lambda one: (one.edit, one.uid, one.key), reverse=True))


def changed_after(connection: Connection, operator_uid: str, after: int) -> tuple[Happened, ...]:
    """Every change of an operator's rows and the shared ones after an Edit, that of an Edit still open included."""
    query = (
        select(*_FACTS)
        .join(Edit, Edit.id == Change.edit_id)
        .where(
            (Edit.operator_uid == operator_uid) | Edit.operator_uid.is_(None),
            (Edit.id > after) | Edit.closed_at.is_(None),
        )
    )
    return tuple(Happened(*line) for line in connection.execute(query))


def roots_of(connection: Connection, uids: Iterable[str]) -> dict[str, str]:
    """The record in whose form each row stands, living or not."""
    return {uid: root for some in chunks(uids) for uid, root in connection.execute(_ROOTS, {"uids": some})}
