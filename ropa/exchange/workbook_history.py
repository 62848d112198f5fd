"""The history as a workbook: a line a fact, with the numbers and codes by which a program finds it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ropa.exchange.workbook import continue_long
from ropa.exchange.workbook_ink import Book, Value
from ropa.i18n import N_, translator
from ropa.spoken import SaidChange, SaidEdit

_COLUMNS = (
    ("edit", N_("No."), 8),
    ("at", N_("When"), 26),
    ("author", N_("By whom"), 20),
    ("act", N_("What was done"), 26),
    ("kind", N_("Kind of record"), 22),
    ("record", N_("Record"), 36),
    ("part", N_("Part"), 30),
    ("fact", N_("Fact"), 28),
    ("was", N_("Was"), 50),
    ("now", N_("Now"), 50),
    ("record.uid", "UID", 12),
    ("row.uid", "UID", 12),
    ("key", N_("Code"), 16),
)
_CODES = 10
"""From this column on codes stand, which people need not read."""


def history_book(edits: Sequence[SaidEdit], language: str) -> bytes:
    """The workbook as a file; times with their distance from UTC."""
    tr = translator(language)
    book = Book(tr(N_("Long texts")))
    sheet = book.sheet(tr(N_("History")))
    keys, labels, widths = zip(*_COLUMNS, strict=True)
    rows = [row for one in edits for row in _rows(one)]
    sheet.head([tr(one) for one in labels], keys, widths, frozen=1, rows=len(rows))
    for place, row in enumerate(rows, start=2):
        for column, value in enumerate(row):
            fact = (str(row[_CODES + 1] or ""), f"{row[0]}:{row[-1]}:{keys[column]}")
            sheet.put(place, column, value, "code" if column >= _CODES else "text", fact)
    if book.long:
        continue_long(book, language)
    return book.data()


def _rows(edit: SaidEdit) -> Iterator[tuple[Value, ...]]:
    at = edit.at.astimezone().isoformat(timespec="seconds")
    head: tuple[Value, ...] = (edit.edit, at, edit.author, edit.act, edit.kind, edit.name or None)
    for one in _facts(edit):
        facts = (one.part, one.fact, one.was, one.now)
        yield (*head, *(text or None for text in facts), edit.record, one.row or None, one.key or None)


def _facts(edit: SaidEdit) -> Iterable[SaidChange]:
    """Its changes; an edit without one is a line too, and so are changes that are only counted."""
    left = [SaidChange("", f"+ {edit.left_out}", "", "", "", "")] if edit.left_out else []
    return [*edit.changes, *left] or [SaidChange("", "", "", "", "", "")]
