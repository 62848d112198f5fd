"""What a row of parties or trackers tells beside the facts of the record itself."""

from __future__ import annotations

from ropa.actions.importing.cells import day_of, number_of, term_of
from ropa.actions.importing.drafting import Draft, Gathered, Growing
from ropa.actions.importing.facts import unknown
from ropa.actions.importing.meaning import country, pieces, says
from ropa.actions.importing.proposals import Source
from ropa.errors import RopaError


def number_in(row: Gathered) -> str:
    """The number by which a party is known."""
    cells = row.of("number")
    return number_of(cells[0].value)[0] if cells else ""


def of_party(draft: Draft, one: Growing, row: Gathered, operator: str) -> None:
    """Its number, where its data lie, and the contract with it."""
    for cell in row.of("number")[:1]:
        one.values["number"], wrong = number_of(cell.value)
        if wrong is not None:
            one.trouble(cell, wrong)
    for cell in row.of("locations"):
        for text in pieces(cell.text, commas=True):
            if code := country(text):
                draft.add("location", one.uid, Source(str(cell.row), text), {"country": code})
            elif not says(text, "none"):
                one.note(cell, text, unknown(text))
    _contract(draft, one, row, operator)


def _contract(draft: Draft, one: Growing, row: Gathered, operator: str) -> None:
    facts: dict[str, object] = {}
    for cell in row.of("contract_number")[:1]:
        if not says(cell.text, "none"):
            facts["number"] = cell.text
    for key, fact in (("contract_date", "date"), ("valid_until", "valid_until")):
        for cell in row.of(key)[:1]:
            try:
                facts[fact] = day_of(cell.value)
            except RopaError as refusal:
                one.note(cell, cell.text, refusal)
    if facts:
        draft.add("engagement", operator, Source(str(row.row), row.text()), {"party": one.present or one.uid, **facts})


def of_tracker(draft: Draft, one: Growing, row: Gathered) -> None:
    """Its cookies with the time they live, where that is said of them all."""
    lives: dict[str, object] = {}
    for cell in row.of("lifetime")[:1]:
        lives, _ = term_of(cell.text, cell.language)
        if not lives:
            one.note(cell, cell.text, unknown(cell.text))
    names = [(cell, text) for cell in row.of("cookies") for text in pieces(cell.text, commas=True)]
    if lives and not names:
        names = [(cell, cell.text) for cell in row.of("name")[:1]]
    for cell, text in names:
        draft.add("cookie", one.uid, Source(str(cell.row), text), {"name": text, **lives})
