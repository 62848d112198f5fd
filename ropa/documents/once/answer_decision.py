"""What an answer to a subject says where something was asked to be done: what was decided, within what term, what was
done; and why something is refused, wholly or in part.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.model import Block, Cell, Items, Paragraph
from ropa.documents.parts.given import given, given_grounds, source, wanted, wanted_codes
from ropa.documents.parts.promised import term_of
from ropa.documents.parts.requisites import sheet
from ropa.documents.parts.withdrawing import STOPS, in_time
from ropa.documents.text import Text

INFORMATION = "access"
"""The right to be told: all others ask that something be done."""
NOTHING_HELD = "nothing_held"
_REFUSED, _PARTLY = "refused", "partly"
_NOTHING_DONE = frozenset({_REFUSED, NOTHING_HELD, "taken_back"})


def for_information(text: Text) -> bool:
    """Whether the subject asks to be told something, which is also what a paper is taken for that names no right."""
    return text.given.get("asked") in (None, INFORMATION)


def refuses(text: Text) -> bool:
    """Whether something is refused."""
    decision = text.given.get("decision")
    return decision in (_REFUSED, _PARTLY) or any(text.given.get(key) for key in ("refusal", "refusal_grounds"))


def refuses_all(text: Text) -> bool:
    """Whether nothing is granted."""
    return refuses(text) and text.given.get("decision") != _PARTLY


def decided(text: Text) -> Iterator[Block]:
    """Of a request that something be done: the term, the decision, what was done."""
    if for_information(text):
        return
    if text.given["asked"] == "withdraw":
        yield Paragraph(in_time(text, STOPS))
    else:
        yield from _term(text, text.given["asked"])
    rows: list[tuple[str, Cell]] = [("decision", wanted_codes(text, "decision", "decisions"))]
    if text.given.get("decision") not in _NOTHING_DONE and not refuses_all(text):
        rows += [("done", wanted(text, "done")), ("done_on", given(text, "done_on"))]
    yield sheet(text, rows)


def _term(text: Text, right: str) -> Iterator[Block]:
    term = term_of(text, right)
    if term is None or not term.length:
        return
    if term.article:
        yield Paragraph(text.say("term_law", term=term.length, since=term.since, by=term.article))
    elif term.since:
        yield Paragraph(text.say("term_own", *term.sources, term=term.length, since=term.since))


def refused(text: Text) -> Iterator[Block]:
    """That it is refused, on what grounds of the law, for what reasons."""
    if not refuses(text):
        return
    sources = tuple(source(text, key) for key in ("decision", "refusal") if text.given.get(key))
    if refuses_all(text):
        yield Paragraph(text.say("refused" if for_information(text) else "refused_request", *sources))
    else:
        yield Paragraph(text.say("refused_part", *sources))
    grounds, reasons = given_grounds(text, "refusal_grounds", "refusals"), text.answered("refusal")
    if grounds:
        yield Paragraph(text.say("refusal_grounds"))
        yield Items(grounds)
    if reasons:
        yield Paragraph(text.around("reasons", reasons, "reasons"))
    elif not grounds:
        yield text.gap("reasons", source(text, "refusal"))
    yield Paragraph(text.say("reasoned", article=text.cite("25(2)(7)")))
