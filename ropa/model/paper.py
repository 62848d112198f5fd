"""Papers of an operator with their editions; the user's own codes; findings accepted with a reason."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

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

    parent_uid: Mapped[str] = parent("operator")
    document: Mapped[str | None] = fact(N_("Kind of paper"), Kind.CODE, PAPER, catalogue="documents")
    title: Mapped[Words | None] = fact(N_("Title"), Kind.WORDS, PAPER)
    made_elsewhere: Mapped[bool | None] = fact(N_("Made elsewhere"), Kind.FLAG, PAPER)
    about: Mapped[tuple[str, ...] | None] = fact(N_("Records it speaks of"), Kind.LINKS, PAPER)
    languages: Mapped[tuple[str, ...] | None] = fact(N_("Languages"), Kind.CODES, PAPER, catalogue="languages")
    glossary: Mapped[bool | None] = fact(N_("With a glossary of terms"), Kind.FLAG, PAPER)
    options: Mapped[tuple[tuple[str, str], ...] | None] = fact(N_("Layout"), Kind.PAIRS, PAPER)
    answers: Mapped[tuple[tuple[str, str], ...] | None] = fact(N_("Answers of its form"), Kind.PAIRS, PAPER)


class Edition(Record):
    """What was issued, or put in force elsewhere."""

    __tablename__ = "edition"

    parent_uid: Mapped[str] = parent("paper")
    number: Mapped[int | None] = fact(N_("Edition no."), Kind.NUMBER, EDITION)
    order_number: Mapped[str | None] = fact(N_("Order no."), Kind.LINE, EDITION)
    order_date: Mapped[dt.date | None] = fact(N_("Order of"), Kind.DATE, EDITION)
    in_force_from: Mapped[dt.date | None] = fact(N_("In force from"), Kind.DATE, EDITION)
    in_force_until: Mapped[dt.date | None] = fact(N_("In force until"), Kind.DATE, EDITION)
    in_force_text: Mapped[Words | None] = fact(N_("In force, in words"), Kind.PROSE, EDITION, help=N_("For example: from publication, until replaced."))
    said: Mapped[str | None] = fact(N_("What it said"), Kind.FILE, EDITION)
    change_class: Mapped[str | None] = fact(N_("Class of change"), Kind.CODE, EDITION, catalogue="change_classes")
    reason: Mapped[Words | None] = fact(N_("Reason for issuing it with gaps"), Kind.PROSE, EDITION)
    wording: Mapped[str | None] = fact(N_("Version of the wording"), Kind.LINE, EDITION)


class EditionFile(Part):
    """One file of an edition; its bytes lie once in the register."""

    __tablename__ = "edition_file"

    parent_uid: Mapped[str] = parent("edition")
    languages: Mapped[tuple[str, ...] | None] = fact(N_("Languages"), Kind.CODES, EDITION, catalogue="languages")
    format: Mapped[str | None] = fact(N_("Format"), Kind.LINE, EDITION)
    file: Mapped[str | None] = fact(N_("File"), Kind.FILE, EDITION)


class CatalogueEntry(Record):
    """A code of the user's own; `code` is u_ and eight hex digits."""

    __tablename__ = "catalogue_entry"

    catalogue: Mapped[str | None] = fact(N_("Catalogue"), Kind.LINE, ENTRY, help=N_("The list to which the new entry is added. For example: purposes."))
    code: Mapped[str | None] = fact(N_("Code"), Kind.LINE, ENTRY, help=N_("Given by the program: by it the entry is known in every file. For example: u_3fa94c07."))
    name: Mapped[Words | None] = fact(N_("Name"), Kind.WORDS, ENTRY, help=N_("What lists and papers call the new entry, in each language. For example: registration number of a car."))


class Acceptance(Record):
    """A finding that a person accepted, with the values it was accepted for."""

    __tablename__ = "acceptance"

    parent_uid: Mapped[str] = parent("operator")
    rule: Mapped[str | None] = fact(N_("Rule"), Kind.LINE, ACCEPTED)
    record: Mapped[str | None] = fact(N_("Record"), Kind.LINK, ACCEPTED)
    accepted: Mapped[tuple[tuple[str, str], ...] | None] = fact(N_("Values accepted"), Kind.PAIRS, ACCEPTED)
    reason: Mapped[Words | None] = fact(N_("Reason"), Kind.PROSE, ACCEPTED)
    author: Mapped[str | None] = fact(N_("Accepted by"), Kind.LINE, ACCEPTED)
    date: Mapped[dt.date | None] = fact(N_("Accepted on"), Kind.DATE, ACCEPTED)
