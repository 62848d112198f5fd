"""An operator erased for good: every row, its history, its papers, its search texts. The file's log keeps a gap: that
an operator was erased, when, and where its chain of edits ended; nothing of what it said.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.engine import Connection

from ropa.model import KINDS, table
from ropa.store.chains import chain_end_of
from ropa.store.issued import let_go
from ropa.store.statements import chunks
from ropa.store.tables import Change, Counter, Derived, Edit, FileLog, Link, Listing, Registered, Waiting
from ropa.store.work import Work

ERASED = "erased"
"""What the file's log says of it."""


@dataclass(frozen=True)
class Holds:
    """How much goes with an operator: records and their parts, edits, issued editions."""

    rows: int
    edits: int
    editions: int


def holds_of(connection: Connection, operator_uid: str) -> Holds:
    """What would be erased."""
    rows = select(func.count()).where(Registered.operator_uid == operator_uid)
    edits = select(func.count()).where(Edit.operator_uid == operator_uid)
    editions = rows.where(Registered.kind == "edition")
    return Holds(*(connection.execute(one).scalar_one() for one in (rows, edits, editions)))


def erase(work: Work, operator_uid: str) -> Holds:
    """Erase an operator; how much went."""
    connection = work.connection
    gone, end = holds_of(connection, operator_uid), chain_end_of(connection, operator_uid)
    uids = list(connection.execute(select(Registered.uid).where(Registered.operator_uid == operator_uid)).scalars())
    bytes_of = _bytes_of(connection, operator_uid)
    edits = select(Edit.id).where(Edit.operator_uid == operator_uid)
    connection.execute(delete(Change).where(Change.edit_id.in_(edits)))
    connection.execute(delete(Edit).where(Edit.operator_uid == operator_uid))
    for some in chunks(uids):
        connection.execute(delete(Link).where(or_(Link.from_uid.in_(some), Link.to_uid.in_(some))))
        connection.execute(delete(Listing).where(Listing.record_uid.in_(some)))
        connection.execute(delete(Waiting).where(Waiting.record_uid.in_(some)))
    for kind in reversed(tuple(KINDS)):
        own = table(kind)
        mine = select(Registered.uid).where(Registered.kind == kind, Registered.operator_uid == operator_uid)
        connection.execute(delete(own).where(own.c.uid.in_(mine)))
    connection.execute(delete(Registered).where(Registered.operator_uid == operator_uid))
    connection.execute(delete(Derived).where(Derived.operator_uid == operator_uid))
    connection.execute(delete(Counter).where(Counter.scope == operator_uid))
    for sha256 in bytes_of:
        let_go(work, sha256)
    detail = json.dumps({"operator": operator_uid, "sealed": end.sealed, "hash": end.hash, "edits": gone.edits})
    connection.execute(insert(FileLog), {"at": work.now, "what": ERASED, "detail": detail})
    return gone


def gaps(connection: Connection) -> int:
    """How many operators were erased for good, as the file's log says."""
    return int(connection.execute(select(func.count()).where(FileLog.what == ERASED)).scalar_one())


def _bytes_of(connection: Connection, operator_uid: str) -> set[str]:
    """What its papers and its card keep as bytes, by hash."""
    named = (("edition", "said", "operator_uid"), ("edition_file", "file", "operator_uid"), ("operator", "logo", "uid"))
    found: set[str] = set()
    for kind, key, owner in named:
        own = table(kind).c
        found |= set(connection.execute(select(own[key]).where(own[owner] == operator_uid)).scalars())
    return {one for one in found if one}
