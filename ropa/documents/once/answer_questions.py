"""What is asked before an answer to a subject is written; all of it but the signer concerns one request."""

from __future__ import annotations

from dataclasses import replace

from ropa.documents.asked import question
from ropa.documents.once.paper_questions import DATE, NUMBER
from ropa.fields import Kind
from ropa.i18n import N_

QUESTIONS = (
    question(
        "signer_position",
        N_("Position of the signer"),
        Kind.WORDS,
        about=N_(
            "The position of the person who signs, where it is not the head. For example: head of the legal department."
        ),
    ),
    question(
        "signer_name",
        N_("Name of the signer"),
        Kind.WORDS,
        about=N_(
            "Surname and initials of the person who signs, where it is not the head. For example: D. S. Akhmetova."
        ),
    ),
    replace(NUMBER, fact="outgoing"),
    replace(DATE, fact="answered"),
    question(
        "subject_name",
        N_("Name of the subject"),
        Kind.LINE,
        about=N_(
            "Surname, first name and patronymic, if any, of the person who asked. For example: Serikova Asel Maratovna."
        ),
        needed=True,
        personal=True,
    ),
    question(
        "subject_address",
        N_("Address of the subject"),
        Kind.TEXT,
        about=N_("Where the answer is sent: a postal or an e-mail address. For example: asel@mail.example."),
        personal=True,
    ),
    question(
        "request_number",
        N_("Request no."),
        Kind.LINE,
        about=N_("Under what number the request was registered. For example: 7."),
        personal=True,
        fact="incoming",
    ),
    question(
        "request_date",
        N_("Date of the request"),
        Kind.DATE,
        about=N_("The day that stands on the request. For example: 24 November 2026."),
        personal=True,
    ),
    question(
        "received",
        N_("Request received on"),
        Kind.DATE,
        about=N_(
            "The day on which the operator received the request. The term of the answer is reported to be "
            "three working days from then: verify with counsel. For example: 25 November 2026."
        ),
        needed=True,
        personal=True,
        fact="received",
    ),
    question(
        "asked",
        N_("What is asked for"),
        Kind.CODE,
        catalogue="law:rights",
        about=N_(
            "The right that the subject asks for: a request for information is answered with the facts, any other "
            "with what was decided and done; left open, the answer gives information. For example: withdrawal of "
            "consent."
        ),
        personal=True,
        fact="code",
    ),
    question(
        "request",
        N_("What was asked"),
        Kind.PROSE,
        about=N_("The request in short. For example: what data of mine do you hold, and where did you get them?"),
        personal=True,
        fact="text",
    ),
    question(
        "held",
        N_("Are data of this person held?"),
        Kind.FLAG,
        about=N_(
            "Whether anything about this person was found in the systems and papers; told where information was "
            "asked for. For example: yes, where there is an order by that person."
        ),
        needed=True,
        personal=True,
    ),
    question(
        "groups",
        N_("Groups of the subject"),
        Kind.CODES,
        catalogue="subject_groups",
        about=N_(
            "In what part the operator deals with this person: the answer tells of the activities that "
            "concern these groups. For example: customers."
        ),
        needed=True,
        personal=True,
        fact="groups",
    ),
    question(
        "data",
        N_("Data held in fact"),
        Kind.LINES,
        about=N_(
            "What exactly is held of this person, an entry a line; left open, the answer names the kinds of "
            "data that the register has. For example: phone: +7 701 000 00 00."
        ),
        personal=True,
    ),
    question(
        "decision",
        N_("Decision"),
        Kind.CODE,
        catalogue="decisions",
        about=N_(
            "What was decided on the request; told where something was to be done, and where information is refused. "
            "For example: granted."
        ),
        personal=True,
        fact="decision",
    ),
    question(
        "done",
        N_("What was done"),
        Kind.PROSE,
        about=N_(
            "Only where something was to be done: what the operator did on the request. For example: the processing "
            "of the data of the mortgage application has ended and they were destroyed."
        ),
        personal=True,
    ),
    question(
        "done_on",
        N_("Done on"),
        Kind.DATE,
        about=N_("The day on which it was done. For example: 27 November 2026."),
        personal=True,
    ),
    question(
        "refusal_grounds",
        N_("Grounds of refusal"),
        Kind.CODES,
        catalogue="law:refusals",
        about=N_(
            "Only where the request is refused, wholly or in part: on what ground of the law. For example: there is "
            "an unfulfilled obligation."
        ),
        personal=True,
        fact="refusals",
    ),
    question(
        "refusal",
        N_("Reasons of a refusal"),
        Kind.PROSE,
        about=N_(
            "Only where the request is refused, wholly or in part: why, with the article of the law. Left open, "
            "nothing is refused. For example: the applicant has not confirmed to be the subject or a legal "
            "representative."
        ),
        personal=True,
        fact="refusal",
    ),
)
