"""The privacy policy of an operator: what it does with personal data, for those whose data they are.

Numbered clauses. What a client claims and the law does not know never stands here as the operator's statement; there
stands what the law knows, or a gap that says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa.covered import everything
from ropa.documents.asked import Question, question
from ropa.documents.for_subjects import (
    policy_data,
    policy_gdpr,
    policy_general,
    policy_keeping,
    policy_purposes,
    policy_rights,
    policy_sharing,
)
from ropa.documents.for_subjects.policy_clauses import LAST, PLACES, own_clauses, with_clauses
from ropa.documents.model import Block, Document
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.text import Text, document, sections
from ropa.fields import Kind
from ropa.i18n import N_

QUESTIONS: tuple[Question, ...] = (
    question(
        "in_force_from",
        N_("Policy in force from"),
        Kind.DATE,
        about=N_(
            "The day from which this policy is in force; without an answer it says: from publication. "
            "For example: 1 May 2026."
        ),
    ),
    question(
        "published_at",
        N_("Where the policy stands"),
        Kind.LINE,
        about=N_("The address at which anyone can read this policy. For example: https://tumar.example/privacy."),
    ),
    question(
        "hours",
        N_("Hours for requests"),
        Kind.WORDS,
        about=N_(
            "When subjects reach the operator with questions about their data. "
            "For example: Monday to Friday, 9 a.m. to 6 p.m., Astana time."
        ),
    ),
)
PARTS = ("glossary", "automated", "minors")
"""Sections that a layout may leave out."""


def compose(plain: Text) -> Document:
    """The policy, as of a day."""
    covered = everything(plain.holdings, plain.scope.activities(plain.holdings), plain.scope.day)
    text = CoveredText(**vars(plain), covered=covered)
    parts = [(key, with_clauses(part, PLACES[key]) if key in PLACES else part) for key, part in _SECTIONS]
    return document(text, sections(text, parts, clauses=True))


def _closing(text: CoveredText) -> Iterator[Block]:
    yield from own_clauses(text, LAST)


_SECTIONS = (
    ("general", policy_general.general),
    ("operator", policy_general.operator_of),
    ("glossary", policy_general.glossary),
    ("purposes", policy_purposes.purposes),
    ("data", policy_data.data),
    ("sources", policy_data.collected),
    ("bases", policy_data.bases),
    ("third", policy_sharing.third),
    ("public", policy_sharing.public),
    ("abroad", policy_sharing.abroad),
    ("trackers", policy_sharing.trackers),
    ("storage", policy_keeping.storage),
    ("protection", policy_keeping.protection),
    ("rights", policy_rights.rights),
    ("requests", policy_rights.requests),
    ("withdrawal", policy_rights.withdrawn),
    ("automated", policy_rights.automated),
    ("minors", policy_rights.minors),
    ("gdpr", policy_gdpr.gdpr),
    ("appeals", policy_rights.appeals),
    ("changes", policy_rights.changes),
    ("closing", _closing),
)
