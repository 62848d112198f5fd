"""Opening a register that nothing is written into: one on a read-only disk or share, or a backup."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Engine

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.store import versions
from ropa.store.engine import engine_to_read, held
from ropa.store.locking import InUse, holder_of
from ropa.store.opening import check_key, check_pages, check_schema, check_versions, knock, look
from ropa.store.refusals import NOT_READ, Unclosed, opening_refusal


def open_to_read(path: Path, key: str | None = None) -> Engine:
    """An engine on a register into which nothing is written, neither into the file nor beside it; only a save that was
    broken off is taken back by SQLite itself, where the file can be written. Raises RopaError.
    """
    check_key(key)
    if held(path, key):
        raise InUse(path, holder_of(path))
    schema = look(path, key)
    made = engine_to_read(path, key)
    try:
        schema = knock(made, path, key) if schema is None else schema
        _check_format(schema, path)
        with made.begin() as connection:
            check_versions(connection, path)
            check_schema(connection, path)
            check_pages(connection, path)
    except NOT_READ as error:
        made.dispose()
        raise _reading_refusal(error, path, key) from error
    except BaseException:
        made.dispose()
        raise
    return made


def _check_format(schema: int, path: Path) -> None:
    if schema < versions.SCHEMA:
        raise RopaError(
            N_("{path} has an older format and cannot be upgraded where it lies. Copy it to a folder of your own."),
            path=path,
        )


def _reading_refusal(error: Exception, path: Path, key: str | None) -> RopaError:
    """Why it cannot even be read: a save was broken off, and the file cannot be set right where it lies."""
    journal = path.with_name(f"{path.name}-journal")
    if "readonly" in str(error) and journal.exists():
        return Unclosed(path, journal)
    return opening_refusal(error, path, key)


def writable(path: Path) -> bool:
    """Whether a file can be changed where it lies: saving needs its folder too."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
