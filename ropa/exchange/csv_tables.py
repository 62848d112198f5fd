"""All registers of one operator as text (CSV): a table a kind of record, with the columns of the workbook."""

from __future__ import annotations

import csv
import datetime as dt
import re
from io import StringIO

from ropa.exchange.workbook import rows_by_kind, sheet_names
from ropa.exchange.workbook_columns import Reader
from ropa.exchange.workbook_ink import Value
from ropa.holdings import Holdings

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r\n]")
"""How a text begins that a spreadsheet would take for a formula."""


def csv_tables(holdings: Holdings, language: str) -> dict[str, bytes]:
    """The files by the name of what their rows are, labels in one language. UTF-8 with its mark and semicolons, as
    spreadsheets open them by themselves.
    """
    rows = rows_by_kind(holdings)
    names = sheet_names(tuple(rows), language, ())
    reader = Reader(holdings, language)
    found: dict[str, bytes] = {}
    for kind, records in rows.items():
        columns, _ = reader.columns(kind)
        out = StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow([guarded(column.label) for column in columns])
        writer.writerows([guarded(_cell(column.of(record))) for column in columns] for record in records)
        found[names[kind]] = out.getvalue().encode("utf-8-sig")
    return found


def guarded(text: str) -> str:
    """The text as a spreadsheet takes it for one, whatever it begins with; importing takes the apostrophe off again."""
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)
