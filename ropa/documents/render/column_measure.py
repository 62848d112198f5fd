"""How a table is set, in PDF and in Word alike: the size in which its words fit, and the widths of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ropa.documents.model import Cell, Table
from ropa.documents.render.column_widths import Need, Runs, fit, lines_of, shared
from ropa.documents.render.paragraph import tied
from ropa.documents.render.pdf_styles import DARK, DOT_ROOM, Style

_STRETCH = 1.25
"""A column may take so many times its share to keep together what could be parted."""


_HEAD_LINES = 3
"""A column need not be wider than its texts, nor than makes its head so many lines high."""

_VERY_TALL, _LOWER = 16, 0.75
"""A table with a row of more lines is set one size smaller where that makes it so much lower."""

_SOME = 40
"""So many rows of a long table tell which columns make them high."""


class Tied(dict[str, str]):
    """Texts ready to be set, each made so once: in a table the same come again and again."""

    def __missing__(self, text: str) -> str:
        made = self[text] = tied(text)
        return made


@dataclass
class Asked:
    """What the columns of a table ask for in one size, and how long the texts of some of its rows run."""

    style: Style
    needs: list[Need]
    rows: list[list[Runs]]


def measured(
    table: Table, width: float, language: str, ties: Tied, styles: Sequence[Style]
) -> tuple[Style, list[float]]:
    """The usual size, or a smaller one where words fit only so or the table becomes a good deal lower, and how wide the
    columns are in it; `language` is the first of two that stand in each cell.
    """
    usual, *smaller = styles
    asked = _asked(table, width, usual, language, ties)
    widths = _widths(table, asked, width)
    fits, high, tall = fit(asked.needs, width), *_height(asked, widths)
    if fits and not tall:
        return usual, widths
    for other in (_asked(table, width, one, language, ties) for one in (smaller[:1] if fits else smaller)):
        tried = _widths(table, other, width)
        if fit(other.needs, width) and (not fits or _height(other, tried)[0] < high * _LOWER):
            return other.style, tried
    return usual, widths


def _widths(table: Table, asked: Asked, width: float) -> list[float]:
    return shared(table.shares, asked.needs, width, asked.rows, 2 * asked.style.side)


def _height(asked: Asked, widths: list[float]) -> tuple[float, bool]:
    """About how high some of the rows are together, and whether one of them is very tall."""
    lines = [max(row) for row in lines_of(asked.rows, widths, 2 * asked.style.side)]
    return sum(lines) * asked.style.lead, max(lines, default=0) > _VERY_TALL


def _asked(table: Table, width: float, style: Style, language: str, ties: Tied) -> Asked:
    """Sheets of facts stand one below the other, and in rows that have no more than a number people write by hand:
    their columns keep their shares.
    """
    whole, plain = sum(table.shares), looks(table, style)
    told = bool(table.header) and all(any(row[1:]) for row in table.rows)
    limits = [_STRETCH * share * width / whole for share in table.shares]
    asked = Asked(style, [Need() for _ in table.shares], [])
    every = len(table.rows) // _SOME + 1
    for number, row in enumerate((table.header, *table.rows)):
        look_of = plain if number else [bold(style)] * len(plain)
        runs = [
            _take(need, cell, look, limit, language, ties, lines=told * (1 if number else _HEAD_LINES))
            for need, look, limit, cell in zip(asked.needs, look_of, limits, row, strict=False)
        ]
        if told and number % every == 0:
            asked.rows.append(runs)
    return asked


def _take(need: Need, cell: Cell, look: Style, limit: float, language: str, ties: Tied, *, lines: int) -> Runs:
    """What a cell adds to the needs of its column, which is wide enough where its texts take so many lines."""
    beside = 2 * look.side + (DOT_ROOM if several(cell, language) else 0.0)
    for said in cell:
        need.take(ties[said.text], look, beside, limit)
    return tuple(need.span(ties[said.text], look, beside, lines) for said in cell) if lines else ()


def looks(table: Table, style: Style) -> list[Style]:
    """Of the cells of a row; in a sheet of facts the first is a label."""
    return [style if table.header else bold(style), *[style] * (len(table.shares) - 1)]


def several(cell: Cell, language: str) -> bool:
    """Whether a cell has more than one text, not counting the same in a second language."""
    return sum(not language or said.language == language for said in cell) > 1


def bold(style: Style) -> Style:
    """Of a head or a label."""
    return replace(style, bold=True, colour=DARK)
