"""A workbook that we wrote, read back: each row as a record with its facts, and each cell that cannot be read.

Sheets, columns and rows are known by the keys that the workbook carries, so their order and labels do not matter. What
a workbook cannot carry is not in it: history and approvals, the bytes of files and so the papers that were issued.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ropa.errors import RopaError
from ropa.exchange.workbook import FORMAT, VERSION
from ropa.exchange.workbook_cells import LongTexts, columns_of, is_uid, read_cell
from ropa.exchange.xlsx import read_xlsx, rows_of
from ropa.i18n import N_
from ropa.model import KINDS, is_record, parents

LEFT_OUT = frozenset({"edition", "edition_file"})
"""Kinds that are nothing without the bytes of files."""

_FRONT_ROWS = 200


@dataclass(frozen=True)
class GivenRow:
    """One record as a workbook gives it; `owned`: a party that only this operator sees."""

    kind: str
    uid: str
    parent: str | None
    ref: int | None
    owned: bool
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Misread:
    """A cell, or without a `label` a whole row, that was not taken, and why. Rows are counted as Excel does."""

    sheet: str
    row: int
    label: str
    refusal: RopaError


@dataclass
class Given:
    """What a workbook holds of one operator; `left_out` counts rows of kinds that it cannot carry."""

    operator: str
    name: str
    rows: dict[str, GivenRow] = field(default_factory=dict)
    misread: list[Misread] = field(default_factory=list)
    left_out: int = 0

    def counts(self) -> dict[str, int]:
        """Its records by kind, in the order of the kinds."""
        kinds = [one.kind for one in self.rows.values()]
        return {kind: kinds.count(kind) for kind in KINDS if is_record(kind) and kind in kinds}


def read_workbook(name: str, data: bytes) -> Given | None:
    """What a workbook holds; None of one that we did not write. Raises RopaError where it cannot be read at all."""
    return read_xlsx(name, data, lambda book: _read(name, book))


def _read(name: str, book: Any) -> Given | None:
    front = _front(book)
    told = {key: cells[-1] for key, cells in front.items()}
    if told.get("format") != FORMAT:
        return None
    if told.get("version") != VERSION:
        raise RopaError(N_("{path} was written by a newer Ropa than this one. Read it with that version."), path=name)
    given = Given(str(told.get("operator uid")), str(told.get("operator name") or ""))
    long = _long_texts(book, told.get("long texts"))
    for kind in KINDS:
        sheet = front.get(f"kind {kind}", ("",))[0]
        if sheet not in book.sheetnames:
            continue
        for row in _records(kind, book[sheet], long, given.misread):
            if kind in LEFT_OUT:
                given.left_out += 1
            else:
                _place(given, *row)
    if given.operator not in given.rows:
        raise RopaError(N_("{path} has no sheet of the operator itself, so nothing can be put back."), path=name)
    return given


def _front(book: Any) -> dict[str, list[Any]]:
    """The first sheet: what stands beside each key, without the label."""
    found: dict[str, list[Any]] = {}
    for number, row in enumerate(rows_of(book.worksheets[0])):
        if number > _FRONT_ROWS:
            break
        if row and isinstance(row[0], str):
            found[row[0]] = [*row[2:4]] or [None]
            if not row[0].startswith("kind "):
                found[row[0]] = [row[2] if len(row) > 2 else None]
    return found


def _long_texts(book: Any, sheet: Any) -> LongTexts:
    """Texts that go on in numbered rows of a sheet of their own."""
    if sheet not in book.sheetnames:
        return {}
    rows = rows_of(book[sheet])
    next(rows, None)
    keys = [str(key) for key in next(rows, ())]
    pieces: dict[tuple[str, str], dict[int, str]] = {}
    for cells in rows:
        row = dict(zip(keys, cells, strict=False))
        if isinstance(row.get("piece"), int):
            place = str(row.get("uid")), str(row.get("key"))
            pieces.setdefault(place, {})[row["piece"]] = str(row.get("text") or "")
    return {place: "".join(text for _, text in sorted(several.items())) for place, several in pieces.items()}


Placed = tuple[str, int, GivenRow]
"""A record with its sheet and row."""


def _records(kind: str, sheet: Any, long: LongTexts, misread: list[Misread]) -> Iterator[Placed]:
    """The rows of a sheet below its keys. A row that a person added has no uid and gets one."""
    rows = rows_of(sheet)
    next(rows, None)
    columns = columns_of(kind, next(rows, ()))
    for number, cells in enumerate(rows, start=3):
        if all(cell is None for cell in cells):
            continue
        told = columns.line(cells, "uid")
        uid = told if told is not None and is_uid(told) else uuid.uuid4().hex
        values: dict[str, Any] = {}
        for known, cell in columns.given(cells, uid, long):
            try:
                values[known.key] = read_cell(known, cell)
            except RopaError as refusal:
                misread.append(Misread(sheet.title, number, known.label, refusal))
        owned = columns.line(cells, "owner") is not None
        parent = columns.line(cells, "parent")
        yield sheet.title, number, GivenRow(kind, uid, parent, columns.ref(cells), owned, values)


def _place(given: Given, sheet: str, number: int, row: GivenRow) -> None:
    """Take a row, if it stands under one that was taken and is the only one of its uid."""
    above = given.rows.get(row.parent or "")
    allowed = parents(row.kind)
    if row.uid in given.rows:
        why = RopaError(N_("There is a row with the same UID above it."))
    elif (above.kind not in allowed) if above else bool(allowed):
        why = RopaError(N_("What it belongs to is not in the workbook: the column “parent” has no UID of such a row."))
    elif row.kind == "operator" and row.uid != given.operator:
        why = RopaError(N_("It is another operator than the workbook was written of."))
    else:
        given.rows[row.uid] = row
        return
    given.misread.append(Misread(sheet, number, "", why))
