"""The form by which a subject withdraws a consent (94-V Art. 8(7), 24(1)(5)), with a receipt to tear off.

All about the subject is written in by hand: nothing of it is asked or kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa.covered import covered, grouped
from ropa.documents.model import Block, Cut, Document, Heading, Paragraph, Signature, Tick
from ropa.documents.parts.addressee import to_operator
from ropa.documents.parts.routes import details, way
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.parts.withdrawing import STOPS, in_time, notices, ways
from ropa.documents.text import Text, document, sections


def compose(plain: Text) -> Document:
    """The form for one consent, as of a day."""
    text = CoveredText(**vars(plain), covered=covered(plain.holdings, plain.about, plain.scope.day))
    return document(text, (to_operator(text), *sections(text, _SECTIONS), *_signed(text), *_receipt(text)))


def _subject(text: CoveredText) -> Iterator[Block]:
    yield _lines(text, ("subject_name", "subject_contact"))
    yield Paragraph(text.say("representative"))
    yield _lines(text, ("representative_name", "representative_ground"))


def _consent(text: CoveredText) -> Iterator[Block]:
    name = text.speaker.name(text.about)
    yield Paragraph(text.mixed("notice", name, form=name.text))
    if groups := [text.speaker.code("subject_groups", one) for one in text.about["groups"] or ()]:
        yield Paragraph(text.say("for_groups", (text.about.uid, "groups"), groups=", ".join(groups)))
    yield _lines(text, ("given_on",))


def _scope(text: CoveredText) -> Iterator[Block]:
    """All of it, a purpose, or what the consent allows beyond collection and processing, as far as it does."""
    covers, consent = text.covered, text.about
    yield Paragraph(text.say("scope"))
    yield Tick(text.say("scope_all"))
    purposes = grouped((*covers.purposes, *covers.apart), ("code", "text"))
    if len(purposes) > 1:
        for same in purposes:
            purpose = text.purpose(same)
            yield Tick(text.mixed("scope_purpose", purpose, purpose=purpose.text))
    if covers.owners:
        yield Tick(text.say("scope_third"))
    if covers.abroad:
        yield Tick(text.say("scope_abroad"))
    if consent["published"]:
        yield Tick(text.say("scope_public", (consent.uid, "published")))
    yield _lines(text, ("scope_from",))


def _send(text: CoveredText) -> Iterator[Block]:
    if notices(text):
        yield Paragraph(text.say("send"))
    yield from ways(text, lambda route: iter((way(text, route), *details(text, route))))


def _then(text: CoveredText) -> Iterator[Block]:
    yield Paragraph(in_time(text, STOPS))
    yield Paragraph(text.say("no_withdrawal", article=text.cite("8(2)")))


def _signed(text: Text) -> Iterator[Block]:
    yield _lines(text, ("signed_name", "signed", "signed_on"))


def _receipt(text: Text) -> Iterator[Block]:
    form, operator = text.speaker.name(text.about), text.speaker.name(text.operator)
    yield Cut(text.say("cut"))
    yield Heading(text.say("h_receipt"), 3)
    yield Paragraph(text.mixed("receipt", operator, operator=operator.text))
    yield Paragraph(text.mixed("receipt_form", form, form=form.text))
    yield _lines(text, ("receipt_name", "receipt_number", "receipt_by"))
    yield Paragraph(in_time(text, ("receipt_term", "receipt_term_own")))


def _lines(text: Text, captions: tuple[str, ...]) -> Signature:
    return Signature(tuple(text.say(one) for one in captions))


_SECTIONS = (
    ("subject", _subject),
    ("consent", _consent),
    ("scope", _scope),
    ("send", _send),
    ("then", _then),
)
