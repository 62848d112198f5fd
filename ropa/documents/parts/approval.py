"""The order that approved a paper, at its head; what is not known yet is filled in by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ropa.documents.model import Source, Stamp
from ropa.documents.text import Text


def approval(text: Text, number: str | None, day: dt.date | None, *sources: Source) -> Stamp:
    """That the paper is approved, and by which order. Lines to be filled in by hand are none that the register says."""
    shown = number_or_blank(text, number)
    lines = text.say("approved"), text.say("by_order", *sources, number=shown, date=day_or_blank(text, day))
    if number is None and day is None:
        lines = replace(lines[0], key="shared.approved"), replace(lines[1], key="shared.by_order")
    return Stamp(lines, approves=True)


def number_or_blank(text: Text, number: str | None) -> str:
    """A number, or room for one."""
    return number or text.words("blank_number")


def day_or_blank(text: Text, day: dt.date | None) -> str:
    """A day in words, or room for one."""
    return text.speaker.date(day) if day else text.words("blank_day")
