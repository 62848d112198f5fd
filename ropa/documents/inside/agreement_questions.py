"""What is asked before an agreement with a party is written."""

from __future__ import annotations

from ropa.documents.asked import question
from ropa.fields import Kind
from ropa.i18n import N_

QUESTIONS = (
    question(
        "number",
        N_("Number of the agreement"),
        Kind.LINE,
        about=N_(
            "The number of this agreement; left open together with the date, both are written by hand. For "
            "example: 45/2026."
        ),
    ),
    question(
        "date",
        N_("Date of the agreement"),
        Kind.DATE,
        about=N_(
            "The day on which the agreement is signed. The place of signing stands among the layout of the "
            "paper. For example: 26 November 2026."
        ),
    ),
    question(
        "party_position",
        N_("Position of the party's signer"),
        Kind.WORDS,
        about=N_("The position of the person who signs for the party. For example: director."),
    ),
    question(
        "party_signer",
        N_("The party's signer"),
        Kind.WORDS,
        about=N_(
            "Surname and initials of the person who signs for the party; left open, there is a line to fill "
            "in by hand. For example: T. B. Omarov."
        ),
        needed=True,
    ),
    question(
        "party_acts_on",
        N_("The party's signer acts on the basis of"),
        Kind.WORDS,
        about=N_("The document that gives that person authority to sign. For example: the charter."),
    ),
    question(
        "party_requisites",
        N_("Particulars of the party"),
        Kind.PROSE,
        about=N_(
            "Address and bank details of the party, as they are to stand at the end of the agreement. For "
            "example: 1 Abay Avenue, Almaty; IIK and bank."
        ),
    ),
    question(
        "bank",
        N_("Bank details of the operator"),
        Kind.PROSE,
        about=N_(
            "Account and bank of the operator, as they are to stand at the end of the agreement. For example:"
            " IIK, name of the bank, BIK."
        ),
    ),
    question(
        "operations",
        N_("Actions of the party with the data"),
        Kind.CODES,
        catalogue="law:operations",
        about=N_("What the party does with the data, in the words of the law. For example: storage and use."),
        needed=True,
    ),
    question(
        "measures",
        N_("Measures the party takes"),
        Kind.CODES,
        catalogue="measures",
        about=N_(
            "Measures of protection that the party undertakes beyond the general duty. For example: "
            "encryption of data in transit and access control."
        ),
    ),
    question(
        "notice_hours",
        N_("Hours to tell of a breach"),
        Kind.NUMBER,
        about=N_(
            "Within how many hours of detection the party tells the operator of a breach. The operator has "
            "one working day to notify the authorised body, so this term is best shorter; left open, it is "
            "one working day. For example: 12."
        ),
    ),
    question(
        "return_days",
        N_("Working days to return or destroy"),
        Kind.NUMBER,
        about=N_(
            "Within how many working days the data are returned or destroyed once the agreement ends. For example: 10."
        ),
        needed=True,
    ),
)
