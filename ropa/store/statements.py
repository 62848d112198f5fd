"""Statements of every save, put together once: for ones so short, that takes longer than running them.

`its_uid` is the uid of the row they are about, `its_id` the id of the Edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Insert, Select, Text, Update, bindparam, delete, insert, select, update

from ropa.model import table
from ropa.store.tables import Change, Counter, Edit, Link, Listing, Registered, Waiting

T = TypeVar("T")

REGISTERED = select(Registered.__table__).where(Registered.uid == bindparam("its_uid"))
REGISTERED_AMONG = select(Registered.__table__).where(Registered.uid.in_(bindparam("uids", expanding=True)))
KIND = select(Registered.kind).where(Registered.uid == bindparam("its_uid"))

REGISTER = insert(Registered)

_COUNTER = (Counter.scope == bindparam("its_scope"), Counter.kind == bindparam("its_kind"))
COUNTED = select(Counter.last).where(*_COUNTER)
RECOUNTED = update(Counter).where(*_COUNTER)
NEW_COUNTER = insert(Counter)

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

WAITS = insert(Waiting)

LINKS = select(Link.from_uid, Link.key, Link.to_uid).where(Link.from_uid.in_(bindparam("uids", expanding=True)))
NEW_LINK = insert(Link)
NO_LINK = delete(Link).where(
    Link.from_uid == bindparam("its_uid"), Link.key == bindparam("its_key"), Link.to_uid == bindparam("its_end")
)
KNOWING = select(Link.from_uid).where(Link.to_uid.in_(bindparam("renamed", expanding=True))).distinct()
"""Rows that link to one of the renamed."""

SAYS = select(Registered.uid, Registered.live, Registered.folded).where(
    Registered.uid.in_(bindparam("uids", expanding=True))
)
SAYS_ANEW = (
    update(Registered)
    .where(Registered.uid == bindparam("its_uid"))
    .values(live=bindparam("now_live"), folded=bindparam("now_folded"))
)
"""Its share of a search text."""

SEGMENTS = (
    select(Registered.root_uid, Registered.folded)
    .where(
        Registered.root_uid.in_(bindparam("roots", expanding=True)), Registered.live.is_(True), Registered.folded != ""
    )
    .order_by(Registered.root_uid, Registered.uid != Registered.root_uid)
)
"""All shares in the search texts of roots, their own first."""

LISTINGS = select(Listing.record_uid).where(Listing.record_uid.in_(bindparam("uids", expanding=True)))
LISTED = update(Listing).where(Listing.record_uid == bindparam("its_uid"))


@cache
def row_of(kind: str) -> Select[Any]:
    """All columns of a row of a kind."""
    columns = table(kind)
    return select(columns).where(columns.c.uid == bindparam("its_uid"))


@cache
def rows_of_kind(kind: str) -> Select[Any]:
    """All columns of some rows of a kind."""
    columns = table(kind)
    return select(columns).where(columns.c.uid.in_(bindparam("uids", expanding=True)))


@cache
def every_row(kind: str, *, binned: bool) -> Select[Any]:
    """All rows of a kind in the order they were made, those in the bin only where they are wanted."""
    columns = table(kind)
    query = select(columns).order_by(columns.c.id)
    return query if binned else query.where(columns.c.binned.is_(None))


@cache
def rows_of_operator(kind: str, *, binned: bool) -> Select[Any]:
    """Those of one operator; of none: the shared ones."""
    columns = table(kind)
    its, given = columns.c.uid if kind == "operator" else columns.c.operator_uid, bindparam("operator", type_=Text)
    return every_row(kind, binned=binned).where(its.is_not_distinct_from(given))


@cache
def change_of(kind: str) -> Update:
    """Set some columns of a row of a kind."""
    columns = table(kind)
    return update(columns).where(columns.c.uid == bindparam("its_uid"))


@cache
def new_of(kind: str) -> Insert:
    """New rows of a kind."""
    return insert(table(kind))


def chunks(values: Iterable[T], size: int = 1000) -> Iterator[list[T]]:
    """Lists of as many as one statement takes."""
    every = list(values)
    for start in range(0, len(every), size):
        yield every[start : start + size]
