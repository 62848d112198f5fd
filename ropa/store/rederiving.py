"""What follows from records (links, search text, sort keys) made anew for the whole register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from ropa.model import fields
from ropa.store.listing import refresh
from ropa.store.tables import Derived, Link, Listing, Registered
from ropa.store.work import Work

AT_ONCE = 400


def rederive(connection: Connection, step: Callable[[], object]) -> int:
    """Write it anew; of how many records it was otherwise. `step` is called now and then."""
    before = _present(connection)
    known = select(Registered.uid)
    connection.execute(delete(Link).where(Link.from_uid.not_in(known)))
    connection.execute(delete(Listing).where(Listing.record_uid.not_in(known)))
    connection.execute(delete(Derived))
    uids = list(connection.execute(select(Registered.uid).order_by(Registered.kind, Registered.uid)).scalars())
    for start in range(0, len(uids), AT_ONCE):
        work = Work(connection, "", "rederive", dt.datetime.now(dt.UTC))
        work.rows = work.several(uids[start : start + AT_ONCE])
        work.touched = {uid: set(fields(row.kind)) for uid, row in work.rows.items()}
        work.renamed = {uid for uid, row in work.rows.items() if row.root_uid == uid}
        refresh(work)
        step()
    after = _present(connection)
    return sum(before.get(uid) != after.get(uid) for uid in before.keys() | after.keys())


def _present(connection: Connection) -> dict[str, int]:
    """By record a hash of what is derived of it."""
    found: dict[str, list[Any]] = {}
    for uid, *facts in connection.execute(select(Registered.uid, Registered.live, Registered.folded)):
        found.setdefault(uid, []).append(tuple(facts))
    for uid, *facts in connection.execute(select(Link.from_uid, Link.key, Link.to_uid).order_by(Link.key, Link.to_uid)):
        found.setdefault(uid, []).append(tuple(facts))
    for uid, *facts in connection.execute(select(Listing.__table__).order_by(Listing.record_uid)):
        found.setdefault(uid, []).append(tuple(facts))
    return {uid: hash(tuple(facts)) for uid, facts in found.items()}
