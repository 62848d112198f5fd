"""What the law asks of an operator's records and nobody answered yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, Text, TypeDecorator, bindparam, or_, select, type_coerce
from sqlalchemy.engine import Connection

from ropa.model import KINDS, ROOTS, fields, is_record, table
from ropa.store.naming import own_names, words_of
from ropa.store.tables import Registered
from ropa.words import Words

INSTEAD: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("purpose", "code"): ("text",),
    ("purpose", "text"): ("code",),
    ("item", "category"): ("text",),
    ("retention", "number"): ("note",),
    ("retention_fate", "fate"): ("text",),
    ("consent", "term_number"): ("term_events", "term_text"),
    ("consent", "term_events"): ("term_number", "term_text"),
}
"""What is answered as well by another fact of the same row: a code or own words, a number or an event."""

ONLY_WHERE: Mapping[tuple[str, str], str] = {("activity", "automated_logic"): "automated"}
"""What is asked only where another fact is answered yes."""

NOT_ASKED = frozenset(
    {
        ("item", "purposes"),
        ("transfer", "assessment_date"),
        ("transfer", "assessment"),
        ("transfer", "consent"),
        ("journal_line", "until"),
        ("journal_line", "party"),
        ("journal_line", "country"),
    }
)
"""What may stay open: no purposes named means all; what a transfer needs depends on its ground, an entry of the journal
on its action.
"""


class Gap(NamedTuple):
    """A fact with an article that is not answered: in which record, which of its rows, which fact."""

    root_uid: str
    root_name: Words
    row_uid: str
    kind: str
    key: str


def unanswered(connection: Connection, operator: str) -> list[Gap]:
    """What the law asks of living records of an operator that are not archived, and nobody answered; record by record,
    in the order of their kinds and of a form.
    """
    archived = {uid for kind in ROOTS for uid in connection.execute(_archived(kind), {"operator": operator}).scalars()}
    open_keys = [
        (row.root_uid, row.uid, kind, key)
        for kind in KINDS
        if asked(kind)
        for row in connection.execute(_open(kind), {"operator": operator})
        if row.root_uid not in archived
        for key in _missing(kind, row)
    ]
    named = words_of(connection, {root for root, *_ in open_keys}, own_names(connection))
    by_root: dict[str, list[Gap]] = {}
    for root, uid, kind, key in open_keys:
        by_root.setdefault(root, []).append(Gap(root, named.get(root, Words()), uid, kind, key))
    return [gap for gaps in by_root.values() for gap in gaps]


@cache
def asked(kind: str) -> tuple[str, ...]:
    """The facts of a kind that the law asks for."""
    return tuple(key for key, one in fields(kind).items() if one.article and (kind, key) not in NOT_ASKED)


def _missing(kind: str, row: Any) -> Iterator[str]:
    said: set[str] = set()
    for key, either, only in _rules(kind):
        answered = any(getattr(row, one) is not None for one in either)
        if not answered and said.isdisjoint(either) and (only is None or getattr(row, only)):
            said.add(key)
            yield key


@cache
def _rules(kind: str) -> tuple[tuple[str, tuple[str, ...], str | None], ...]:
    """(fact asked for, facts of which one is enough, the fact that makes it asked for)."""
    return tuple((key, (key, *INSTEAD.get((kind, key), ())), ONLY_WHERE.get((kind, key))) for key in asked(kind))


@cache
def _open(kind: str) -> Select[Any]:
    """Living rows of an operator in which something asked for is not answered."""
    own = table(kind).c
    more = {one for key in asked(kind) for one in (*INSTEAD.get((kind, key), ()), ONLY_WHERE.get((kind, key))) if one}
    read = [type_coerce(own[key], _plain(own[key])).label(key) for key in sorted({*asked(kind), *more})]
    query = (
        select(own.uid, Registered.root_uid, *read)
        .join(Registered, Registered.uid == own.uid)
        .where(
            own.operator_uid == bindparam("operator"),
            own.binned.is_(None),
            or_(*(own[key].is_(None) for key in asked(kind))),
        )
        .order_by(own.id)
    )
    return query.where(or_(own.status.is_(None), own.status != "archived")) if is_record(kind) else query


def _plain(column: Any) -> Any:
    """Of lists and words it is enough to know that they are there."""
    return Text() if isinstance(column.type, TypeDecorator) else column.type


@cache
def _archived(kind: str) -> Select[Any]:
    own = table(kind).c
    return select(own.uid).where(own.operator_uid == bindparam("operator"), own.status == "archived")
