"""Statements of every save, put together once: for ones so short, that takes longer than running them.

`its_uid` is the uid of the row they are about, `its_id` the id of the Edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Insert, Select, Text, Update, bindparam, delete, func, insert, select, update

from ropa.model import table
from ropa.model.columns import TupleColumn
from ropa.store.tables import Change, Counter, Edit, Link, Listing, Registered, Waiting

T = TypeVar("T")


def among(column: ColumnElement[Any], given: str = "uids") -> ColumnElement[bool]:
    """Whether a column holds one of the texts or numbers given under a name. They go to SQLite as one list, since a
    thousand parameters take longer than what is asked with them; PostgreSQL has `= ANY` for this.
    """
    listed = func.json_each(bindparam(given, type_=TupleColumn)).table_valued("value")
    return column.in_(select(listed.c.value))


PLACED = select(
    Registered.uid,
    Registered.kind,
    Registered.operator_uid,
    Registered.parent_uid,
    Registered.root_uid,
    Registered.live,
)
"""Where rows belong; what is searched for of them is much longer."""
REGISTERED = PLACED.where(Registered.uid == bindparam("its_uid"))
REGISTERED_AMONG = PLACED.where(among(Registered.uid))
KIND = select(Registered.kind).where(Registered.uid == bindparam("its_uid"))

REGISTER = insert(Registered)

_COUNTER = (Counter.scope == bindparam("its_scope"), Counter.kind == bindparam("its_kind"))
COUNTED = select(Counter.last).where(*_COUNTER)
RECOUNTED = update(Counter).where(*_COUNTER)
NEW_COUNTER = insert(Counter)

NEW_EDIT = insert(Edit).returning(Edit.id)
NEW_CHANGE = insert(Change)
EDITS = select(Edit.__table__).where(among(Edit.id, "ids"))
CHANGES = select(Change.__table__).where(among(Change.edit_id, "ids")).order_by(Change.edit_id, Change.turn, Change.id)
CLOSED = update(Edit).where(Edit.id == bindparam("its_id"))
CHAIN_END = (
    select(Edit.sealed, Edit.hash)
    .where(Edit.operator_uid.is_not_distinct_from(bindparam("operator", type_=Text)), Edit.sealed.is_not(None))
    .order_by(Edit.sealed.desc())
    .limit(1)
)

WAITING = select(Waiting.key, Waiting.typed).where(Waiting.record_uid == bindparam("its_uid"))

WAITS = insert(Waiting)

LINKS = select(Link.from_uid, Link.key, Link.to_uid).where(among(Link.from_uid))
NEW_LINK = insert(Link)
NO_LINK = delete(Link).where(
    Link.from_uid == bindparam("its_uid"), Link.key == bindparam("its_key"), Link.to_uid == bindparam("its_end")
)
KNOWING = select(Link.from_uid).where(among(Link.to_uid, "renamed")).distinct()
"""Rows that link to one of the renamed."""

SAYS = select(Registered.uid, Registered.live, Registered.folded).where(among(Registered.uid))
SAYS_ANEW = (
    update(Registered)
    .where(Registered.uid == bindparam("its_uid"))
    .values(live=bindparam("now_live"), folded=bindparam("now_folded"))
)
"""Its share of a search text."""

SEGMENTS = (
    select(Registered.root_uid, Registered.folded)
    .where(among(Registered.root_uid, "roots"), Registered.live.is_(True), Registered.folded != "")
    .order_by(Registered.root_uid, Registered.uid != Registered.root_uid)
)
"""All shares in the search texts of roots, their own first."""

LISTINGS = select(Listing.record_uid).where(among(Listing.record_uid))
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
    return select(columns).where(among(columns.c.uid))


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
    """Lists of as many as one statement is asked for."""
    every = list(values)
    for start in range(0, len(every), size):
        yield every[start : start + size]
