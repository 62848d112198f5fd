"""Requests of subjects and breaches of security: Articles 8, 24 and 25 of Law 94-V."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from ropa.deadlines.days import WorkingDays, working_days
from ropa.deadlines.terms import Due, of_incident, of_request
from ropa.holdings import Holdings, Plain
from ropa.rules.rule import Found, rule

_ONE_DAY = frozenset({"erasure", "block_restrict"})
"""Rights that are carried out within one working day, and judged by a rule of their own."""
_MAY_REFUSE = frozenset({"KZ8-2-law", "KZ8-2-duty", "KZ8-7"})
"""Grounds on which a withdrawal of consent may be refused."""
_REFUSED = ("refused", "partly")


@cache
def _days() -> WorkingDays:
    """The calendar that is shipped: what is found is the same on every machine."""
    return working_days()


@rule("kz", "R36", "incident")
def not_notified_of_a_breach(held: Holdings, day: dt.date) -> Iterator[Found]:
    """The authorised body was notified by the last day, however late that is found."""
    for incident in _kept(held, "incident"):
        due = of_incident(incident.facts, ("kz",), _days())
        yield from _late(incident, "notified", due, day)


@rule("kz", "R37", "request", "pause")
def not_answered(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A request was answered by its last day."""
    for request in _requests(held):
        if request["code"] not in _ONE_DAY:
            yield from _late(request, "answered", _due(held, request), day)


@rule("kz", "R48", "request", "pause")
def not_carried_out(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Data were blocked or destroyed, or that was refused, by the last day."""
    for request in _requests(held):
        if request["code"] in _ONE_DAY:
            yield from _late(request, "answered", _due(held, request), day)


@rule("kz", "R39", "request")
def withdrawal_refused(held: Holdings, _day: dt.date) -> Iterator[Found]:
    """A withdrawal of consent is refused on a ground that the law gives."""
    for request in _requests(held):
        grounds = set(request["refusals"] or ())
        if request["code"] == "withdraw" and request["decision"] in _REFUSED and not grounds & _MAY_REFUSE:
            yield Found(request, "refusals", {"name": request}, (request["decision"], request["refusals"]))


def _kept(held: Holdings, kind: str) -> Iterator[Plain]:
    return (one for one in held.all(kind) if one["status"] != "archived")


def _requests(held: Holdings) -> Iterator[Plain]:
    """Those under Law 94-V; where a request names no law, it is of the first one of the operator."""
    first = held.laws()[0]
    return (one for one in _kept(held, "request") if (one["law"] or first) == "kz")


def _due(held: Holdings, request: Plain) -> Due:
    return of_request(request.facts, [one.facts for one in request.of("pause")], held.laws(), _days())


def _late(record: Plain, key: str, due: Due, day: dt.date) -> Iterator[Found]:
    """Where nothing was done by the last day, or it was done after it."""
    last = due.day
    if last is not None and last < (record[key] or day):
        told = f"{last.day:02}.{last.month:02}.{last.year}"
        yield Found(record, key, {"name": record, "date": told}, (record[key], last))
