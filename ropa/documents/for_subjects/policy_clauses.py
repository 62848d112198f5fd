"""The operator's own clauses, each at its place in the policy; what the law does not know is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ropa.documents.model import Block, Heading, Paragraph, Said
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.text import Text
from ropa.holdings import Plain
from ropa.reference import catalogue

LAST = "closing"
"""Where a clause stands whose place nobody has answered."""
_OURS = (
    "clause_law_prevails",
    "clause_no_sale",
    "clause_external_links",
    "clause_as_is",
    "clause_no_guarantee",
    "clause_not_between_users",
    "clause_informed_will",
    "clause_minimum_data",
    "clause_no_incompatible_use",
    "clause_no_publication",
    "clause_breach_notice",
    "clause_current_version",
)
"""Clauses that have words of ours where the operator has given none."""

Part = Callable[[CoveredText], Iterator[Block]]


def clauses_of(text: Text, place: str = "") -> Iterator[Plain]:
    """The clauses of the operator for this kind of paper: of one place, or all."""
    places = catalogue("clause_places")
    for clause in text.operator.of("clause"):
        stands = clause["where"] if clause["where"] in places else LAST
        wanted = text.kind in (clause["papers"] or ()) and clause["status"] != "archived"
        if wanted and place in ("", stands) and not text.claimed(clause):
            yield clause


def with_clauses(part: Part, place: str) -> Part:
    """A section that ends with the operator's clauses of its place."""

    def whole(text: CoveredText) -> Iterator[Block]:
        yield from part(text)
        yield from own_clauses(text, place)

    return whole


def own_clauses(text: Text, place: str) -> Iterator[Block]:
    """The clauses of a place; those with a heading last, each under its own."""
    headed = []
    for clause in clauses_of(text, place):
        said = _said(text, clause)
        heading = text.speaker.words(clause, "heading")
        if said and heading:
            headed.append((heading, said))
        elif said:
            yield Paragraph(said)
    for heading, said in headed:
        yield Heading(replace(heading, text=heading.text[:1].upper() + heading.text[1:]), 3)
        yield Paragraph(said)


def _said(text: Text, clause: Plain) -> Said | None:
    if said := text.speaker.words(clause, "text"):
        code = ((clause.uid, "code"),) if clause["code"] else ()
        return replace(said, sources=(*said.sources, *code))
    ours = f"clause_{clause['code']}"
    return text.say(ours, (clause.uid, "code")) if ours in _OURS else None


PLACES: Mapping[str, str] = {
    "general": "opening",
    "purposes": "purposes",
    "data": "data",
    "bases": "bases",
    "third": "sharing",
    "abroad": "transfers",
    "trackers": "trackers",
    "storage": "storage",
    "protection": "protection",
    "rights": "rights",
    "minors": "minors",
    "changes": "changes",
}
"""The section at whose end the clauses of a place stand."""
