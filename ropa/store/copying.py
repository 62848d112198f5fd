"""A register copied page by page from its open connection, and the proof that the copy is whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from ropa.disk import sync
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.progress import Progress
from ropa.store import versions
from ropa.store.engine import SqliteError, connect, engine
from ropa.store.left_behind import unfinished
from ropa.store.refusals import Damaged, reason

PAGES, PAUSE = 64, 0.004
"""As many pages as are copied at once, and the seconds between, in which whoever types is served."""


SYNCED_EVERY = 16
"""Steps. More often costs more than it brings: each sync makes the saves beside it wait."""

SERVED = 0.02
"""Seconds after a step in whose time something was saved: whoever types is to find connection and disk free."""


@dataclass(frozen=True)
class Source:
    """An open register as another thread may copy it: by `copy_pages` alone."""

    path: Path
    key: str | None
    connection: Any
    uid: str
    edits: int


def source_of(connection: Connection, path: Path, key: str | None) -> Source:
    """An open register to be copied: its raw connection, its uid and its last Edit."""
    raw = connection.connection.driver_connection
    found = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'edit'")).scalar()
    uid = connection.execute(text("SELECT value FROM meta WHERE key = 'uid'")).scalar_one()
    return Source(path, key, raw, uid, found or 0)


def copy_pages(connection: Any, target: Path, key: str | None, progress: Progress | None = None) -> None:
    """Copy into a new file under the same key, which is marked as closed. What is saved meanwhile gets into it too.

    With `progress` it goes in steps with pauses, so that the connection's own thread never waits long, and is synced
    now and then: a save would else wait at its own sync until all of the copy is on the disk. The key of the copy is
    derived before, as the first step would do it while it holds the connection. A file that has no name
    yet needs no journal.
    """
    made = connect(target, key)
    try:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-2000"):
            made.execute(f"PRAGMA {pragma}")
        made.execute("PRAGMA user_version=1")  # writes a page, which derives the key
        if progress is None:
            connection.backup(made)
        else:
            connection.backup(made, pages=PAGES, progress=_steps(connection, target, progress), sleep=PAUSE)
        made.execute("UPDATE meta SET value = 'closed' WHERE key = 'state'")
    finally:
        made.close()
    sync(target)


def copy_elsewhere(source: Source, path: Path) -> None:
    """All that is saved in an open register as a new file at a path where nothing is. Raises RopaError."""
    from ropa.store.opening import into_place

    building = unfinished(path, "new")
    try:
        copy_pages(source.connection, building, source.key)
        into_place(building, path)
        sync(path.parent)
    except (OSError, SqliteError) as error:
        raise RopaError(N_("{path} cannot be written: {reason}."), path=path, reason=reason(error)) from error
    finally:
        with suppress(OSError):
            building.unlink(missing_ok=True)


def _steps(connection: Any, target: Path, progress: Progress) -> Callable[[int, int, int], None]:
    """What is done after each step: a pause, longer while something is saved, and now and then what was copied is
    brought to the disk.
    """
    steps, saved = count(1), connection.total_changes

    def step(_status: int, remaining: int, total: int) -> None:
        nonlocal saved
        progress.step(total - remaining, total)
        before, saved = saved, connection.total_changes
        if next(steps) % SYNCED_EVERY == 0:
            sync(target)
        time.sleep(PAUSE if saved == before else SERVED)

    return step


def verify(copy: Path, key: str | None, edits: int, look: Callable[[Connection], object] | None = None) -> None:
    """Open a copy and look at every page, its schema and its last Edit; `look` may look further. Raises Damaged."""
    made = engine(copy, key)
    try:
        with made.begin() as connection:
            check_whole(connection, key)
            seen = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'edit'")).scalar() or 0
            ours = connection.execute(text("PRAGMA application_id")).scalar_one() == versions.APPLICATION_ID
            if seen < edits or not ours:
                raise RopaError(N_("The copy is not whole."))
            if look is not None:
                look(connection)
            connection.rollback()
    except (DatabaseError, SqliteError) as error:
        raise Damaged(N_("The register is damaged: {what}. Use a backup."), what=reason(error)) from error
    finally:
        made.dispose()


def check_whole(connection: Connection, key: str | None) -> None:
    """Look at every page. Raises Damaged."""
    damage = connection.execute(text("PRAGMA integrity_check(1)")).scalar_one()
    if damage == "ok" and key is not None:
        damage = connection.execute(text("PRAGMA cipher_integrity_check")).scalars().first() or "ok"
    if damage != "ok":
        raise Damaged(N_("The register is damaged: {what}. Use a backup."), what=damage)
