"""A form by which consent is given."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import Record
from ropa.words import Words

COVERS = N_("What it covers")
GIVING = N_("How it is given")
TERM = N_("Term of the consent")
PUBLIC = N_("Publication")


class Consent(Record):
    """One consent form: its text is a paper of its own."""

    __tablename__ = "consent"

    parent_uid: Mapped[str] = parent("operator")
    name: Mapped[Words | None] = fact(N_("Name"), Kind.WORDS, COVERS)
    activities: Mapped[tuple[str, ...] | None] = fact(N_("Activities"), Kind.LINKS, COVERS, target="activity")
    purposes: Mapped[tuple[str, ...] | None] = fact(N_("Purposes"), Kind.LINKS, COVERS, target="purpose", help=N_("None named means all that rest on consent."))
    groups: Mapped[tuple[str, ...] | None] = fact(N_("Groups of subjects"), Kind.CODES, COVERS, catalogue="subject_groups")
    ways: Mapped[tuple[str, ...] | None] = fact(N_("Way of giving"), Kind.CODES, GIVING, article="8(1)", catalogue="consent_ways")
    box_label: Mapped[Words | None] = fact(N_("Label of the box"), Kind.PROSE, GIVING)
    required: Mapped[bool | None] = fact(N_("Nothing can be sent without it"), Kind.FLAG, GIVING)
    term_number: Mapped[int | None] = fact(N_("Valid for"), Kind.NUMBER, TERM, article="8(4)(3)")
    term_unit: Mapped[str | None] = fact(N_("Unit"), Kind.CODE, TERM, catalogue="units")
    term_events: Mapped[tuple[str, ...] | None] = fact(N_("Valid until"), Kind.CODES, TERM, article="8(4)(3), 8(6)", catalogue="retention_events")
    term_text: Mapped[Words | None] = fact(N_("Term in words"), Kind.PROSE, TERM)
    published: Mapped[bool | None] = fact(N_("Published in open sources"), Kind.FLAG, PUBLIC, article="8(4)(6)")
    published_where: Mapped[Words | None] = fact(N_("Where it is published"), Kind.PROSE, PUBLIC)
    published_items: Mapped[tuple[str, ...] | None] = fact(N_("Which items are published"), Kind.LINKS, PUBLIC, target="item")
    crossborder_apart: Mapped[bool | None] = fact(N_("Consent to transfers abroad is a paper of its own"), Kind.FLAG, GIVING, article="16(3)(1)")
    asked_again: Mapped[Words | None] = fact(N_("When it is asked again"), Kind.PROSE, GIVING)
