"""Which backups go: those of today and yesterday stay, then one a day, a week, a month, within a number of bytes.

Days, weeks and months are counted by the backups there are and not by the clock, so that a clock that leaps to 2099 and
back costs nothing but a place or two. Only backups made because of changes ever go; what a person or an upgrade made
stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence

from ropa.store.backup_names import Backup, Why

DAYS, WEEKS, MONTHS = 14, 8, 24
LEAST = 3
"""The newest ones, which always stay."""
SIZES = 10
"""All together they take up so many times the newest of them."""


def superfluous(backups: Iterable[Backup], now: dt.datetime) -> list[Backup]:
    """Those of one register that go, the oldest first."""
    newest_first = sorted(
        (one for one in backups if one.why is Why.CHANGED), key=lambda one: (one.number, one.at), reverse=True
    )
    ranks = [
        (_recent(newest_first, now)),
        _first_of(newest_first, lambda day: day, DAYS),
        _first_of(newest_first, lambda day: day.isocalendar()[:2], WEEKS),
        _first_of(newest_first, lambda day: (day.year, day.month), MONTHS),
    ]
    always = newest_first[:LEAST]
    rank = {one: max((n for n, some in enumerate(ranks) if one in some), default=-1) for one in newest_first}
    kept = [one for one in newest_first if one in always or rank[one] >= 0]
    limit = SIZES * newest_first[0].size if newest_first else 0
    total = sum(one.size for one in kept)
    for one in sorted(kept, key=lambda one: (rank[one], one.number)):
        if total <= limit:
            break
        if one not in always:
            kept.remove(one)
            total -= one.size
    return [one for one in reversed(newest_first) if one not in kept]


def _recent(newest_first: Sequence[Backup], now: dt.datetime) -> set[Backup]:
    """Those of today and yesterday, by the calendar of this place."""
    today = now.astimezone().date()
    return {one for one in newest_first if abs((today - one.at.astimezone().date()).days) <= 1}


def _first_of(newest_first: Sequence[Backup], span: Callable[[dt.date], Hashable], most: int) -> set[Backup]:
    """The newest one of each of the last days, weeks or months in which there are any."""
    found: dict[Hashable, Backup] = {}
    for one in newest_first:
        found.setdefault(span(one.at.astimezone().date()), one)
    return set(list(found.values())[:most])
