"""Tables without what says nothing: columns that are empty in every row, cells that are empty beside others."""

from __future__ import annotations

from dataclasses import replace

from ropa.documents.model import Table
from ropa.documents.text import Text


def trimmed(table: Table) -> Table:
    """Without columns that are empty in every row."""
    kept = [n for n in range(len(table.header)) if any(row[n] for row in table.rows)]
    return Table(
        tuple(table.header[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in table.rows),
        tuple(table.shares[n] for n in kept),
    )


def stated(text: Text, table: Table) -> Table:
    """The same for readers who may take an empty cell for a slip: it says that nothing is stated."""
    left = trimmed(table)
    return replace(left, rows=tuple(tuple(cell or (text.say("not_stated"),) for cell in row) for row in left.rows))
