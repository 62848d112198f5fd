"""A processing activity, its purposes with their bases, and its data items."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import LawAnswer, Record
from ropa.words import Words

WHAT = N_("What is done")
WHO = N_("Who answers")
WHERE = N_("Where and how")
PUBLIC = N_("Publication")
AUTOMATED = N_("Automated decisions")
SAFETY = N_("Protection")
TIME = N_("Dates")
PURPOSE = N_("Purpose")
ITEM = N_("Data item")
GROUND = N_("Legal ground")


class Activity(Record):
    """One processing activity: a sheet of the register."""

    __tablename__ = "activity"

    parent_uid: Mapped[str] = parent("operator")
    name: Mapped[Words | None] = fact(N_("Name"), Kind.WORDS, WHAT)
    description: Mapped[Words | None] = fact(N_("Description"), Kind.PROSE, WHAT)
    department: Mapped[Words | None] = fact(N_("Department"), Kind.WORDS, WHO)
    business_process: Mapped[Words | None] = fact(N_("Business process"), Kind.WORDS, WHAT, help=N_("Order 179/НҚ asks to identify business processes that contain personal data."))
    on_instruction_of: Mapped[str | None] = fact(N_("On instruction of"), Kind.LINK, WHO, target="party")
    joint_with: Mapped[tuple[str, ...] | None] = fact(N_("Jointly with"), Kind.LINKS, WHO, target="party")
    operations: Mapped[tuple[str, ...] | None] = fact(N_("Operations"), Kind.CODES, WHAT, article="1(10), 1(12)", catalogue="law:operations")
    means: Mapped[str | None] = fact(N_("Means of processing"), Kind.CODE, WHERE, catalogue="means")
    channels: Mapped[tuple[str, ...] | None] = fact(N_("Channels of collection"), Kind.CODES, WHERE, catalogue="channels")
    systems: Mapped[tuple[str, ...] | None] = fact(N_("Systems"), Kind.LINKS, WHERE, article="12(2)", target="system")
    published: Mapped[bool | None] = fact(N_("Published in open sources"), Kind.FLAG, PUBLIC, article="8(4)(6)")
    published_where: Mapped[Words | None] = fact(N_("Where it is published"), Kind.PROSE, PUBLIC)
    published_items: Mapped[tuple[str, ...] | None] = fact(N_("Which items are published"), Kind.LINKS, PUBLIC, target="item")
    automated: Mapped[bool | None] = fact(N_("Decisions by automated processing alone"), Kind.FLAG, AUTOMATED, article="19-1")
    automated_logic: Mapped[Words | None] = fact(N_("How such a decision is made and what follows from it"), Kind.PROSE, AUTOMATED, article="19-1")
    measures: Mapped[tuple[str, ...] | None] = fact(N_("Protection measures"), Kind.CODES, SAFETY, article="22", catalogue="measures")
    measures_text: Mapped[Words | None] = fact(N_("Protection measures in own words"), Kind.PROSE, SAFETY)
    review_due: Mapped[dt.date | None] = fact(N_("Review due"), Kind.DATE, TIME)
    started: Mapped[dt.date | None] = fact(N_("Started"), Kind.DATE, TIME)
    ended: Mapped[dt.date | None] = fact(N_("Ended"), Kind.DATE, TIME)
    none: Mapped[tuple[str, ...] | None] = fact(
        N_("Answered: there are none"), Kind.CODES, TIME, catalogue="record_kinds", help=N_("For example no disclosures, no transfers abroad.")
    )


class ActivityRole(LawAnswer):
    """In what role the operator stands in this activity, under one law."""

    __tablename__ = "activity_role"

    parent_uid: Mapped[str] = parent("activity")
    code: Mapped[str | None] = fact(N_("Role"), Kind.CODE, WHO, catalogue="law:roles")


class PublicationGround(LawAnswer):
    """On what ground the data are published, under one law."""

    __tablename__ = "publication_ground"

    parent_uid: Mapped[str] = parent("activity")
    code: Mapped[str | None] = fact(N_("Ground of publication"), Kind.CODE, PUBLIC, article="7(3), 7(4)", catalogue="law:publication_grounds")
    source: Mapped[Words | None] = fact(N_("Source of the ground"), Kind.PROSE, PUBLIC)


class Purpose(Record):
    """What an activity is done for."""

    __tablename__ = "purpose"

    parent_uid: Mapped[str] = parent("activity")
    code: Mapped[str | None] = fact(N_("Purpose"), Kind.CODE, PURPOSE, article="7(8), 14", catalogue="purposes")
    text: Mapped[Words | None] = fact(N_("Purpose in own words"), Kind.PROSE, PURPOSE, article="7(8), 14")
    necessity: Mapped[Words | None] = fact(N_("Why it is necessary"), Kind.PROSE, PURPOSE)
    consent_mode: Mapped[str | None] = fact(N_("How it is consented to"), Kind.CODE, PURPOSE, catalogue="consent_modes")


class Basis(LawAnswer):
    """On what basis data are processed for a purpose, under one law; a purpose may have several."""

    __tablename__ = "basis"

    parent_uid: Mapped[str] = parent("purpose")
    code: Mapped[str | None] = fact(N_("Basis"), Kind.CODE, GROUND, article="7(1), 9", catalogue="law:bases")
    source: Mapped[Words | None] = fact(N_("Source of the basis"), Kind.PROSE, GROUND, help=N_("Act and article, contract, consent."))
    covers: Mapped[Words | None] = fact(N_("What the basis covers"), Kind.PROSE, GROUND)


class Item(Record):
    """One item of data about some groups of subjects."""

    __tablename__ = "item"

    parent_uid: Mapped[str] = parent("activity")
    category: Mapped[str | None] = fact(N_("Data"), Kind.CODE, ITEM, article="8(4)(7), 25(2)(1)", catalogue="data_categories")
    text: Mapped[Words | None] = fact(N_("Data in own words"), Kind.PROSE, ITEM)
    groups: Mapped[tuple[str, ...] | None] = fact(N_("Groups of subjects"), Kind.CODES, ITEM, catalogue="subject_groups")
    purposes: Mapped[tuple[str, ...] | None] = fact(N_("Serves the purposes"), Kind.LINKS, ITEM, article="7(9)", target="purpose", help=N_("None named means all purposes of the activity."))
    sources: Mapped[tuple[str, ...] | None] = fact(N_("Source of the data"), Kind.CODES, ITEM, article="24(1)(1)", catalogue="sources")
    mandatory: Mapped[bool | None] = fact(N_("Mandatory"), Kind.FLAG, ITEM)
    refusal: Mapped[Words | None] = fact(N_("What follows from not giving it"), Kind.PROSE, ITEM)
    condition: Mapped[Words | None] = fact(N_("Only on condition"), Kind.PROSE, ITEM, help=N_("For example: only when a mortgage application is sent."))
    necessity: Mapped[Words | None] = fact(N_("Why it is necessary"), Kind.PROSE, ITEM, article="7(9), 12(1)")
    access: Mapped[str | None] = fact(N_("Open or restricted"), Kind.CODE, ITEM, article="6", catalogue="item_access")
    identifier: Mapped[bool | None] = fact(N_("Identifier"), Kind.FLAG, ITEM, article="1(2)")
    biometric: Mapped[bool | None] = fact(N_("Biometric"), Kind.FLAG, ITEM)
    handling: Mapped[Words | None] = fact(N_("How it is handled"), Kind.PROSE, ITEM)


class SpecialCondition(LawAnswer):
    """The condition on which special categories of data may be handled (GDPR Art. 9(2))."""

    __tablename__ = "special_condition"

    parent_uid: Mapped[str] = parent("item")
    code: Mapped[str | None] = fact(N_("Condition for special data"), Kind.CODE, ITEM, catalogue="law:special_conditions")
