"""What is written into a workbook cell by cell: nothing is ever a formula or a link, and nothing is lost unsaid.

A text longer than a cell holds goes on in numbered rows of a sheet of its own; by record and field it is found there.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

LONGEST = 32_767
"""So many units of UTF-16 a cell holds."""

_PIECE = 16_000
"""Letters of a piece of a long text: not too many even where each takes two units."""

SHOWN = 200
"""So much of a long text stands in its own cell."""
_EXACT = 10**15
"""Numbers from here on are written as text: a cell holds fifteen digits."""

_FIRST_YEAR = 1901
"""Days before are written as text: the calendar of workbooks begins with a year that it takes for a leap year."""

_WRITTEN = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (a workbook knows no zones)

Value = str | int | bool | dt.date | None
"""What a cell holds; None is an empty one."""

LOOKS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bg_color": "#E6EAEF", "text_wrap": True, "valign": "top", "border": 1},
    "text": {"text_wrap": True, "valign": "top"},
    "code": {"valign": "top", "font_color": "#59616B"},
    "date": {"valign": "top", "num_format": "dd.mm.yyyy", "align": "left"},
}


class NotWrittenError(RuntimeError):
    """A cell could not be written as it is: a fault of the program, or more rows than a sheet holds."""


@dataclass(frozen=True)
class Long:
    """A text that goes on elsewhere: its number, what it is a fact of, and the text itself."""

    number: int
    uid: str
    key: str
    text: str

    def pieces(self) -> list[str]:
        """The text in parts that fit into cells."""
        return [self.text[start : start + _PIECE] for start in range(0, len(self.text), _PIECE)]


class Book:
    """A workbook being written. `long_sheet` is the name of the sheet on which long texts go on."""

    def __init__(self, long_sheet: str) -> None:
        self._made = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = Workbook(self._made, {**options, "strings_to_numbers": False})
        self._book.set_properties({"created": _WRITTEN})
        self._looks = {name: self._book.add_format(look) for name, look in LOOKS.items()}
        self.long_sheet = long_sheet
        self.long: list[Long] = []

    def sheet(self, name: str) -> Sheet:
        """A new sheet."""
        return Sheet(self, self._book.add_worksheet(name), self._looks)

    def data(self) -> bytes:
        """The finished file: its parts in one order, with no time and no system in their entries."""
        self._book.close()
        out = BytesIO()
        with zipfile.ZipFile(self._made) as parts, zipfile.ZipFile(out, "w") as package:
            for name in parts.namelist():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                package.writestr(entry, parts.read(name))
        return out.getvalue()


class Sheet:
    """One sheet of a workbook."""

    def __init__(self, book: Book, sheet: Any, looks: dict[str, Any]) -> None:
        self._book = book
        self._sheet = sheet
        self._looks = looks

    def put(self, row: int, column: int, value: Value, look: str = "text", fact: tuple[str, str] = ("", "")) -> None:
        """A value into a cell; `fact` is the record and the key by which a long text is found again."""
        if value is None:
            return
        failed = self._write(row, column, value, look, fact)
        if failed:
            raise NotWrittenError(f"row {row}, column {column}: {failed}")

    def _write(self, row: int, column: int, value: Value, look: str, fact: tuple[str, str]) -> int:
        shown, sheet = self._looks[look], self._sheet
        match value:
            case bool():
                return int(sheet.write_boolean(row, column, value, shown))
            case int() if abs(value) < _EXACT:
                return int(sheet.write_number(row, column, value, shown))
            case dt.date() if value.year >= _FIRST_YEAR:
                return int(sheet.write_datetime(row, column, value, self._looks["date"]))
            case dt.date():
                return int(sheet.write_string(row, column, value.isoformat(), shown))
            case _:
                return int(sheet.write_string(row, column, self._fitting(str(value), fact), shown))

    def _fitting(self, text: str, fact: tuple[str, str]) -> str:
        if len(text.encode("utf-16-le")) // 2 <= LONGEST:
            return text
        long = Long(len(self._book.long) + 1, *fact, text)
        self._book.long.append(long)
        return f"{text[:SHOWN]}… → {self._book.long_sheet}, {long.number}"

    def head(
        self, labels: Sequence[str], keys: Sequence[str], widths: Sequence[int], *, frozen: int, rows: int
    ) -> None:
        """A row of labels, a hidden row of keys below it, and `rows` more that can be filtered."""
        for column, (label, key, width) in enumerate(zip(labels, keys, widths, strict=True)):
            self.put(0, column, label, "head")
            self.put(1, column, key, "code")
            self._done(self._sheet.set_column(column, column, width))
        self._done(self._sheet.set_row(1, None, None, {"hidden": True}))
        self._sheet.freeze_panes(2, frozen)
        if labels:
            self._done(self._sheet.autofilter(0, 0, rows + 1, len(labels) - 1))

    def widths(self, widths: Sequence[int]) -> None:
        """How wide its first columns are."""
        for column, width in enumerate(widths):
            self._done(self._sheet.set_column(column, column, width))

    @staticmethod
    def _done(failed: int | None) -> None:
        if failed:
            raise NotWrittenError(f"the sheet cannot be laid out: {failed}")
