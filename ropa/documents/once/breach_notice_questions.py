"""What is asked before a notice of a security breach is written."""

from __future__ import annotations

from dataclasses import replace

from ropa.documents.asked import question
from ropa.documents.once.paper_questions import DATE, NUMBER
from ropa.fields import Kind
from ropa.i18n import N_

QUESTIONS = (
    question(
        "addressee",
        N_("Addressee"),
        Kind.WORDS,
        about=N_(
            "To whom the paper is sent; left open, a notice of a breach goes to the ministry that is the "
            "authorised body. For example: the Ministry of Artificial Intelligence and Digital Development of"
            " the Republic of Kazakhstan, Information Security Committee."
        ),
    ),
    replace(NUMBER, fact="notice"),
    replace(DATE, fact="notified"),
    question(
        "detected_on",
        N_("Breach detected on"),
        Kind.DATE,
        about=N_(
            "The day on which the breach was detected: the authorised body is notified within one working day"
            " from that moment. For example: 25 November 2026."
        ),
        needed=True,
        fact="detected",
    ),
    question(
        "detected_at",
        N_("Breach detected at"),
        Kind.LINE,
        about=N_("The time of detection; the term runs from the very moment. For example: 14:30, Astana time."),
        fact="detected_at",
    ),
    question(
        "occurred",
        N_("When it occurred"),
        Kind.WORDS,
        about=N_(
            "When the breach itself took place, where that is known. For example: in the night of 24 to 25 "
            "November 2026."
        ),
        fact="occurred",
    ),
    question(
        "happened",
        N_("What happened"),
        Kind.PROSE,
        about=N_(
            "The circumstances as far as they are known: what was accessed, changed, lost or spread, how, in "
            "what system; without names of subjects. For example: an employee's account was used to download "
            "the table of orders."
        ),
        needed=True,
        fact="happened",
    ),
    question(
        "categories",
        N_("Data concerned"),
        Kind.CODES,
        catalogue="data_categories",
        about=N_("The categories of data that the breach concerns. For example: full name and telephone number."),
        needed=True,
        fact="categories",
    ),
    question(
        "groups",
        N_("Subjects concerned"),
        Kind.CODES,
        catalogue="subject_groups",
        about=N_("The groups of people whose data the breach concerns. For example: customers."),
        needed=True,
        fact="groups",
    ),
    question(
        "count",
        N_("How many subjects"),
        Kind.NUMBER,
        about=N_("How many people the breach concerns, where that is known. For example: 340."),
        fact="subjects",
    ),
    question(
        "consequences",
        N_("Likely consequences"),
        Kind.PROSE,
        about=N_(
            "What may follow for the subjects, as far as it can be judged. For example: unwanted calls on the"
            " operator's behalf."
        ),
        fact="consequences",
    ),
    question(
        "measures",
        N_("Measures taken"),
        Kind.PROSE,
        about=N_(
            "What was done to remove the breach: the notice has to say it. For example: the account was "
            "blocked, all passwords were changed."
        ),
        needed=True,
        fact="measures",
    ),
    question(
        "planned",
        N_("Measures planned"),
        Kind.PROSE,
        about=N_(
            "What is still to be done, and by when. For example: multi-factor authentication for all "
            "employees by 10 December 2026."
        ),
        fact="planned",
    ),
    question(
        "subjects",
        N_("Subjects to be notified"),
        Kind.LINES,
        about=N_(
            "A subject a line: full name; IIN; mobile number. The authorised body needs them to have the "
            "subjects notified. What is not known stays empty between the semicolons. For example: Serikova "
            "Asel Maratovna; 900101400123; +7 701 000 00 00."
        ),
        needed=True,
        personal=True,
    ),
)
