"""The operator's rules on collection, processing and protection of personal data (94-V Art. 25(2)(1-1)).

Numbered clauses: what the law asks, what the operator orders its people to do, and the facts of the register. What a
client claims and the law does not know never stands here; no rule of law stands here that was not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa.covered import everything
from ropa.documents.asked import question
from ropa.documents.inside import (
    internal_rules_access,
    internal_rules_data,
    internal_rules_people,
    internal_rules_safety,
)
from ropa.documents.model import Block, Cell, Document, Heading, Items, NewPage, Paragraph, Table
from ropa.documents.parts.approval import approval
from ropa.documents.parts.requisites import head, operator_sheet
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.text import Text, document, sections
from ropa.fields import Kind
from ropa.i18n import N_
from ropa.law import law

QUESTIONS = (
    question(
        "in_force_from",
        N_("Rules in force from"),
        Kind.DATE,
        about=N_(
            "The day from which the rules are in force; without an answer it is the day of approval. "
            "For example: 15 January 2026."
        ),
    ),
    question(
        "review_every",
        N_("How often access is reviewed"),
        Kind.WORDS,
        about=N_("How often it is looked whether people still need their access. For example: once a year."),
    ),
    question(
        "trained_every",
        N_("How often employees are trained"),
        Kind.WORDS,
        about=N_("How often those with access are taught the law and these rules. For example: once a year."),
    ),
    question(
        "control_every",
        N_("How often processing is checked"),
        Kind.WORDS,
        about=N_("How often the responsible person checks how the rules are kept. For example: once every six months."),
    ),
)
PARTS = ("media", "automated")
"""Sections that a layout may leave out."""

_PRINCIPLES = (
    "principle_rights",
    "principle_legality",
    "principle_confidential",
    "principle_equality",
    "principle_security",
)
_ROWS = 20
"""How many may sign that they know the rules, on a sheet of its own."""


def compose(plain: Text) -> Document:
    """The rules of one operator, as of a day."""
    covered = everything(plain.holdings, plain.scope.activities(plain.holdings), plain.scope.day)
    text = CoveredText(**vars(plain), covered=covered)
    operator = text.operator
    sources = ((operator.uid, "policy_order"), (operator.uid, "policy_order_date"))
    stamp = approval(text, operator["policy_order"], operator["policy_order_date"], *sources)
    blocks = (stamp, *sections(text, _SECTIONS, clauses=True), head(text), *_acquainted(text))
    return document(text, blocks, text.speaker.name(operator))


def _general(text: CoveredText) -> Iterator[Block]:
    applies = tuple((one.uid, "law") for one in text.operator.of("operator_law") if one["law"] == "kz")
    yield Paragraph(text.say("about"))
    yield Paragraph(text.say("under", *applies, law=law("kz").name(text.language), article=text.cite("25(2)(1-1)")))
    yield Paragraph(text.say("for_operator"))
    yield operator_sheet(text, "name", "bin", "address")
    yield Paragraph(text.say("bound"))
    yield Paragraph(text.say("terms", article=text.cite("1")))
    yield Paragraph(text.say("responsible_is"))
    yield Paragraph(text.say("together"))


def _principles(text: CoveredText) -> Iterator[Block]:
    yield Paragraph(text.say("principles", article=text.cite("5")))
    yield Items(tuple(text.say(one) for one in _PRINCIPLES))
    yield Paragraph(text.say("necessary", article=text.cite("7(9), 12(1)")))
    yield Paragraph(text.say("harmless", article=text.cite("7(8)")))


def _final(text: CoveredText) -> Iterator[Block]:
    day = text.answered("in_force_from")
    yield Paragraph(text.around("in_force_day", day, "date") if day else text.say("in_force_approved"))
    yield Paragraph(text.say("revised"))
    yield Paragraph(text.say("acquainted"))
    for clause in text.operator.of("clause"):
        said = text.speaker.words(clause, "text")
        wanted = text.kind in (clause["papers"] or ()) and clause["status"] != "archived"
        if said and wanted and not text.claimed(clause):
            yield Paragraph(said)


def _acquainted(text: Text) -> Iterator[Block]:
    """A sheet on which employees sign."""
    yield NewPage()
    yield Heading(text.say("h_acquainted"), 2)
    header = tuple((text.say(f"col_{key}"),) for key in ("n", "name", "position", "signature", "signed_on"))
    yield Table(header, tuple(_row(text, n) for n in range(1, _ROWS + 1)), (0.5, 3.2, 2.6, 1.8, 1.5))


def _row(text: Text, n: int) -> tuple[Cell, ...]:
    return (text.speaker.text(str(n), "internal_rules.n"),), (), (), (), ()


_SECTIONS = (
    ("general", _general),
    ("principles", _principles),
    ("purposes", internal_rules_data.purposes),
    ("data", internal_rules_data.data),
    ("collection", internal_rules_data.collection),
    ("storage", internal_rules_data.storage),
    ("access", internal_rules_access.access),
    ("media", internal_rules_access.media),
    ("third", internal_rules_access.third),
    ("abroad", internal_rules_access.abroad),
    ("public", internal_rules_access.public),
    ("automated", internal_rules_access.automated),
    ("rights", internal_rules_people.rights),
    ("withdrawal", internal_rules_people.withdrawal),
    ("blocking", internal_rules_people.blocking),
    ("duties", internal_rules_people.duties),
    ("protection", internal_rules_safety.protection),
    ("journal", internal_rules_safety.journal),
    ("incidents", internal_rules_safety.incidents),
    ("destruction", internal_rules_safety.destruction),
    ("control", internal_rules_safety.control),
    ("final", _final),
)
