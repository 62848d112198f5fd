"""To whom a paper is written, at its head."""

from __future__ import annotations

from ropa.documents.model import Stamp
from ropa.documents.requisites import operator_fact
from ropa.documents.text import Text


def to_operator(text: Text) -> Stamp:
    """The operator, to whom a subject or an employee writes."""
    names, numbers, addresses = (operator_fact(text, key) for key in ("name", "bin", "address"))
    numbered = (text.speaker.around(text.words("bin", bin=one.text), one.key, one) for one in numbers)
    return Stamp((text.say("to_operator"), *names, *numbered, *addresses))
