"""Tables over plain strings: measured once, cut at any line, drawn by position in the whole.

A part of a table on a page is two positions, each a row and a line in it, and the table itself: nothing is copied or
measured again, so the time of a row does not depend on how many there are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from ropa.documents.model import Cell, Said, Table
from ropa.documents.render.column_measure import Tied, bold, looks, measured, several
from ropa.documents.render.paragraph import fill
from ropa.documents.render.pdf_ink import Ink
from ropa.documents.render.pdf_pages import EMPTY, Room
from ropa.documents.render.pdf_styles import (
    BORROWED,
    HEAD_SHADE,
    LABEL_SHADE,
    Style,
    cells,
    dotted,
    inset,
    muted,
    worn,
)

_EDGE = 3.0
"""Empty room in a cell above and below the words."""

_SHORT, _FEW = 16, 4
"""A row of fewer lines is not cut between pages where it can be helped; a cut leaves so many lines on either page."""

_LOW = 8
"""A row of no more lines goes along with the last one, which would begin a page alone."""

_SHEET = 150.0
"""A sheet of facts that is no higher stays whole where it can be helped."""

_TALL_HEAD = 0.35
"""A head that is higher than this part of a page is not repeated."""

Lines = list[tuple[str, Style]]
Row = list[Lines]
Place = tuple[int, int]
"""A row, and a line in it."""


class Grid:
    """A whole table, every cell of it in lines."""

    def __init__(self, table: Table, width: float, room: float, language: str = "") -> None:
        self._language = language
        self._tied = Tied()
        self.facts = not table.header
        self.style, self.widths = measured(table, width, language, self._tied, cells(len(table.shares)))
        self.edges = [0.0, *accumulate(self.widths)]
        rows = [self._row(row, looks(table, self.style)) for row in table.rows]
        self.head: Row = self._row(table.header, [bold(self.style)] * len(table.header)) if table.header else []
        self.head_height = self.height_of(_tallest(self.head)) if self.head else 0.0
        if self.head_height > room * _TALL_HEAD:
            rows, self.head, self.head_height = [self.head, *rows], [], 0.0
        self._tied.clear()
        self.rows = rows
        self.room = room
        self.lengths = [_tallest(row) for row in rows]
        self.begins = [bool(row[0]) for row in rows]
        self.ends = [0.0, *accumulate(map(self.height_of, self.lengths))]

    def height_of(self, lines: int) -> float:
        """Of a row, or a part of one."""
        return lines * self.style.lead + 2 * _EDGE

    def depth(self, place: Place) -> float:
        """How much of the table stands above a place; a row that is cut counts with its lines only."""
        row, line = place
        return self.ends[row] + line * self.style.lead

    def _row(self, row: Sequence[Cell], styles: list[Style]) -> Row:
        return [
            [
                line
                for said in cell
                for line in self._lines(said, style, width - 2 * self.style.side, several=several(cell, self._language))
            ]
            for cell, style, width in zip(row, styles, self.widths, strict=True)
        ]

    def _lines(self, said: Said, style: Style, width: float, *, several: bool) -> Lines:
        second = bool(self._language) and said.language != self._language
        plain = worn(muted(style) if second else style, said)
        look = inset(plain) if several else plain
        first = dotted(look) if several and not second and not look.aside else look
        return [
            (line, look if n else first) for n, line in enumerate(fill(self._tied[said.text], look, width - look.inset))
        ]


@dataclass(frozen=True)
class Part:
    """The rows of a table from one place to another, below its head."""

    grid: Grid
    start: Place
    stop: Place
    keep: bool = False
    cling: bool = False
    lets_go: bool = False

    @property
    def before(self) -> float:
        """The space it asks for above."""
        return self.grid.style.before

    @property
    def after(self) -> float:
        """The space it asks for below."""
        return self.grid.style.after

    @cached_property
    def height(self) -> float:
        """With the head; a row that is cut has both its edges on either page."""
        edges = 2 * _EDGE if self.stop[1] else 0.0
        return self.grid.head_height + self.grid.depth(self.stop) - self.grid.depth(self.start) + edges

    def split(self, room: Room) -> tuple[Part, Part] | None:
        """Between two rows; inside one that is higher than a page or would leave too much of a page empty."""
        if self.grid.facts and not room.forced and self.grid.ends[-1] <= _SHEET:
            return None
        cut = self._cut(room, room.height - self.grid.head_height)
        return (replace(self, stop=cut), replace(self, start=cut)) if cut else None

    def _cut(self, page: Room, room: float) -> Place | None:
        grid, (first, done), empty = self.grid, self.start, page.empty
        above = grid.depth(self.start)
        row = max(first, min(bisect_right(grid.ends, above + room), len(grid.rows)) - 1)
        if row > first:
            empty = room = room - (grid.ends[row] - above)
            done = 0
        left = (self.stop[1] if row == self.stop[0] else grid.lengths[row]) - done
        fit = int((room - 2 * _EDGE) / grid.style.lead)
        whole = grid.height_of(left) <= grid.room - grid.head_height and empty <= grid.room * EMPTY
        if not whole and left >= _SHORT and fit >= _FEW:
            return row, done + min(fit, left - _FEW)
        if row > first:
            return self._before(row, room, page)
        return (row, done + min(max(fit, 1), left - 1)) if page.forced and left > 1 else None

    def _before(self, row: int, room: float, page: Room) -> Place | None:
        """Between records, which may have several rows, and not so that the last row begins a page alone; where that is
        too dear, before the row.
        """
        grid, first = self.grid, self.start[0]
        last = self.stop[0] - (0 if self.stop[1] else 1)
        begin = row - (row == last and grid.lengths[row - 1] <= _LOW)
        while begin > first and not grid.begins[begin]:
            begin -= 1
        if begin > first:
            dear = room + grid.ends[row] - grid.ends[begin] > grid.room * EMPTY
            return (row if dear else begin), 0
        whole = self.start == (0, 0) and not page.forced and page.empty <= grid.room * EMPTY
        return None if whole else (row, 0)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Head, rows, rules."""
        grid, y = self.grid, top
        if grid.head:
            ink.shade(x, y - grid.head_height, grid.edges[-1], grid.head_height, HEAD_SHADE)
            self._row(ink, (x, y), grid.head, (0, _tallest(grid.head)))
            y -= grid.head_height
            ink.rule(x, y, grid.edges[-1], 0)
        last, rest = self.stop
        for row in range(self.start[0], last + bool(rest)):
            begin = self.start[1] if row == self.start[0] else 0
            end = rest if row == last else grid.lengths[row]
            self._row(ink, (x, y), grid.rows[row], (begin, end))
            y -= grid.height_of(end - begin)
            ink.rule(x, y, grid.edges[-1], 0)
        ink.rule(x, top, grid.edges[-1], 0)
        if grid.facts:
            ink.shade(x, y, grid.edges[1], top - y, LABEL_SHADE)
        else:
            for edge in grid.edges:
                ink.rule(x + edge, y, 0, top - y)

    def _row(self, ink: Ink, corner: tuple[float, float], row: Row, span: tuple[int, int]) -> None:
        lead = self.grid.style.lead
        feet = corner[1] - _EDGE - self.grid.style.drop
        for edge, lines in zip(self.grid.edges, row, strict=False):
            left, y = corner[0] + edge + self.grid.style.side, feet
            for text, style in lines[slice(*span)]:
                ink.words(left + style.inset, y, text, style)
                if style.dot:
                    ink.dot(left + 1.0, y + style.size * 0.24)
                if style.aside:
                    ink.rule(left + style.inset - 2.4, y + style.drop - lead, 0, lead, BORROWED)
                y -= lead


def grid(table: Table, width: float, room: float, language: str = "") -> Part:
    """A whole table; `room` is the height of a page, `language` the first of two that stand in each cell."""
    laid = Grid(table, width, room, language)
    return Part(laid, (0, 0), (len(laid.rows), 0))


def _tallest(row: Row) -> int:
    return max([1, *map(len, row)])
