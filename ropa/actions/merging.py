"""A copy merged with what it was made of: three states of each fact, parts that came and parts that went.

Rows of the two are paired: records by what they remember, mere parts by their uid.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.actions.copies import COMING_ALONG, There, copied_fields, linked, ordered, part_uid
from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES
from ropa.model import children, is_record
from ropa.store.facts import as_json
from ropa.store.history import ACT_KEYS
from ropa.store.reading import as_it_was
from ropa.store.row import Row, rows_of
from ropa.store.tables import Link, Registered
from ropa.values import parts, with_part

CHANGED, ADDED, REMOVED = "changed", "added", "removed"
"""What the source did: to a fact, or to a part as a whole."""

NONE = "none"
"""The fact that there are no parts of some kinds."""


@dataclass(frozen=True)
class Offer:
    """What the source says otherwise. `source` is its row; `row` that of the copy, of what was added the one under
    which it would stand; `key` the fact's in the history ("" of a whole row). JSON: `base`, `here` in the copy now,
    `there` what the copy would say. `conflict`: the copy changed it too, or still uses what would go (`users`).
    """

    sort: str
    kind: str
    source: str
    row: str
    key: str = ""
    base: str | None = None
    here: str | None = None
    there: str | None = None
    conflict: bool = False
    users: tuple[str, ...] = ()


def merged(base: Any, here: Any, there: Any) -> bool | None:
    """What a fact of the source is to a copy, by three states: nothing new (None), a change that the copy can take
    over (False), or one that meets a change of the copy's own (True).
    """
    return None if there in (base, here) else here != base


@cache
def followed(kind: str) -> Mapping[str, Field]:
    """The facts of a kind that are compared: those that a copy has too, but for how it is kept."""
    left = {*ACT_KEYS, "place", "origin", "origin_edit"}
    return {key: known for key, known in copied_fields(kind).items() if key not in left}


def name_of(key: str) -> str:
    """The fact that a key of the history is of."""
    return key.partition(".")[0]


@dataclass
class Compared:
    """One copy (`top` with its rows `own`) beside its source. `then`: what rows of the source said at the base, by key
    of the history, where they were written since.
    """

    connection: Connection
    source: Mapping[str, Row]
    then: Mapping[str, Mapping[str, str | None]]
    own: Mapping[str, Row]
    top: Row
    there: There

    @cached_property
    def pairs(self) -> dict[str, Row]:
        """By row of the source that of the copy, in the bin or not: records by what they remember, parts by uid."""
        copied = {row["origin"]: row for row in self.own.values() if is_record(row.kind)}
        found = {self.top["origin"]: self.top}
        holders = {self.top["origin"]: self.top.uid}
        for uid, row in self.source.items():
            if uid in found:
                continue
            if is_record(row.kind):
                pair = copied.get(uid)
                holders[uid] = pair.uid if pair else ""
            else:
                holders[uid] = holders.get(row.parent_uid or "", "")
                pair = self.own.get(part_uid(holders[uid], uid))
            if pair is not None:
                found[uid] = pair
        return found

    def living_pairs(self) -> dict[str, str]:
        """Of them those that live in the copy."""
        return {uid: pair.uid for uid, pair in self.pairs.items() if pair["binned"] is None}

    def offers(self) -> tuple[Offer, ...]:
        """All that is offered, in the order of a form."""
        found = tuple(self._below(self.source[self.top["origin"]]))
        return tuple(self._used(one, found) if one.sort == REMOVED else one for one in found)

    def _below(self, row: Row) -> Iterator[Offer]:
        pair = self.pairs.get(row.uid)
        then = self.then.get(row.uid, {})
        lived = then["binned"] is None if "binned" in then else row["binned"] is None
        if row["binned"] is not None:
            if pair is not None and pair["binned"] is None and lived:
                yield Offer(REMOVED, row.kind, row.uid, pair.uid, conflict=self._edited(pair))
            return
        if pair is None:
            above = self.pairs.get(row.parent_uid or "")
            if not lived and above is not None:
                yield Offer(ADDED, row.kind, row.uid, above.uid)
            return
        if pair["binned"] is not None:
            return
        yield from self._facts(row, pair)
        for kind in children(row.kind):
            for one in self.source.values():
                if one.parent_uid == row.uid and one.kind == kind:
                    yield from self._below(one)

    def _facts(self, row: Row, pair: Row) -> Iterator[Offer]:
        then = self.then.get(row.uid, {})
        for known in followed(row.kind).values():
            for key in (known.key, *(f"{known.key}.{language}" for language in LANGUAGES)):
                if key in then:
                    yield from self._fact(row, pair, key, known)

    def _fact(self, row: Row, pair: Row, key: str, known: Field) -> Iterator[Offer]:
        was = None if (text := self.then[row.uid][key]) is None else json.loads(text)
        before = with_part(known, row[known.key], key, was)
        base, there = (self._said(known, value, key) for value in (before, row[known.key]))
        here = pair.part(key)
        conflict = merged(base, here, there)
        if conflict is not None:
            yield Offer(CHANGED, row.kind, row.uid, pair.uid, key, base, here, there, conflict)

    def _said(self, known: Field, value: Any, key: str) -> str | None:
        return as_json(parts(known, self._as_here(known, value)).get(key))

    def _as_here(self, known: Field, value: Any) -> Any:
        """What a copy that follows says of a fact: with what stands here for what the source links to."""
        if known.key == NONE:
            return tuple(one for one in value or () if one not in self._lasting) or None
        if not linked(known, value):
            return value
        here = tuple(sorted(self._stands_for(one) or one for one in linked(known, value)))
        return here[0] if known.kind is Kind.LINK else here

    @cached_property
    def _lasting(self) -> frozenset[str]:
        """Kinds of which the copy has some whatever it takes over: it cannot say that there are none."""
        gone = {pair.uid for uid, pair in self.pairs.items() if self.source[uid]["binned"] is not None}
        return frozenset(row.kind for row in self.own.values() if row["binned"] is None and row.uid not in gone)

    def _stands_for(self, uid: str) -> str | None:
        if uid in self.pairs:
            return self.pairs[uid].uid if self.pairs[uid]["binned"] is None else None
        return stands_for(self.connection, self.there, uid)

    def _edited(self, pair: Row) -> bool:
        """Whether a part of the copy, or something below it, is not what the source had at the base."""
        sources = {one.uid: uid for uid, one in self.pairs.items()}
        return any(
            one.uid not in sources or self._differs(self.source[sources[one.uid]], one)
            for one in ordered(self.own, pair)
            if one["binned"] is None
        )

    def _differs(self, row: Row, pair: Row) -> bool:
        before = as_it_was(row.kind, row.values, self.then.get(row.uid, {}))
        return any(self._as_here(known, before[key]) != pair[key] for key, known in followed(row.kind).items())

    def _used(self, offer: Offer, offers: Iterable[Offer]) -> Offer:
        """What would go and is still linked to, by what would neither go nor let it go, is a conflict."""
        going = {row.uid for one in offers if one.sort == REMOVED for row in ordered(self.own, self.own[one.row])}
        letting_go = {(one.row, one.key) for one in offers if one.sort == CHANGED}
        inside = [row.uid for row in ordered(self.own, self.own[offer.row])]
        using = select(Link.from_uid, Link.key, Registered.root_uid).join(Registered, Registered.uid == Link.from_uid)
        using = using.where(Link.to_uid.in_(inside), Registered.live.is_(True)).order_by(Link.from_uid)
        users = dict.fromkeys(
            line.from_uid if line.root_uid == self.top.uid else line.root_uid
            for line in self.connection.execute(using)
            if line.from_uid not in going and (line.from_uid, line.key) not in letting_go and line.key != "origin"
        )
        return replace(offer, conflict=True, users=tuple(users)) if users else offer


def stands_for(connection: Connection, there: There, uid: str) -> str | None:
    """What an operator has instead of a record that a row of another operator links to: the same where it is shared,
    its copy, or what is equal to it.
    """
    row = rows_of(connection, [uid]).get(uid)
    if row is None or row["binned"] is not None:
        return None
    if row.operator_uid is None:
        return uid
    copy = there.copy_of(row) if is_record(row.kind) else None
    return copy or (there.equal_to(row) if row.kind in COMING_ALONG else None)
