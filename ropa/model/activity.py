"""A processing activity, its purposes with their bases, and its data items."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement

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

    parent_uid: ColumnElement[str] = parent("operator")
    name: ColumnElement[Words | None] = fact(N_("Name"), Kind.WORDS, WHAT, help=N_("A short name for what is done with data, clear to anyone in the company. For example: recruitment of staff."))
    description: ColumnElement[Words | None] = fact(N_("Description"), Kind.PROSE, WHAT, help=N_("In a few sentences, the way of the data from receipt to destruction, and who works with them. For example: requests from the site go to a manager, who calls back and enters the order in the CRM."))
    department: ColumnElement[Words | None] = fact(N_("Department"), Kind.WORDS, WHO, help=N_("The unit that does this and can answer questions about it. For example: human resources department."))
    business_process: ColumnElement[Words | None] = fact(N_("Business process"), Kind.WORDS, WHAT, help=N_("The business process to which the activity belongs: Order 179/НҚ asks to identify business processes that contain personal data. For example: hiring and dismissal."))
    on_instruction_of: ColumnElement[str | None] = fact(N_("On instruction of"), Kind.LINK, WHO, target="party", help=N_("The organisation for which, and by whose instructions, the operator handles these data; leave it open where the operator acts for itself. For example: the bank whose customers the call centre phones."))
    joint_with: ColumnElement[tuple[str, ...] | None] = fact(N_("Jointly with"), Kind.LINKS, WHO, target="party", help=N_("Organisations that decide on the purposes of this activity together with the operator. For example: the second organiser of a joint conference."))
    operations: ColumnElement[tuple[str, ...] | None] = fact(N_("Operations"), Kind.CODES, WHAT, article="1(10), 1(12)", catalogue="law:operations", help=N_("What is done with the data, in the words of the law; collection stands apart from processing there. For example: collection, storage, use, destruction."))
    means: ColumnElement[str | None] = fact(N_("Means of processing"), Kind.CODE, WHERE, catalogue="means", help=N_("Whether data are handled with computers, without them, or both ways. For example: mixed processing, where a paper application is entered in the CRM."))
    channels: ColumnElement[tuple[str, ...] | None] = fact(N_("Channels of collection"), Kind.CODES, WHERE, catalogue="channels", help=N_("By what ways the data reach the operator. For example: web form and telephone call."))
    systems: ColumnElement[tuple[str, ...] | None] = fact(N_("Information systems"), Kind.LINKS, WHERE, article="12(2)", target="system", help=N_("Where the data of this activity are stored: the systems show whether the database is in the territory of Kazakhstan. For example: CRM of the sales department and the paper archive."))
    published: ColumnElement[bool | None] = fact(N_("Published in open sources"), Kind.FLAG, PUBLIC, article="8(4)(6)", help=N_("Whether data are put in public sources, where anyone can see them; a consent must say so either way. For example: yes, where names and photographs of employees stand on the site."))
    published_where: ColumnElement[Words | None] = fact(N_("Where it is published"), Kind.PROSE, PUBLIC, help=N_("The site, page or newspaper where the data can be seen. For example: the page “Our team” of the site tumar.example."))
    published_items: ColumnElement[tuple[str, ...] | None] = fact(N_("Which items are published"), Kind.LINKS, PUBLIC, target="item", help=N_("Only the items that can in fact be seen there. For example: surname, first name and photograph, but not the telephone number."))
    automated: ColumnElement[bool | None] = fact(N_("Decisions by automated processing alone"), Kind.FLAG, AUTOMATED, article="19-1", help=N_("Whether a program alone, with nobody taking part, creates, changes or ends a person's rights; the law allows it only with consent or where a law provides for it. For example: yes, where a program by itself refuses a loan."))
    automated_logic: ColumnElement[Words | None] = fact(N_("How such a decision is made and what follows from it"), Kind.PROSE, AUTOMATED, article="19-1", help=N_("How the program decides, what follows for the person and how to object: the subject must be told. For example: points are counted for income and payments; below 50 the loan is refused, and an employee looks into an objection."))
    measures: ColumnElement[tuple[str, ...] | None] = fact(N_("Protection measures"), Kind.CODES, SAFETY, article="22", catalogue="measures", help=N_("What protects these data: legal, organisational and technical measures. For example: access control, encryption of data in transit and data backup."))
    measures_text: ColumnElement[Words | None] = fact(N_("Protection measures in own words"), Kind.PROSE, SAFETY, help=N_("Measures that the list does not have, or their details. For example: the archive room is locked, its key is handed out against signature."))
    review_due: ColumnElement[dt.date | None] = fact(N_("Review due"), Kind.DATE, TIME, help=N_("When to look through this record again, by your own plan. For example: 12 January 2027, a year after the last look."))
    started: ColumnElement[dt.date | None] = fact(N_("Started"), Kind.DATE, TIME, help=N_("The day on which this processing began. For example: 1 March 2024, when the site was opened."))
    ended: ColumnElement[dt.date | None] = fact(N_("Ended"), Kind.DATE, TIME, help=N_("The day on which this processing stopped; leave it open while it goes on. For example: 30 June 2026, when the shop was closed."))
    none: ColumnElement[tuple[str, ...] | None] = fact(
        N_("Answered: there are none"), Kind.CODES, TIME, catalogue="record_kinds", help=N_("For example no disclosures, no transfers abroad.")
    )


class ActivityRole(LawAnswer):
    """In what role the operator stands in this activity, under one law."""

    __tablename__ = "activity_role"

    parent_uid: ColumnElement[str] = parent("activity")
    code: ColumnElement[str | None] = fact(N_("Role"), Kind.CODE, WHO, article="1(9), 1(10), 1(17)", catalogue="law:roles", help=N_("In what role the operator stands in this very activity; it may differ from its usual one. For example: third party, where it handles data of another company's database."))


class PublicationGround(LawAnswer):
    """On what ground the data are published, under one law."""

    __tablename__ = "publication_ground"

    parent_uid: ColumnElement[str] = parent("activity")
    code: ColumnElement[str | None] = fact(N_("Ground of publication"), Kind.CODE, PUBLIC, article="7(3), 7(4)", catalogue="law:publication_grounds", help=N_("Why the data may be put in public sources: with the subject's consent, or because laws oblige to do so. For example: consent of the subject."))
    source: ColumnElement[Words | None] = fact(N_("Source of the ground"), Kind.PROSE, PUBLIC, help=N_("The document on which the ground rests: act and article, consent, contract. For example: consent given in the order form on the site."))


class Purpose(Record):
    """What an activity is done for."""

    __tablename__ = "purpose"

    parent_uid: ColumnElement[str] = parent("activity")
    code: ColumnElement[str | None] = fact(N_("Purpose"), Kind.CODE, PURPOSE, article="7(8), 14", catalogue="purposes", help=N_("What the data are needed for, one purpose to an entry; it has to be specific, predetermined and lawful. For example: personnel administration."))
    text: ColumnElement[Words | None] = fact(N_("Purpose in own words"), Kind.PROSE, PURPOSE, article="7(8), 14", help=N_("The purpose of exactly this case in the operator's words; papers print them in place of the name from the list. For example: to estimate the cost of works at the applicant's request."))
    necessity: ColumnElement[Words | None] = fact(N_("Why it is necessary"), Kind.PROSE, PURPOSE, help=N_("Why the purpose cannot be reached without personal data. For example: an order cannot be delivered without knowing to whom and where."))
    consent_mode: ColumnElement[str | None] = fact(N_("How it is consented to"), Kind.CODE, PURPOSE, catalogue="consent_modes", help=N_("Whether this purpose goes with the main consent, has a box of its own or needs no consent. For example: a separate consent box, for marketing offers."))


class Basis(LawAnswer):
    """On what basis data are processed for a purpose, under one law; a purpose may have several."""

    __tablename__ = "basis"

    parent_uid: ColumnElement[str] = parent("purpose")
    code: ColumnElement[str | None] = fact(N_("Basis"), Kind.CODE, GROUND, article="7(1), 9", catalogue="law:bases", help=N_("What makes processing for this purpose lawful; Law No. 94-V has a closed list, and neither a contract nor legitimate interests are on it. For example: consent of the subject."))
    source: ColumnElement[Words | None] = fact(N_("Source of the basis"), Kind.PROSE, GROUND, help=N_("The document on which the basis rests; where another law is the basis, name a law or code with its article, not a by-law. For example: consent given in the form on the site, or Labour Code, Art. 23(1)(14)."))
    covers: ColumnElement[Words | None] = fact(N_("What the basis covers"), Kind.PROSE, GROUND, help=N_("What data or actions this basis is for, where it is not for all of the purpose. For example: only the data handed to the tax authority."))


class Item(Record):
    """One item of data about some groups of subjects."""

    __tablename__ = "item"

    parent_uid: ColumnElement[str] = parent("activity")
    category: ColumnElement[str | None] = fact(N_("Data"), Kind.CODE, ITEM, article="8(4)(7), 25(2)(1)", catalogue="data_categories", help=N_("What is known about a person, one kind of data to an entry; the approved list of data and the list in a consent are made of these. For example: telephone number."))
    text: ColumnElement[Words | None] = fact(N_("Data in own words"), Kind.PROSE, ITEM, help=N_("The data described more exactly; papers print this in place of the name from the list. For example: mobile number for the courier's call."))
    groups: ColumnElement[tuple[str, ...] | None] = fact(N_("Groups of subjects"), Kind.CODES, ITEM, catalogue="subject_groups", help=N_("Whose data these are. For example: employees and job applicants."))
    purposes: ColumnElement[tuple[str, ...] | None] = fact(N_("Serves the purposes"), Kind.LINKS, ITEM, article="7(9)", target="purpose", help=N_("The purposes for which this item is needed; none named means all purposes of the activity. Data excessive for the purpose may not be processed. For example: the address serves delivery, not marketing."))
    sources: ColumnElement[tuple[str, ...] | None] = fact(N_("Source of the data"), Kind.CODES, ITEM, article="24(1)(1)", catalogue="sources", help=N_("From whom or from where the data come: a subject has the right to know. For example: the data subject, and a state database."))
    mandatory: ColumnElement[bool | None] = fact(N_("Mandatory"), Kind.FLAG, ITEM, help=N_("Whether the subject has to give it. For example: yes, for the telephone number without which an order is not accepted."))
    refusal: ColumnElement[Words | None] = fact(N_("What follows from not giving it"), Kind.PROSE, ITEM, help=N_("What happens if the subject does not give it. For example: the order cannot be delivered."))
    condition: ColumnElement[Words | None] = fact(N_("Only on condition"), Kind.PROSE, ITEM, help=N_("The only case in which this item is collected; leave it open where it always is. For example: only when a mortgage application is sent."))
    necessity: ColumnElement[Words | None] = fact(N_("Why it is necessary"), Kind.PROSE, ITEM, article="7(9), 12(1)", help=N_("Why the purpose cannot be reached without this item: only what is necessary and sufficient is collected. For example: the courier calls this number before delivery."))
    access: ColumnElement[str | None] = fact(N_("Open or restricted"), Kind.CODE, ITEM, article="6", catalogue="item_access", help=N_("Public data are open with the subject's consent; access to restricted data is limited by legislation, and they are kept confidential. For example: public, for a photograph put on the site with the employee's consent."))
    identifier: ColumnElement[bool | None] = fact(N_("Identifier"), Kind.FLAG, ITEM, article="1(2)", help=N_("Whether the item tells who the person is. Personal data are now defined through identifiers; their list was not checked against the law's text: verify with counsel. For example: yes, for the IIN."))
    biometric: ColumnElement[bool | None] = fact(N_("Biometric"), Kind.FLAG, ITEM, help=N_("Whether the item is a trait of the body by which a person is recognised; Law No. 94-V no longer defines biometric data. For example: yes, for a fingerprint at the entrance to the office."))
    handling: ColumnElement[Words | None] = fact(N_("How it is handled"), Kind.PROSE, ITEM, help=N_("How these data are handled otherwise than the rest; papers print it. For example: kept in a safe, shown to the head of the personnel department only."))


class SpecialCondition(LawAnswer):
    """The condition on which special categories of data may be handled (GDPR Art. 9(2))."""

    __tablename__ = "special_condition"

    parent_uid: ColumnElement[str] = parent("item")
    code: ColumnElement[str | None] = fact(N_("Condition for special data"), Kind.CODE, ITEM, catalogue="law:special_conditions", help=N_("On what condition the GDPR lets special categories of data, such as health or religion, be processed. For example: explicit consent of the data subject."))
