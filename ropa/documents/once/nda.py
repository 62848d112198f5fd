"""The undertaking of a person with access not to disclose data (94-V Art. 11(2)), and a blank form of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ropa.documents.asked import question
from ropa.documents.model import Block, Cell, Document, Items, Paragraph, Signature, Source
from ropa.documents.parts import accessible
from ropa.documents.parts.addressee import to_operator
from ropa.documents.parts.requisites import sheet, under_kz
from ropa.documents.scope import Scope
from ropa.documents.text import Text, document, sections
from ropa.fields import Kind
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_

QUESTIONS = (
    question(
        "person_name",
        N_("Who gives the undertaking"),
        Kind.LINE,
        about=N_(
            "Surname, first name and patronymic, if any, where the record of access names no person; left open, they "
            "are written in by hand. For example: Akhmetova Dana Serikovna."
        ),
        personal=True,
    ),
    question(
        "person_position",
        N_("Position of that person"),
        Kind.WORDS,
        about=N_("The position, where the record of access names none. For example: human resources manager."),
        personal=True,
    ),
    question(
        "person_contract",
        N_("Contract of that person"),
        Kind.WORDS,
        about=N_(
            "The employment or other contract under which the person works, with number and date. "
            "For example: employment contract No. 12 of 12 January 2026."
        ),
        personal=True,
    ),
)

_PERSON = ("person_name", "person_position", "person_contract")
_FACTS = {"person_name": "person", "person_position": "position"}
"""What a record of access knows of a person."""
_PROMISES = (
    "promise_secret",
    "promise_purpose",
    "promise_access",
    "promise_media",
    "promise_rules",
    "promise_report",
    "promise_return",
)


def of_people(holdings: Holdings, scope: Scope) -> Iterable[Plain]:
    """A blank form of the operator, then a paper for each who has access on the day."""
    return (holdings.operator, *accessible.accesses(holdings, scope)) if under_kz(holdings) else ()


def compose(text: Text) -> Document:
    """The undertaking of one person, or the blank form."""
    return document(text, (to_operator(text), *sections(text, _SECTIONS, clauses=True), *_signed(text)))


def _access(text: Text) -> Plain | None:
    return text.about if text.about.kind == "access" else None


def _person(text: Text) -> Iterator[Block]:
    """What is known stands in a sheet, the rest on lines to fill in."""
    known = {key: _known(text, key) for key in _PERSON}
    rows = [(key, cell) for key, cell in known.items() if cell]
    if rows:
        yield sheet(text, rows)
    if blank := tuple(text.say(f"col_{key}") for key, cell in known.items() if not cell):
        yield Signature(blank)


def _known(text: Text, key: str) -> Cell:
    access, fact = _access(text), _FACTS.get(key)
    said = text.speaker.words(access, fact) if access and fact else None
    said = said or text.answered(key)
    return (said,) if said else ()


def _subject(text: Text) -> Iterator[Block]:
    yield Paragraph(text.say("subject", article=text.cite("11(2)")))
    if access := _access(text):
        yield from _given(text, access)


def _given(text: Text, access: Plain) -> Iterator[Block]:
    """To what access is given, with what rights, by which order."""
    held = text.holdings
    found = (
        ("activities", accessible.activities(held, access, text.scope)),
        ("systems", accessible.systems(held, access)),
    )
    for key, records in found:
        names = [text.speaker.name(one) for one in records]
        if names:
            source: Source = (access.uid, key)
            yield Paragraph(text.mixed(key, *names, sources=(source,), names="; ".join(one.text for one in names)))
    if rights := text.speaker.words(access, "rights"):
        yield Paragraph(text.around("rights_of_access", rights, "rights"))
    number, day = access["order_number"], access["order_date"]
    sources = ((access.uid, "order_number"), (access.uid, "order_date"))
    if number and day:
        yield Paragraph(text.say("granted", *sources, number=number, date=text.speaker.date(day)))
    elif number:
        yield Paragraph(text.say("granted_number", sources[0], number=number))


def _promise(text: Text) -> Iterator[Block]:
    yield Paragraph(text.say("promise"))
    cited = {"promise_purpose": {"article": text.cite("14")}}
    yield Items(tuple(text.say(one, **cited.get(one, {})) for one in _PROMISES))


def _term(text: Text) -> Iterator[Block]:
    yield Paragraph(text.say("term"))


def _liability(text: Text) -> Iterator[Block]:
    yield Paragraph(text.say("acquainted"))
    yield Paragraph(text.say("liability", article=text.cite("29")))


def _signed(text: Text) -> Iterator[Block]:
    yield Signature(tuple(text.say(one) for one in ("signed", "signed_on")))
    yield Paragraph(text.say("accepted"))
    yield Signature(tuple(text.say(one) for one in ("accepted_by", "accepted_signature")))


_SECTIONS = (
    ("person", _person),
    ("subject", _subject),
    ("promise", _promise),
    ("term", _term),
    ("liability", _liability),
)
