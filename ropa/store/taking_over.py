"""Opening a register against the note of another machine: a person said so, and a backup is made first."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from ropa.store.backup_names import Why
from ropa.store.backups import make_backup
from ropa.store.copying import Source
from ropa.store.engine import held
from ropa.store.locking import InUse, holder_of, strike_out
from ropa.store.to_read import open_to_read


def take_over(path: Path, key: str | None) -> None:
    """Back the register up, then strike out the note. Raises RopaError, and then the note stands."""
    if held(path, key):
        raise InUse(path, holder_of(path))
    made = open_to_read(path, key)
    try:
        with made.connect() as connection:
            raw = connection.connection.driver_connection
            edits = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'edit'")).scalar()
            uid = connection.execute(text("SELECT value FROM meta WHERE key = 'uid'")).scalar_one()
            connection.rollback()
        make_backup(Source(path, key, raw, uid, edits or 0), why=Why.TAKEN)
    finally:
        made.dispose()
    strike_out(path)
