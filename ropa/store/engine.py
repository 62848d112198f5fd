"""The one connection to a register: sqlcipher3, with a password or without, and the pragmas of the format."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2 as sqlcipher

PRAGMAS = {
    "locking_mode": "EXCLUSIVE",
    "journal_mode": "DELETE",
    "synchronous": "EXTRA",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "temp_store": "MEMORY",
    "fullfsync": "ON",
    "cache_size": "-65536",
}
"""Measured: with EXCLUSIVE and EXTRA no acknowledged save is lost at any moment of power loss; WAL loses some."""

PATIENCE = 600
"""Seconds that a question may wait while an act on another thread has the connection."""

SqliteError = sqlcipher.DatabaseError


def connect(path: Path, key: str | None, *, foreign_keys: bool = True) -> Any:
    """A raw connection with the format's pragmas. Migrations go without foreign keys, or batch mode would empty
    child tables.
    """
    connection = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None, timeout=0.5)
    try:
        connection.execute("PRAGMA cipher_log_level=none")
        if key:
            _unlock(connection, key)
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={value}")
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys=OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path, key: str | None) -> Any:
    """A raw connection that writes nothing, neither into the file nor beside it."""
    connection = sqlcipher.connect(
        f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False, isolation_level=None, timeout=0.5
    )
    try:
        connection.execute("PRAGMA cipher_log_level=none")
        if key:
            _unlock(connection, key)
        for name in ("trusted_schema", "cell_size_check", "temp_store", "cache_size"):
            connection.execute(f"PRAGMA {name}={PRAGMAS[name]}")
        connection.execute("PRAGMA query_only=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def engine(path: Path, key: str | None, *, foreign_keys: bool = True) -> Engine:
    """An engine over one pooled connection that begins its own transactions, so that DDL rolls back too.

    A commit that fails, on a full disk, ends nothing; the pool then rolls back what is left open.
    """
    return _engine(lambda: connect(path, key, foreign_keys=foreign_keys), "BEGIN IMMEDIATE")


def engine_to_read(path: Path, key: str | None) -> Engine:
    """An engine that writes nothing; its connections say so: `only_reads`."""
    return _engine(lambda: connect_to_read(path, key), "BEGIN").execution_options(only_reads=True)


def only_reads(made: Engine | Connection) -> bool:
    """Whether nothing can be written through it."""
    return bool(made.get_execution_options().get("only_reads"))


@cache
def _spoken() -> Engine:
    """SQLite's language, and all that was put into it so far. It is the same for every file, and to put the statements
    of the first save into it anew would take longer than to open a file.
    """
    made = create_engine(
        "sqlite://",
        module=sqlcipher,
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False),
        execution_options={"compiled_cache": LRUCache(2000)},
    )
    made.connect().close()  # the language is learnt from the first connection
    made.dispose()
    return made


def _engine(creator: Callable[[], Any], beginning: str) -> Engine:
    spoken = _spoken()
    pool = QueuePool(
        creator, pool_size=1, max_overflow=0, timeout=PATIENCE, reset_on_return="rollback", dialect=spoken.dialect
    )
    made = Engine(pool, spoken.dialect, spoken.url, execution_options=spoken.get_execution_options())

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(beginning)

    return made


def held(path: Path, key: str | None) -> bool:
    """Whether someone holds the file, this program included. Asked of SQLite, before any file input of ours."""
    if not path.is_file():
        return False
    try:
        connection = sqlcipher.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=0.5)
    except SqliteError:
        return False
    try:
        connection.execute("PRAGMA cipher_log_level=none")
        if key:
            _unlock(connection, key)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except SqliteError as error:
        return "locked" in str(error)
    except ValueError:  # a damaged schema, of which SQLite tells in letters that are none
        return False
    finally:
        connection.close()
    return False


def _unlock(connection: Any, key: str) -> None:
    """A letter that some keyboards give as two characters (й, ё) is one, so that a file opens on every system."""
    key = unicodedata.normalize("NFC", key)
    quoted = key.replace("'", "''")
    connection.execute(f"PRAGMA key='{quoted}'")
