"""Facts of a record out of the cells that hold them; what cannot be a fact goes into the notes and is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ropa.actions.importing.cells import day_of
from ropa.actions.importing.drafting import Cell, Draft, Growing, words
from ropa.actions.importing.meaning import pieces, says
from ropa.actions.importing.proposals import Certainty
from ropa.errors import RopaError
from ropa.exchange.tables import is_error
from ropa.fields import Field, Kind
from ropa.i18n import N_

_WITH_COMMAS = frozenset(
    {"countries", "data_categories", "subject_groups", "channels", "sources", "law:operations", "party_kinds"}
)
"""Catalogues whose names have no commas, so that these part them."""


def put(draft: Draft, one: Growing, known: Field, cells: Sequence[Cell]) -> None:
    """Let a proposal have a fact."""
    sound = list(_sound(one, cells))
    if not sound:
        return
    match known.kind:
        case Kind.WORDS:
            one.values[known.key] = words(sound, "; ")
        case Kind.PROSE:
            one.values[known.key] = words(sound, "\n")
        case Kind.CODES | Kind.CODE:
            _codes(draft, one, known, sound)
        case Kind.LINKS | Kind.LINK:
            _links(draft, one, known, sound)
        case Kind.LINES:
            one.values[known.key] = tuple(text for cell in sound for text in pieces(cell.text, commas=True))
        case Kind.FLAG:
            _flag(one, known, sound)
        case Kind.DATE:
            _date(one, known, sound)
        case _:
            one.values[known.key] = ("\n" if known.kind is Kind.TEXT else "; ").join(cell.text for cell in sound)


def _sound(one: Growing, cells: Sequence[Cell]) -> Iterator[Cell]:
    for cell in cells:
        if is_error(cell.value):
            one.trouble(
                cell, RopaError(N_("The cell shows {text}, an error of Excel; it was passed over."), text=cell.text)
            )
        else:
            yield cell


def codes(draft: Draft, known: Field, cell: Cell) -> Iterator[tuple[str, str, bool]]:
    """(text, its code or "", whether the text is just the name of the code) for each member of the list in a cell."""
    for text in pieces(cell.text, commas=known.catalogue in _WITH_COMMAS):
        code, exact = draft.meanings.code(known, text, cell.language)
        yield text, code, exact


def _codes(draft: Draft, one: Growing, known: Field, cells: Sequence[Cell]) -> None:
    found: list[str] = []
    for cell in cells:
        if says(cell.text, "none") and known.kind is Kind.CODES:
            one.values.setdefault(known.key, ())
            continue
        for text, code, exact in codes(draft, known, cell):
            if code:
                found.append(code)
                one.certainty = min(one.certainty, Certainty.CERTAIN if exact else Certainty.LIKELY)
            elif known.key == "measures" and one.kind == "activity":
                own = one.values.setdefault("measures_text", {})
                own[cell.language] = "\n".join(filter(None, (own.get(cell.language), text)))
            else:
                one.note(cell, text, unknown(text))
    several = tuple(dict.fromkeys(found))
    if several and known.kind is Kind.CODE:
        one.values[known.key] = several[0]
        for more in several[1:]:
            one.note(cells[0], more, unknown(more))
    elif several:
        one.values[known.key] = several


def unknown(text: str) -> RopaError:
    """Why a text is no code."""
    return RopaError(N_("“{text}” is none of the words known for this; it went into the notes."), text=text[:80])


def _links(draft: Draft, one: Growing, known: Field, cells: Sequence[Cell]) -> None:
    named = [
        draft.named(known.target, cell, text)
        for cell in cells
        if not says(cell.text, "none")
        for text in pieces(cell.text, commas=known.target == "system")
    ]
    if named:
        one.values[known.key] = tuple(sorted(set(named))) if known.kind is Kind.LINKS else named[0]


def _flag(one: Growing, known: Field, cells: Sequence[Cell]) -> None:
    said: Any = cells[0].value
    if isinstance(said, bool) or says(cells[0].text, "yes") or says(cells[0].text, "no"):
        one.values[known.key] = said if isinstance(said, bool) else says(cells[0].text, "yes")
        return
    refusal = RopaError(N_("“{text}” is neither yes nor no; it went into the notes."), text=cells[0].text[:80])
    one.note(cells[0], cells[0].text, refusal)


def _date(one: Growing, known: Field, cells: Sequence[Cell]) -> None:
    try:
        one.values[known.key] = day_of(cells[0].value)
    except RopaError as refusal:
        one.note(cells[0], cells[0].text, refusal)


def settle_span(one: Growing, cells: Sequence[Cell], start: str, end: str) -> None:
    """Of two days of which the second lies before the first, the second goes into the notes."""
    first, second = one.values.get(start), one.values.get(end)
    if first and second and second < first and cells:
        del one.values[end]
        refusal = RopaError(
            N_("“{text}” lies before the day on which it began; it went into the notes."), text=cells[0].text
        )
        one.note(cells[0], cells[0].text, refusal)
