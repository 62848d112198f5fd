"""The tables of a file: one a sheet, and before them the sheets that are one register together.

CNIL keeps a form a sheet, one for each activity, and a list of them beside; people copy a layout sheet by sheet too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ropa.actions.importing.guessing import guess, layout_of, named
from ropa.actions.importing.heads import Table, table_of
from ropa.actions.importing.matching import name_key
from ropa.exchange.tables import SheetOfCells, text_of


def tables_of(sheets: Iterable[SheetOfCells]) -> tuple[Table, ...]:
    """What can be read of a file; first what looks like one register on several sheets, if anything does."""
    tables = tuple(map(table_of, sheets))
    by_layout: dict[str, list[Table]] = {}
    for one in tables:
        if layout := layout_of(one):
            by_layout.setdefault(layout.code, []).append(one)
    several = max(by_layout.values(), key=len, default=[])
    several += [one for one in tables if one not in several and _lists(one, several)]
    return (_joined(several), *tables) if len(several) > 1 else tables


def _lists(one: Table, several: Sequence[Table]) -> bool:
    """Whether a table without a layout names activities that the others tell of."""
    return layout_of(one) is None and not _names(one).isdisjoint(set().union(*map(_names, several)))


def _names(one: Table) -> set[str]:
    plan = guess(one, "activity")
    places = [place for place, key in plan.columns.items() if key == "name"]
    return {name_key(text_of(cell)) for place in places for cell in one.column(place)}


def _joined(several: Sequence[Table]) -> Table:
    """Columns of the same heads are one; a row is known by its sheet."""
    places: dict[str, int] = {}
    heads: list[tuple[str, str]] = []
    rows: list[tuple[int | str, tuple[Any, ...]]] = []
    for one in several:
        mine = {}
        for place, both in enumerate(zip(one.heads, one.above, strict=True)):
            if named(one, place) not in places:
                places[named(one, place)] = len(heads)
                heads.append(both)
            mine[place] = places[named(one, place)]
        for number, cells in one.rows:
            row: list[Any] = [None] * len(heads)
            for place, cell in enumerate(cells):
                if place in mine:
                    row[mine[place]] = row[mine[place]] if cell is None else cell
            rows.append((one.sheet if len(one.rows) == 1 else f"{one.sheet}, {number}", tuple(row)))
    name = f"{several[0].sheet} … {several[-1].sheet}"
    return Table(name, tuple(head for head, _ in heads), tuple(above for _, above in heads), tuple(rows))
