"""The sheet of any record, out of its fields: a table of facts, and tables of lists of records with their parts.

No field is named here: a new field of any record is printed without a change. A fact the law asks for (its field has
an article) is printed even where nobody answered it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from math import ceil, sqrt

from ropa.documents.model import Block, Cell, Heading, Said, Table
from ropa.documents.saying import Speaker
from ropa.fields import Field, Kind
from ropa.holdings import Plain
from ropa.i18n import N_
from ropa.model import children, fields, is_record
from ropa.reference import catalogue

UNPRINTED: dict[str, str] = {
    "place": "the order of a list shows itself",
    "status": "said by the line of approval, and by the choice of what a paper prints",
    "approval_order": "said by the line of approval",
    "law": "said with the answer of that law",
    "claimed": "said with the answer it is claimed for",
    "approved": "printed as who approved it and when",
    "notes": "internal, for no paper",
    "origin": "where a copy came from is no fact of processing",
    "origin_edit": "where a copy came from is no fact of processing",
    "logo": "a picture, set by the layout",
    "said": "the text of an edition is a paper of its own",
    "file": "the bytes of an edition are a file of their own",
    "options": "the layout shows itself",
    "unit": "said together with its number",
    "term_unit": "said together with its number",
    "answers": "stand in the paper they were asked for",
}
"""Fields that no sheet prints, and why."""

UNPRINTED_KINDS: dict[str, str] = {
    "catalogue_entry": "the user's own codes: their names stand wherever a record uses them",
    "journal_line": "the journal is a paper of its own",
    "request": "the register of requests is a paper of its own",
    "pause": "stands in the register of requests",
    "incident": "the register of security breaches is a paper of its own",
    "acceptance": "a finding that was accepted is no fact of processing; it stands in the report of findings",
}
"""Kinds of record that no sheet prints, and why."""

COLUMNS_AT_MOST = 8
_WITH_SHEETS = ("operator", "activity")
"""Kinds of which each record has a sheet of its own: below it nothing need be said to belong to it."""


def printed_fields(kind: str) -> tuple[Field, ...]:
    """The fields of a kind that its sheet shows, in their order."""
    return tuple(one for key, one in fields(kind).items() if key not in UNPRINTED)


def fact_table(
    speaker: Speaker, record: Plain, extra: Iterable[tuple[Cell, Cell]] = (), *, asked: bool = True
) -> Table:
    """Label and value of each fact; unanswered ones only where the law of the paper asks for them (`asked`)."""
    rows = []
    for field in printed_fields(record.kind):
        cell = (
            _joined(speaker.value(record, field.key)) if field.kind is Kind.CODES else speaker.value(record, field.key)
        )
        if not cell and asked and field.article:
            cell = speaker.unanswered(record, field.key)
        if cell:
            rows.append((speaker.label(field), cell))
    return Table((), (*rows, *extra), (1, 3))


def _joined(cell: Cell) -> Cell:
    """Names of several codes as one line."""
    return (replace(cell[0], text="; ".join(said.text for said in cell)),) if cell else ()


def lists_below(speaker: Speaker, owners: tuple[Plain, ...], level: int = 3) -> Iterator[Block]:
    """Every list that belongs to some records of one kind, however deep: a heading and its tables, kind by kind."""
    kind = owners[0].kind
    for child in children(kind):
        rows = tuple(one for owner in owners for one in owner.of(child))
        if rows and child not in _beside(kind):
            yield from record_list(speaker, child, rows, level, of=kind not in _WITH_SHEETS)
            yield from lists_below(speaker, rows, level)


def _beside(kind: str) -> tuple[str, ...]:
    """The parts of a kind that stand in the same table, beside it; a sheet's own parts have tables of their own."""
    return () if kind in _WITH_SHEETS else tuple(child for child in children(kind) if not is_record(child))


