"""What is computed of an operator's records and kept until something it rests on changes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection

from ropa import __version__
from ropa.law import LAWS, law
from ropa.store.engine import only_reads
from ropa.store.history import last_edit, still_open
from ropa.store.tables import Derived, Edit
from ropa.store.work import Work


def derived(work: Work, operator_uid: str, name: str, compute: Callable[[], Any], day: dt.date) -> Any:
    """The value kept under a name, or computed anew; JSON in and out.

    It is valid for the last Edit, the editions of the laws, the version of the wording and the day it was made for.
    While a visit is open its Edit goes on changing, so nothing is kept then.
    """
    if only_reads(work.connection) or still_open(work.connection):
        return compute()
    stamp = {"last_edit": last_edit(work.connection, operator_uid), **_stamp(day)}
    where = (Derived.operator_uid == operator_uid, Derived.name == name)
    query = select(Derived.__table__).where(*where)
    kept = work.connection.execute(query).mappings().one_or_none()
    if kept is not None and all(kept[key] == value for key, value in stamp.items()):
        return json.loads(kept["value"])
    value = compute()
    work.connection.execute(delete(Derived).where(*where))
    work.connection.execute(
        insert(Derived), {"operator_uid": operator_uid, "name": name, "value": json.dumps(value), **stamp}
    )
    return value


def kept(connection: Connection, name: str, day: dt.date) -> dict[str, Any]:
    """What is kept under a name and still valid, by operator: one question for all of them."""
    last = select(Edit.operator_uid, func.max(Edit.id)).group_by(Edit.operator_uid)
    ends: dict[str | None, int] = {line[0]: line[1] for line in connection.execute(last)}
    shared = ends.get(None) or 0
    query = select(Derived.__table__).where(Derived.name == name)
    return {
        line["operator_uid"]: json.loads(line["value"])
        for line in connection.execute(query).mappings()
        if line["last_edit"] == max(ends.get(line["operator_uid"]) or 0, shared)
        and all(line[key] == value for key, value in _stamp(day).items())
    }


def _stamp(day: dt.date) -> dict[str, Any]:
    """What else it rests on: the editions of the laws, the version of the wording, the day."""
    editions = " ".join(f"{code}:{law(code).about['edition']}" for code in LAWS)
    return {"law_edition": editions, "wording": __version__, "day": day}
