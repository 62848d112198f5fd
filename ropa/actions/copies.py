"""What copies at another operator are made of: records with what belongs to them and what they need there.

A copied record remembers what it is of (`origin`), and the newest Edit of the file at that time (`origin_edit`). A mere
part has no such facts: its uid follows from that of its record's copy and of what it is a copy of.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.actions.importing.matching import Around, around
from ropa.actions.links import targets
from ropa.fields import Field, Kind
from ropa.model import COPIED, children, fields, is_record, table
from ropa.store.history import newest_edit
from ropa.store.making import New
from ropa.store.row import Row, rows_of
from ropa.store.statements import chunks
from ropa.store.tables import Link, Registered
from ropa.store.work import Work
from ropa.words import Words

COMING_ALONG = COPIED[1:]
"""Kinds that are copied where what is copied needs them."""

_OF_ONE_OPERATOR = frozenset(
    {"notes", "review_due", "started", "ended", "since", "until", "assessment_date", "assessment", "published_where"}
)
"""What is true of one operator only: internal notes, days, addresses of its pages, what it judged itself."""


@cache
def copied_fields(kind: str) -> Mapping[str, Field]:
    """The facts of a kind that a copy has too."""
    left = {*_OF_ONE_OPERATOR, "approved", "approval_order", *(("site",) if kind == "tracker" else ())}
    return {key: known for key, known in fields(kind).items() if key not in left}


def copied_value(known: Field, value: Any, copies: Mapping[str, str]) -> Any:
    """What a copy says of a fact; what it links to and the other operator does not get is left out."""
    if known.kind is Kind.LINK:
        return copies.get(value)
    if known.kind is Kind.LINKS and value:
        return tuple(sorted(copies[one] for one in value if one in copies)) or None
    return value


def links(row: Row) -> Iterator[tuple[str, str]]:
    """(key, where it leads) of all links of a row."""
    for key, known in fields(row.kind).items():
        if key != "origin":
            yield from ((key, one) for one in linked(known, row[key]))


def linked(known: Field, value: Any) -> Collection[str]:
    """Where a fact leads to; nowhere where it is no link."""
    if not value or known.kind not in (Kind.LINK, Kind.LINKS):
        return ()
    return (value,) if known.kind is Kind.LINK else tuple(value)


def ordered(rows: Mapping[str, Row], row: Row) -> Iterator[Row]:
    """A row and those below it, parents first, each list in the order of making."""
    yield row
    kinds = children(row.kind)
    below = (one for one in rows.values() if one.parent_uid == row.uid and one.uid != row.uid)
    for one in sorted(below, key=lambda one: (kinds.index(one.kind), one["id"])):
        yield from ordered(rows, one)


@dataclass
class Sources:
    """By uid the living rows of every record that was looked at, each with what belongs to it."""

    connection: Connection
    trees: dict[str, tuple[Row, ...]] = field(default_factory=dict)

    def tree(self, uid: str) -> tuple[Row, ...]:
        """A record and all that belongs to it, parents first."""
        if uid not in self.trees:
            below = select(Registered.uid).where(Registered.root_uid == uid, Registered.live.is_(True))
            found = rows_of(self.connection, self.connection.execute(below.order_by(Registered.uid)).scalars())
            self.trees[uid] = tuple(ordered(found, found[uid]))
        return self.trees[uid]

    def along(self, uid: str) -> list[str]:
        """Records of the same operator that a record needs: what it links to; of an activity its consent forms and
        trackers too.
        """
        tree = self.tree(uid)
        lines = targets(self.connection, [one for row in tree for _, one in links(row)])
        mine = [line for line in lines.values() if line is not None and line.live and line.operator_uid is not None]
        found = [line.root_uid for line in mine if line.root_uid != uid]
        if tree[0].kind == "activity":
            for some in chunks([row.uid for row in tree]):
                using = select(Registered.root_uid).join(Link, Link.from_uid == Registered.uid)
                using = using.where(Link.to_uid.in_(some), Registered.live.is_(True))
                found += sorted(set(self.connection.execute(using).scalars()) - {uid})
        kinds = rows_of(self.connection, found)
        return [one for one, row in kinds.items() if row.kind in COMING_ALONG]


class There:
    """What an operator has already."""

    def __init__(self, connection: Connection, operator: str) -> None:
        self.operator = operator
        self._connection = connection

    @cached_property
    def _around(self) -> Around:
        return around(self._connection, self.operator)

    def copy_of(self, row: Row) -> str | None:
        """The living record here that was copied from it, or that it was copied from."""
        own = table(row.kind).c
        here = select(own.uid).where(own.operator_uid == self.operator, own.binned.is_(None)).order_by(own.id)
        either = (own.origin == row.uid) | (own.uid == row["origin"])
        return self._connection.execute(here.where(either).limit(1)).scalar_one_or_none()

    def equal_to(self, row: Row) -> str | None:
        """The record here of its number, else of its name."""
        names = dict((row["name"] or Words()).texts)
        return self._around.find(row.kind, names, row.values.get("number") or "")


def part_uid(record: str, part: str) -> str:
    """The uid of the copy of a part, in the copy of its record."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{record} {part}").hex


def uids_of_copies(rows: Iterable[Row], record: str = "") -> dict[str, str]:
    """By uid those of copies that are to be made, parents first. `record`: where parts that come first will stand."""
    found: dict[str, str] = {}
    holders: dict[str | None, str] = {}
    for row in rows:
        holder = holders.get(row.parent_uid, record)
        found[row.uid] = uuid.uuid4().hex if is_record(row.kind) else part_uid(holder, row.uid)
        holders[row.uid] = found[row.uid] if is_record(row.kind) else holder
    return found


def insert_copies(work: Work, rows: Iterable[Row], copies: Mapping[str, str], operator: str, above: Row) -> None:
    """Make copies of rows, parents first; those whose parent is not among them stand under `above`, or belong to the
    operator. A part whose making was undone is made again.
    """
    rows = list(rows)
    among = {row.uid for row in rows}
    undone = rows_of(work.connection, [copies[row.uid] for row in rows if not is_record(row.kind)])
    newest = newest_edit(work.connection)
    new: list[New] = []
    again: list[tuple[Row, dict[str, Any], None]] = []
    work.expect(len(rows))
    for row in work.through(rows):
        uid = copies[row.uid]
        values = {key: copied_value(known, row[key], copies) for key, known in copied_fields(row.kind).items()}
        if is_record(row.kind):
            values |= {"status": "draft", "origin": row.uid, "origin_edit": newest}
        if uid in undone:
            again.append((undone[uid], values, None))
            continue
        parent = copies[row.parent_uid] if row.parent_uid and row.parent_uid in among else above.uid
        place = (None, operator) if row.kind == "party" else (parent, None)
        new.append(New(row.kind, uid, values, *place))
    work.put_all(again)
    work.insert_all(new, {above.uid: above, **undone})
