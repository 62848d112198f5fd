"""What can still be read of a damaged register, into a new file. The damaged one is only copied, never opened."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import uuid
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DatabaseError

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.model.columns import Base
from ropa.store import versions
from ropa.store.engine import SqliteError, connect, held
from ropa.store.history import close_edits
from ropa.store.listing import refresh
from ropa.store.opening import close_file, into_place, open_file
from ropa.store.refusals import Damaged, reason
from ropa.store.repairing import repair
from ropa.store.work import Work

_FARTHEST = 2**31
"""Where rows of a table end at the latest, if nothing of it says where."""
_MOST_FAILURES = 2_000
"""Spans of one table that cannot be read, after which the rest of it is given up: its root is gone."""


@dataclass(frozen=True)
class Recovered:
    """What the new file holds: records by kind, Edits. What it does not: `lost` records, known by name only or without
    the record that they belong to; `mended` ones, put back from history or cut loose of what is not there. `holes` are
    tables of which something could not be read.
    """

    records: Mapping[str, int]
    edits: int
    lost: int
    mended: int
    holes: tuple[str, ...]


def recover(path: Path, target: Path, key: str | None, author: str) -> Recovered:
    """Make a new register at `target`, where nothing is yet, of what can be read. Raises RopaError."""
    if target.exists():
        raise RopaError(N_("{path} is there already; choose another name."), path=target)
    if held(path, key):
        raise RopaError(N_("{path} is open in another window or program. Close it there first."), path=path)
    mark = uuid.uuid4().hex[:8]
    source, building = (target.with_name(f".{target.name}.{mark}.{what}") for what in ("read", "new"))
    try:
        _copy(path, source)
        holes = _rescue(source, building, key, path)
        told = _mend(building, key, author, holes)
        into_place(building, target)
    except (OSError, DatabaseError, SqliteError) as error:
        raise RopaError(N_("{path} cannot be written: {reason}."), path=target, reason=reason(error)) from error
    finally:
        for left in (source, building):
            for name in (left, left.with_name(f"{left.name}-journal")):
                with suppress(OSError):
                    name.unlink(missing_ok=True)
    return told


def _copy(path: Path, source: Path) -> None:
    shutil.copyfile(path, source)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        shutil.copyfile(journal, source.with_name(f"{source.name}-journal"))


class _Damaged:
    """A damaged file as a connection that is made anew after each error: behind a password one error ends it."""

    def __init__(self, path: Path, key: str | None) -> None:
        self._path, self._key = path, key and _derived(key, path)
        self._connection: Any = None
        self.failures = 0

    def read(self, query: str, *values: Any) -> list[Any] | None:
        """All rows, or None where one of them cannot be read."""
        try:
            if self._connection is None:
                self._connection = connect(self._path, self._key)
            return list(self._connection.execute(query, values).fetchall())
        except (SqliteError, UnicodeDecodeError):
            self.failures += 1
            self.close()
            return None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _derived(password: str, path: Path) -> str:
    """The key that SQLCipher derives from a password: derived once, and not after each error anew."""
    with path.open("rb") as file:
        salt = file.read(16)
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, 256_000, 32)
    return f"x'{key.hex()}{salt.hex()}'"


def _rescue(source: Path, building: Path, key: str | None, path: Path) -> tuple[str, ...]:
    """Tables as the damaged file describes them, and of each the rows that can be read; those that have holes."""
    damaged = _Damaged(source, key)
    schema = damaged.read(
        "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')"
    )
    known = {*Base.metadata.tables, "alembic_version"}
    indexes = {str(index.name) for one in Base.metadata.tables.values() for index in one.indexes}
    if not schema or not any(name == "operator" for name, _, _ in schema):
        damaged.close()
        raise Damaged(
            N_("Nothing can be read of {path}: its beginning is damaged, or the password is another. Use a backup."),
            path=path,
        )
    made = connect(building, key, foreign_keys=False)
    try:
        made.execute("BEGIN")
        number = damaged.read("PRAGMA user_version")
        version = number[0][0] if number and number[0][0] else versions.SCHEMA
        tables = [(name, sql) for name, kind, sql in schema if kind == "table" and name in known]
        for _, sql in tables:
            made.execute(sql)
        holes = []
        for name, _ in tables:
            failures = damaged.failures
            for row in _rows(damaged, name):
                _insert(made, name, row)
            if damaged.failures > failures:
                holes.append(name)
        for _, sql in [(name, sql) for name, kind, sql in schema if kind == "index" and name in indexes]:
            made.execute(sql)
        _sign(made, version)
        made.execute("COMMIT")
        return tuple(sorted(holes))
    finally:
        made.close()
        damaged.close()


def _rows(damaged: _Damaged, name: str) -> Iterator[Any]:
    """Rows of a table that can be read: where some cannot, each half by itself, the larger spans first."""
    ends = damaged.read(f'SELECT max(rowid) FROM "{name}"')  # noqa: S608 (our own tables)
    spans = deque([(-1, (ends[0][0] or 0) if ends else _FARTHEST)])
    most = damaged.failures + _MOST_FAILURES
    while spans and damaged.failures < most:
        first, last = spans.popleft()
        query = f'SELECT * FROM "{name}" NOT INDEXED WHERE rowid BETWEEN ? AND ?'  # noqa: S608
        found = damaged.read(query, first, last)
        if found is not None:
            yield from found
        elif first < last:
            middle = (first + last) // 2
            spans += [(first, middle), (middle + 1, last)]


def _insert(made: Any, name: str, row: Any) -> None:
    """A row that its table does not take (twice there, or without what it needs) is lost."""
    with suppress(SqliteError):
        made.execute(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(row))})', row)  # noqa: S608


def _sign(made: Any, version: int) -> None:
    """What a register says of itself, where it could not be read."""
    made.execute(f"PRAGMA application_id={versions.APPLICATION_ID}")
    made.execute(f"PRAGMA user_version={version}")
    made.execute("DELETE FROM alembic_version")
    made.execute("INSERT INTO alembic_version VALUES (?)", (f"{version:04}",))
    for name, value in {"uid": uuid.uuid4().hex, "last_writer": "?", "min_reader": str(version)}.items():
        made.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (name, value))
    made.execute("INSERT OR REPLACE INTO meta VALUES ('state', 'closed')")


def _mend(building: Path, key: str | None, author: str, holes: tuple[str, ...]) -> Recovered:
    made = open_file(building, key)
    try:
        with made.begin() as connection:
            work = Work(connection, author, "repair", dt.datetime.now(dt.UTC))
            mended = repair(work)
            refresh(work)
            close_edits(connection, work.edits.values(), work.now)
            live = connection.exec_driver_sql("SELECT kind, count(*) FROM registered WHERE live GROUP BY kind").all()
            edits = connection.exec_driver_sql("SELECT count(*) FROM edit").scalar_one()
    finally:
        close_file(made)
    records = Counter(dict[str, int](live))
    put_right = mended.get("records", 0) + mended.get("links", 0)
    return Recovered(records, edits, mended.get("lost", 0), put_right, holes)
