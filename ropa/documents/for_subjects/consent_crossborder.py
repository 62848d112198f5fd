"""The consent to cross-border transfer of a form (94-V Art. 16(3)(1)): what goes where, to whom, why, at what risk.

What a client claims and the law does not know never stands here; there stands what the law knows, or a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ropa.documents.asked import Question
from ropa.documents.for_subjects.consent_crossborder_cells import COLUMNS
from ropa.documents.for_subjects.consent_parts import ConsentText, box, term
from ropa.documents.model import Block, Document, Heading, Items, Paragraph, Signature, Tick
from ropa.documents.parts.covered import SIGNED, covered, for_minors, known_ways
from ropa.documents.parts.requisites import operator_sheet, under_kz
from ropa.documents.parts.routes import routes
from ropa.documents.registers.listing import table
from ropa.documents.scope import Scope
from ropa.documents.text import Text, document, sections
from ropa.documents.wording import wording
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
    return document(text, (*sections(text, _SECTIONS), *_signatures(text)), name, *draft)


def _operator(text: ConsentText) -> Iterator[Block]:
    yield operator_sheet(text, "name", "bin", "address", "data_email", "email", "phone")


def _subject(text: ConsentText) -> Iterator[Block]:
    if box(text.consent):
        yield Paragraph(text.say("as_given"))
    else:
        yield Signature((text.say("who"),))
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


def _term(text: ConsentText) -> Iterator[Block]:
    """The term is that of the form, in the words of its main text."""
    yield from term(replace(text, kind="consent", words=wording("consent", text.language)))


def _withdrawal(text: ConsentText) -> Iterator[Block]:
    yield Paragraph(text.say("withdrawal"))
    ways = [line for route in text.routes() if "withdraw" in (route["rights"] or ()) for line in routes(text, route)]
    if ways:
        yield Items(tuple(ways))
    else:
        yield text.gap("route")
    yield Paragraph(text.say("abroad_stops", article=text.cite("8(7)")))
    yield Paragraph(text.say("no_withdrawal", article=text.cite("8(2)")))


def _giving(text: ConsentText) -> Iterator[Block]:
    consent = text.consent
    if ways := known_ways(consent):
        names = ", ".join(text.speaker.code("consent_ways", one) for one in ways)
        yield Paragraph(text.say("given_by", (consent.uid, "ways"), ways=names))
    else:
        yield text.gap("given_by", (consent.uid, "ways"))
    if box(consent):
        yield Tick(text.say("agree"))


def _signatures(text: ConsentText) -> Iterator[Block]:
    if SIGNED & set(known_ways(text.consent)) or not box(text.consent):
        yield Signature(tuple(text.say(one) for one in ("signed_name", "signed", "signed_on")))
    if for_minors(text.holdings, text.consent, text.covered):
        yield Heading(text.say("h_guardian"), 2)
        yield Paragraph(text.say("guardian"))
        yield Signature(tuple(text.say(one) for one in ("guardian_name", "guardian_ground", "signed", "signed_on")))


_SECTIONS = (
    ("operator", _operator),
    ("subject", _subject),
    ("abroad", _abroad),
    ("risk", _risk),
    ("term", _term),
    ("withdrawal", _withdrawal),
    ("giving", _giving),
)
