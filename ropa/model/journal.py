"""The journal of actions that the law asks to register and account for (94-V Art. 22(1)(5))."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import Record
from ropa.words import Words

ACTION = N_("What was done and when")
WHOSE = N_("Whose data and which")
WHERE_TO = N_("To whom and where")
GROUND = N_("Ground and documents")


class JournalLine(Record):
    """One action with data: what was done, when, with whose data and which, to whom, on what ground."""

    __tablename__ = "journal_line"

    parent_uid: ColumnElement[str] = parent("operator")
    date: ColumnElement[dt.date | None] = fact(N_("Date of the action"), Kind.DATE, ACTION, article="22(1)(5)", help=N_("The day of the action; of one that goes on, its first day. For example: 12 January 2026, when the list of employees was handed to the bank."))
    until: ColumnElement[dt.date | None] = fact(N_("Until"), Kind.DATE, ACTION, article="8(4)(3), 22(1)(5)", help=N_("The last day, where the action has one: of the term of a consent, of a publication. For example: 11 January 2027, the last day of a consent given for a year."))
    action: ColumnElement[str | None] = fact(N_("Action"), Kind.CODE, ACTION, article="22(1)(5)", catalogue="journal_actions", help=N_("What was done. The law asks to account for the term of consents, transfers to third parties, cross-border transfers and dissemination in public sources. For example: transfer to a third party."))
    text: ColumnElement[Words | None] = fact(N_("What was done, in own words"), Kind.PROSE, ACTION, help=N_("In a sentence, what was done and how; names and data of subjects do not belong here. For example: the list for salary cards was handed over on an encrypted drive."))
    groups: ColumnElement[tuple[str, ...] | None] = fact(N_("Groups of subjects"), Kind.CODES, WHOSE, catalogue="subject_groups", help=N_("The people whose data the action concerns. For example: employees."))
    subjects: ColumnElement[int | None] = fact(N_("Number of subjects"), Kind.NUMBER, WHOSE, help=N_("How many people the action concerns, where that is known. For example: 45, the length of the list that was handed over."))
    categories: ColumnElement[tuple[str, ...] | None] = fact(N_("Data"), Kind.CODES, WHOSE, catalogue="data_categories", help=N_("What data the action concerns: the categories only, never the data of a person. For example: full name and bank details."))
    party: ColumnElement[str | None] = fact(N_("Party"), Kind.LINK, WHERE_TO, article="8(4)(4), 22(1)(5)", target="party", help=N_("To whom the data were passed; leave it open where nobody received any. For example: the bank that issues the salary cards."))
    country: ColumnElement[str | None] = fact(N_("Country"), Kind.CODE, WHERE_TO, article="8(4)(5), 22(1)(5)", catalogue="countries", help=N_("The country to which the data went, even where the recipient is registered in another one. For example: Germany."))
    ground: ColumnElement[Words | None] = fact(N_("Ground of the action"), Kind.WORDS, GROUND, help=N_("On what the action rests, in words. For example: consent of the subject; inquiry of a state body No. 45 of 3 March 2026."))
    consent: ColumnElement[str | None] = fact(N_("Consent form"), Kind.LINK, GROUND, target="consent", help=N_("The form in which the subjects consented, or whose term began or ended. For example: consent of an employee."))
    activity: ColumnElement[str | None] = fact(N_("Processing activity"), Kind.LINK, GROUND, target="activity", help=N_("The activity in which this was done. For example: payroll."))
    document: ColumnElement[str | None] = fact(N_("Document of the action"), Kind.LINE, GROUND, help=N_("The paper that proves the action: kind, number and date. For example: acceptance certificate No. 7 of 12 January 2026."))
