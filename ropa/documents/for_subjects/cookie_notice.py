"""The cookie notice of an operator: a short text for a banner or a page, only where there are trackers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ropa.covered import everything
from ropa.documents.for_subjects.policy_clauses import clauses_of
from ropa.documents.model import Block, Document, Items, Paragraph
from ropa.documents.parts.cookies import tracker_table
from ropa.documents.parts.routes import details, reaching, way
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.scope import Scope
from ropa.documents.text import Text, document, sections
from ropa.holdings import Holdings, Plain
from ropa.linked import SILENT_WAYS

_REFUSING = frozenset({"cookie_banner", "settings"})
"""Channels by which a visitor takes the choice back without writing to anyone."""


def of_operators(holdings: Holdings, scope: Scope) -> Iterable[Plain]:
    """Operators that have trackers."""
    trackers = everything(holdings, scope.activities(holdings), scope.day).trackers
    return (holdings.operator,) if trackers else ()


def compose(plain: Text) -> Document:
    """The notice, as of a day."""
    covered = everything(plain.holdings, plain.scope.activities(plain.holdings), plain.scope.day)
    text = CoveredText(**vars(plain), covered=covered)
    return document(text, sections(text, _SECTIONS))


def _necessary(text: CoveredText) -> tuple[Plain, ...]:
    return tuple(one for one in text.covered.trackers if one["category"] == "necessary")


def _others(text: CoveredText) -> tuple[Plain, ...]:
    return tuple(one for one in text.covered.trackers if one["category"] != "necessary")


def _what(text: CoveredText) -> Iterator[Block]:
    speaker, operator = text.speaker, text.operator
    named = speaker.name(operator)
    yield Paragraph(text.say("what"))
    yield Paragraph(text.mixed("whose", named, name=named.text))
    if operator["sites"]:
        yield Paragraph(text.say("sites", (operator.uid, "sites"), sites=", ".join(operator["sites"])))


def _needed(text: CoveredText) -> Iterator[Block]:
    if trackers := _necessary(text):
        yield Paragraph(text.say("necessary"))
        yield tracker_table(text, trackers)


def _optional(text: CoveredText) -> Iterator[Block]:
    if trackers := _others(text):
        yield Paragraph(text.say("others"))
        yield tracker_table(text, trackers)


def _choice(text: CoveredText) -> Iterator[Block]:
    """What a visitor may choose, and which trackers wait for it."""
    trackers = _others(text)
    if not trackers:
        return
    yield Paragraph(text.say("choice"))
    names, sources = text.codes(trackers, "category", "tracker_categories")
    settings = text.say("choice_settings_of", *sources, categories=names) if names else text.say("choice_settings")
    yield Items((text.say("choice_accept"), text.say("choice_necessary"), settings))
    waiting = [one for one in trackers if one["after_consent"]]
    if waiting:
        yield Paragraph(text.say("before", *((one.uid, "after_consent") for one in waiting)))
        yield Items(tuple(text.speaker.name(one) for one in waiting))
    if running := [one for one in trackers if not one["after_consent"]]:
        yield text.gap("before", *((one.uid, "after_consent") for one in running))


def _change(text: CoveredText) -> Iterator[Block]:
    """How a choice is taken back."""
    if not _others(text):
        return
    yield Paragraph(text.say("change"))
    yield from _switched_off(text)
    known = [one for one in reaching(text) if "withdraw" in (one["rights"] or ()) or one["channel"] in _REFUSING]
    if known:
        yield Paragraph(text.say("withdraw_ways"))
        yield from (Items((way(text, route), *details(text, route)), led=True) for route in known)


def _off(text: CoveredText) -> Iterator[Block]:
    """How trackers are switched off where there is no choice to make."""
    return iter(()) if _others(text) else _switched_off(text)


def _switched_off(text: CoveredText) -> Iterator[Block]:
    if told := [one for one in text.covered.trackers if one["refusing"]]:
        yield Paragraph(text.say("refusing_each", *((one.uid, "refusing") for one in told)))
    silent = [one for one in text.routes() if one["channel"] in SILENT_WAYS]
    yield Paragraph(text.say("browser", *((one.uid, key) for one in silent for key in ("channel", "rights"))))


def _more(text: CoveredText) -> Iterator[Block]:
    speaker, operator = text.speaker, text.operator
    for clause in clauses_of(text):
        if said := speaker.words(clause, "text"):
            yield Paragraph(said)
    yield Paragraph(text.say("policy"))
    for key in ("data_email", "email", "phone"):
        if operator[key]:
            yield Paragraph(text.say("contact", (operator.uid, key), contact=operator[key]))
            return


_SECTIONS = (
    ("what", _what),
    ("necessary", _needed),
    ("others", _optional),
    ("choice", _choice),
    ("change", _change),
    ("off", _off),
    ("more", _more),
)
