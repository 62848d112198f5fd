"""Where the head of a table is, in one row or in two, and what its columns are called."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ropa.actions.importing.rows import Row, records
from ropa.assets import asset
from ropa.exchange.tables import SheetOfCells, text_of, turned

_LOOKED_AT = 25
"""So many rows from the top the head may stand."""
_FORM_ROWS = 200
"""A form has fewer rows."""
_LONG = 160
"""A text longer than this is no head."""
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NUMBERING = re.compile(r"^(?:[\divx]+[.)]\s*)+|^№\s*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDING = 5
"""So many letters tell a word apart from others, whatever its ending."""
_EXACT, _LIKELY, _LEAST = 100, 60, 72
_EVEN = str.maketrans({"ё": "е", "’": "'"})


@dataclass(frozen=True)
class Table:
    """A table: the words over each column, what the columns of a two-row head stand under, and its rows of cells, each
    with its number, or its sheet.
    """

    sheet: str
    heads: tuple[str, ...]
    above: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, place: int) -> list[Any]:
        """The cells of a column that are not empty."""
        return [row[place] for _, row in self.rows if place < len(row) and row[place] is not None]


def even(head: str) -> str:
    """A head as heads are compared: lower case, without numbering, brackets and signs."""
    bare = _NUMBERING.sub("", _BRACKETS.sub(" ", head.lower().translate(_EVEN)).strip())
    return " ".join(_WORD.findall(bare)) or " ".join(_WORD.findall(head.lower()))


@cache
def known_heads() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By kind of record and what a column holds: what such columns are called."""
    raw = tomllib.loads(asset("tables", "heads.toml").read_text(encoding="utf-8"))
    return {kind: {key: tuple(map(even, names)) for key, names in of.items()} for kind, of in raw.items()}


@cache
def likeness(head: str, kind: str) -> Mapping[str, int]:
    """What a head may mean in a table of a kind, with a figure from 60 to 100."""
    said = even(head)
    words = {word[:_ENDING] for word in said.split()}
    found = {}
    for key, names in known_heads()[kind].items():
        best = max((_alike(said, words, name) for name in names), default=0)
        if best >= _LEAST:
            found[key] = best
    return found


def _alike(said: str, words: set[str], name: str) -> int:
    if said == name:
        return _EXACT
    asked = {word[:_ENDING] for word in name.split()}
    if not asked or not asked <= words:
        return 0
    return _LIKELY + round((_EXACT - _LIKELY - 1) * len(asked) / len(words))


def meanings(head: str, above: str, kind: str) -> Mapping[str, int]:
    """The same of a column that may stand under another head."""
    if not above:
        return likeness(head, kind)
    if not head or even(head) in known_heads()["names"]["all"]:
        return likeness(above, kind)
    whole, own = likeness(f"{above} {head}", kind), likeness(head, kind)
    lent = {} if own else {key: figure - 3 for key, figure in likeness(above, kind).items()}
    return {**lent, **whole, **own}


def table_of(sheet: SheetOfCells) -> Table:
    """The table on a sheet, turned where it is a form whose heads stand one below the other."""
    upright = _best(sheet, _LOOKED_AT)
    if len(sheet.rows) < _FORM_ROWS:
        lying = _best(form := turned(sheet), 1)
        if lying.figure > max(2 * upright.figure, 4 * _EXACT):
            return _table(form, lying)
    return _table(sheet, upright)


@dataclass(frozen=True)
class _Head:
    """A row, or two, that may be the head: how likely, what the columns are called, and after how many rows."""

    figure: int
    heads: tuple[str, ...]
    above: tuple[str, ...]
    begins: int


def _best(sheet: SheetOfCells, rows: int) -> _Head:
    """The likeliest head among the first rows."""
    width = max(len(row) for _, row in sheet.rows)
    candidates = [one for n in range(min(rows, len(sheet.rows))) for one in _candidates(sheet, n, width)]
    return max(candidates, key=lambda one: one.figure)


def _candidates(sheet: SheetOfCells, n: int, width: int) -> Iterator[_Head]:
    heads, none = _labels(sheet.rows[n][1], width), ("",) * width
    yield _Head(_figure(heads, none) - n, heads, none, n + 1)
    if n + 1 < len(sheet.rows):
        below = _labels(sheet.rows[n + 1][1], width)
        over, lasting = [], ""
        for upper, lower in zip(heads, below, strict=True):
            lasting = upper or (lasting if lower else "")
            over.append(lasting)
        joined = tuple(lower or upper for upper, lower in zip(heads, below, strict=True))
        above = tuple(upper if lower else "" for upper, lower in zip(over, below, strict=True))
        if any(above):
            yield _Head(_figure(joined, above) - n - 1 - _EXACT // 2, joined, above, n + 2)


def _labels(cells: Sequence[Any], width: int) -> tuple[str, ...]:
    texts = [text if isinstance(cell, str) and len(text := text_of(cell)) <= _LONG else "" for cell in cells]
    return (*(" ".join(one.split()) for one in texts), *("" for _ in range(width - len(texts))))


def _figure(heads: Sequence[str], above: Sequence[str]) -> int:
    """How much a row looks like the head of some kind of table; without known heads, how many texts it has."""
    named = sum(bool(one) for one in heads)
    known = (
        sum(max(meanings(head, over, kind).values(), default=0) for head, over in zip(heads, above, strict=True))
        for kind in known_heads()
        if kind != "names"
    )
    return max(known) + named


def _table(sheet: SheetOfCells, head: _Head) -> Table:
    rows = records(sheet.rows[head.begins :])
    named = max((n for n, text in enumerate(head.heads, start=1) if text), default=0)
    width = max([named, *(len(row) for _, row in rows)])
    return Table(sheet.name, head.heads[:width], head.above[:width], rows)
