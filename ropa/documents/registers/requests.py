"""The register of requests of subjects: a table of all, then every fact of each with its pauses."""

from __future__ import annotations

from collections.abc import Iterator

from ropa.deadlines.days import working_days
from ropa.deadlines.saying import second_hand, short
from ropa.deadlines.terms import Due, of_request
from ropa.documents.asked import Question
from ropa.documents.model import Block, Cell, Document, Heading, Paragraph
from ropa.documents.parts.promised import term_of
from ropa.documents.registers.listing import Column, kept, number, opening, table, values
from ropa.documents.registers.sheets import fact_table, record_list
from ropa.documents.text import Text, document, sections
from ropa.holdings import Plain
from ropa.law import law

QUESTIONS: tuple[Question, ...] = ()


def compose(text: Text) -> Document:
    """The register of one operator."""
    blocks = (*opening(text, text.say("about", article=text.cite("24(1)"))), *sections(text, _SECTIONS))
    return document(text, blocks, text.speaker.name(text.operator), landscape=True)


def _list(text: Text) -> Iterator[Block]:
    every = kept(text.holdings.all("request"))
    if not every:
        yield Paragraph(text.say("none"))
        return
    yield table(text, _COLUMNS, every)
    if any(_due(text, one).computed for one in every):
        yield Paragraph(text.say("computed"), note=True)


def _sheets(text: Text) -> Iterator[Block]:
    for request in kept(text.holdings.all("request")):
        yield Heading(text.speaker.name(request, with_ref=True), 3)
        yield fact_table(text.speaker, request)
        if pauses := request.of("pause"):
            yield from record_list(text.speaker, "pause", pauses)


def _what(text: Text, request: Plain) -> Cell:
    return text.speaker.value(request, "code") or text.speaker.unanswered(request, "code")


def _received(text: Text, request: Plain) -> Cell:
    return text.speaker.value(request, "received") or text.speaker.unanswered(request, "received")


def _due(text: Text, request: Plain) -> Due:
    """By the calendar that is shipped, so that the register says the same on every machine."""
    pauses = [one.facts for one in request.of("pause")]
    return of_request(request.facts, pauses, text.holdings.laws(), working_days())


def _until(text: Text, request: Plain) -> Cell:
    """The last day with the rule that sets it; what is known second hand of the law is said to be so."""
    due = _due(text, request)
    sources = tuple((request.uid, key) for key in _ANCHORS if request[key] is not None)
    said = [text.speaker.text(text.speaker.date(due.day), "requests.due", *sources)] if due.day else []
    said.append(text.speaker.text(short(due, text.speaker.translate), "requests.rule", *sources))
    if not due.own and due.computed and due.computed.bare and due.computed.bare != due.day:
        said.append(text.say("without_pauses", date=text.speaker.date(due.computed.bare)))
    if due.law == "kz" and request["code"] and (term := term_of(text, request["code"])) and term.sources:
        said.append(text.say("promised", *term.sources, term=term.length))
    if due.code and not due.own and second_hand(due):
        said.append(text.speaker.text(str(law(due.law).about[f"disclaimer_{text.language}"]), "requests.second_hand"))
    return tuple(said)


def _answered(text: Text, request: Plain) -> Cell:
    return text.speaker.value(request, "answered") or (text.say("open", (request.uid, "answered")),)


def _decision(text: Text, request: Plain) -> Cell:
    return values(text, request, "decision", "refusals")


_ANCHORS = ("code", "received", "runs_from", "due", "extended_to")
"""Facts of a request from which its last day follows."""
_COLUMNS: tuple[Column[Text, Plain], ...] = (
    ("no", 0.9, number),
    ("what", 5.0, _what),
    ("received", 1.8, _received),
    ("due", 2.6, _until),
    ("answered", 1.8, _answered),
    ("decision", 3.4, _decision),
)
_SECTIONS = (("list", _list), ("sheets", _sheets))
