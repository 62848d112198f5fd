"""Single values out of cells: dates, numbers, yes and no, as people write them in tables."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Any

from ropa.bin_iin import read_bin_iin
from ropa.errors import RopaError
from ropa.exchange.tables import text_of
from ropa.i18n import N_
from ropa.reading.dates import dates
from ropa.reading.durations import durations
from ropa.reading.sentences import Sentence

_SERIAL_ZERO = dt.date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)
"""Days as Excel counts them, of the years 1927 to 2119."""
_UNITS = {"an": "year", "ans": "years", "mois": "months", "jour": "day", "jours": "days"}
_FRENCH = re.compile(r"(?<=\d )(ans?|mois|jours?)\b", re.IGNORECASE)
"""Registers of Europe are in French too, texts that operators publish here are not."""
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})(?:\s*(?:г|ж)\.?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[T ][\d:.]+)?")


def day_of(cell: Any) -> dt.date:
    """The day that a cell names. Raises RopaError."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    text = text_of(cell)
    if text.isdigit() and int(text) in _SERIALS:
        return _SERIAL_ZERO + dt.timedelta(days=int(text))
    try:
        if found := _DAY_FIRST.fullmatch(text):
            day, month, year = map(int, found.groups())
            return dt.date(year + (2000 if year < 100 else 0), month, day)
        if found := _YEAR_FIRST.fullmatch(text):
            return dt.date(*map(int, found.groups()))
    except ValueError:
        pass
    else:
        if (listed := list(dates(text))) and len(listed) == 1:
            return listed[0][0]
    raise RopaError(N_("“{text}” is no day that can be read; it went into the notes."), text=text[:60])


def term_of(text: str, language: str) -> tuple[dict[str, object], bool]:
    """Number and unit of the one term that a text names, and whether it says nothing more."""
    number, unit, whole = _term(text, language)
    return ({"number": number, "unit": unit} if unit else {}), whole


@lru_cache(maxsize=8192)
def _term(text: str, language: str) -> tuple[int, str, bool]:
    sentence = Sentence(0, _FRENCH.sub(lambda found: _UNITS[found[1].lower()], text), language)
    said = durations(sentence)
    if len(said) != 1:
        return 0, "", False
    one = said[0]
    return one.term.number, one.term.unit, (one.start, one.end) == (0, len(sentence.words))


def number_of(cell: Any) -> tuple[str, RopaError | None]:
    """The number of a party as it is written, a BIN without its gaps and with the zeros that Excel took from its
    beginning; and what is wrong with what looks like a BIN.
    """
    text = text_of(cell)
    bare = re.sub(r"[\s-]", "", text)
    if not bare.isdigit() or not 8 < len(bare) < 13:
        return text, None
    try:
        return read_bin_iin(bare.zfill(12)), None
    except RopaError as refusal:
        return text, refusal if len(bare) == 12 else None
