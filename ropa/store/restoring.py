"""What a backup holds, and putting it in the place of the register; what lay there is kept as a backup first."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.store.backup_names import Why
from ropa.store.backups import swap_in, uid_of
from ropa.store.copying import copy_pages, verify
from ropa.store.engine import SqliteError, connect_to_read, held
from ropa.store.left_behind import unfinished
from ropa.store.locking import InUse, holder_of
from ropa.store.opening import check_versions
from ropa.store.refusals import opening_refusal, reason
from ropa.words import Words


@dataclass(frozen=True)
class Holds:
    """What a register holds at a glance: its operators by name, records in lists, issued editions, and the last Edit:
    when (None: there is none) and by whom.
    """

    operators: tuple[Words, ...]
    records: int
    editions: int
    edited: dt.datetime | None
    author: str


def look_into(backup: Path, key: str | None) -> Holds:
    """Read what a backup holds; of any format, and without writing anything. Raises RopaError."""
    try:
        connection = connect_to_read(backup, key)
        try:
            return _holds(connection)
        finally:
            connection.close()
    except (SqliteError, ValueError, OSError) as error:
        raise opening_refusal(error, backup, key) from error


def _holds(connection: Any) -> Holds:
    called = "SELECT coalesce(name, short_name) FROM operator WHERE binned IS NULL ORDER BY ref"
    names = connection.execute(called).fetchall()
    (records,) = connection.execute(
        "SELECT count(*) FROM registered WHERE live AND uid = root_uid AND kind != 'operator'"
    ).fetchone()
    (editions,) = connection.execute("SELECT count(*) FROM registered WHERE live AND kind = 'edition'").fetchone()
    last = connection.execute("SELECT started_at, author FROM edit ORDER BY id DESC LIMIT 1").fetchone()
    operators = tuple(Words.of(json.loads(name)) if name else Words() for (name,) in names)
    edited = dt.datetime.fromisoformat(last[0]).replace(tzinfo=dt.UTC) if last else None
    return Holds(operators, records, editions, edited, last[1] if last else "")


def restore(backup: Path, path: Path, key: str | None) -> Path | None:
    """Put a copy of a backup under the name of a register, which nobody may have open; the present file as it is kept.

    The copy is made beside it and proven whole first, so that a register lies under the name at every moment.
    """
    if path.exists() and backup.exists() and path.samefile(backup):
        raise RopaError(N_("{path} is the register itself and no backup of it."), path=path)
    if held(path, key):
        raise InUse(path, holder_of(path))
    if not backup.is_file():
        raise RopaError(N_("There is no file {path}."), path=backup)
    path = path.resolve()  # a link to the register stays a link
    building = unfinished(path, "restore")
    whose = ""

    def look(connection: Connection) -> None:
        nonlocal whose
        check_versions(connection, backup)
        whose = uid_of(connection)

    try:
        _copy(backup, building, key)
        verify(building, key, 0, look)
        return swap_in(building, path, Why.RESTORE, whose)
    except (OSError, DatabaseError) as error:
        raise RopaError(N_("{path} cannot be written: {reason}."), path=path, reason=reason(error)) from error
    finally:
        for left in (building, building.with_name(f"{building.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _copy(backup: Path, building: Path, key: str | None) -> None:
    try:
        source = connect_to_read(backup, key)
        try:
            copy_pages(source, building, key)
        finally:
            source.close()
    except SqliteError as error:
        raise opening_refusal(error, backup, key) from error
