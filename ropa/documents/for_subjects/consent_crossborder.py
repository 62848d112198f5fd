"""The consent to cross-border transfer of a form (94-V Art. 16(3)(1)): what goes where, to whom, why, at what risk.

What a client claims and the law does not know never stands here; there stands what the law knows, or a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ropa.covered import covered
from ropa.documents.asked import Question
from ropa.documents.for_subjects.consent_crossborder_cells import COLUMNS
from ropa.documents.for_subjects.consent_parts import ConsentText, box, given_by, signatures, subject, term, withdrawal
from ropa.documents.model import Block, Document, Paragraph, Tick
from ropa.documents.parts.requisites import operator_sheet, under_kz
from ropa.documents.registers.listing import table
from ropa.documents.scope import Scope
from ropa.documents.text import Text, document, sections
from ropa.holdings import Holdings, Plain

QUESTIONS: tuple[Question, ...] = ()


def forms(holdings: Holdings, scope: Scope) -> Iterable[Plain]:
    """Forms that cover a transfer abroad."""
    kept = (one for one in holdings.all("consent") if one["status"] != "archived" and under_kz(holdings))
    return tuple(one for one in kept if covered(holdings, one, scope.day).abroad)


def compose(plain: Text) -> Document:
    """The consent of one form, as of a day. A form that is not approved says so below its title."""
    text = ConsentText(**vars(plain), covered=covered(plain.holdings, plain.about, plain.scope.day))
    named = text.speaker.name(text.consent)
    name = text.mixed("of_form", named, name=named.text)
    draft = () if text.consent["status"] == "approved" else (text.say("form_draft", (text.consent.uid, "status")),)
    return document(text, (*sections(text, _SECTIONS), *signatures(text)), name, *draft)


def _operator(text: ConsentText) -> Iterator[Block]:
    yield operator_sheet(text, "name", "bin", "address", "data_email", "email", "phone")


def _subject(text: ConsentText) -> Iterator[Block]:
    yield subject(text)
    sources = tuple((one.transfer.uid, "country") for one in text.covered.abroad)
    yield Paragraph(text.say("consents", *sources, article=text.cite("16(3)(1)")))


def _abroad(text: ConsentText) -> Iterator[Block]:
    yield Paragraph(text.say("transfers"))
    yield table(text, COLUMNS, text.covered.abroad)


def _risk(text: ConsentText) -> Iterator[Block]:
    """In plain words, and no more than can be said of any state."""
    yield Paragraph(text.say("risk"))
    unnamed = [one.transfer for one in text.covered.abroad if one.transfer["country"] == "not_named"]
    if unnamed:
        yield Paragraph(text.say("risk_unnamed", *((one.uid, "country") for one in unnamed)))


def _withdrawal(text: ConsentText) -> Iterator[Block]:
    return withdrawal(text, ("abroad_stops", "abroad_stops_own"))


def _giving(text: ConsentText) -> Iterator[Block]:
    yield given_by(text)
    if box(text.consent):
        yield Tick(text.say("agree"))


_SECTIONS = (
    ("operator", _operator),
    ("subject", _subject),
    ("abroad", _abroad),
    ("risk", _risk),
    ("term", term),
    ("withdrawal", _withdrawal),
    ("giving", _giving),
)
