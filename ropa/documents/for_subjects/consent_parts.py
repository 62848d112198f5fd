"""What the consent text of a form and its consent to cross-border transfer say alike; transfers abroad, the term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ropa.covered import ELECTRONIC, SIGNED, for_minors, known_ways
from ropa.documents.model import Block, Heading, Items, Paragraph, Said, Signature
from ropa.documents.parts import recipients
from ropa.documents.parts.routes import routes
from ropa.documents.parts.storage import distinct, fates_of, is_claim, lawful_terms, terms_of
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.parts.withdrawing import in_time, ways
from ropa.holdings import Plain


@dataclass(frozen=True)
class ConsentText(CoveredText):
    """One consent text being composed: of the form that it is about, and what that covers."""

    @property
    def consent(self) -> Plain:
        """The form."""
        return self.about


def box(consent: Plain) -> bool:
    """Whether the form is given electronically, by a box or a click, and not signed by hand."""
    return bool(ELECTRONIC & set(known_ways(consent)))


def subject(text: ConsentText) -> Block:
    """Who consents: named by hand, or as given with an electronic form."""
    return Paragraph(text.say("subject_as_given")) if box(text.consent) else Signature((text.say("subject_lines"),))


def withdrawal(text: ConsentText, stops: tuple[str, str]) -> Iterator[Block]:
    """How the consent is withdrawn, what stops then and by when (clauses), and when it cannot be."""
    yield Paragraph(text.say("withdrawal"))
    yield from ways(text, lambda route: routes(text, route))
    yield Paragraph(in_time(text, stops))
    yield Paragraph(text.say("no_withdrawal", article=text.cite("8(2)")))


def given_by(text: ConsentText) -> Block:
    """The way of giving the consent."""
    source = (text.consent.uid, "ways")
    names = ", ".join(text.speaker.code("consent_ways", one) for one in known_ways(text.consent))
    return Paragraph(text.say("given_by", source, ways=names)) if names else text.gap("given_by", source)


def signatures(text: ConsentText) -> Iterator[Block]:
    """Where the subject signs, and whoever stands for a minor."""
    if SIGNED & set(known_ways(text.consent)) or not box(text.consent):
        yield Signature(tuple(text.say(one) for one in ("sign_name", "sign", "sign_date")))
    if for_minors(text.holdings, text.consent, text.covered):
        yield Heading(text.say("h_minor"), 2)
        yield Paragraph(text.say("minor"))
        yield Signature(tuple(text.say(one) for one in ("minor_name", "minor_ground", "sign", "sign_date")))


def abroad(text: ConsentText) -> Iterator[Block]:
    """Art. 8(4)(5), and whether consent to it is a paper of its own."""
    consent = text.consent
    apart = (text.say("abroad_apart", (consent.uid, "crossborder_apart")),) if consent["crossborder_apart"] else ()
    yield from recipients.abroad(text, *apart)


def term(text: ConsentText) -> Iterator[Block]:
    """Art. 8(4)(3): the term of the consent; and how long the data are stored."""
    speaker, consent = text.speaker, text.consent
    said: list[Said] = []
    if consent["term_number"] is not None:
        length = speaker.term(consent["term_number"], consent["term_unit"])
        said.append(text.say("valid_for", (consent.uid, "term_number"), (consent.uid, "term_unit"), term=length))
    events = [code for code in consent["term_events"] or () if not is_claim("retention_events", code)]
    if events:
        names = ", ".join(speaker.code("retention_events", code) for code in events)
        said.append(text.say("valid_until", (consent.uid, "term_events"), events=names))
    if (words := speaker.words(consent, "term_text")) and not _only_claims(consent):
        said.append(text.around("valid_words", words, "text"))
    if not said:
        said.append(text.say("valid_by_law", article=text.cite("8(6)")))
    for one in said:
        yield Paragraph(one)
    uids = {one.uid for one in (*text.covered.purposes, *text.covered.apart)}
    terms = (
        one
        for one in distinct(lawful_terms(text.covered.activities))
        if not one["purposes"] or uids & set(one["purposes"])
    )
    stored = tuple(line for retention in terms for line in _stored(text, retention))
    if stored:
        yield Items(stored)


def _only_claims(consent: Plain) -> bool:
    """Whether the client's only term is one that the law does not know, such as an unlimited one."""
    events = consent["term_events"] or ()
    claims = [is_claim("retention_events", code) for code in events]
    return bool(events) and all(claims) and consent["term_number"] is None


def _stored(text: ConsentText, retention: Plain) -> Iterator[Said]:
    for line in terms_of(text, retention):
        yield text.around("storage", line, "term")
    yield from fates_of(text, retention)
