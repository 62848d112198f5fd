"""A register gets a password, another one, or none: on a copy that is verified and then takes the place of the file.

At every moment the path holds a whole register, as it was or as it is to be; a copy that was left behind by an
interruption goes when the register is opened next.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from ropa.disk import sync
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.store import versions
from ropa.store.engine import SqliteError, connect, engine
from ropa.store.left_behind import unfinished
from ropa.store.opening import check_key, check_schema, close_file, log, open_file
from ropa.store.refusals import opening_refusal

_ENDING = "password"


def change_password(path: Path, old: str | None, new: str | None) -> None:
    """Protect a register that nobody has open by `new` instead of `old`; None is no password.

    Raises RopaError, and then the file is as it was.
    """
    check_key(new)
    path = path.resolve()  # a link to the file stays a link
    close_file(open_file(path, old))  # what speaks against opening it speaks against this; an older one is upgraded
    copy = unfinished(path, _ENDING)
    source = connect(path, old)
    try:
        source.execute("BEGIN EXCLUSIVE")
        source.execute("COMMIT")  # in exclusive locking mode the lock stays
        export(source, copy, new)
        shutil.copymode(path, copy)
        _verify(copy, new, _sizes(source), _what(old, new))
        if os.name == "nt":
            source.close()
        copy.replace(path)
        sync(path.parent)
    except (OSError, DatabaseError, SqliteError) as error:
        raise opening_refusal(error, path, old) from error
    finally:
        source.close()
        with suppress(OSError):
            copy.unlink(missing_ok=True)


def _what(old: str | None, new: str | None) -> str:
    if new is None:
        return "taken off"
    return "given" if old is None else "changed"


def export(source: Any, copy: Path, new: str | None) -> None:
    """All of a register into a new file with its own password. No journal: a copy that is not whole is thrown away."""
    source.execute("ATTACH DATABASE ? AS other KEY ?", (str(copy), "" if new is None else new))
    source.execute("PRAGMA other.journal_mode=OFF")
    source.execute("SELECT sqlcipher_export('other')")
    source.execute(f"PRAGMA other.application_id={versions.APPLICATION_ID}")
    source.execute(f"PRAGMA other.user_version={versions.SCHEMA}")
    source.execute("DETACH DATABASE other")


def _sizes(connection: Any) -> dict[str, int]:
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _verify(copy: Path, key: str | None, sizes: dict[str, int], what: str) -> None:
    """Open the copy as anybody would, look at all of it, and bring it onto the disk."""
    made = engine(copy, key)
    try:
        with made.begin() as connection:
            check_schema(connection, copy)
            damage = [*connection.execute(text("PRAGMA integrity_check(1)")).scalars()]
            if key is not None:
                damage += connection.execute(text("PRAGMA cipher_integrity_check")).scalars()
            raw = connection.connection.driver_connection
            if damage != ["ok"] or _sizes(raw) != sizes:
                raise RopaError(N_("The register is damaged: {what}. Use a backup."), what=damage[-1])
            log(connection, _ENDING, what)
    finally:
        made.dispose()
    sync(copy)
