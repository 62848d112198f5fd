"""Which rows of a table are records: not those that number its columns, as printed forms do, nor those of totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias

from ropa.actions.importing.meaning import cell_words
from ropa.exchange.tables import is_error, text_of
from ropa.words import fold

Row: TypeAlias = tuple[int | str, tuple[Any, ...]]

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_SHORT = 80
"""What a row of totals says first is no longer."""
_FIGURES = 9
"""A number of more digits is that of a party, and no total."""


def records(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that are records."""
    last = len(rows) - 1
    return tuple(
        row
        for n, row in enumerate(rows)
        if not _numbers_columns(row[1]) and not _adds_up(row[1], is_last=n == last > 0)
    )


def bare_number(text: str) -> bool:
    """Whether a text has figures and no letter."""
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def _numbers_columns(cells: Sequence[Any]) -> bool:
    if text_of(next((cell for cell in cells if cell is not None), None)) != "1":
        return False
    numbers = [text_of(cell) for cell in cells if cell is not None]
    return len(numbers) > 2 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _adds_up(cells: Sequence[Any], *, is_last: bool) -> bool:
    """Whether a row says nothing but a word for totals, figures, and what they count. The word alone may be the name
    of a company, unless it closes the table.
    """
    filled = [text_of(cell) for cell in cells if cell is not None and not is_error(cell)]
    if not filled or len(filled[0]) > _SHORT:
        return False
    first = _PIECE.findall(fold(filled[0]))
    begun = next((n for n in range(len(first), 0, -1) if tuple(first[:n]) in _totals()), 0)
    if not begun:
        return False
    more = first[begun:] + [piece for text in filled[1:] for piece in _PIECE.findall(fold(text))]
    if not more:
        return is_last or ":" in filled[0]
    return any(map(str.isdigit, more)) and all(
        len(piece) <= _FIGURES if piece.isdigit() else piece in _counted() for piece in more
    )


@cache
def _totals() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_PIECE.findall(fold(one))) for one in cell_words()["totals"])


@cache
def _counted() -> frozenset[str]:
    return frozenset(map(fold, cell_words()["counted"]))
