"""Whether a register is whole: its pages, references, records, links, contents, history and what is derived of them.

It is looked at in a copy, so that nobody waits meanwhile and nothing is changed by looking.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from ropa.errors import RopaError
from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model import fields
from ropa.progress import Progress
from ropa.store.backup_names import folder_of
from ropa.store.copying import PAUSE, Source
from ropa.store.engine import SqliteError, engine
from ropa.store.hashes import changed_outside, rows_of_all_kinds, told_otherwise
from ropa.store.history import broken_links
from ropa.store.rederiving import rederive
from ropa.store.refusals import reason
from ropa.store.tables import Content, Edit, Registered
from ropa.store.temporary import copied

PARTS: Mapping[str, str] = {
    "pages": N_("Pages of the file"),
    "references": N_("Records that belong to another"),
    "registry": N_("Records in the list of all records"),
    "records": N_("Records as they were saved"),
    "links": N_("Links from record to record"),
    "contents": N_("Files kept in the register"),
    "history": N_("History as it was written"),
    "derived": N_("Search and lists"),
}
"""What is looked at, in order, and what it is called."""

REMADE = "derived"
"""The part that is made anew of the others: behind after an upgrade of the program's words too, and no damage."""

MOST_NAMED = 20


@dataclass(frozen=True)
class Part:
    """One thing looked at: how many there were, how many are wrong, some of these by uid or as SQLite says it."""

    what: str
    checked: int
    wrong: int = 0
    which: tuple[str, ...] = ()


@dataclass
class _Seen:
    """What one walk over all rows finds."""

    rows: int = 0
    links: int = 0
    changed: list[str] = field(default_factory=list)
    otherwise: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unregistered: list[str] = field(default_factory=list)
    without_content: list[str] = field(default_factory=list)


def examine(source: Source, progress: Progress | None = None) -> tuple[Part, ...]:
    """Look at everything. Pages that cannot be read end it, for the rest cannot be relied on then."""
    try:
        with copied(source, progress) as copy:
            return examine_copy(copy, source.key, progress)
    except SqliteError as error:
        return (Part("pages", 1, 1, (str(reason(error)),)),)
    except OSError as error:
        folder = folder_of(source.path)
        raise RopaError(N_("{path} cannot be written: {reason}."), path=folder, reason=reason(error)) from error


def examine_copy(copy: Path, key: str | None, progress: Progress | None = None) -> tuple[Part, ...]:
    """The same of a copy that nobody has open; it stays as it is."""

    def step() -> None:
        if progress is not None:
            progress.step(0, 0)
            time.sleep(PAUSE)

    made = engine(copy, key)
    try:
        with made.begin() as connection:
            parts: list[Part] = []
            try:
                parts += _parts(connection, key, step)
            except DatabaseError as error:
                parts = [Part("pages", 1, 1, (str(reason(error)),))]
            connection.rollback()
            return tuple(parts)
    finally:
        made.dispose()


def _parts(connection: Connection, key: str | None, step: Callable[[], None]) -> Iterator[Part]:
    wrong = [line for line in connection.execute(text("PRAGMA integrity_check(100)")).scalars() if line != "ok"]
    if key is not None:
        wrong += connection.execute(text("PRAGMA cipher_integrity_check")).scalars().all()
    yield _part("pages", connection.execute(text("PRAGMA page_count")).scalar_one(), wrong)
    if wrong:
        return
    dangling = connection.execute(text("PRAGMA foreign_key_check")).all()
    broken = [str(one) for one in broken_links(connection)]
    step()
    seen = _walk(connection, step)
    if not broken:  # a history that was altered says nothing about records
        seen.changed += seen.otherwise
    yield _part("references", seen.rows, [f"{line[0]} {line[1]}" for line in dangling])
    yield _part("registry", seen.rows, seen.unregistered)
    yield _part("records", seen.rows, seen.changed)
    yield _part("links", seen.links, seen.lost)
    contents, spoilt = _contents(connection, step)
    yield _part("contents", contents, [*spoilt, *seen.without_content])
    closed = connection.execute(select(func.count()).where(Edit.hash.is_not(None))).scalar_one()
    yield _part("history", closed, broken)
    if dangling or seen.unregistered or seen.changed:
        return  # what is derived is derived anew when these are mended
    otherwise = rederive(connection, step)
    yield Part("derived", seen.rows, otherwise)


def _part(what: str, checked: int, wrong: list[str]) -> Part:
    return Part(what, checked, len(wrong), tuple(wrong[:MOST_NAMED]))


def _walk(connection: Connection, step: Callable[[], None]) -> _Seen:
    lines = connection.execute(select(Registered.uid, Registered.kind)).all()
    registered: dict[str, str] = dict(lines)
    contents = set(connection.execute(select(Content.sha256)).scalars())
    seen, met = _Seen(), set()
    for rows in rows_of_all_kinds(connection):
        outside = {row["uid"] for kind, row in rows if changed_outside(kind, row)}
        sound = [(kind, row) for kind, row in rows if row["uid"] not in outside]
        seen.changed += outside
        seen.otherwise += [row["uid"] for _, row, _ in told_otherwise(connection, sound)]
        for kind, row in rows:
            seen.rows += 1
            met.add(row["uid"])
            if registered.get(row["uid"]) != kind:
                seen.unregistered.append(row["uid"])
            if row["uid"] in outside:
                continue
            named = list(links_of(kind, row))
            seen.links += len(named)
            if any(to not in registered for _, to in named):
                seen.lost.append(row["uid"])
            files = [row[one.key] for one in fields(kind).values() if one.kind is Kind.FILE and row[one.key]]
            seen.without_content += [row["uid"] for file in files if file not in contents]
        step()
    seen.unregistered += sorted(registered.keys() - met)
    return seen


def links_of(kind: str, row: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """(field, uid) of every record that a row names."""
    for known in fields(kind).values():
        if known.kind in (Kind.LINK, Kind.LINKS) and known.key != "origin":
            value = row[known.key]
            for to in (value,) if known.kind is Kind.LINK else value or ():
                if to:
                    yield known.key, to


def _contents(connection: Connection, step: Callable[[], None]) -> tuple[int, list[str]]:
    names = connection.execute(select(Content.sha256).order_by(Content.sha256)).scalars().all()
    spoilt = []
    for name in names:
        data = connection.execute(select(Content.bytes).where(Content.sha256 == name)).scalar_one()
        if hashlib.sha256(data).hexdigest() != name:
            spoilt.append(name)
        step()
    return len(names), spoilt
