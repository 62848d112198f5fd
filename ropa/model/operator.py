"""The operator, the laws that apply to it, how its subjects write to it, and clauses of its own."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import LawAnswer, Part, Record
from ropa.words import Words

WHO = N_("Who it is")
CONTACTS = N_("Contacts")
PEOPLE = N_("Head and responsible person")
ORDERS = N_("Approved papers")
SIZE = N_("Size and notification")
RULES = N_("Rules of the operator")
PAPERS = N_("Papers")
ROUTE = N_("Requests of subjects")
CLAUSE = N_("Clause")


class Operator(Record):
    """A client: who answers for the data."""

    __tablename__ = "operator"

    name: Mapped[Words | None] = fact(N_("Name"), Kind.WORDS, WHO, article="8(4)(1)")
    short_name: Mapped[Words | None] = fact(N_("Short name"), Kind.WORDS, WHO)
    legal_form: Mapped[str | None] = fact(N_("Legal form"), Kind.CODE, WHO, catalogue="legal_forms")
    bin: Mapped[str | None] = fact(N_("BIN or IIN"), Kind.BIN, WHO, article="8(4)(1)")
    business_size: Mapped[str | None] = fact(
        N_("Business size"), Kind.CODE, WHO, catalogue="business_sizes", help=N_("By the Entrepreneurial Code; fines depend on it.")
    )
    address: Mapped[Words | None] = fact(N_("Address"), Kind.PROSE, CONTACTS)
    email: Mapped[str | None] = fact(N_("E-mail"), Kind.LINE, CONTACTS)
    data_email: Mapped[str | None] = fact(N_("E-mail for personal data"), Kind.LINE, CONTACTS)
    phone: Mapped[str | None] = fact(N_("Phone"), Kind.LINE, CONTACTS)
    sites: Mapped[tuple[str, ...] | None] = fact(N_("Web sites"), Kind.LINES, CONTACTS)
    head_name: Mapped[Words | None] = fact(N_("Head"), Kind.WORDS, PEOPLE)
    head_position: Mapped[Words | None] = fact(N_("Position of the head"), Kind.WORDS, PEOPLE)
    head_acts_on: Mapped[Words | None] = fact(N_("The head acts on the basis of"), Kind.WORDS, PEOPLE)
    responsible_name: Mapped[Words | None] = fact(N_("Responsible person"), Kind.WORDS, PEOPLE, article="25(2)(10)")
    responsible_position: Mapped[Words | None] = fact(N_("Position of the responsible person"), Kind.WORDS, PEOPLE)
    responsible_order: Mapped[str | None] = fact(N_("Appointed by order no."), Kind.LINE, PEOPLE, article="25(2)(10)")
    responsible_order_date: Mapped[dt.date | None] = fact(N_("Appointed on"), Kind.DATE, PEOPLE)
    responsible_phone: Mapped[str | None] = fact(N_("Phone of the responsible person"), Kind.LINE, PEOPLE)
    responsible_email: Mapped[str | None] = fact(N_("E-mail of the responsible person"), Kind.LINE, PEOPLE)
    representative: Mapped[Words | None] = fact(
        N_("Representative in the Union"), Kind.PROSE, PEOPLE, help=N_("Name and address; GDPR Art. 27.")
    )
    dpo: Mapped[Words | None] = fact(N_("Data protection officer"), Kind.PROSE, PEOPLE, help=N_("Name and contacts; GDPR Art. 37."))
    list_order: Mapped[str | None] = fact(N_("List of data approved by order no."), Kind.LINE, ORDERS, article="25(2)(1)")
    list_order_date: Mapped[dt.date | None] = fact(N_("List of data approved on"), Kind.DATE, ORDERS)
    policy_order: Mapped[str | None] = fact(N_("Policy documents approved by order no."), Kind.LINE, ORDERS, article="25(2)(1-1)")
    policy_order_date: Mapped[dt.date | None] = fact(N_("Policy documents approved on"), Kind.DATE, ORDERS)
    subjects: Mapped[int | None] = fact(
        N_("Number of subjects"), Kind.NUMBER, SIZE, article="25-1", help=N_("Unique persons; the size class follows from it.")
    )
    notified: Mapped[bool | None] = fact(N_("Authority notified of processing"), Kind.FLAG, SIZE, article="10-1")
    notification_number: Mapped[str | None] = fact(N_("Notification no."), Kind.LINE, SIZE)
    notification_date: Mapped[dt.date | None] = fact(N_("Notified on"), Kind.DATE, SIZE)
    rights_beyond: Mapped[tuple[str, ...] | None] = fact(N_("Rights promised beyond the law"), Kind.CODES, RULES, catalogue="law:rights")
    rights_limits: Mapped[Words | None] = fact(N_("Limits of the rights, as stated"), Kind.PROSE, RULES)
    transfer_rule: Mapped[Words | None] = fact(N_("Rule for transfers abroad"), Kind.PROSE, RULES, article="16")
    minors_served: Mapped[bool | None] = fact(N_("Meant for minors too"), Kind.FLAG, RULES)
    minors_rule: Mapped[Words | None] = fact(N_("Rule for minors"), Kind.PROSE, RULES)
    changes_announced: Mapped[Words | None] = fact(N_("How changes are announced"), Kind.PROSE, RULES)
    languages: Mapped[tuple[str, ...] | None] = fact(N_("Languages of papers"), Kind.CODES, PAPERS, catalogue="languages")
    logo: Mapped[str | None] = fact(N_("Logo"), Kind.FILE, PAPERS)
    none: Mapped[tuple[str, ...] | None] = fact(
        N_("Answered: there are none"), Kind.CODES, PAPERS, catalogue="record_kinds", help=N_("Kinds of record this operator has none of.")
    )


class OperatorLaw(LawAnswer):
    """A law that applies, for whom, and in what role the operator stands under it."""

    __tablename__ = "operator_law"

    parent_uid: Mapped[str] = parent("operator")
    for_whom: Mapped[Words | None] = fact(N_("For whom"), Kind.PROSE, N_("Law"), help=N_("For example: visitors from the EU, EEA, UK."))
    code: Mapped[str | None] = fact(N_("Role"), Kind.CODE, N_("Law"), catalogue="law:roles")


class Route(Record):
    """A way by which subjects write to the operator, and for what."""

    __tablename__ = "route"

    parent_uid: Mapped[str] = parent("operator")
    rights: Mapped[tuple[str, ...] | None] = fact(N_("For which requests"), Kind.CODES, ROUTE, catalogue="law:rights")
    unsubscribes: Mapped[bool | None] = fact(N_("Stops messages"), Kind.FLAG, ROUTE)
    channel: Mapped[str | None] = fact(N_("Channel"), Kind.CODE, ROUTE, catalogue="withdrawal_ways")
    address: Mapped[str | None] = fact(N_("Address of the channel"), Kind.LINE, ROUTE)
    postal: Mapped[Words | None] = fact(N_("Postal address of the route"), Kind.PROSE, ROUTE)
    subject_line: Mapped[Words | None] = fact(N_("Subject line"), Kind.WORDS, ROUTE)
    to_state: Mapped[Words | None] = fact(N_("What to state"), Kind.PROSE, ROUTE)
    identity_check: Mapped[Words | None] = fact(N_("How identity is checked"), Kind.PROSE, ROUTE)


class PromisedTerm(Part):
    """Within what time an answer is promised: a number of units, or words such as "reasonable time"."""

    __tablename__ = "promised_term"

    parent_uid: Mapped[str] = parent("route")
    rights: Mapped[tuple[str, ...] | None] = fact(N_("For which rights"), Kind.CODES, ROUTE, catalogue="law:rights")
    number: Mapped[int | None] = fact(N_("Promised term"), Kind.NUMBER, ROUTE)
    unit: Mapped[str | None] = fact(N_("Unit of the term"), Kind.CODE, ROUTE, catalogue="units")
    text: Mapped[Words | None] = fact(N_("Term in words"), Kind.PROSE, ROUTE)


class Clause(Record):
    """What the operator wants said in its papers, in its own words, and where."""

    __tablename__ = "clause"

    parent_uid: Mapped[str] = parent("operator")
    code: Mapped[str | None] = fact(N_("Kind of clause"), Kind.CODE, CLAUSE, catalogue="clauses")
    heading: Mapped[Words | None] = fact(N_("Heading"), Kind.WORDS, CLAUSE)
    text: Mapped[Words | None] = fact(N_("Text"), Kind.PROSE, CLAUSE)
    papers: Mapped[tuple[str, ...] | None] = fact(N_("In which papers"), Kind.CODES, CLAUSE, catalogue="documents")
    where: Mapped[str | None] = fact(N_("At which place"), Kind.CODE, CLAUSE, catalogue="clause_places")
