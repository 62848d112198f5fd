"""Rows of a register of activities as proposals: the activity, and its purposes, bases, data, terms and recipients."""

from __future__ import annotations

from collections.abc import Sequence

from ropa.actions.importing.cells import term_of
from ropa.actions.importing.drafting import Cell, Draft, Gathered, Growing
from ropa.actions.importing.facts import codes, settle_span, unknown
from ropa.actions.importing.meaning import country, pieces, says
from ropa.actions.importing.proposals import Certainty, Source
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.model import fields


def parts_of(draft: Draft, one: Growing, row: Gathered) -> None:
    """Everything beside the facts of the activity itself."""
    purposes = _purposes(draft, one, row.of("purposes"))
    _bases(draft, one, row.of("bases"), purposes)
    _items(draft, one, row)
    _retentions(draft, one, row.of("retention"))
    disclosures = _recipients(draft, one, row)
    _transfers(draft, one, row, disclosures)
    settle_span(one, row.of("ended"), "started", "ended")


def _source(cell: Cell, text: str) -> Source:
    return Source(str(cell.row), text)


def _purposes(draft: Draft, one: Growing, cells: Sequence[Cell]) -> list[Growing]:
    known = fields("purpose")["code"]
    found = []
    for cell in cells:
        for text, code, exact in codes(draft, known, cell):
            purpose = draft.add("purpose", one.uid, _source(cell, text))
            purpose.values = {"code": code, **({} if exact and code else {"text": {cell.language: text}})}
            purpose.certainty = Certainty.CERTAIN if exact or not code else Certainty.LIKELY
            found.append(purpose)
    return found


def _bases(draft: Draft, one: Growing, cells: Sequence[Cell], purposes: list[Growing]) -> None:
    """Each basis for each purpose of the row; for one each, where there are as many of both."""
    told = [(cell, text) for cell in cells for text in pieces(cell.text, commas=False) if not says(text, "none")]
    if not told:
        return
    if not purposes:
        purposes = [draft.add("purpose", one.uid, _source(*told[0]))]
    paired = 1 < len(told) == len(purposes)
    for n, purpose in enumerate(purposes):
        for cell, text in told[n : n + 1] if paired else told:
            for facts in draft.law.bases(cell, text):
                draft.add("basis", purpose.uid, _source(cell, text), facts)


def _items(draft: Draft, one: Growing, row: Gathered) -> None:
    """The data of a row, of all groups of subjects that the row names."""
    known, about, from_where = (fields("item")[key] for key in ("category", "groups", "sources"))
    shared: dict[str, list[str]] = {"groups": [], "sources": []}
    for key, field in (("groups", about), ("sources", from_where)):
        for cell in row.of(key):
            for text, code, _ in codes(draft, field, cell):
                if code:
                    shared[key].append(code)
                elif not says(text, "none"):
                    one.note(cell, text, unknown(text))
    of_all = {key: tuple(dict.fromkeys(several)) for key, several in shared.items() if several}
    made = 0
    for cell in row.of("items"):
        for text, code, exact in codes(draft, known, cell):
            item = draft.add("item", one.uid, _source(cell, text), of_all)
            item.values |= {"category": code, **({} if exact and code else {"text": {cell.language: text}})}
            item.certainty = Certainty.CERTAIN if exact or not code else Certainty.LIKELY
            made += 1
    if of_all and not made:
        cell = (row.of("groups") or row.of("sources"))[0]
        draft.add("item", one.uid, _source(cell, cell.text), of_all)


def _at_home(draft: Draft, disclosures: list[Growing]) -> None:
    """A recipient in the country of the law: nothing goes abroad. It is a fact of the party, if that is new."""
    party = draft.made.get(disclosures[0].values["party"]) if len(disclosures) == 1 else None
    if party is not None:
        party.values.setdefault("country", "KZ")


def _retentions(draft: Draft, one: Growing, cells: Sequence[Cell]) -> None:
    """A term with number and unit where the cell says just one; its words beside it, where they say more."""
    for cell in cells:
        facts, whole = term_of(cell.text, cell.language)
        if not whole:
            facts["note"] = {cell.language: cell.text}
        draft.add("retention", one.uid, _source(cell, cell.text), facts)


def _recipients(draft: Draft, one: Growing, row: Gathered) -> list[Growing]:
    found = []
    for key in ("recipients", "processors"):
        for cell in row.of(key):
            if says(cell.text, "none"):
                if key == "recipients":
                    one.values["none"] = (*one.values.get("none", ()), "disclosure")
                continue
            for text in pieces(cell.text, commas=False):
                uid = draft.named("party", cell, text)
                disclosure = draft.add("disclosure", one.uid, _source(cell, text), {"party": uid})
                found.append(disclosure)
                if key == "processors":
                    for facts in draft.law.roles(text):
                        draft.add("party_role", disclosure.uid, _source(cell, text), facts)
    return found


def _transfers(draft: Draft, one: Growing, row: Gathered, disclosures: list[Growing]) -> None:
    """Countries of a row, where it names but one recipient; with more it cannot be told who is meant."""
    safeguards = {cell.language: cell.text for cell in row.of("safeguards") if not says(cell.text, "none")}
    told = 0
    for cell in row.of("countries"):
        if says(cell.text, "none"):
            one.values["none"] = (*one.values.get("none", ()), "transfer")
            continue
        for text in pieces(cell.text, commas=True):
            code = country(text)
            if code is None:
                one.note(cell, text, unknown(text))
            elif code == "KZ" and "kz" in draft.law.laws:
                _at_home(draft, disclosures)
            elif len(disclosures) == 1:
                transfer = draft.add("transfer", disclosures[0].uid, _source(cell, text), {"country": code})
                transfer.values["safeguards"] = safeguards
                told += 1
            else:
                why = N_("To which recipient “{text}” belongs cannot be told; it went into the notes.")
                one.note(cell, text, RopaError(why, text=text))
    if not told:
        for cell in row.of("safeguards"):
            if not says(cell.text, "none"):
                one.note(cell, cell.text)
