"""The register of requests of subjects: a table of all, then every fact of each with its pauses."""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.asked import Question
from ropa.documents.model import Block, Cell, Document, Heading, Paragraph
from ropa.documents.registers.listing import Column, kept, number, opening, table, values
from ropa.documents.registers.sheets import fact_table, record_list
from ropa.documents.text import Text, document, sections
from ropa.holdings import Plain

QUESTIONS: tuple[Question, ...] = ()


def compose(text: Text) -> Document:
    """The register of one operator."""
    blocks = (*opening(text, text.say("about", article=text.cite("24(1)"))), *sections(text, _SECTIONS))
    return document(text, blocks, text.speaker.name(text.operator), landscape=True)


def _list(text: Text) -> Iterator[Block]:
    every = kept(text.holdings.all("request"))
    yield table(text, _COLUMNS, every) if every else Paragraph(text.say("none"))


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


def _answered(text: Text, request: Plain) -> Cell:
    return text.speaker.value(request, "answered") or (text.say("open", (request.uid, "answered")),)


def _decision(text: Text, request: Plain) -> Cell:
    return values(text, request, "decision", "refusals")


_COLUMNS: tuple[Column[Text, Plain], ...] = (
    ("no", 0.9, number),
    ("what", 5.0, _what),
    ("received", 1.8, _received),
    ("answered", 1.8, _answered),
    ("decision", 3.4, _decision),
)
_SECTIONS = (("list", _list), ("sheets", _sheets))
