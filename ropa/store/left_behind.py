"""What an interruption left beside a register goes when the register is opened next."""

from __future__ import annotations

import re
import uuid
from contextlib import suppress
from pathlib import Path

from ropa.store.backup_names import listed

_STRAY = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{8}\.(password|upgrade|restore|read|new)(-journal)?")


def unfinished(path: Path, ending: str) -> Path:
    """A new name, beside a file or in a folder under its name, for what is being written."""
    return path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.{ending}")


def sweep(path: Path) -> None:
    """Remove copies of this register that were never finished, one of them perhaps without its password; and a second
    name that it got among its backups and never lost: that is no backup, every save goes into it.
    """
    with suppress(OSError):
        for one in path.parent.iterdir():
            if (found := _STRAY.fullmatch(one.name)) and found["name"] == path.name:
                one.unlink(missing_ok=True)
        if path.stat().st_nlink > 1:
            for backup in listed(path):
                if backup.path.samefile(path):
                    backup.path.unlink()
