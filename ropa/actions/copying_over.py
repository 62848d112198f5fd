"""Activities copied to other operators, with what belongs to them and what they need there: first seen, then done.

Systems, own parties, consent forms and trackers come along where the other operator has none that is equal; what is
there already is used as it is, never changed. Shared parties stay the same for both.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.actions.importing.matching import Around, around
from ropa.actions.records import called, clear_none, last_change, targets
from ropa.errors import Fault, RopaError
from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model import children, fields, is_record, table
from ropa.store.row import Row, rows_of
from ropa.store.statements import chunks
from ropa.store.tables import Link, Registered
from ropa.store.work import Work
from ropa.words import Words

NEW, NAMESAKE, COPIED, EQUAL = "new", "namesake", "copied", "equal"
"""What becomes of a record: it is copied; likewise, beside another activity of its name; it was copied before; one of
its number or name is there, and is used.
"""

_COMING_ALONG = ("system", "party", "consent", "tracker")
_OF_ONE_OPERATOR = frozenset(
    {"notes", "review_due", "started", "ended", "since", "until", "assessment_date", "assessment", "published_where"}
)
"""What is true of one operator only: internal notes, days, addresses of its pages, what it judged itself."""


@dataclass(frozen=True)
class Planned:
    """One record on its way to one operator; `present` is what the operator has of it already, if anything."""

    operator: str
    uid: str
    kind: str
    state: str
    present: str | None = None

    @property
    def is_copied(self) -> bool:
        """Whether a copy is to be made."""
        return self.present is None


def planned(connection: Connection, uids: Iterable[str], operators: Iterable[str]) -> list[Planned]:
    """What copying activities to operators would do, an operator after the other; nothing is written."""
    sources = _Sources(connection, tuple(dict.fromkeys(uids)))
    return [line for operator in dict.fromkeys(operators) for line in _for_one(sources, operator)]


def copy_to_operators(work: Work, uids: Iterable[str], operators: Iterable[str]) -> int:
    """Do it, in one Edit an operator; how many records were copied. Copies are drafts that remember what they are of;
    what was copied before is not copied again.
    """
    sources = _Sources(work.connection, tuple(dict.fromkeys(uids)))
    copied = 0
    for operator in dict.fromkeys(operators):
        lines = _for_one(sources, operator)
        _copy(work, sources, operator, lines)
        copied += sum(line.is_copied for line in lines)
    return copied


@dataclass
class _Sources:
    """The activities, and by uid the living rows of every record that was looked at, each with what belongs to it."""

    connection: Connection
    uids: tuple[str, ...]
    trees: dict[str, tuple[Row, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for uid, row in rows_of(self.connection, self.uids).items():
            if row.kind != "activity":
                raise RopaError(N_("Only activities are copied to other operators."), Fault.USAGE)
            if row["binned"] is not None:
                raise RopaError(N_("“{name}” is in the bin; restore it first."), name=called(self.connection, uid))

    def tree(self, uid: str) -> tuple[Row, ...]:
        """A record and all that belongs to it, parents first."""
        if uid not in self.trees:
            below = select(Registered.uid).where(Registered.root_uid == uid, Registered.live.is_(True))
            found = rows_of(self.connection, self.connection.execute(below.order_by(Registered.uid)).scalars())
            self.trees[uid] = tuple(_ordered(found, found[uid]))
        return self.trees[uid]

    def along(self, uid: str) -> list[str]:
        """Records of the same operator that a record needs: what it links to; of an activity its consent forms and
        trackers too.
        """
        tree = self.tree(uid)
        lines = targets(self.connection, [one for row in tree for _, one in _links(row)])
        mine = [line for line in lines.values() if line is not None and line.live and line.operator_uid is not None]
        found = [line.root_uid for line in mine if line.root_uid != uid]
        if tree[0].kind == "activity":
            for some in chunks([row.uid for row in tree]):
                using = select(Registered.root_uid).join(Link, Link.from_uid == Registered.uid)
                using = using.where(Link.to_uid.in_(some), Registered.live.is_(True))
                found += sorted(set(self.connection.execute(using).scalars()) - {uid})
        kinds = rows_of(self.connection, found)
        return [one for one, row in kinds.items() if row.kind in _COMING_ALONG]


def _ordered(rows: Mapping[str, Row], row: Row) -> Iterator[Row]:
    yield row
    kinds = children(row.kind)
    below = (one for one in rows.values() if one.parent_uid == row.uid and one.uid != row.uid)
    for one in sorted(below, key=lambda one: (kinds.index(one.kind), one["id"])):
        yield from _ordered(rows, one)


def _for_one(sources: _Sources, operator: str) -> list[Planned]:
    """From the activities on to what they need; what the operator has needs nothing more."""
    there = _There(sources.connection, operator)
    lines: dict[str, Planned] = {}
    waiting = list(sources.uids)
    while waiting:
        uid = waiting.pop(0)
        if uid in lines:
            continue
        row = sources.tree(uid)[0]
        if row.operator_uid == operator:
            raise RopaError(N_("“{name}” is of that operator already."), name=called(sources.connection, uid))
        lines[uid] = line = there.judge(row)
        if line.is_copied:
            waiting += sources.along(uid)
    return list(lines.values())


class _There:
    """What an operator has already."""

    def __init__(self, connection: Connection, operator: str) -> None:
        row = rows_of(connection, [operator]).get(operator)
        if row is None or row.kind != "operator":
            raise RopaError(N_("There is no operator {uid}."), Fault.USAGE, uid=operator)
        if row["binned"] is not None:
            raise RopaError(N_("“{name}” is in the bin; restore it first."), name=called(connection, operator))
        self._connection, self._operator = connection, operator

    @cached_property
    def _around(self) -> Around:
        return around(self._connection, self._operator)

    def judge(self, row: Row) -> Planned:
        """What becomes of a record here."""
        if copy := self.copy_of(row):
            return Planned(self._operator, row.uid, row.kind, COPIED, copy)
        names = dict((row["name"] or Words()).texts)
        equal = self._around.find(row.kind, names, row.values.get("number") or "")
        if row.kind == "activity":
            return Planned(self._operator, row.uid, row.kind, NAMESAKE if equal else NEW)
        return Planned(self._operator, row.uid, row.kind, EQUAL if equal else NEW, equal)

    def copy_of(self, row: Row) -> str | None:
        """The living record here that was copied from it, or that it was copied from."""
        own = table(row.kind).c
        here = select(own.uid).where(own.operator_uid == self._operator, own.binned.is_(None)).order_by(own.id)
        either = (own.origin == row.uid) | (own.uid == row["origin"])
        return self._connection.execute(here.where(either).limit(1)).scalar_one_or_none()


def _copy(work: Work, sources: _Sources, operator: str, lines: Iterable[Planned]) -> None:
    there = _There(work.connection, operator)
    copies: dict[str, str] = {}
    rows: list[Row] = []
    for line in lines:
        tree = sources.tree(line.uid)
        if line.present is None:
            copies |= {row.uid: uuid.uuid4().hex for row in tree}
            rows += tree
            continue
        copies[line.uid] = line.present
        if line.state == COPIED:
            parts = ((row.uid, there.copy_of(row)) for row in tree[1:] if is_record(row.kind))
            copies |= {uid: copy for uid, copy in parts if copy}
    lines_of = targets(work.connection, {one for row in rows for _, one in _links(row)})
    copies |= {uid: uid for uid, one in lines_of.items() if one is not None and one.live and one.operator_uid is None}
    made: dict[str, Row] = {}
    for row in rows:
        values = _values(row, copies)
        if is_record(row.kind):
            values |= {"status": "draft", "origin": row.uid, "origin_edit": last_change(work, row.uid)}
        if row.kind == "party":
            made[row.uid] = work.insert(row.kind, values, None, uid=copies[row.uid], owner=operator)
            continue
        above = made.get(row.parent_uid or "") or work.row(operator)
        made[row.uid] = work.insert(row.kind, values, above, uid=copies[row.uid])
        if above.kind == "operator":
            clear_none(work, row.kind, above)


def _values(row: Row, copies: Mapping[str, str]) -> dict[str, Any]:
    """The facts of a copy; what they link to and the other operator does not get is left out."""
    values: dict[str, Any] = {}
    for key, known in fields(row.kind).items():
        if key in _OF_ONE_OPERATOR or key in ("approved", "approval_order") or (row.kind, key) == ("tracker", "site"):
            continue
        value = row[key]
        if known.kind is Kind.LINK:
            value = copies.get(value)
        elif known.kind is Kind.LINKS and value:
            value = tuple(sorted(copies[one] for one in value if one in copies)) or None
        values[key] = value
    return values


def _links(row: Row) -> Iterator[tuple[str, str]]:
    """(key, where it leads) of all links of a row."""
    for key, known in fields(row.kind).items():
        if key == "origin" or not row[key]:
            continue
        if known.kind is Kind.LINK:
            yield key, row[key]
        elif known.kind is Kind.LINKS:
            yield from ((key, one) for one in row[key])
