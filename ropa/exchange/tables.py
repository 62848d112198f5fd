"""Tables out of files that people keep: XLSX, and text (CSV) of any usual encoding, as sheets of plain cells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ropa.errors import RopaError
from ropa.exchange.delimited import rows_of_text
from ropa.exchange.xlsx import MOST_UNPACKED, read_xlsx, rows_of
from ropa.i18n import N_

MOST_ROWS = 100_000
MOST_COLUMNS = 300
_EMPTY_IN_A_ROW = 1000
"""After so many empty rows nothing more comes, whatever the file says of its size."""
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)")


@dataclass(frozen=True)
class SheetOfCells:
    """A sheet: its rows with their numbers as Excel counts them, none of them empty."""

    name: str
    rows: tuple[tuple[int, tuple[Any, ...]], ...]


def sheets_of(name: str, data: bytes) -> tuple[SheetOfCells, ...]:
    """The sheets of a file that have anything in them. Raises RopaError where it is no table."""
    if data.startswith(b"PK\x03\x04") or name.lower().endswith(".xlsx"):
        sheets = read_xlsx(name, data, lambda book: [_sheet(one.title, rows_of(one)) for one in book.worksheets])
    elif name.lower().endswith((".xls", ".ods", ".xlsm", ".xlsb")):
        raise RopaError(N_("{path} is of a kind that is not read. Save it as .xlsx or .csv."), path=name)
    elif len(data) > MOST_UNPACKED:
        raise RopaError(N_("{path} is larger than a register can be, so it was not opened."), path=name)
    else:
        sheets = [_sheet("", rows_of_text(name, data))]
    found = tuple(one for one in sheets if one.rows)
    if not found:
        raise RopaError(N_("There is nothing in {path}: all its cells are empty."), path=name)
    return found


def _sheet(name: str, rows: Any) -> SheetOfCells:
    kept: list[tuple[int, tuple[Any, ...]]] = []
    last = 0
    for number, cells in enumerate(rows, start=1):
        if number - last > _EMPTY_IN_A_ROW or len(kept) == MOST_ROWS:
            break
        row = tuple(map(_cell, cells[:MOST_COLUMNS]))
        if any(cell is not None for cell in row):
            kept.append((number, row))
            last = number
    return SheetOfCells(name, tuple(kept))


def _cell(cell: Any) -> Any:
    """A cell without white space around it; nothing where it is empty."""
    if type(cell) is str:
        return cell.strip() or None
    return cell


def text_of(cell: Any) -> str:
    """What a cell says, as a person reads it."""
    match cell:
        case None:
            return ""
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time(0):
            return cell.strftime("%d.%m.%Y")
        case _:
            return str(cell)


def is_error(cell: Any) -> bool:
    """Whether a cell shows an error of Excel instead of a value."""
    return isinstance(cell, str) and _ERROR.fullmatch(cell) is not None


def turned(sheet: SheetOfCells) -> SheetOfCells:
    """The sheet with its columns as rows: forms have their heads one below the other."""
    width = max(len(row) for _, row in sheet.rows)
    columns = (tuple(row[place] if place < len(row) else None for _, row in sheet.rows) for place in range(width))
    return SheetOfCells(sheet.name, tuple((n, one) for n, one in enumerate(columns, start=1) if _any(one)))


def _any(cells: Sequence[Any]) -> bool:
    return any(cell is not None for cell in cells)
