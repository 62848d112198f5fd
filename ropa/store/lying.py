"""What lies in the bin."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, Text, bindparam, or_, select
from sqlalchemy.engine import Connection

from ropa.model import table
from ropa.store.making import NEVER_WAS
from ropa.store.naming import own_names, words_of
from ropa.store.statements import among, chunks
from ropa.store.tables import Edit, Registered
from ropa.words import Words


@dataclass(frozen=True)
class Binned:
    """A record or part in the bin: who put it there and when, and how many rows lie there with it."""

    uid: str
    kind: str
    name: Words
    author: str
    at: dt.datetime
    operator: str | None
    with_it: int


def binned(connection: Connection, operator: str | None) -> list[Binned]:
    """What was put into the bin, of an operator, of the whole file, and operators themselves; newest first. What lies
    there only because its parent does is not listed.
    """
    lines = {line.uid: line for line in connection.execute(_DEAD, {"operator": operator})}
    by_kind: dict[str, list[str]] = {}
    for line in lines.values():
        by_kind.setdefault(line.kind, []).append(line.uid)
    edits = {
        row.uid: row.binned
        for kind, uids in by_kind.items()
        for some in chunks(uids)
        for row in connection.execute(_binned_by(kind), {"uids": some})
    }
    above = {
        uid: line.parent_uid or (line.operator_uid if line.operator_uid != uid else None) for uid, line in lines.items()
    }
    tops = [uid for uid in lines if edits.get(uid) and above[uid] not in edits]
    together = dict.fromkeys(tops, 0)
    for uid in lines:
        top, seen = uid, edits.get(uid)
        while (higher := above[top]) in edits:
            top = higher
        if top != uid and top in together and seen == edits[top]:
            together[top] += 1
    acts = {
        line.id: line
        for some in chunks([str(edits[uid]) for uid in tops])
        for line in connection.execute(_ACTS, {"ids": [int(one) for one in some]})
    }
    named = words_of(connection, tops, own_names(connection))
    found = [
        Binned(
            uid,
            lines[uid].kind,
            named.get(uid, Words()),
            acts[edits[uid]].author,
            acts[edits[uid]].started_at,
            lines[uid].operator_uid,
            together[uid],
        )
        for uid in tops
    ]
    return sorted(found, key=lambda one: (one.at, edits[one.uid]), reverse=True)


_OPERATORS = select(table("operator").c.uid).where(table("operator").c.binned.is_not(None))
_DEAD = select(Registered.uid, Registered.kind, Registered.operator_uid, Registered.parent_uid).where(
    Registered.live.is_(False),
    or_(
        Registered.operator_uid == bindparam("operator", type_=Text),
        Registered.operator_uid.is_(None),
        Registered.operator_uid.in_(_OPERATORS),
    ),
)
"""What lies there of an operator, of the whole file, and of operators that lie there themselves."""
_ACTS = select(Edit.id, Edit.author, Edit.started_at).where(among(Edit.id, "ids"))


@cache
def _binned_by(kind: str) -> Select[Any]:
    """The Edit that binned each row; a row whose creation was undone lies nowhere."""
    own = table(kind).c
    return select(own.uid, own.binned).where(among(own.uid), own.binned.is_not(None), own.binned != NEVER_WAS)
