"""What a register's file says of itself: that it is ours, its schema, who may read it and who wrote it last."""

from __future__ import annotations

from sqlalchemy import insert, text, update
from sqlalchemy.engine import Connection

from ropa import __version__
from ropa.store.tables import Meta

APPLICATION_ID = 0x526F7061
SCHEMA = 4
"""The schema this program writes; also the number of the last migration."""
MIN_READER = 4
"""The oldest schema number whose program may read what this one writes: it must know every kind of record."""


def stamp(connection: Connection) -> None:
    """Write who wrote the file last and who may read it."""
    connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version={SCHEMA}"))
    for name, value in {"min_reader": str(MIN_READER), "last_writer": __version__}.items():
        if not connection.execute(update(Meta).where(Meta.key == name), {"value": value}).rowcount:
            connection.execute(insert(Meta), {"key": name, "value": value})
