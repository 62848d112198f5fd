"""A file read on the worker: a workbook that Ropa wrote, or the tables on its sheets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ropa.actions.importing.heads import Table
from ropa.actions.importing.sheets import tables_of
from ropa.exchange.tables import sheets_of
from ropa.exchange.workbook_reading import Given, read_workbook
from ropa.progress import Progress
from ropa.reading.files import bytes_of


@dataclass(frozen=True)
class Loaded:
    """`given` is what a workbook of Ropa holds; else `tables` has one a sheet, first what several are together."""

    path: Path
    given: Given | None
    tables: tuple[Table, ...]


def load(path: Path, _: Progress) -> Loaded:
    """Raises RopaError where it cannot be read."""
    data = bytes_of(path)
    if data.startswith(b"PK\x03\x04") and (given := read_workbook(path.name, data)) is not None:
        return Loaded(path, given, ())
    return Loaded(path, None, tables_of(sheets_of(path.name, data)))
