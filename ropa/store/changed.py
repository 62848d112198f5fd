"""When records were changed last, and what they say otherwise than when they were approved, for many at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.engine import Connection

from ropa.model import table
from ropa.store.history import ACT_KEYS
from ropa.store.naming import records_or_parts
from ropa.store.statements import chunks
from ropa.store.tables import Change, Edit, Registered

Differs = dict[tuple[str, str, str], tuple[str | None, str | None]]
"""{(row uid, its kind, history key): (JSON when it was approved, JSON now)}."""


def changed_since(connection: Connection, kind: str, uids: Iterable[str]) -> dict[str, Differs]:
    """By record what it and its parts say otherwise since it was approved; those that say the same are left out."""
    found: dict[str, Differs] = {}
    for some in chunks(uids):
        for line in connection.execute(_later(kind), {"uids": some}):
            differs = found.setdefault(line.record_uid, {})
            key = (line.row_uid, line.record_kind, line.key)
            differs[key] = (differs[key][0] if key in differs else line.old, line.new)
    kept = {
        uid: {key: (then, now) for key, (then, now) in differs.items() if then != now} for uid, differs in found.items()
    }
    return {uid: differs for uid, differs in kept.items() if differs}


@cache
def _later(kind: str) -> Select[Any]:
    """Every Change of some records and their parts since their approval, in the order of making."""
    record, among = records_or_parts(kind)
    top = table(kind)
    return (
        select(
            record.label("record_uid"),
            Change.record_uid.label("row_uid"),
            Change.record_kind,
            Change.key,
            Change.old,
            Change.new,
        )
        .select_from(Registered)
        .join(top, top.c.uid == record)
        .join(Change, Change.record_uid == Registered.uid)
        .where(
            among,
            top.c.approved.is_not(None),
            Change.edit_id > top.c.approved,
            Change.undone.is_(False),
            Change.key.not_in(ACT_KEYS),
        )
        .order_by(Change.edit_id, Change.turn, Change.id)
    )


def edited(connection: Connection, kind: str, uids: Iterable[str]) -> dict[str, dt.datetime]:
    """When records or their parts were changed last."""
    return {
        line.record_uid: line.at
        for some in chunks(uids)
        for line in connection.execute(_last_edited(kind), {"uids": some}).all()
        if line.at is not None
    }


@cache
def _last_edited(kind: str) -> Select[Any]:
    """By record the time of the Edit that holds the newest Change of it or of a part."""
    newest = select(func.max(Change.id)).where(Change.record_uid == Registered.uid).scalar_subquery()
    record, among = records_or_parts(kind)
    last = (
        select(record.label("record_uid"), func.max(newest).label("change_id"))
        .where(among)
        .group_by("record_uid")
        .subquery()
    )
    return (
        select(last.c.record_uid, Edit.started_at.label("at"))
        .join(Change, Change.id == last.c.change_id)
        .join(Edit, Edit.id == Change.edit_id)
    )
