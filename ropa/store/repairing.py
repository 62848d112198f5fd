"""Mending what an examination finds: what history still knows is put back, what leads nowhere is let go.

A backup is made before. What cannot be mended (pages, history itself, kept files) is left as it is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from ropa.fields import Kind
from ropa.model import KINDS, ROOTS, fields, parents, table
from ropa.store.examining import links_of
from ropa.store.facts import content_hash
from ropa.store.hashes import changed_outside, rows_of_all_kinds, told_otherwise
from ropa.store.history import broken_links
from ropa.store.opening import log
from ropa.store.rederiving import rederive
from ropa.store.tables import Change, Listing, Registered, Waiting
from ropa.store.work import Work
from ropa.values import with_part


def repair(work: Work) -> dict[str, int]:
    """Mend the register; how many of each part were mended, by the names of the examination. Under `lost` the records
    of which nothing is left, or nothing that they could belong to.
    """
    connection = work.connection
    mended: Counter[str] = Counter()
    places = _places(connection)
    orphans = _orphans(places)
    _remove(connection, orphans, places)
    mended["lost"] = len(orphans)
    mended["references"] = len(orphans)
    places = {uid: place for uid, place in places.items() if uid not in orphans}
    mended["registry"], lost = _register(connection, places)
    mended["lost"] += lost
    is_told = not broken_links(connection)
    for rows in rows_of_all_kinds(connection):
        outside = [(kind, row) for kind, row in rows if changed_outside(kind, row)]
        for kind, row in outside:
            _put_back(connection, kind, row)
        sound = [one for one in rows if one not in outside]
        otherwise = [*told_otherwise(connection, sound)] if is_told else []
        for kind, row, told in otherwise:
            _write(connection, kind, row["id"], {**row, **told})
        mended["records"] += len(outside) + len(otherwise)
    for uid in _linking_nowhere(connection, places):
        _unlink(work, uid, places)
        mended["links"] += 1
    mended["derived"] = rederive(connection, lambda: None)
    found = {part: count for part, count in mended.items() if count}
    log(connection, "repaired", json.dumps(found))
    return found


Places = Mapping[str, tuple[str, str | None, str | None]]
"""Of every row there is: (kind, operator, parent)."""


def _places(connection: Connection) -> Places:
    found = {}
    for kind in KINDS:
        columns = table(kind)
        above = [columns.c[name] for name in parents(kind).values()]
        for line in connection.execute(select(columns.c.uid, columns.c.operator_uid, *above)):
            found[line[0]] = (kind, line[1], next((one for one in line[2:] if one), None))
    return found


def _orphans(places: Places) -> set[str]:
    """Rows whose parent is not there, and what belongs to them."""

    def lost(uid: str) -> bool:
        parent = places[uid][2]
        return parent is not None and (parent not in places or lost(parent))

    return {uid for uid in places if lost(uid)}


def _remove(connection: Connection, uids: set[str], places: Places) -> None:
    for uid in uids:
        columns = table(places[uid][0])
        connection.execute(delete(columns).where(columns.c.uid == uid))
        connection.execute(delete(Registered).where(Registered.uid == uid))


def _register(connection: Connection, places: Places) -> tuple[int, int]:
    """Enter rows that the list of all records lacks or knows otherwise; take out those of which there is no row."""
    lines = {line.uid: line for line in connection.execute(select(Registered.__table__))}
    gone = lines.keys() - places.keys()
    for uid in gone:
        for columns, key in (
            (Registered, Registered.uid),
            (Listing, Listing.record_uid),
            (Waiting, Waiting.record_uid),
        ):
            connection.execute(delete(columns).where(key == uid))
    entered = 0
    for uid, (kind, operator, parent) in places.items():
        right = {"kind": kind, "operator_uid": operator, "parent_uid": parent, "root_uid": _root(uid, places)}
        line = lines.get(uid)
        if line is None:
            connection.execute(insert(Registered), {"uid": uid, "live": True, "folded": "", **right})
        elif any(getattr(line, key) != value for key, value in right.items()):
            connection.execute(update(Registered).where(Registered.uid == uid), right)
        else:
            continue
        entered += 1
    return entered + len(gone), len(gone)


def _root(uid: str, places: Places) -> str:
    kind, _, parent = places[uid]
    return uid if parent is None or kind in ROOTS else _root(parent, places)


def _put_back(connection: Connection, kind: str, row: Mapping[Any, Any]) -> None:
    """Facts as history knows them, where that is what was saved, or nothing else can be read; else as they stand."""
    columns = table(kind)
    place = [columns.c[name] for name in ("uid", "operator_uid", "binned", *parents(kind).values())]
    number = [columns.c.ref] if "ref" in columns.c else []
    whole = dict(connection.execute(select(*place, *number).where(columns.c.id == row["id"])).mappings().one())
    told = whole | _told(connection, kind, row["uid"])
    readable = all(key in row for key in fields(kind))
    right = told if not readable or content_hash(kind, told) == row["hash"] else dict(row)
    _write(connection, kind, row["id"], whole | {key: right[key] for key in (*fields(kind), "binned")})


def _write(connection: Connection, kind: str, number: int, whole: Mapping[str, Any]) -> None:
    """The facts of a row, with the hash of all that it says."""
    facts = {key: whole[key] for key in (*fields(kind), "binned")}
    columns = table(kind)
    connection.execute(update(columns).where(columns.c.id == number), facts | {"hash": content_hash(kind, whole)})


def _told(connection: Connection, kind: str, uid: str) -> dict[str, Any]:
    """The facts of a row as its history tells them."""
    known = fields(kind)
    facts: dict[str, Any] = dict.fromkeys(known)
    query = select(Change.key, Change.new).where(Change.record_uid == uid, Change.undone.is_(False))
    for key, new in connection.execute(query.order_by(Change.edit_id, Change.turn, Change.id)):
        value, name = None if new is None else json.loads(new), key.partition(".")[0]
        if key == "binned":
            facts["binned"] = value
        elif name in known:
            facts[name] = with_part(known[name], facts[name], key, value)
    return facts


def _linking_nowhere(connection: Connection, places: Places) -> list[str]:
    return [
        row["uid"]
        for rows in rows_of_all_kinds(connection)
        for kind, row in rows
        if any(to not in places for _, to in links_of(kind, row))
    ]


def _unlink(work: Work, uid: str, places: Places) -> None:
    row = work.row(uid)
    values: dict[str, Any] = {}
    for key, known in fields(row.kind).items():
        if known.kind is Kind.LINK and row[key] and row[key] not in places and key != "origin":
            values[key] = None
        elif known.kind is Kind.LINKS and row[key]:
            values[key] = tuple(to for to in row[key] if to in places)
    work.put(row, values)
