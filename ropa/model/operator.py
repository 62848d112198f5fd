"""The operator, the laws that apply to it, how its subjects write to it, and clauses of its own."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement

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

    name: ColumnElement[Words | None] = fact(N_("Name"), Kind.WORDS, WHO, article="8(4)(1)", help=N_("The full name from the registration papers, in each language of the operator's papers. A consent must name the operator. For example: Tumar Trade Limited Liability Partnership."))
    short_name: ColumnElement[Words | None] = fact(N_("Short name"), Kind.WORDS, WHO, help=N_("What the operator is called for short; lists show it while the full name is not known. For example: Tumar Trade."))
    legal_form: ColumnElement[str | None] = fact(N_("Legal form"), Kind.CODE, WHO, catalogue="legal_forms", help=N_("The form from the registration papers; a legal entity also has to appoint a responsible person. For example: limited liability partnership."))
    bin: ColumnElement[str | None] = fact(N_("BIN or IIN"), Kind.BIN, WHO, article="8(4)(1)", help=N_("Twelve digits: the BIN, or the IIN of a sole trader or another individual. A consent must contain the number. For example: 250540999014."))
    business_size: ColumnElement[str | None] = fact(N_("Business size"), Kind.CODE, WHO, catalogue="business_sizes", help=N_("The category by the Entrepreneurial Code; fines depend on it. The size class by number of subjects is another thing. For example: small business."))
    address: ColumnElement[Words | None] = fact(N_("Address"), Kind.PROSE, CONTACTS, help=N_("Where the operator is found and gets its letters; papers print it so that subjects can write. For example: 10 Satpayev Street, office 5, Almaty, 050013."))
    email: ColumnElement[str | None] = fact(N_("E-mail"), Kind.LINE, CONTACTS, help=N_("The operator's general e-mail address. For example: info@tumar.example."))
    data_email: ColumnElement[str | None] = fact(N_("E-mail for personal data"), Kind.LINE, CONTACTS, help=N_("The address for questions and requests about personal data, if it is not the general one. For example: privacy@tumar.example."))
    phone: ColumnElement[str | None] = fact(N_("Phone"), Kind.LINE, CONTACTS, help=N_("The operator's telephone number with the country code, as papers are to print it. For example: +7 727 000 00 00."))
    sites: ColumnElement[tuple[str, ...] | None] = fact(N_("Web sites"), Kind.LINES, CONTACTS, help=N_("All sites that the operator runs: data may be collected on each of them. For example: tumar.example and shop.tumar.example."))
    head_name: ColumnElement[Words | None] = fact(N_("Head"), Kind.WORDS, PEOPLE, help=N_("Surname, first name and patronymic, if any, of the head who signs orders and papers. For example: Asel Maratovna Serikova."))
    head_position: ColumnElement[Words | None] = fact(N_("Position of the head"), Kind.WORDS, PEOPLE, help=N_("The position as the charter names it; it stands beside the signature. For example: director."))
    head_acts_on: ColumnElement[Words | None] = fact(N_("The head acts on the basis of"), Kind.WORDS, PEOPLE, help=N_("The document that gives the head authority to sign. For example: the charter, or power of attorney No. 5 of 12 January 2026."))
    responsible_name: ColumnElement[Words | None] = fact(N_("Responsible person"), Kind.WORDS, PEOPLE, article="25(2)(10)", help=N_("The person whom a legal entity appoints to organise the processing of personal data: sees that the law is kept, informs employees, oversees requests of subjects. For example: Dana Serikovna Akhmetova."))
    responsible_position: ColumnElement[Words | None] = fact(N_("Position of the responsible person"), Kind.WORDS, PEOPLE, help=N_("The position of that person at the operator. For example: head of the legal department."))
    responsible_order: ColumnElement[str | None] = fact(N_("Appointed by order no."), Kind.LINE, PEOPLE, article="25(2)(10)", help=N_("The number of the order that appoints the responsible person: it shows that the appointment was made. For example: 15/26."))
    responsible_order_date: ColumnElement[dt.date | None] = fact(N_("Appointed on"), Kind.DATE, PEOPLE, help=N_("The date of the order that appoints the responsible person. For example: 12 January 2026."))
    responsible_phone: ColumnElement[str | None] = fact(N_("Phone of the responsible person"), Kind.LINE, PEOPLE, help=N_("A number at which the responsible person can be reached; a notice of a security breach to the authority contains these contacts. For example: +7 701 000 00 00."))
    responsible_email: ColumnElement[str | None] = fact(N_("E-mail of the responsible person"), Kind.LINE, PEOPLE, help=N_("The e-mail address of the responsible person, for subjects and for the authority. For example: d.akhmetova@tumar.example."))
    representative: ColumnElement[Words | None] = fact(N_("Representative in the Union"), Kind.PROSE, PEOPLE, help=N_("Name and address of the representative whom the GDPR (Art. 27) asks of operators outside the Union. For example: Privacy Point GmbH, Berlin."))
    dpo: ColumnElement[Words | None] = fact(N_("Data protection officer"), Kind.PROSE, PEOPLE, help=N_("Name and contacts of the officer whom the GDPR (Art. 37) provides for; the responsible person under Law No. 94-V has fields apart. For example: Timur Omarov, dpo@tumar.example."))
    list_order: ColumnElement[str | None] = fact(N_("List of data approved by order no."), Kind.LINE, ORDERS, article="25(2)(1)", help=N_("The number of the order that approves the list of personal data necessary and sufficient for the operator's tasks. For example: 16/26."))
    list_order_date: ColumnElement[dt.date | None] = fact(N_("List of data approved on"), Kind.DATE, ORDERS, help=N_("The date of the order that approves the list of personal data. For example: 12 January 2026."))
    policy_order: ColumnElement[str | None] = fact(N_("Policy documents approved by order no."), Kind.LINE, ORDERS, article="25(2)(1-1)", help=N_("The number of the order that approves the documents defining the operator's policy on collection, processing and protection of personal data. For example: 17/26."))
    policy_order_date: ColumnElement[dt.date | None] = fact(N_("Policy documents approved on"), Kind.DATE, ORDERS, help=N_("The date of the order that approves the policy documents. For example: 12 January 2026."))
    subjects: ColumnElement[int | None] = fact(N_("Number of subjects"), Kind.NUMBER, SIZE, article="25-1", help=N_("How many different people the operator holds data about, each counted once. The size class is reported to follow from it, but the rule was not checked against the law's text: verify with counsel. For example: 8500."))
    notified: ColumnElement[bool | None] = fact(N_("Authority notified of processing"), Kind.FLAG, SIZE, article="10-1", help=N_("Whether the authorised body was told before processing began. The duty is reported for large operators only and was not checked against the law's text: verify with counsel. For example: yes, where the notification has been sent."))
    notification_number: ColumnElement[str | None] = fact(N_("Notification no."), Kind.LINE, SIZE, help=N_("The number under which the notification went out or was registered. For example: 1024."))
    notification_date: ColumnElement[dt.date | None] = fact(N_("Notified on"), Kind.DATE, SIZE, help=N_("The day on which the authorised body was notified. For example: 1 September 2026."))
    rights_beyond: ColumnElement[tuple[str, ...] | None] = fact(N_("Rights promised beyond the law"), Kind.CODES, RULES, catalogue="law:rights", help=N_("Rights that the operator grants although the law does not; papers state them apart from the rights by law. For example: data portability, which Law No. 94-V does not have."))
    rights_limits: ColumnElement[Words | None] = fact(N_("Limits of the rights, as stated"), Kind.PROSE, RULES, help=N_("Restrictions of rights as the operator words them; they are printed as its own wording, not as the law. For example: data are deleted unless the law or a contract stands against it."))
    transfer_rule: ColumnElement[Words | None] = fact(N_("Rule for transfers abroad"), Kind.PROSE, RULES, article="16", help=N_("The operator's own general rule for sending data to foreign states. For example: data go abroad only with the subject's consent to it."))
    minors_served: ColumnElement[bool | None] = fact(N_("Meant for minors too"), Kind.FLAG, RULES, help=N_("Whether the site or service is meant for persons under eighteen too; papers may then need words for legal representatives. For example: yes, for the site of a school."))
    minors_rule: ColumnElement[Words | None] = fact(N_("Rule for minors"), Kind.PROSE, RULES, help=N_("What the operator does with data of persons under eighteen, in its own words. For example: a minor's application is accepted only from a legal representative."))
    changes_announced: ColumnElement[Words | None] = fact(N_("How changes are announced"), Kind.PROSE, RULES, help=N_("How subjects learn that the policy or a consent text has changed. For example: by a notice on the site ten days ahead."))
    languages: ColumnElement[tuple[str, ...] | None] = fact(N_("Languages of papers"), Kind.CODES, PAPERS, catalogue="languages", help=N_("The languages in which this operator's papers are made, in the order in which they stand. For example: Kazakh, then Russian."))
    logo: ColumnElement[str | None] = fact(N_("Logo"), Kind.FILE, PAPERS, help=N_("A picture that the layout of papers may show. For example: the company's mark on a white background, tumar.png."))
    none: ColumnElement[tuple[str, ...] | None] = fact(
        N_("Answered: there are none"), Kind.CODES, PAPERS, catalogue="record_kinds", help=N_("Kinds of record this operator has none of.")
    )


class OperatorLaw(LawAnswer):
    """A law that applies, for whom, and in what role the operator stands under it."""

    __tablename__ = "operator_law"

    parent_uid: ColumnElement[str] = parent("operator")
    for_whom: ColumnElement[Words | None] = fact(N_("For whom"), Kind.PROSE, N_("Law"), help=N_("The people to whose data this law applies, if it does not apply to all. For example: visitors from the EU, EEA, UK."))
    code: ColumnElement[str | None] = fact(N_("Role"), Kind.CODE, N_("Law"), article="1(9), 1(10), 1(17)", catalogue="law:roles", help=N_("In what role the operator stands under this law; each law has roles of its own. For example: owner and operator of the database under Law No. 94-V, controller under the GDPR."))


class Route(Record):
    """A way by which subjects write to the operator, and for what."""

    __tablename__ = "route"

    parent_uid: ColumnElement[str] = parent("operator")
    rights: ColumnElement[tuple[str, ...] | None] = fact(N_("For which requests"), Kind.CODES, ROUTE, catalogue="law:rights", help=N_("The requests that are accepted this way: rights of the subject, withdrawal of consent among them. For example: access, rectification, withdrawal of consent."))
    unsubscribes: ColumnElement[bool | None] = fact(N_("Stops messages"), Kind.FLAG, ROUTE, help=N_("Whether newsletters and offers stop when a subject writes this way. For example: yes, for the unsubscribe link in an e-mail."))
    channel: ColumnElement[str | None] = fact(N_("Channel"), Kind.CODE, ROUTE, catalogue="withdrawal_ways", help=N_("By what means the subject turns to the operator. For example: e-mail."))
    address: ColumnElement[str | None] = fact(N_("Address of the channel"), Kind.LINE, ROUTE, help=N_("Where exactly the request goes: an e-mail address, a telephone number, a page. For example: privacy@tumar.example."))
    postal: ColumnElement[Words | None] = fact(N_("Postal address of the route"), Kind.PROSE, ROUTE, help=N_("The address for requests on paper, if it accepts them. For example: 10 Satpayev Street, office 5, Almaty, 050013, marked “Personal data”."))
    subject_line: ColumnElement[Words | None] = fact(N_("Subject line"), Kind.WORDS, ROUTE, help=N_("The words that a subject puts into the subject line, so that the request is noticed. For example: Withdrawal of consent."))
    to_state: ColumnElement[Words | None] = fact(N_("What to state"), Kind.PROSE, ROUTE, help=N_("What a subject writes so that the request can be carried out; ask for no more than that takes. For example: surname, first name and the e-mail address given on the site."))
    identity_check: ColumnElement[Words | None] = fact(N_("How identity is checked"), Kind.PROSE, ROUTE, help=N_("How the operator makes sure who is asking. Collecting paper copies of identity documents is prohibited, with few exceptions. For example: by a code sent to the telephone number on file."))


class PromisedTerm(Part):
    """Within what time an answer is promised: a number of units, or words such as "reasonable time"."""

    __tablename__ = "promised_term"

    parent_uid: ColumnElement[str] = parent("route")
    rights: ColumnElement[tuple[str, ...] | None] = fact(N_("For which rights"), Kind.CODES, ROUTE, catalogue="law:rights", help=N_("The rights for which this term is promised; none named means all requests of the route. For example: withdrawal of consent."))
    number: ColumnElement[int | None] = fact(N_("Promised term"), Kind.NUMBER, ROUTE, help=N_("Within how much time an answer is promised. Compare it with the term of the law: for a withdrawn consent it is fifteen working days. For example: 3, with the unit “working day”."))
    unit: ColumnElement[str | None] = fact(N_("Unit of the term"), Kind.CODE, ROUTE, catalogue="units", help=N_("What the number counts; working days and calendar days end on different dates. For example: working day."))
    text: ColumnElement[Words | None] = fact(N_("Term in words"), Kind.PROSE, ROUTE, help=N_("The promise in words, where it is no exact number. For example: within a reasonable time."))


class Clause(Record):
    """What the operator wants said in its papers, in its own words, and where."""

    __tablename__ = "clause"

    parent_uid: ColumnElement[str] = parent("operator")
    code: ColumnElement[str | None] = fact(N_("Kind of clause"), Kind.CODE, CLAUSE, catalogue="clauses", help=N_("The topic of the clause; what is not in the list goes under “other provisions” with a heading of its own. For example: no sale of personal data."))
    heading: ColumnElement[Words | None] = fact(N_("Heading"), Kind.WORDS, CLAUSE, help=N_("The words above the clause in the paper. For example: Links to other sites."))
    text: ColumnElement[Words | None] = fact(N_("Text"), Kind.PROSE, CLAUSE, help=N_("The clause itself, word for word as papers are to print it. For example: The operator does not sell personal data to anyone."))
    papers: ColumnElement[tuple[str, ...] | None] = fact(N_("In which papers"), Kind.CODES, CLAUSE, catalogue="documents", help=N_("The papers in which this clause stands. For example: privacy policy and cookie notice."))
    where: ColumnElement[str | None] = fact(N_("At which place"), Kind.CODE, CLAUSE, catalogue="clause_places", help=N_("The part of the paper to which the clause belongs. For example: transfer to third parties."))
