"""The cells of one row of a workbook that we wrote, by the keys in the second row of its sheet."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ropa.errors import Term
from ropa.exchange.workbook_ink import SHOWN
from ropa.fields import IN_LANGUAGES, Field, Kind
from ropa.i18n import LANGUAGES, N_
from ropa.model import fields
from ropa.values import Unreadable, accept

LongTexts = Mapping[tuple[str, str], str]
"""Texts too long for a cell, by the uid of their record and the key of their column."""

_UID = re.compile(r"[0-9a-f]{32}")
_REF = re.compile(r"[A-Z]-(\d{1,9})")
_MANY = frozenset({Kind.CODES, Kind.LINES, Kind.LINKS, Kind.PAIRS})


def is_uid(text: str | None) -> bool:
    """Whether a text has the form of a uid."""
    return text is not None and _UID.fullmatch(text) is not None


@dataclass(frozen=True)
class Columns:
    """Which column of a sheet has what: fields with their places (one a language for words), and the keys beside."""

    facts: tuple[tuple[Field, Mapping[str, int]], ...]
    beside: Mapping[str, int]

    def line(self, cells: Sequence[Any], key: str) -> str | None:
        """The text of a cell that is no fact."""
        place = self.beside.get(key, len(cells))
        cell = cells[place] if place < len(cells) else None
        return None if cell is None else str(cell).strip() or None

    def ref(self, cells: Sequence[Any]) -> int | None:
        """The number of the record: 12 of A-012."""
        found = _REF.fullmatch(self.line(cells, "ref") or "")
        return int(found[1]) if found else None

    def given(self, cells: Sequence[Any], uid: str, long: LongTexts) -> Iterator[tuple[Field, Any]]:
        """Each field with what its cells hold: one value, or a mapping by language."""
        for known, places in self.facts:
            found = {}
            for key, place in places.items():
                cell = cells[place] if place < len(cells) else None
                if cell is not None:
                    whole = long.get((uid, key)) if long else None
                    found[key] = whole if whole is not None and _goes_on(str(cell), whole) else cell
            if known.kind in IN_LANGUAGES:
                yield known, {key.rpartition(".")[2]: cell for key, cell in found.items()} or None
            else:
                yield known, found.get(known.key)


def columns_of(kind: str, keys: Sequence[Any]) -> Columns:
    """The columns by a row of keys; those that nobody knows are passed over."""
    places = {str(key): place for place, key in enumerate(keys) if key is not None}
    facts = []
    for known in fields(kind).values():
        wanted = [f"{known.key}.{language}" for language in LANGUAGES] if known.kind in IN_LANGUAGES else [known.key]
        if there := {key: places[key] for key in wanted if key in places}:
            facts.append((known, there))
    return Columns(tuple(facts), places)


def _goes_on(cell: str, whole: str) -> bool:
    """Whether a cell still is the beginning of a long text, and nobody wrote something else over it."""
    return cell.startswith(whole[:SHOWN])


def read_cell(known: Field, cell: Any) -> Any:
    """The value of a field out of its cells. Raises RopaError where it has none."""
    if cell is None:
        return None
    if known.kind in IN_LANGUAGES:
        return accept(known, {language: _text(one) for language, one in cell.items()})[0]
    if known.kind in _MANY:
        return _several(known, _text(cell))
    match known.kind, cell:
        case Kind.DATE, dt.datetime():
            return cell.date()
        case Kind.NUMBER, float() if cell.is_integer():
            return accept(known, int(cell))[0]
        case Kind.NUMBER | Kind.FLAG, bool() | int():
            return accept(known, cell)[0]
        case Kind.FLAG, _:
            raise Unreadable(N_("“{text}” is neither yes nor no."), text=_text(cell)[:60])
        case _:
            return accept(known, _text(cell))[0]


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _several(known: Field, text: str) -> Any:
    try:
        listed = json.loads(text)
    except ValueError:
        listed = None
    if not isinstance(listed, list):
        raise Unreadable(
            N_("“{text}” is no list as Ropa writes it: {field} stays unanswered."),
            text=text[:60],
            field=Term(known.label),
        )
    return accept(known, listed)[0]
