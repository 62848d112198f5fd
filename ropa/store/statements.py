"""Statements of every save, put together once: for ones so short, that takes longer than running them.

`its_uid` is the uid of the row they are about, `its_id` the id of the Edit.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Select, Text, Update, bindparam, insert, or_, select, update

from ropa.model import table
from ropa.store.tables import Change, Edit, Link, Listing, Registered, Waiting

REGISTERED = select(Registered.__table__).where(Registered.uid == bindparam("its_uid"))
KIND = select(Registered.kind).where(Registered.uid == bindparam("its_uid"))

NEW_EDIT = insert(Edit).returning(Edit.id)
NEW_CHANGE = insert(Change)
EDIT = select(Edit.__table__).where(Edit.id == bindparam("its_id"))
CHANGES = (
    select(Change.id, Change.record_uid, Change.record_kind, Change.key, Change.old, Change.new, Change.undone)
    .where(Change.edit_id == bindparam("its_id"))
    .order_by(Change.turn, Change.id)
)
CLOSED = update(Edit).where(Edit.id == bindparam("its_id"))
CHAIN_END = (
    select(Edit.sealed, Edit.hash)
    .where(Edit.operator_uid.is_not_distinct_from(bindparam("operator", type_=Text)), Edit.sealed.is_not(None))
    .order_by(Edit.sealed.desc())
    .limit(1)
)

WAITING = select(Waiting.key, Waiting.typed).where(Waiting.record_uid == bindparam("its_uid"))

LINKS = select(Link.key, Link.to_uid).where(Link.from_uid == bindparam("its_uid"))
KNOWING = select(Link.from_uid).where(Link.to_uid.in_(bindparam("renamed", expanding=True))).distinct()
"""Rows that link to one of the renamed."""

SAYS_ANEW = (
    update(Registered)
    .where(
        Registered.uid == bindparam("its_uid"),
        or_(Registered.folded != bindparam("now_folded"), Registered.live != bindparam("now_live")),
    )
    .values(live=bindparam("now_live"), folded=bindparam("now_folded"))
)
"""Its share of a search text; no row is written where it is what it was."""

SEGMENTS = (
    select(Registered.folded)
    .where(Registered.root_uid == bindparam("root"), Registered.live.is_(True), Registered.folded != "")
    .order_by(Registered.uid != bindparam("root"))
)
"""All shares in a root's search text, its own first."""

LISTED = update(Listing).where(Listing.record_uid == bindparam("its_uid"))


@cache
def row_of(kind: str) -> Select[Any]:
    """All columns of a row of a kind."""
    columns = table(kind)
    return select(columns).where(columns.c.uid == bindparam("its_uid"))


@cache
def change_of(kind: str) -> Update:
    """Set some columns of a row of a kind."""
    columns = table(kind)
    return update(columns).where(columns.c.uid == bindparam("its_uid"))
