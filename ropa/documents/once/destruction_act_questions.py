"""What is asked before an act of destruction is written."""

from __future__ import annotations

from ropa.documents.asked import question
from ropa.documents.once.paper_questions import DATE
from ropa.fields import Kind
from ropa.i18n import N_

QUESTIONS = (
    DATE,
    question(
        "commission",
        N_("Order on the commission"),
        Kind.LINE,
        about=N_(
            "Number and date of the order by which the commission was set up; left open, the act names no "
            "order. For example: No. 12 of 10 January 2026."
        ),
    ),
    question(
        "chair",
        N_("Chair of the commission"),
        Kind.WORDS,
        about=N_(
            "Surname, initials and position of the chair. For example: D. S. Akhmetova, head of the legal department."
        ),
        needed=True,
    ),
    question(
        "member_1",
        N_("Member of the commission"),
        Kind.WORDS,
        about=N_("Surname, initials and position of a member. For example: T. B. Omarov, system administrator."),
        needed=True,
    ),
    question(
        "member_2",
        N_("Second member of the commission"),
        Kind.WORDS,
        about=N_(
            "Surname, initials and position of another member; leave it open where there is none. For "
            "example: A. K. Serikova, archivist."
        ),
    ),
    question(
        "member_3",
        N_("Third member of the commission"),
        Kind.WORDS,
        about=N_(
            "Surname, initials and position of another member; leave it open where there is none. For "
            "example: B. N. Alimov, accountant."
        ),
    ),
    question(
        "grounds",
        N_("Ground of destruction"),
        Kind.CODES,
        catalogue="law:destruction_grounds",
        about=N_(
            "Why the data are destroyed; there may be several grounds. For example: expiry of the retention period."
        ),
        needed=True,
    ),
    question(
        "activities",
        N_("Whose data were destroyed: activities"),
        Kind.LINKS,
        target="activity",
        about=N_(
            "The processing activities whose data were destroyed: the act lists their data, subjects and "
            "systems by itself. For example: requests from the site."
        ),
    ),
    question(
        "what",
        N_("What exactly was destroyed"),
        Kind.PROSE,
        about=N_(
            "The data or papers, their period and amount, without names of subjects; needed where no activity "
            "is named. For example: requests of 2022 and 2023, 340 records."
        ),
        needed=True,
    ),
    question(
        "media",
        N_("Media"),
        Kind.PROSE,
        about=N_(
            "On what the data lay: systems, drives, files of papers, backups. For example: table “requests” "
            "of the site's database and its backups; two files of paper applications."
        ),
        needed=True,
    ),
    question(
        "done",
        N_("What was done with the data"),
        Kind.CODE,
        catalogue="fates",
        about=N_("What was done in fact: after destruction the data cannot be restored. For example: destruction."),
        needed=True,
    ),
    question(
        "method",
        N_("Method"),
        Kind.PROSE,
        about=N_("How it was done. For example: paper was shredded; records were erased and the backups overwritten."),
        needed=True,
    ),
    question(
        "done_on",
        N_("Done on"),
        Kind.DATE,
        about=N_("The day on which the data were destroyed. For example: 25 November 2026."),
        needed=True,
        personal=True,
    ),
    question(
        "check",
        N_("How it was checked"),
        Kind.PROSE,
        about=N_("How the commission made sure of the result. For example: a search for the records found nothing."),
    ),
)
