"""Requests of subjects: what was asked, until when it is answered, and what was answered. Nobody need be named."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import LawAnswer, Part, Record
from ropa.words import Words

ASKED = N_("What is asked")
TERM = N_("Term of the answer")
ANSWER = N_("Answer")


class Request(LawAnswer, Record):
    """One right that one subject asks for; who asks several, makes a request for each: their terms differ."""

    __tablename__ = "request"

    parent_uid: ColumnElement[str] = parent("operator")
    code: ColumnElement[str | None] = fact(N_("What is asked for"), Kind.CODE, ASKED, article="24(1)", catalogue="law:rights", help=N_("The right that the subject asks for: the term of the answer follows from it. A letter that asks for several things gets a record for each. For example: access, where someone asks what data of theirs are held."))
    text: ColumnElement[Words | None] = fact(N_("The request in short"), Kind.PROSE, ASKED, help=N_("What the subject wants, in a sentence; neither names nor data of the subject belong here. For example: wants to know what an order on the site left behind."))
    groups: ColumnElement[tuple[str, ...] | None] = fact(N_("Groups of subjects"), Kind.CODES, ASKED, catalogue="subject_groups", help=N_("In what part the operator deals with the person who asks. For example: customer."))
    channel: ColumnElement[str | None] = fact(N_("Received by"), Kind.CODE, ASKED, article="10(2)", catalogue="withdrawal_ways", help=N_("By what way the request came in. For example: e-mail."))
    incoming: ColumnElement[str | None] = fact(N_("Incoming no."), Kind.LINE, ASKED, help=N_("The number under which the request was registered at the operator. For example: 14/26."))
    received: ColumnElement[dt.date | None] = fact(N_("Received on"), Kind.DATE, ASKED, article="8(7), 24(1)", help=N_("The day on which the request reached the operator, not the day on which somebody noticed it: the term runs from the day after. For example: 25 November 2026."))
    activities: ColumnElement[tuple[str, ...] | None] = fact(N_("Processing activities"), Kind.LINKS, ASKED, target="activity", help=N_("The activities that the request concerns. For example: orders of the online shop."))
    runs_from: ColumnElement[dt.date | None] = fact(N_("The term runs from"), Kind.DATE, TERM, help=N_("Only where the term begins with another event than receipt: documents came that prove an error, or a breach of the law was found. For example: 27 November 2026, the day of those documents."))
    extended_to: ColumnElement[dt.date | None] = fact(N_("Extended to"), Kind.DATE, TERM, help=N_("The last day after an extension. Law No. 94-V was not found to provide for any; the GDPR (Art. 12(3)) lets the month be extended by two more. For example: 25 February 2027."))
    extension: ColumnElement[Words | None] = fact(N_("Reason for the extension"), Kind.PROSE, TERM, help=N_("Why the first term is not enough; without a reason the first term stands. For example: several hundred messages have to be looked through."))
    extension_told: ColumnElement[dt.date | None] = fact(N_("Subject told of the extension on"), Kind.DATE, TERM, help=N_("The day on which the subject was told of the extension and its reason. For example: 10 December 2026."))
    due: ColumnElement[dt.date | None] = fact(N_("Own date of the answer"), Kind.DATE, TERM, help=N_("A last day that stands in place of the computed one; it counts only with a reason. For example: 1 December 2026."))
    due_reason: ColumnElement[Words | None] = fact(N_("Why that date"), Kind.PROSE, TERM, help=N_("Why the answer is due on another day than the computed one. For example: the term was promised in the privacy policy, section 9."))
    answered: ColumnElement[dt.date | None] = fact(N_("Answered on"), Kind.DATE, ANSWER, help=N_("The day on which the answer or the reasoned refusal went out; leave it open while the request is open. For example: 27 November 2026."))
    decision: ColumnElement[str | None] = fact(N_("Decision"), Kind.CODE, ANSWER, catalogue="decisions", help=N_("What was decided on the request. For example: granted."))
    refusals: ColumnElement[tuple[str, ...] | None] = fact(N_("Grounds of refusal"), Kind.CODES, ANSWER, catalogue="law:refusals", help=N_("On what ground of the law the request was refused, wholly or in part; a refusal has to give reasons. For example: there is an unfulfilled obligation."))
    refusal: ColumnElement[Words | None] = fact(N_("Reasons of a refusal"), Kind.PROSE, ANSWER, help=N_("The reasons in words, as the answer gives them. For example: the instalments of contract No. 45 are not paid yet."))
    outgoing: ColumnElement[str | None] = fact(N_("Outgoing number"), Kind.LINE, ANSWER, help=N_("The number of this letter in the operator's own records. For example: 01-15/48."))


class Pause(Part):
    """Days of a request on which its clock stood still."""

    __tablename__ = "pause"

    parent_uid: ColumnElement[str] = parent("request")
    since: ColumnElement[dt.date | None] = fact(N_("Paused since"), Kind.DATE, TERM, help=N_("The first day that is not counted: the operator waits for the subject. Law No. 94-V was not found to provide for pauses: verify with counsel. For example: 26 November 2026."))
    until: ColumnElement[dt.date | None] = fact(N_("Paused until"), Kind.DATE, TERM, help=N_("The last day that is not counted; leave it open while the pause lasts. For example: 28 November 2026."))
    reason: ColumnElement[Words | None] = fact(N_("Reason for the pause"), Kind.PROSE, TERM, help=N_("What the operator waits for. For example: proof that the applicant is the subject or acts for the subject."))
