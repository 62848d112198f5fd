"""Records that lie in the bin on one side only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.actions.taking_in.plan import Difference
from ropa.actions.taking_in.sides import Both, latest
from ropa.fields import Kind
from ropa.model import fields
from ropa.spoken import BINNED
from ropa.store.examining import links_of
from ropa.store.facts import as_json
from ropa.store.history import ACT_KEYS
from ropa.store.row import Row
from ropa.store.statements import chunks
from ropa.store.tables import Link, Registered

_LIES = "1"
"""How every number of an Edit that binned a row is written here: the numbers of two files are not the same."""


def bins(
    connection: Connection, two: Both, facts: Iterable[Difference], new: Mapping[str, Row]
) -> tuple[list[Difference], dict[str, str]]:
    """What goes into the bin or comes out of it, of what belongs together only the topmost row; and for rows that the
    file goes on with under a row in the bin here, that row.
    """
    facts = list(facts)
    above = {uid: row.parent_uid for uid, row in two.brought.rows.items()}
    gone_here = {uid for uid, row in two.ours.items() if row["binned"] is not None and _lives(two, uid)}
    gone_there = {uid for uid, row in two.ours.items() if row["binned"] is None and not _lives(two, uid)}
    going_on = {one.uid for one in facts} | {uid for uid in new if _lives(two, uid)}
    going_on |= set(_led_to(facts, new.values()))
    busy_there = _with_above(going_on, above)
    moved: dict[str, Difference] = {}
    for uid in _tops(gone_here, above):
        conflict = _judged(two, uid)
        if conflict is not None or uid in busy_there:
            moved[uid] = _difference(two, uid, conflict=conflict is not False)
    busy_here = _with_above(_changed_here(two), two.parent)
    used = _used(connection, two, facts, gone_there)
    for uid in _tops(gone_there, above):
        conflict = _judged(two, uid)
        if conflict is not None:
            moved[uid] = _difference(two, uid, conflict=conflict or uid in busy_here or uid in used)
    under = {}
    for uid in two.brought.rows:
        if top := next((one for one in reversed(_way(uid, above)) if one in gone_here), ""):
            under[uid] = top
    return list(moved.values()), under


def _lives(two: Both, uid: str) -> bool:
    return two.brought.rows[uid]["binned"] is None


def _lies(text: str | None) -> str | None:
    return None if text is None else _LIES


def _judged(two: Both, uid: str) -> bool | None:
    """See `Both.judge`; whoever undid the creation of a row put it away too."""
    row, there = two.ours[uid], two.brought.rows[uid]
    sides = two.sides[row.operator_uid]
    ours, theirs = _lies(as_json(row["binned"])), _lies(as_json(there["binned"]))
    place = (uid, BINNED)
    was_there = _lies(sides.theirs.then[place]) if place in sides.theirs.then else theirs
    if sides.known and was_there == theirs:
        return None
    was_here = _lies(sides.ours.then[place]) if place in sides.ours.then else ours
    return was_here != ours if sides.known else True


def _difference(two: Both, uid: str, *, conflict: bool) -> Difference:
    row, there = two.ours[uid], two.brought.rows[uid]
    sides = two.sides[row.operator_uid]
    ours, theirs = _lies(as_json(row["binned"])), _lies(as_json(there["binned"]))
    there_above = {one: each.parent_uid for one, each in two.brought.rows.items()}
    by = latest(sides.ours, _below([uid], two.parent)), latest(sides.theirs, _below([uid], there_above))
    return Difference(uid, row.kind, row.root_uid, BINNED, ours, theirs, *by, conflict=conflict)


def _below(uids: Iterable[str], above: Mapping[str, str | None]) -> set[str]:
    """Rows with all that belongs to them."""
    children: dict[str | None, list[str]] = {}
    for one, parent in above.items():
        children.setdefault(parent, []).append(one)
    found = set(queue := list(uids))
    while queue:
        queue = [one for each in queue for one in children.get(each, ())]
        found.update(queue)
    return found


def _way(uid: str, above: Mapping[str, str | None]) -> list[str]:
    """A row and what is above it, up to the top."""
    way: list[str] = []
    one: str | None = uid
    while one is not None and one not in way:
        way.append(one)
        one = above.get(one)
    return way


def _with_above(uids: Iterable[str], above: Mapping[str, str | None]) -> set[str]:
    return {one for uid in uids for one in _way(uid, above)}


def _tops(uids: set[str], above: Mapping[str, str | None]) -> list[str]:
    """Those of which nothing above is among them."""
    return [uid for uid in uids if uids.isdisjoint(_way(uid, above)[1:])]


def _changed_here(two: Both) -> set[str]:
    """Rows here of which a fact says something else than when the two parted, and those made since."""
    found = {uid for uid in two.living if uid not in two.brought.rows}
    for sides in two.sides.values():
        for (uid, key), was in sides.ours.then.items():
            row = two.ours.get(uid)
            if row is not None and key != BINNED and key not in ACT_KEYS and row.part(key) != was:
                found.add(uid)
    return found


def _led_to(facts: Iterable[Difference], new: Iterable[Row]) -> Iterator[str]:
    """What the file leads to anew: it goes on with that."""
    for row in new:
        yield from (uid for _, uid in links_of(row.kind, row.values))
    for one in facts:
        field = fields(one.kind).get(one.key)
        if field is not None and one.theirs and field.kind in (Kind.LINK, Kind.LINKS):
            value = json.loads(one.theirs)
            yield from (value,) if isinstance(value, str) else value


def _used(connection: Connection, two: Both, facts: Iterable[Difference], gone: set[str]) -> set[str]:
    """Rows that are in the bin there, and that something living here leads to and goes on to lead to; with what is
    above them.
    """
    led = {(one.uid, one.key) for one in facts if not one.conflict}
    going = _below(gone, two.parent)
    found = set()
    for some in chunks(going):
        query = select(Link.from_uid, Link.key, Link.to_uid).join(Registered, Registered.uid == Link.from_uid)
        for line in connection.execute(query.where(Link.to_uid.in_(some), Registered.live.is_(True))):
            if line.from_uid not in going and (line.from_uid, line.key) not in led:
                found.add(line.to_uid)
    return _with_above(found, two.parent)
