"""Whether records still say what was saved: each row is held to the hash of its content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.model import KINDS, table
from ropa.store.facts import content_hash

AT_ONCE = 50
"""Rows between two steps: a thread that hashes lets others have their turn."""


def rows_of_all_kinds(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    """Every row of every kind, some at a time: (kind, columns)."""
    for kind in KINDS:
        columns, last = table(kind), 0
        while (
            rows := connection.execute(select(columns).where(columns.c.id > last).order_by(columns.c.id).limit(AT_ONCE))
            .mappings()
            .all()
        ):
            last = rows[-1]["id"]
            yield [(kind, row) for row in rows]


def changed_outside(kind: str, row: Any) -> bool:
    """Whether a row says something else than what was saved in it; a value that cannot be read is something else."""
    try:
        return content_hash(kind, row) != str(row["hash"])
    except (ValueError, TypeError, AttributeError):
        return True
