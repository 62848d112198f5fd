"""Opening a register against the note of another machine: a person said so, and a backup is made first."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from ropa.register import Register
from ropa.store.backup_names import Why
from ropa.store.backups import make_backup
from ropa.store.locking import strike_out


def take_over(path: Path, key: str | None) -> None:
    """Back the register up, then strike out the note. Raises RopaError, and then the note stands."""
    with closing(Register(path, "", key, read_only=True)) as register:
        make_backup(register.source(), why=Why.TAKEN)
    strike_out(path)
