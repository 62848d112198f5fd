"""Until when a request is answered and a breach notified: the term of the law, and what a person put in its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ropa.deadlines.clock import Deadline, Pause, Term, deadline
from ropa.deadlines.days import WorkingDays
from ropa.law import LAWS, law

_NOTICES = {"kz": "T-BREACH", "gdpr": "A33"}
"""The term in which each law has a breach notified to the authority."""
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)")


@dataclass(frozen=True)
class Due:
    """The last day of something, and why it is that day.

    `own`: a person set it, with a reason; `computed` is what the clock says beside it. `law` and `code` name the term,
    both empty where the law sets none. `day` is None where no day can be told: no anchor, no term, a clock that stands.
    `wants` is the fact without which no term begins, "" where it is answered. `unreasoned`: dates set by hand that do
    not count, since no reason is given, as kind and key.
    """

    day: dt.date | None
    own: bool = False
    computed: Deadline | None = None
    law: str = ""
    code: str = ""
    wants: str = ""
    unreasoned: tuple[tuple[str, str], ...] = ()

    @property
    def at(self) -> dt.time | None:
        """The hour, of a term in hours."""
        return None if self.own or self.computed is None else self.computed.at


def of_request(
    facts: Mapping[str, Any], pauses: Iterable[Mapping[str, Any]], laws: Sequence[str], days: WorkingDays
) -> Due:
    """Of a request, out of its facts; `laws` are those of the operator, the first counts where it names none."""
    under = facts["law"] if facts["law"] in LAWS else next((one for one in laws if one in LAWS), "kz")
    right = law(under).entry("rights", facts["code"] or "")
    code = str(right.more["term"]) if right else ""
    anchor = facts["runs_from"] or facts["received"]
    found = None
    if code and anchor:
        stops = (Pause(one["since"], one["until"]) for one in pauses if one["since"])
        found = deadline(anchor, _term(under, code), days, stops)
    own = facts["due"] if facts["due_reason"] else facts["extended_to"] if facts["extension"] else None
    wants = "code" if not facts["code"] else "received" if code and not anchor else ""
    return replace(_either(own, found, under, code, wants), unreasoned=_unreasoned("request", facts))


def of_incident(facts: Mapping[str, Any], laws: Sequence[str], days: WorkingDays) -> Due:
    """Of the notice of a breach; where several laws apply, of the first that is due."""
    own = facts["due"] if facts["due_reason"] else None
    every: list[tuple[tuple[Any, ...], Deadline, str, str]] = []
    for under in [one for one in laws if one in _NOTICES] or ["kz"]:
        if facts["detected"]:
            found = deadline(facts["detected"], _term(under, _NOTICES[under]), days, at=clock(facts["detected_at"]))
            every.append(((found.due or dt.date.max, found.at or dt.time.max), found, under, _NOTICES[under]))
    if every:
        _, found, under, code = min(every, key=lambda one: one[0])
        due = _either(own, found, under, code)
    else:
        due = _either(own, None, "", "", "detected")
    return replace(due, unreasoned=_unreasoned("incident", facts))


def _unreasoned(kind: str, facts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Dates set by hand without a reason; an extension is of no matter where an own date counts."""
    if facts["due"] and facts["due_reason"]:
        return ()
    hand = {"due": "due_reason", "extended_to": "extension"}
    return tuple((kind, key) for key, reason in hand.items() if facts.get(key) and not facts.get(reason))


def clock(typed: str | None) -> dt.time | None:
    """The hour that stands in what was typed, such as 14:30."""
    found = _CLOCK.search(typed or "")
    return dt.time(int(found[1]), int(found[2])) if found else None


def _term(under: str, code: str) -> Term:
    """A term of a law; only Kazakhstan's move by its calendar: under another law the earlier day is the safe one."""
    more = law(under).lists["deadlines"][code].more
    return Term(int(more["number"]), str(more["unit"]), moves=under == "kz")


def _either(own: dt.date | None, found: Deadline | None, under: str, code: str, wants: str = "") -> Due:
    if own is not None:
        return Due(own, own=True, computed=found, law=under, code=code, wants=wants)
    return Due(found.due if found else None, computed=found, law=under, code=code, wants=wants)
