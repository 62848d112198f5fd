"""Terms that the operator promises to subjects, against those of the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ropa.holdings import Holdings, Plain
from ropa.law import law
from ropa.linked import in_force
from ropa.reference import Entry
from ropa.rules.contradictions.wordings import BY_LAW, COUNTED, every
from ropa.rules.rule import Code, Found, Slot, Term, rule

_DAYS = {"calendar_day": 1, "month": 28, "year": 365}
"""How many days a unit lasts at least."""


@dataclass(frozen=True)
class Promise:
    """A promise: the row that makes it, the record it is known by, and the law's terms for the same duties."""

    row: Plain
    of: Plain
    due: tuple[Entry, ...]

    @property
    def key(self) -> str:
        """The fact that promises."""
        return "text" if self.row["number"] is None else "number"

    @property
    def said(self) -> Slot:
        """What is promised."""
        return self.row["text"] if self.key == "text" else Term(self.row["number"], self._unit)

    @property
    def facts(self) -> tuple[object, ...]:
        """What is judged."""
        return (*(self.row[key] for key in ("number", "unit", "text")), *(one.code for one in self.due))

    @property
    def _unit(self) -> str:
        return self.row["unit"] or "working_day"

    def late(self) -> tuple[Entry, ...]:
        """The terms of the law that the number promised exceeds, the shortest first."""
        number = self.row["number"]
        exceeded = [one for one in self.due if number is not None and longer(number, self._unit, one.more["number"])]
        return tuple(sorted(exceeded, key=_number))

    def vague(self) -> bool:
        """Whether it is words that neither count days nor point to the law."""
        texts = list(every(self.row["text"])) if self.key == "text" else []
        return bool(texts) and not any(COUNTED.search(text) or BY_LAW.search(text) for text in texts)


def longer(number: int, unit: str, working_days: int) -> bool:
    """Whether so many units can end after that many working days, in a week without holidays."""
    if unit == "working_day":
        return number > working_days
    return number * _DAYS.get(unit, 0) > working_days + 2 * (working_days // 5)


def _number(due: Entry) -> int:
    return int(due.more["number"])


@rule("kz", "K17", "route", "promised_term", "activity", "retention", "retention_end", "retention_fate")
def longer_than_the_law(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A number of days longer than the Law's."""
    for one in _promises(held, day):
        for due in [due for due in one.late() if due.more["grade"] == "A"][:1]:
            yield Found(one.row, one.key, _slots(one, due), one.facts)


@rule("kz", "K18", "route", "promised_term", "activity")
def longer_than_the_rules(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Information later than the rules of Order 395/НҚ are reported to say, or without a number of days."""
    for one in _promises(held, day):
        for due in one.due if one.vague() else one.late():
            if due.more["grade"] != "A":
                yield Found(one.row, one.key, _slots(one, due), one.facts)


@rule("kz", "K19", "route", "promised_term", "activity", "retention", "retention_end", "retention_fate")
def in_words_only(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A reasonable time where the Law counts days."""
    for one in _promises(held, day):
        read = [due for due in one.due if due.more["grade"] == "A"]
        if read and one.vague():
            yield Found(one.row, one.key, _slots(one, min(read, key=_number)), one.facts)


def _slots(one: Promise, due: Entry) -> dict[str, Slot]:
    return {
        "name": one.of,
        "promised": one.said,
        "duty": Code("law:deadlines", due.code, "kz"),
        "term": Term(due.more["number"], due.more["unit"]),
    }


def _promises(held: Holdings, day: dt.date) -> Iterator[Promise]:
    """What routes promise, and within what time data go after consent is withdrawn. The right to object is one to
    automated decisions only.
    """
    activities = in_force(held.all("activity"), day)
    automated = any(one["automated"] for one in activities)
    for route in in_force(held.operator.of("route"), day):
        for term in route.of("promised_term"):
            rights = [one for one in term["rights"] or route["rights"] or () if automated or one != "object"]
            yield Promise(term, route, tuple(_due(rights)))
    for activity in activities:
        for retention in activity.of("retention"):
            if any(end["event"] == "consent_withdrawn" for end in retention.of("retention_end")):
                fates = {
                    (one["number"], one["unit"], one["text"]): one for one in reversed(retention.of("retention_fate"))
                }
                yield from (Promise(one, activity, tuple(_due(("withdraw",)))) for one in fates.values())


def _due(rights: Iterable[str]) -> Iterator[Entry]:
    pack = law("kz")
    entries = (entry for code in rights if (entry := pack.entry("rights", code)))
    return (term for entry in entries if (term := pack.entry("deadlines", str(entry.more["term"]))))
