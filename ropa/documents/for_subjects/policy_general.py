"""Opening parts of the policy: what it is and since when it is in force, who the operator is, the terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ropa.documents.model import Block, Items, Paragraph, Said, Source, Table
from ropa.documents.parts import facts
from ropa.documents.parts.subjects import CoveredText
from ropa.holdings import Plain
from ropa.law import law


def general(text: CoveredText) -> Iterator[Block]:
    """What the policy is about, whom it concerns, by what law, since when and where it stands."""
    applies = tuple((one.uid, "law") for one in text.operator.of("operator_law") if one["law"] == "kz")
    yield Paragraph(text.say("about"))
    yield Paragraph(text.say("under", *applies, law=law("kz").name(text.language), article=text.cite("25(2)(1-1)")))
    groups, sources = text.codes((one for same in text.covered.items for one in same), "groups", "subject_groups")
    if groups:
        yield Paragraph(text.say("for_groups", *sources, groups=groups))
    yield from _approved(text)
    yield Paragraph(_in_force(text))
    if at := text.answered("published_at"):
        yield Paragraph(text.around("published_at", at, "where"))
    elif text.operator["sites"]:
        yield Paragraph(text.say("published_at", (text.operator.uid, "sites"), where=", ".join(text.operator["sites"])))


def _approved(text: CoveredText) -> Iterator[Block]:
    operator = text.operator
    number, day = operator["policy_order"], operator["policy_order_date"]
    sources = [(operator.uid, key) for key in ("policy_order", "policy_order_date")]
    if number and day:
        yield Paragraph(text.say("approved_by", *sources, number=number, date=text.speaker.date(day)))
    elif number:
        yield Paragraph(text.say("approved_by_number", sources[0], number=number))


def _in_force(text: CoveredText) -> Said:
    """From the day answered; else as the edition says that is in force elsewhere; else from publication."""
    if day := text.answered("in_force_from"):
        return text.around("in_force_from", day, "date")
    edition = _edition(text)
    if edition and (words := text.speaker.words(edition, "in_force_text")):
        return text.around("in_force_words", words, "text")
    if edition and edition["in_force_from"]:
        day_of = text.speaker.date(edition["in_force_from"])
        return text.say("in_force_from", (edition.uid, "in_force_from"), date=day_of)
    return text.say("in_force_published")


def _edition(text: CoveredText) -> Plain | None:
    """The last edition of a policy that was made elsewhere and is in force still."""
    day = text.scope.day
    found = [
        edition
        for paper in _made_elsewhere(text)
        for edition in paper.of("edition")
        if not edition["withdrawn"] and (edition["in_force_until"] is None or edition["in_force_until"] >= day)
    ]
    return found[-1] if found else None


def _made_elsewhere(text: CoveredText) -> Iterator[Plain]:
    for paper in text.holdings.all("paper"):
        if paper["document"] == text.kind and paper["made_elsewhere"] and paper["status"] != "archived":
            yield paper


_WHO = (
    "name",
    "legal_form",
    "bin",
    "address",
    "phone",
    "data_email",
    "email",
    "sites",
    "responsible_name",
    "responsible_position",
    "responsible_phone",
    "responsible_email",
)


def operator_of(text: CoveredText) -> Iterator[Block]:
    """Who the operator is, with its contacts and its role."""
    speaker, operator = text.speaker, text.operator
    rows = []
    for key in _WHO:
        cell = speaker.value(operator, key)
        if not cell and key in ("name", "bin"):
            cell = speaker.unanswered(operator, key)
        if key == "data_email" and operator["email"] == operator["data_email"]:
            cell = tuple(replace(one, sources=(*one.sources, (operator.uid, "email"))) for one in cell)
        elif key == "email" and operator["email"] == operator["data_email"]:
            continue
        if cell:
            rows.append((speaker.label(text.field(operator, key)), cell))
    roles = facts.lawful(speaker, operator.of("operator_law"))
    rows += [(speaker.label(text.field(one, "code")), speaker.answer(one)) for one in roles]
    yield Table((), tuple(rows), (1, 2.2))


_TERMS = (
    "term_personal_data",
    "term_subject",
    "term_database",
    "term_owner",
    "term_operator",
    "term_third_party",
    "term_processing",
    "term_automated",
    "term_dissemination",
    "term_abroad",
    "term_blocking",
    "term_depersonalisation",
    "term_destruction",
    "term_breach",
    "term_authority",
)


def glossary(text: CoveredText) -> Iterator[Block]:
    """Terms by Art. 1 of 94-V, only where the record of the paper wants them."""
    records = [text.record] if text.record else []
    papers = [one for one in (*records, *_made_elsewhere(text)) if one["glossary"] is not None]
    if not papers or not papers[0]["glossary"]:
        return
    source: Source = (papers[0].uid, "glossary")
    yield Paragraph(text.say("glossary", source, article=text.cite("1, 16(1)")))
    yield Items(tuple(text.say(one, source) for one in _TERMS))
