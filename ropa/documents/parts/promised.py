"""The one term that a right has: the law's, or the one that the operator promised where that is shorter."""

from __future__ import annotations

from dataclasses import dataclass

from ropa.documents.model import Source
from ropa.documents.text import Text
from ropa.holdings import Plain
from ropa.law import law
from ropa.reference import Entry

READ = frozenset({"A", "B"})
"""Grades of what may be stated as law; what is known second hand may not."""


@dataclass(frozen=True)
class Term:
    """A term in words. `since`: what it runs from, `article`: which the law sets it; both empty where not known."""

    length: str
    since: str = ""
    article: str = ""
    sources: tuple[Source, ...] = ()


def within(promised: Plain, term: Entry) -> bool:
    """Whether a promised term of a number of units is no longer than a term of the law."""
    units = {term.more["unit"], "calendar_day" if term.more["unit"] == "working_day" else ""}
    return promised["unit"] in units and promised["number"] <= term.more["number"]


def term_of(text: Text, right: str) -> Term | None:
    """The term of a right of 94-V; without a length where only second-hand knowledge has a number of days."""
    pack = law("kz").lists
    code = pack["rights"][right].more.get("term") if right in pack["rights"] else ""
    limit = pack["deadlines"].get(code or "")
    offers = [one for one in _promised(text, right) if limit is None or within(one, limit)]
    best = min(offers, key=_days, default=None)
    since = str(limit.more[f"trigger_{text.language}"]) if limit else ""
    stated = limit is not None and limit.more["grade"] in READ
    if best and not (limit and stated and _days(best) >= _length(limit.more["number"], limit.more["unit"])):
        length = text.speaker.term(best["number"], best["unit"])
        return Term(length, since, sources=((best.uid, "number"), (best.uid, "unit")))
    if limit is None:
        return None
    if not stated:
        return Term("")
    length = text.speaker.term(limit.more["number"], limit.more["unit"])
    return Term(length, since, text.cite(str(limit.more["article"])))


def _promised(text: Text, right: str) -> list[Plain]:
    """Terms of so many units that some route promises for a right."""
    return [
        one
        for route in text.routes()
        for one in route.of("promised_term")
        if one["number"] is not None and right in (one["rights"] or route["rights"] or ())
    ]


_DAYS = {"working_day": 1.4, "calendar_day": 1.0, "month": 30.0, "year": 365.0}


def _days(promised: Plain) -> float:
    return _length(promised["number"], promised["unit"])


def _length(number: int, unit: str) -> float:
    """About how many days, to tell the shorter of two terms."""
    return number * _DAYS.get(unit, 365.0)
