"""All registers of one operator as a workbook (XLSX): a sheet a kind of record, for a lawyer to read and for a program
to read back.

The first row of a sheet has the labels, the second one, hidden, the keys of `workbook_columns`. The first sheet says
what the workbook is and which sheet holds which kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ropa.exchange import workbook_findings
from ropa.exchange.workbook_columns import Reader
from ropa.exchange.workbook_ink import Book, Sheet, Value
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_, translator
from ropa.model import KINDS, ROOTS
from ropa.reference import catalogue
from ropa.rules.finding import Finding

FORMAT = "ropa-workbook"
VERSION = 1
"""To be raised whenever a key changes its meaning."""

_LONGEST_NAME = 31
_NOT_IN_A_NAME = str.maketrans("[]:*?/\\'", "        ")


def workbook(holdings: Holdings, language: str, found: tuple[Finding, ...] | None = None) -> bytes:
    """The workbook as a file, labels and names in one language; the same for the same holdings; findings that are
    given have a sheet of their own.
    """
    tr = translator(language)
    front, findings, long_sheet = tr(N_("Format")), tr(N_("Findings")), tr(N_("Long texts"))
    rows = rows_by_kind(holdings)
    names = sheet_names(tuple(rows), language, (front, findings, long_sheet))
    book = Book(long_sheet)
    first = book.sheet(front)
    reader = Reader(holdings, language)
    for kind, records in rows.items():
        _fill(book.sheet(names[kind]), kind, records, reader)
    if found is not None:
        lines = workbook_findings.lines(found, holdings, language)
        workbook_findings.fill(book.sheet(findings), lines, language)
    if book.long:
        continue_long(book, language)
    kinds = {kind: (names[kind], len(records)) for kind, records in rows.items()}
    _introduce(first, reader, kinds, long_sheet if book.long else "", findings if found is not None else "")
    return book.data()


def findings_book(every: Sequence[workbook_findings.Line], language: str) -> bytes:
    """Nothing but the sheet of findings, of as many operators as they are of."""
    tr = translator(language)
    book = Book(tr(N_("Long texts")))
    workbook_findings.fill(book.sheet(tr(N_("Findings"))), every, language)
    if book.long:
        continue_long(book, language)
    return book.data()


def rows_by_kind(holdings: Holdings) -> dict[str, list[Plain]]:
    """Every row by kind, in the order of the kinds; parts in the order of what they belong to."""
    found: dict[str, list[Plain]] = {kind: [] for kind in KINDS}
    tops = [holdings.operator, *(one for kind in ROOTS if kind != "operator" for one in holdings.all(kind))]
    for top in tops:
        for one in (top, *top.below()):
            found[one.kind].append(one)
    return {kind: records for kind, records in found.items() if records}


def sheet_names(kinds: tuple[str, ...], language: str, taken: tuple[str, ...]) -> dict[str, str]:
    """A name a kind that a workbook takes: short, without signs of its own, each once whatever its case."""
    names: dict[str, str] = {}
    used = {one.casefold() for one in taken}
    for kind in kinds:
        entry = catalogue("record_kinds").get(kind)
        many = str(entry.more.get(f"{language}_many", kind)) if entry else kind
        short = name = _short(many.translate(_NOT_IN_A_NAME), _LONGEST_NAME)
        number = 1
        while name.casefold() in used:
            number += 1
            name = f"{_short(short, _LONGEST_NAME - 4)} {number}"
        used.add(name.casefold())
        names[kind] = name
    return names


def _short(text: str, most: int) -> str:
    """Whole words, as many as fit."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return (line[:most].rpartition(" ")[0] or line[: most - 1]) + "…"


def _fill(sheet: Sheet, kind: str, records: list[Plain], reader: Reader) -> None:
    columns, frozen = reader.columns(kind)
    labels, keys, widths = zip(*((one.label, one.key, one.width) for one in columns), strict=True)
    sheet.head(labels, keys, widths, frozen=frozen, rows=len(records))
    for row, record in enumerate(records, start=2):
        for place, column in enumerate(columns):
            sheet.put(row, place, column.of(record), column.look, (record.uid, column.key))


def continue_long(book: Book, language: str) -> None:
    """A sheet with each long text in numbered rows: put one after the other they are the whole text."""
    sheet, tr = book.sheet(book.long_sheet), translator(language)
    labels = (tr(N_("No.")), tr(N_("Place in the list")), "UID", tr(N_("Code")), tr(N_("Text")))
    pieces = [(one, order, piece) for one in book.long for order, piece in enumerate(one.pieces(), start=1)]
    sheet.head(labels, ("number", "piece", "uid", "key", "text"), (8, 8, 12, 20, 100), frozen=2, rows=len(pieces))
    for row, (one, order, piece) in enumerate(pieces, start=2):
        values: tuple[Value, ...] = (one.number, order, one.uid, one.key, piece)
        for place, value in enumerate(values):
            sheet.put(row, place, value)


def _introduce(
    sheet: Sheet, reader: Reader, kinds: Mapping[str, tuple[str, int]], long_sheet: str, findings: str
) -> None:
    sheet.widths((28, 34, 34, 10))
    for row, cells in enumerate(_introduction(reader, kinds, long_sheet, findings)):
        for place, value in enumerate(cells):
            sheet.put(row, place, value, "text" if place else "code")


def _introduction(
    reader: Reader, kinds: Mapping[str, tuple[str, int]], long_sheet: str, findings: str
) -> Iterator[tuple[Value, ...]]:
    """Keys at the left, what they mean beside them."""
    tr, operator = translator(reader.language), reader.holdings.operator
    yield "format", tr(N_("Format")), FORMAT
    yield "version", None, VERSION
    yield "language", tr(N_("Languages")), reader.language
    yield "operator uid", tr(N_("Operator")), operator.uid
    yield "operator name", tr(N_("Name")), reader.name(operator.uid)
    yield "none", tr(N_("None")), "[]"
    yield "not answered", tr(N_("Not answered")), None
    yield "long texts", tr(N_("Long texts")), long_sheet or None
    yield "findings", tr(N_("Findings")), findings or None
    for kind, (name, count) in kinds.items():
        yield f"kind {kind}", tr(N_("Kind of record")), name, count
