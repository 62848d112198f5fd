"""The ledger of an operator's papers: which wording was in force on a day, and where there was none or two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ropa.holdings import Plain


@dataclass(frozen=True)
class Fault:
    """Days without a wording in force (`second` None), or on which two editions are in force; `until` None: open."""

    since: dt.date
    until: dt.date | None
    first: Plain
    second: Plain | None


def span(edition: Plain) -> tuple[dt.date, dt.date | None] | None:
    """From when until when an edition was in force; None where no day is known.

    A withdrawn one ends on the day before it was withdrawn at the latest.
    """
    since = edition["in_force_from"]
    ends = [edition["in_force_until"], edition["withdrawn"] - dt.timedelta(days=1) if edition["withdrawn"] else None]
    until = min((one for one in ends if one is not None), default=None)
    if since is None or (until is not None and until < since):
        return None
    return since, until


def in_force(editions: Iterable[Plain], day: dt.date) -> tuple[Plain, ...]:
    """The editions of one paper in force on a day: one, if the ledger is in order."""
    return tuple(
        one
        for one in editions
        if (days := span(one)) is not None and days[0] <= day and (days[1] is None or day <= days[1])
    )


def faults(editions: Iterable[Plain]) -> Iterator[Fault]:
    """Gaps and overlaps between editions of one paper, in order of time."""
    dated = sorted(((*days, one) for one in editions if (days := span(one))), key=lambda one: one[0])
    for (_, until, first), (since, later, second) in pairwise(dated):
        if until is None or until >= since:
            ends = [one for one in (until, later) if one is not None]
            yield Fault(since, min(ends, default=None), first, second)
        elif until + dt.timedelta(days=1) < since:
            yield Fault(until + dt.timedelta(days=1), since - dt.timedelta(days=1), first, None)
