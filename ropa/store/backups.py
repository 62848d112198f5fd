"""Making backups: copied beside, proven whole, named, and only then does an older one go."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from ropa.disk import sync
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.progress import Progress
from ropa.store.backup_names import UNKNOWN, Backup, Why, folder_of, listed, name_of
from ropa.store.copying import PAUSE, Source, copy_pages, verify
from ropa.store.engine import SqliteError
from ropa.store.hashes import changed_outside, rows_of_all_kinds
from ropa.store.left_behind import unfinished
from ropa.store.refusals import Damaged, reason
from ropa.store.tables import Edit
from ropa.store.thinning import superfluous

_UNFINISHED = dt.timedelta(days=1)
HASHED = 20
"""Records held to their hashes between two pauses: meanwhile Python itself keeps whoever types waiting."""


def make_backup(
    source: Source,
    chosen: Path | None = None,
    why: Why = Why.CHANGED,
    label: str = "",
    progress: Progress | None = None,
) -> Backup:
    """A backup of an open register, with every record held to its hash. Raises Damaged and makes none of a register
    that is damaged, RopaError where the folder or the disk does not let it.
    """

    def prove(building: Path) -> None:
        verify(building, source.key, source.edits, lambda connection: _check_records(connection, progress))

    try:
        done = _make(source, chosen, (why, label), progress, prove)
    except Damaged as damage:
        raise Damaged(
            N_("{path} is damaged. No backup was made of it; the earlier ones are kept. Choose File, Check register."),
            path=source.path,
        ) from damage
    thin(source.path, chosen, done)
    return done


def keep_as_it_is(source: Source, chosen: Path | None = None, progress: Progress | None = None) -> Backup:
    """What a repair begins with, damaged or not. It pushes nothing out."""
    return _make(source, chosen, (Why.REPAIR, ""), progress, lambda _building: None)


def _make(
    source: Source,
    chosen: Path | None,
    why: tuple[Why, str],
    progress: Progress | None,
    prove: Callable[[Path], None],
) -> Backup:
    folder = folder_of(source.path, chosen)
    building = unfinished(folder / source.path.stem, "tmp")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder, source.path.stem)
        copy_pages(source.connection, building, source.key, progress)
        prove(building)
        return _into_place(building, source.path, chosen, source.uid[:8], *why)
    except (OSError, SqliteError, DatabaseError) as error:
        raise RopaError(
            N_("No backup could be made in {folder}: {reason}. The register itself is safe."),
            folder=folder,
            reason=reason(error),
        ) from error
    finally:
        _remove([building, building.with_name(f"{building.name}-journal")])


def _check_records(connection: Connection, progress: Progress | None) -> None:
    for rows in rows_of_all_kinds(connection):
        for n, (kind, row) in enumerate(rows):
            if progress is not None and n % HASHED == 0:
                time.sleep(PAUSE)
            if changed_outside(kind, row):
                raise Damaged(N_("The register is damaged: {what}. Use a backup."), what=kind)


def swap_in(building: Path, path: Path, why: Why, of: str) -> Path | None:
    """Put a finished file in the place of a register; what lay there is kept among its backups, and returned.

    At every moment a whole register lies under the name. A journal that a broken-off save left is kept with its file:
    it would be played into the new one.
    """
    if not path.exists():
        building.replace(path)
        sync(path.parent)
        return None
    kept = _keep(path, why, of)
    journal = path.with_name(f"{path.name}-journal")
    try:
        if journal.exists() and journal.stat().st_size:
            shutil.copy2(journal, kept.with_name(f"{kept.name}-journal"))
            sync(kept.with_name(f"{kept.name}-journal"))
            sync(kept.parent)
            journal.unlink()
        building.replace(path)
    except BaseException:
        kept.unlink(missing_ok=True)  # a second name of the register itself is no backup
        raise
    sync(path.parent)
    return kept


def _keep(path: Path, why: Why, of: str) -> Path:
    """The file under a second name; copied where the disk knows no second names (a USB stick)."""
    folder = folder_of(path)
    folder.mkdir(exist_ok=True)
    kept = _free_name(path, None, of, why, "")
    _second_name(path, kept)
    sync(folder)
    return kept


def _second_name(path: Path, kept: Path) -> None:
    try:
        os.link(path, kept)
    except OSError:
        building = unfinished(kept.with_name(path.stem), "tmp")
        try:
            shutil.copy2(path, building)
            sync(building)
            building.rename(kept)
        finally:
            _remove([building])


def changed_since(connection: Connection, moment: dt.datetime | None) -> bool:
    """Whether something was saved after a moment, known to the second; one that is still to come says nothing."""
    last = connection.execute(select(func.max(func.coalesce(Edit.closed_at, Edit.started_at)))).scalar()
    if last is None or moment is None:
        return last is not None
    return last >= moment + dt.timedelta(seconds=1) or moment > dt.datetime.now(dt.UTC)


def uid_of(connection: Connection) -> str:
    """The beginning of a register's uid, as names of backups have it."""
    return str(connection.execute(text("SELECT value FROM meta WHERE key = 'uid'")).scalar() or UNKNOWN)[:8]


def thin(path: Path, chosen: Path | None, newest: Backup) -> None:
    """Remove what is superfluous among the backups of the same register in the same folder."""
    own = [one for one in listed(path, chosen) if one.of == newest.of and one.path.parent == newest.path.parent]
    _remove(one.path for one in superfluous(own, dt.datetime.now(dt.UTC)))


def _into_place(building: Path, path: Path, chosen: Path | None, of: str, why: Why, label: str) -> Backup:
    done = _free_name(path, chosen, of, why, label)
    building.replace(done)
    sync(done.parent)
    return next(one for one in listed(path, chosen) if one.path == done)


def _free_name(path: Path, chosen: Path | None, of: str, why: Why, label: str) -> Path:
    """A name with the next number, so that it comes after all others whatever the clock says."""
    now, there = dt.datetime.now(dt.UTC), listed(path, chosen)
    number = there[-1].number + 1 if there else 1
    return folder_of(path, chosen) / name_of(path, now, number, of, why, label)


def _sweep(folder: Path, stem: str) -> None:
    """Remove what backups that were broken off left behind."""
    began = time.time() - _UNFINISHED.total_seconds()
    files = (one for one in folder.glob(".*.tmp*") if one.name.startswith(f".{stem}."))
    _remove(one for one in files if one.stat().st_mtime < began)


def _remove(files: Iterable[Path]) -> None:
    """What is not there any more, or cannot be removed, is left: the next time is soon enough."""
    for file in files:
        with suppress(OSError):
            file.unlink()
