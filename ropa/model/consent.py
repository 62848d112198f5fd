"""A form by which consent is given."""

from __future__ import annotations

from sqlalchemy import ColumnElement

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

    parent_uid: ColumnElement[str] = parent("operator")
    name: ColumnElement[Words | None] = fact(N_("Name"), Kind.WORDS, COVERS, help=N_("A name by which you tell this form from the others. For example: consent in the order form of the site."))
    activities: ColumnElement[tuple[str, ...] | None] = fact(N_("Processing activities"), Kind.LINKS, COVERS, target="activity", help=N_("The activities whose data the consent covers: its purposes, list of data and recipients come from them. For example: orders on the site."))
    purposes: ColumnElement[tuple[str, ...] | None] = fact(N_("Purposes"), Kind.LINKS, COVERS, target="purpose", help=N_("What is consented to; none named means all purposes that rest on consent. For example: delivery and payment, but not marketing."))
    groups: ColumnElement[tuple[str, ...] | None] = fact(N_("Groups of subjects"), Kind.CODES, COVERS, catalogue="subject_groups", help=N_("The people who give this consent. For example: customers."))
    ways: ColumnElement[tuple[str, ...] | None] = fact(N_("Way of giving"), Kind.CODES, GIVING, article="8(1)", catalogue="consent_ways", help=N_("How a person expresses consent; the way must let the operator confirm that consent was received. For example: ticking a box in an electronic form."))
    box_label: ColumnElement[Words | None] = fact(N_("Label of the box"), Kind.PROSE, GIVING, help=N_("The words beside the box that a person ticks. For example: I consent to the collection and processing of my personal data."))
    required: ColumnElement[bool | None] = fact(N_("Nothing can be sent without it"), Kind.FLAG, GIVING, help=N_("Whether the form can be sent only with this consent. For example: yes, where the “Send” button works only after the box is ticked."))
    term_number: ColumnElement[int | None] = fact(N_("Valid for"), Kind.NUMBER, TERM, article="8(4)(3)", help=N_("How long the consent is valid, at most as long as its purposes need; without a term it is valid until they are reached. For example: 1, with the unit “year”."))
    term_unit: ColumnElement[str | None] = fact(N_("Unit"), Kind.CODE, TERM, catalogue="units", help=N_("The unit that the number counts. For example: the number 3 and the unit “year” mean three years."))
    term_events: ColumnElement[tuple[str, ...] | None] = fact(N_("Valid until"), Kind.CODES, TERM, article="8(4)(3), 8(6)", catalogue="retention_events", help=N_("Events at which the consent ends; of several, the first that comes counts. For example: achievement of the purposes of collection and processing."))
    term_text: ColumnElement[Words | None] = fact(N_("Term in words"), Kind.PROSE, TERM, help=N_("What number and events do not say about the term. For example: until the warranty ends, and three years at most."))
    published: ColumnElement[bool | None] = fact(N_("Published in open sources"), Kind.FLAG, PUBLIC, article="8(4)(6)", help=N_("Whether data are put in public sources, where anyone can see them; a consent must say so either way. For example: yes, where names and photographs of employees stand on the site."))
    published_where: ColumnElement[Words | None] = fact(N_("Where it is published"), Kind.PROSE, PUBLIC, help=N_("The site, page or newspaper where the data can be seen. For example: the page “Our team” of the site tumar.example."))
    published_items: ColumnElement[tuple[str, ...] | None] = fact(N_("Which items are published"), Kind.LINKS, PUBLIC, target="item", help=N_("Only the items that can in fact be seen there. For example: surname, first name and photograph, but not the telephone number."))
    crossborder_apart: ColumnElement[bool | None] = fact(N_("Consent to transfers abroad is a paper of its own"), Kind.FLAG, GIVING, article="16(3)(1)", help=N_("Whether consent to sending data abroad stands in a paper of its own and not in this form. For example: yes, where employees sign it on another sheet."))
    asked_again: ColumnElement[Words | None] = fact(N_("When it is asked again"), Kind.PROSE, GIVING, help=N_("In what cases consent is asked for anew. For example: when a purpose is added, or when data are to go to another recipient."))
