"""The answer to a request of a subject: to one who asks what is known of them the facts of 94-V Art. 24(1)(1), to one
who asks that something be done what was decided and done; or a reasoned refusal.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.model import Block, Cell, Document, Items, Paragraph, Signer, Stamp
from ropa.documents.once.answer_decision import NOTHING_HELD, decided, for_information, refused, refuses_all
from ropa.documents.once.answer_processing import processing
from ropa.documents.parts.given import given, given_grounds, given_lines, source
from ropa.documents.parts.requisites import head, mail, numbered, operator_sheet, sheet
from ropa.documents.text import Text, document, sections


def compose(text: Text) -> Document:
    """The letter to one subject."""
    return document(text, (*_head(text), *sections(text, _SECTIONS), *_signed(text)))


def _head(text: Text) -> Iterator[Block]:
    yield Stamp((text.answer_or_gap("subject_name"), *given(text, "subject_address")))
    yield numbered(text)
    yield operator_sheet(text, "name", "bin", "address", *mail(text), "phone")
    rows: list[tuple[str, Cell]] = [(key, given(text, key)) for key in ("request_number", "request_date")]
    rows += [("received", (text.answer_or_gap("received"),)), ("asked", given_grounds(text, "asked", "rights"))]
    rows.append(("request", given(text, "request")))
    yield sheet(text, rows)


def _held(text: Text) -> bool | None:
    """Whether data of the subject are held, as far as it was answered."""
    return False if text.given.get("decision") == NOTHING_HELD else text.given.get("held")


def _fact(text: Text) -> Iterator[Block]:
    """Whether data are held: the first thing that the subject has a right to know."""
    if refuses_all(text) or not for_information(text):
        return
    held = _held(text)
    if held is None:
        yield text.gap("held", source(text, "held"))
    else:
        yield Paragraph(
            text.say("held_yes" if held else "held_no", source(text, "held"), article=text.cite("24(1)(1)"))
        )


def _tells(text: Text) -> bool:
    return for_information(text) and not refuses_all(text) and _held(text) is not False


def _processing(text: Text) -> Iterator[Block]:
    if _tells(text):
        yield from processing(text)


def _data(text: Text) -> Iterator[Block]:
    lines = given_lines(text, "data")
    if lines and _tells(text):
        yield Paragraph(text.say("data_held"))
        yield Items(lines)


def _appeal(text: Text) -> Iterator[Block]:
    if for_information(text) and not refuses_all(text):
        yield Paragraph(text.say("free", article=text.cite("25(2)(9)")))
    yield Paragraph(text.say("complain", article=text.cite("30")))
    operator = text.operator
    contacts = [
        said
        for key in ("responsible_name", "responsible_phone", "responsible_email")
        for said in text.speaker.value(operator, key)
    ]
    if contacts:
        yield Paragraph(text.mixed("contact", *contacts, contact=", ".join(one.text for one in contacts)))


def _signed(text: Text) -> Iterator[Block]:
    position, name = text.answered("signer_position"), text.answered("signer_name")
    yield Signer(position, name) if position and name else head(text)


_SECTIONS = (
    ("decided", decided),
    ("fact", _fact),
    ("processing", _processing),
    ("data_held", _data),
    ("refused", refused),
    ("appeal", _appeal),
)
