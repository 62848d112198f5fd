"""Papers of an operator with their editions; the user's own codes; findings accepted with a reason."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import Part, Record
from ropa.words import Words

PAPER = N_("Paper")
EDITION = N_("Edition")
ENTRY = N_("Own entry")
ACCEPTED = N_("Accepted finding")


class Paper(Record):
    """A paper of one kind; its editions hang on it."""

    __tablename__ = "paper"

    parent_uid: ColumnElement[str] = parent("operator")
    document: ColumnElement[str | None] = fact(N_("Kind of paper"), Kind.CODE, PAPER, catalogue="documents")
    title: ColumnElement[Words | None] = fact(N_("Title"), Kind.WORDS, PAPER)
    made_elsewhere: ColumnElement[bool | None] = fact(N_("Made elsewhere"), Kind.FLAG, PAPER)
    about: ColumnElement[tuple[str, ...] | None] = fact(N_("Records it speaks of"), Kind.LINKS, PAPER)
    languages: ColumnElement[tuple[str, ...] | None] = fact(N_("Languages"), Kind.CODES, PAPER, catalogue="languages")
    glossary: ColumnElement[bool | None] = fact(N_("With a glossary of terms"), Kind.FLAG, PAPER)
    options: ColumnElement[tuple[tuple[str, str], ...] | None] = fact(N_("Layout"), Kind.PAIRS, PAPER)
    answers: ColumnElement[tuple[tuple[str, str], ...] | None] = fact(N_("Answers of its form"), Kind.PAIRS, PAPER)


class Edition(Record):
    """What was issued, or put in force elsewhere."""

    __tablename__ = "edition"

    parent_uid: ColumnElement[str] = parent("paper")
    number: ColumnElement[int | None] = fact(N_("Edition no."), Kind.NUMBER, EDITION)
    order_number: ColumnElement[str | None] = fact(N_("Order no."), Kind.LINE, EDITION)
    order_date: ColumnElement[dt.date | None] = fact(N_("Order of"), Kind.DATE, EDITION)
    in_force_from: ColumnElement[dt.date | None] = fact(N_("In force from"), Kind.DATE, EDITION)
    in_force_until: ColumnElement[dt.date | None] = fact(N_("In force until"), Kind.DATE, EDITION)
    in_force_text: ColumnElement[Words | None] = fact(N_("In force, in words"), Kind.PROSE, EDITION, help=N_("For example: from publication, until replaced."))
    said: ColumnElement[str | None] = fact(N_("What it said"), Kind.FILE, EDITION)
    change_class: ColumnElement[str | None] = fact(N_("Class of change"), Kind.CODE, EDITION, catalogue="change_classes")
    reason: ColumnElement[Words | None] = fact(N_("Reason for issuing it with gaps"), Kind.PROSE, EDITION)
    wording: ColumnElement[str | None] = fact(N_("Version of the wording"), Kind.LINE, EDITION)
    withdrawn: ColumnElement[dt.date | None] = fact(N_("Withdrawn on"), Kind.DATE, EDITION)
    withdrawal: ColumnElement[Words | None] = fact(N_("Reason for withdrawing it"), Kind.PROSE, EDITION)


class EditionFile(Part):
    """One file of an edition; its bytes lie once in the register."""

    __tablename__ = "edition_file"

    parent_uid: ColumnElement[str] = parent("edition")
    languages: ColumnElement[tuple[str, ...] | None] = fact(N_("Languages"), Kind.CODES, EDITION, catalogue="languages")
    format: ColumnElement[str | None] = fact(N_("Format"), Kind.LINE, EDITION)
    file: ColumnElement[str | None] = fact(N_("File"), Kind.FILE, EDITION)
    digest: ColumnElement[str | None] = fact(N_("Short hash of what it says"), Kind.LINE, EDITION)


class CatalogueEntry(Record):
    """A code of the user's own; `code` is u_ and eight hex digits."""

    __tablename__ = "catalogue_entry"

    catalogue: ColumnElement[str | None] = fact(N_("Catalogue"), Kind.LINE, ENTRY, help=N_("The list to which the new entry is added. For example: purposes."))
    code: ColumnElement[str | None] = fact(N_("Code"), Kind.LINE, ENTRY, help=N_("Given by the program: by it the entry is known in every file. For example: u_3fa94c07."))
    name: ColumnElement[Words | None] = fact(N_("Name"), Kind.WORDS, ENTRY, help=N_("What lists and papers call the new entry, in each language. For example: registration number of a car."))


class Acceptance(Record):
    """A finding that a person accepted, with the values it was accepted for."""

    __tablename__ = "acceptance"

    parent_uid: ColumnElement[str] = parent("operator")
    rule: ColumnElement[str | None] = fact(N_("Rule"), Kind.LINE, ACCEPTED)
    record: ColumnElement[str | None] = fact(N_("Record"), Kind.LINK, ACCEPTED)
    accepted: ColumnElement[tuple[tuple[str, str], ...] | None] = fact(N_("Values accepted"), Kind.PAIRS, ACCEPTED)
    reason: ColumnElement[Words | None] = fact(N_("Reason"), Kind.PROSE, ACCEPTED)
    author: ColumnElement[str | None] = fact(N_("Accepted by"), Kind.LINE, ACCEPTED)
    date: ColumnElement[dt.date | None] = fact(N_("Accepted on"), Kind.DATE, ACCEPTED)
