"""To whom a paper is written, at its head."""

from __future__ import annotations

from ropa.documents.model import Stamp
from ropa.documents.text import Text


def to_operator(text: Text) -> Stamp:
    """The operator, to whom a subject or an employee writes: as far as it is known, for the law asks no more here."""
    speaker, operator = text.speaker, text.operator
    numbers = (speaker.around(text.words("bin", bin=one.text), one.key, one) for one in speaker.value(operator, "bin"))
    address = speaker.value(operator, "address")
    return Stamp((text.say("to_operator"), speaker.name(operator), *numbers, *address))