def record_list(
    speaker: Speaker, kind: str, rows: tuple[Plain, ...], level: int = 3, *, of: bool = False
) -> Iterator[Block]:
    """A heading and the tables of some records of one kind, each with its mere parts beside it.

    Only columns that any of the rows answers stand there; where they are many, they go on in a second table.
    """
    entry = catalogue("record_kinds")[kind]
    yield Heading(speaker.text(str(entry.more[f"{speaker.language}_many"]), f"list.{kind}"), level)
    columns = list(_columns(speaker, kind, rows))
    grid = [
        (_start(speaker, row, n, of=of), list(_lines(speaker, row, columns))) for n, row in enumerate(rows, start=1)
    ]
    head: list[Cell] = [(speaker.phrase(N_("No.")),)]
    if of:
        head.append((speaker.phrase(N_("Belongs to")),))
    labels = [column.label for column in columns]
    tables = max(ceil(len(columns) / COLUMNS_AT_MOST), 1)
    width = max(ceil(len(columns) / tables), 1)
    for start in range(0, max(len(columns), 1), width):
        some = slice(start, start + width)
        table_rows = tuple(line for begin, lines in grid for line in _shown(begin, lines, some, start == 0))
        header = (*head, *labels[some])
        yield Table(header, table_rows, _shares(header, table_rows))


def _shown(begin: list[Cell], lines: list[list[Cell]], some: slice, first_table: bool) -> Iterator[tuple[Cell, ...]]:
    """The lines of a record in one table: those that say something there, the first of them with its number."""
    said = [line[some] for line in lines if any(line[some])] or ([lines[0][some]] if first_table else [])
    blank: list[Cell] = [()] * len(begin)
    for n, line in enumerate(said):
        yield (*(blank if n else begin), *line)


@dataclass(frozen=True)
class _Column:
    """One column: a field of the listed kind, or of the parts that stand beside it."""

    label: Cell
    kind: str
    key: str


def _columns(speaker: Speaker, kind: str, rows: Iterable[Plain]) -> Iterator[_Column]:
    yield from _answered(speaker, kind, rows)
    for part in _beside(kind):
        yield from _answered(speaker, part, [one for row in rows for one in row.of(part)])


def _answered(speaker: Speaker, kind: str, rows: Iterable[Plain]) -> Iterator[_Column]:
    for field in printed_fields(kind):
        if any(speaker.value(row, field.key) for row in rows):
            yield _Column(speaker.label(field), kind, field.key)


def _start(speaker: Speaker, row: Plain, n: int, *, of: bool) -> list[Cell]:
    """The number of a record, or its place among those without one; and what it belongs to."""
    number: Cell = (speaker.text(row.ref or str(n), f"{row.kind}.ref", (row.uid, "ref")),)
    if not of:
        return [number]
    parent = speaker.holdings.find(row.parent_uid)
    return [number, (speaker.name(parent, with_ref=True),) if parent else ()]


def _lines(speaker: Speaker, row: Plain, columns: list[_Column]) -> Iterator[list[Cell]]:
    """The lines of one record: its own cells on the first, one of each kind of its parts on each."""
    parts = {kind: row.of(kind) for kind in dict.fromkeys(column.kind for column in columns) if kind != row.kind}
    first = True
    for several in zip_longest(*parts.values()) if any(parts.values()) else [(None,) * len(parts)]:
        beside = dict(zip(parts, several, strict=True))
        line: list[Cell] = []
        for column in columns:
            part = row if column.kind == row.kind else beside[column.kind]
            shown = part is not None and (first or column.kind != row.kind)
            line.append(speaker.value(part, column.key) if shown and part else ())
        yield line
        first = False


def _shares(header: Iterable[Cell], rows: Iterable[tuple[Cell, ...]]) -> tuple[float, ...]:
    """Widths by the square root of the longest text, within bounds: numbers narrow, prose wide."""
    widest = [max((_longest(said) for said in cell), default=1) for cell in header]
    for row in rows:
        widest = [max(wide, *(_longest(said) for said in cell), 1) for wide, cell in zip(widest, row, strict=True)]
    first, *others = (round(min(max(sqrt(wide), 2.6), 12.0), 2) for wide in widest)
    return (max(sum(others) / 16, 1.0) if others else first, *others)


def _longest(said: Said) -> int:
    words = max((len(word) for word in said.text.split()), default=1)
    return max(len(said.text) // 3, words * words // 6)
