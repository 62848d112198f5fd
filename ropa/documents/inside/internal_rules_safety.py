"""Parts of the rules on safety: measures, the journal of actions, security breaches, destruction, control."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ropa.covered import grouped
from ropa.documents.inside.internal_rules_data import systems_of
from ropa.documents.model import Block, Items, Paragraph, Said
from ropa.documents.parts.storage import fates_of, lawful_terms
from ropa.documents.parts.subjects import CoveredText
from ropa.law import law
from ropa.reference import Entry

_ENSURED = ("protect_prevent", "protect_detect", "protect_minimise", "protect_survey", "protect_register")
_ORGANISED = (
    "organise_processes",
    "organise_split",
    "organise_people",
    "organise_responsible",
    "organise_access",
    "organise_policy",
    "organise_media",
)
_RESTRICTED = (
    "restrict_purposes",
    "restrict_order",
    "restrict_block",
    "restrict_list",
    "restrict_notice",
    "restrict_tools",
    "restrict_logs",
)
_JOURNAL = ("journal_term", "journal_third", "journal_abroad", "journal_public")


def protection(text: CoveredText) -> Iterator[Block]:
    """What the law and the rules of Order 179/НҚ ask, and what the operator does."""
    yield Paragraph(text.say("protection", article=text.cite("22(1)")))
    for clause, items in (("", _ENSURED), ("organise", _ORGANISED), ("restricted", _RESTRICTED)):
        if clause:
            yield Paragraph(text.say(clause))
        yield Items(tuple(text.say(one) for one in items))
    yield from _measures(text)
    yield Paragraph(text.say("duration", article=text.cite("22(2)")))


def _measures(text: CoveredText) -> Iterator[Block]:
    """By code and in own words; storage in Kazakhstan only where the systems say so."""
    systems, speaker = systems_of(text), text.speaker
    records = (*text.covered.activities, *systems)
    at_home = any(one["country"] == "KZ" for one in systems)
    codes = dict.fromkeys(code for one in records for code in one["measures"] or ())
    named = {code: [one for one in records if code in (one["measures"] or ())] for code in codes}
    lines = [
        speaker.text(speaker.code("measures", code), f"measure.{code}", *((one.uid, "measures") for one in of))
        for code, of in named.items()
        if at_home or code != "local_storage_kz"
    ]
    if lines:
        yield Paragraph(text.say("measures"))
        yield Items(tuple(lines))
    else:
        yield text.gap("measures", *((one.uid, "measures") for one in records))
    for one, *others in grouped((one for one in text.covered.activities if one["measures_text"]), ("measures_text",)):
        if said := speaker.words(one, "measures_text"):
            shown = text.around("measures_more", said, "text")
            more = tuple((other.uid, "measures_text") for other in others)
            yield Paragraph(replace(shown, sources=(*shown.sources, *more)))


def journal(text: CoveredText) -> Iterator[Block]:
    """The actions that are registered and accounted for."""
    yield Paragraph(text.say("journal", article=text.cite("22(1)(5)")))
    yield Items(tuple(text.say(one) for one in _JOURNAL))
    yield Paragraph(text.say("journal_says"))


def incidents(text: CoveredText) -> Iterator[Block]:
    """What a security breach is, who does what, and the notice within one working day."""
    yield Paragraph(text.say("breach_is", article=text.cite("1(15-1)")))
    yield Paragraph(text.say("breach_report"))
    yield Paragraph(text.say("breach_stop"))
    yield Paragraph(text.say("breach_notice", article=text.cite("25(2)(8)")))
    yield Paragraph(text.say("breach_says"))
    yield Paragraph(text.say("breach_log"))


def destruction(text: CoveredText) -> Iterator[Block]:
    """On what grounds data are destroyed, how, and what the act of it states."""
    yield Paragraph(text.say("destroyed"))
    grounds = law("kz").lists["destruction_grounds"].values()
    yield Items(tuple(_ground(text, one) for one in grounds))
    fates = {said.text: said for one in lawful_terms(text.covered.activities) for said in fates_of(text, one)}
    for said in fates.values():
        yield Paragraph(said)
    yield Paragraph(text.say("destroy_how", article=text.cite("1(6)")))
    yield Paragraph(text.say("destroy_act"))


def _ground(text: CoveredText, entry: Entry) -> Said:
    return text.say("ground", ground=entry.names[text.language], article=text.cite(str(entry.more["article"])))


def control(text: CoveredText) -> Iterator[Block]:
    """Internal control, information for the authority, liability."""
    yield Paragraph(text.say("control"))
    if every := text.answered("control_every"):
        yield Paragraph(text.around("control_every", every, "period"))
    yield Paragraph(text.say("control_authority", article=text.cite("25(2)(3-1)")))
    yield Paragraph(text.say("liability", article=text.cite("29")))
