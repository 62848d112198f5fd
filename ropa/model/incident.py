"""Incidents: breaches of the security of personal data, what was done about them, and whom the operator told."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import Record
from ropa.words import Words

HAPPENED = N_("What happened")
CONCERNED = N_("What and whom it concerns")
DONE = N_("What was done")
NOTICE = N_("Notice to the authorised body")


class Incident(Record):
    """One breach of the security of personal data."""

    __tablename__ = "incident"

    parent_uid: ColumnElement[str] = parent("operator")
    name: ColumnElement[Words | None] = fact(N_("Name"), Kind.WORDS, HAPPENED, help=N_("A few words by which the incident is known. For example: table of orders downloaded."))
    detected: ColumnElement[dt.date | None] = fact(N_("Breach detected on"), Kind.DATE, HAPPENED, article="25(2)(8)", help=N_("The day on which the breach was detected: the authorised body is notified within one working day from that moment. For example: 25 November 2026."))
    detected_at: ColumnElement[str | None] = fact(N_("Breach detected at"), Kind.LINE, HAPPENED, help=N_("The time of detection; the term runs from the very moment. For example: 14:30, Astana time."))
    occurred: ColumnElement[Words | None] = fact(N_("When it occurred"), Kind.WORDS, HAPPENED, help=N_("When the breach itself took place, where that is known. For example: in the night of 24 to 25 November 2026."))
    happened: ColumnElement[Words | None] = fact(N_("Circumstances"), Kind.PROSE, HAPPENED, article="25(2)(8)", help=N_("What was accessed, changed, lost or spread, how, in what system; without names of subjects. For example: an employee's account was used to download the table of orders."))
    natures: ColumnElement[tuple[str, ...] | None] = fact(N_("Kind of breach"), Kind.CODES, HAPPENED, catalogue="breach_natures", help=N_("What the data lost: secrecy, correctness or availability; there may be several. For example: confidentiality, where strangers could read them."))
    categories: ColumnElement[tuple[str, ...] | None] = fact(N_("Data concerned"), Kind.CODES, CONCERNED, catalogue="data_categories", help=N_("The categories of data that the breach concerns. For example: full name and telephone number."))
    groups: ColumnElement[tuple[str, ...] | None] = fact(N_("Subjects concerned"), Kind.CODES, CONCERNED, catalogue="subject_groups", help=N_("The groups of people whose data the breach concerns. For example: customers."))
    subjects: ColumnElement[int | None] = fact(N_("How many subjects"), Kind.NUMBER, CONCERNED, help=N_("How many people the breach concerns, where that is known. For example: 340."))
    activities: ColumnElement[tuple[str, ...] | None] = fact(N_("Processing activities"), Kind.LINKS, CONCERNED, target="activity", help=N_("The activities whose data are concerned. For example: orders of the online shop."))
    systems: ColumnElement[tuple[str, ...] | None] = fact(N_("Information systems"), Kind.LINKS, CONCERNED, target="system", help=N_("The systems in which it happened. For example: the database of orders."))
    parties: ColumnElement[tuple[str, ...] | None] = fact(N_("Parties involved"), Kind.LINKS, CONCERNED, target="party", help=N_("Parties at whose side it happened, or whose access was used. For example: the firm that hosts the site."))
    consequences: ColumnElement[Words | None] = fact(N_("Likely consequences"), Kind.PROSE, CONCERNED, help=N_("What may follow for the subjects, as far as it can be judged. For example: unwanted calls on the operator's behalf."))
    measures: ColumnElement[Words | None] = fact(N_("Measures taken"), Kind.PROSE, DONE, article="25(2)(8)", help=N_("What was done to remove the breach: the notice has to say it. For example: the account was blocked, all passwords were changed."))
    planned: ColumnElement[Words | None] = fact(N_("Measures planned"), Kind.PROSE, DONE, help=N_("What is still to be done, and by when. For example: multi-factor authentication for all employees by 10 December 2026."))
    closed: ColumnElement[dt.date | None] = fact(N_("Closed on"), Kind.DATE, DONE, help=N_("The day on which everything about the incident was done. For example: 14 December 2026."))
    lessons: ColumnElement[Words | None] = fact(N_("What was learnt"), Kind.PROSE, DONE, help=N_("What will be done otherwise from now on. For example: accounts of those who leave are closed on the same day."))
    notified: ColumnElement[dt.date | None] = fact(N_("Authorised body notified on"), Kind.DATE, NOTICE, help=N_("The day on which the notice went out; leave it open until then. For example: 26 November 2026."))
    notice: ColumnElement[str | None] = fact(N_("Number of the notice"), Kind.LINE, NOTICE, help=N_("The number of the notice in the operator's own records, or the one it got from the authorised body. For example: 01-15/52."))
    subjects_told: ColumnElement[dt.date | None] = fact(N_("Subjects told on"), Kind.DATE, NOTICE, help=N_("The day on which the operator itself told the subjects, if it did: by the rules known to us they are notified through the digital government. For example: 27 November 2026."))
    due: ColumnElement[dt.date | None] = fact(N_("Own date of the notice"), Kind.DATE, NOTICE, help=N_("A last day that stands in place of the computed one; it counts only with a reason. For example: 1 December 2026."))
    due_reason: ColumnElement[Words | None] = fact(N_("Why that date"), Kind.PROSE, NOTICE, help=N_("Why the notice is due on another day than the computed one. For example: no notice is due, no personal data were concerned."))
    delay: ColumnElement[Words | None] = fact(N_("Why it was late"), Kind.PROSE, NOTICE, help=N_("Where the notice went out after its term: the reasons. For example: the scope was not clear until the log had been read."))
