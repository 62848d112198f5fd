"""What is asked alike before several papers that are made once."""

from __future__ import annotations

from ropa.documents.asked import question
from ropa.fields import Kind
from ropa.i18n import N_

NUMBER = question(
    "number",
    N_("Outgoing number"),
    Kind.LINE,
    about=N_("The number of this letter in the operator's own records. For example: 01-15/48."),
    personal=True,
)

DATE = question(
    "date",
    N_("Date of the paper"),
    Kind.DATE,
    about=N_("The day on which the paper is signed; left open, it is written by hand. For example: 26 November 2026."),
    personal=True,
)
