"""The register of breaches of the security of personal data: a table of all, then every fact of each."""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.asked import Question
from ropa.documents.model import Block, Cell, Document, Heading, Paragraph
from ropa.documents.registers.listing import Column, kept, number, opening, table, values
from ropa.documents.registers.sheets import fact_table
from ropa.documents.text import Text, document, sections
from ropa.holdings import Plain

QUESTIONS: tuple[Question, ...] = ()


def compose(text: Text) -> Document:
    """The register of one operator."""
    blocks = (*opening(text, text.say("about", article=text.cite("25(2)(8)"))), *sections(text, _SECTIONS))
    return document(text, blocks, text.speaker.name(text.operator), landscape=True)


def _list(text: Text) -> Iterator[Block]:
    every = kept(text.holdings.all("incident"))
    yield table(text, _COLUMNS, every) if every else Paragraph(text.say("none"))


def _sheets(text: Text) -> Iterator[Block]:
    for incident in kept(text.holdings.all("incident")):
        yield Heading(text.speaker.name(incident, with_ref=True), 3)
        yield fact_table(text.speaker, incident)


def _name(text: Text, incident: Plain) -> Cell:
    return (text.speaker.name(incident),)


def _detected(text: Text, incident: Plain) -> Cell:
    day = text.speaker.value(incident, "detected") or text.speaker.unanswered(incident, "detected")
    return (*day, *values(text, incident, "detected_at"))


def _notified(text: Text, incident: Plain) -> Cell:
    day = text.speaker.value(incident, "notified") or (text.say("waiting", (incident.uid, "notified")),)
    return (*day, *values(text, incident, "notice"))


def _subjects(text: Text, incident: Plain) -> Cell:
    return values(text, incident, "groups", "subjects")


def _closed(text: Text, incident: Plain) -> Cell:
    return values(text, incident, "closed")


_COLUMNS: tuple[Column[Text, Plain], ...] = (
    ("no", 0.9, number),
    ("name", 4.4, _name),
    ("detected", 1.8, _detected),
    ("notified", 2.2, _notified),
    ("subjects", 2.2, _subjects),
    ("closed", 1.6, _closed),
)
_SECTIONS = (("list", _list), ("sheets", _sheets))
