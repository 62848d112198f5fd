"""The answer to a subject who asks what is known of them: the facts of 94-V Art. 24(1)(1), or a reasoned refusal."""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.model import Block, Cell, Document, Items, Paragraph, Signer, Stamp
from ropa.documents.once.answer_processing import processing
from ropa.documents.parts.given import given, given_lines, source
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
    rows += [("received", (text.answer_or_gap("received"),)), ("request", given(text, "request"))]
    yield sheet(text, rows)


def _refused(text: Text) -> Iterator[Block]:
    if reasons := text.answered("refusal"):
        yield Paragraph(text.say("refused", source(text, "refusal")))
        yield Paragraph(text.around("reasons", reasons, "reasons"))
        yield Paragraph(text.say("reasoned", article=text.cite("25(2)(7)")))


def _fact(text: Text) -> Iterator[Block]:
    """Whether data are held: the first thing that the subject has a right to know."""
    if text.answered("refusal"):
        return
    held = text.given.get("held")
    if held is None:
        yield text.gap("held", source(text, "held"))
    else:
        yield Paragraph(
            text.say("held_yes" if held else "held_no", source(text, "held"), article=text.cite("24(1)(1)"))
        )


def _tells(text: Text) -> bool:
    return not text.answered("refusal") and text.given.get("held") is not False


def _processing(text: Text) -> Iterator[Block]:
    if _tells(text):
        yield from processing(text)


def _data(text: Text) -> Iterator[Block]:
    lines = given_lines(text, "data")
    if lines and _tells(text):
        yield Paragraph(text.say("data_held"))
        yield Items(lines)


def _appeal(text: Text) -> Iterator[Block]:
    if not text.answered("refusal"):
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
    ("refused", _refused),
    ("fact", _fact),
    ("processing", _processing),
    ("data_held", _data),
    ("appeal", _appeal),
)
