"""What is computed of an operator's records and kept until something it rests on changes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import delete, insert, select

from ropa import __version__
from ropa.law import LAWS, law
from ropa.store.history import last_edit, still_open
from ropa.store.tables import Derived
from ropa.store.work import Work


def derived(work: Work, operator_uid: str, name: str, compute: Callable[[], Any], day: dt.date) -> Any:
    """The value kept under a name, or computed anew; JSON in and out.

    It is valid for the last Edit, the editions of the laws, the version of the wording and the day it was made for.
    While a visit is open its Edit goes on changing, so nothing is kept then.
    """
    if still_open(work.connection):
        return compute()
    stamp = {
        "last_edit": last_edit(work.connection, operator_uid),
        "law_edition": " ".join(f"{code}:{law(code).about['edition']}" for code in LAWS),
        "wording": __version__,
        "day": day,
    }
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
