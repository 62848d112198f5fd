"""What later approvals decided anew: undo passes by approvals, and does not bring back what was before them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from ropa.store.history import ACT_KEYS
from ropa.store.statements import chunks
from ropa.store.tables import Change, Edit

PASSED_BY = frozenset({"approve", "issue", "withdraw", "arrive"})
"""Acts that undo passes by."""


def decided_anew(connection: Connection, edit_id: int) -> bool:
    """Whether all that an Edit says was decided anew by later approvals: then there is nothing left to take back."""
    own = select(Change.id).where(Change.edit_id == edit_id, Change.key.not_in(ACT_KEYS)).limit(1)
    if connection.execute(own).first() is not None:
        return False
    lines = connection.execute(select(Change.__table__).where(Change.edit_id == edit_id)).all()
    return len(approved_since(connection, lines)) == len(lines)


def approved_since(connection: Connection, lines: Iterable[Any]) -> set[int]:
    """The ids of those Changes whose fact a later approval set: it stands, what was before it is not brought back."""
    asked: dict[str, list[Any]] = {}
    for line in lines:
        if line.key in ACT_KEYS:
            asked.setdefault(line.record_uid, []).append(line)
    last: dict[tuple[str, str], int] = {}
    for some in chunks(asked):
        approved = (
            select(Change.record_uid, Change.key, func.max(Edit.id))
            .join(Edit, Edit.id == Change.edit_id)
            .where(Change.record_uid.in_(some), Change.key.in_(sorted(ACT_KEYS)), Edit.action.in_(sorted(PASSED_BY)))
            .group_by(Change.record_uid, Change.key)
        )
        last |= {(uid, key): edit for uid, key, edit in connection.execute(approved)}
    mine = (line for several in asked.values() for line in several)
    return {line.id for line in mine if last.get((line.record_uid, line.key), 0) > line.edit_id}
