"""When a term ends: it runs from the day after its anchor (Civil Code 173), a month or a year ends on the day of the
same number or the last of its month (174), an end on a day off moves to the next working day (175), at 24:00 (176).

Applied to the terms of Law 94-V by interpretation. The law knows no pause: where one is counted, the date without it is
told too.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ropa.deadlines.days import WorkingDays

_LONGEST = 5000
"""Working days that are counted at most, some twenty years: what is longer has no date that anyone waits for."""


@dataclass(frozen=True)
class Term:
    """So many units. `moves`: an end on a day off moves to the next working day."""

    number: int
    unit: str
    moves: bool = True


@dataclass(frozen=True)
class Pause:
    """Days that are not counted, first and last included; without a last day the clock stands still."""

    since: dt.date
    until: dt.date | None = None


@dataclass(frozen=True)
class Deadline:
    """When a term ends, and what led to that.

    `due` is None while the clock stands, and where a term is too long for a date; `at`: the hour, of a term in hours.
    `off`: days on which, without being Saturday or Sunday, the clock did not count. `moved`: the last day by count, a
    day off. `bare`: the end without its pauses. `estimated`: holidays within it whose day may still change.
    `unchecked`: its years whose moved days are not known.
    """

    anchor: dt.date
    term: Term
    due: dt.date | None
    at: dt.time | None = None
    off: tuple[dt.date, ...] = ()
    moved: dt.date | None = None
    paused: int = 0
    stands: bool = False
    bare: dt.date | None = None
    estimated: tuple[dt.date, ...] = ()
    unchecked: tuple[int, ...] = ()


def deadline(
    anchor: dt.date,
    term: Term,
    days: WorkingDays,
    pauses: Iterable[Pause] = (),
    at: dt.time | None = None,
) -> Deadline:
    """The end of a term that runs from an anchor; `at` is the hour of the anchor, for terms in hours."""
    if term.unit == "hour":
        return _in_hours(anchor, term, at)
    pauses = tuple(pauses)
    try:
        counted, stands = _end(anchor, term, days, pauses)
        bare = _end(anchor, term, days, ())[0] if pauses else None
        due = _next_worked(counted, days) if counted and term.moves else counted
        bare = _next_worked(bare, days) if bare and term.moves else bare
    except (OverflowError, ValueError):
        return Deadline(anchor, term, None)
    paused = _paused_days(anchor, due or dt.date.max, pauses)
    found = Deadline(
        anchor, term, due, moved=counted if due != counted else None, paused=paused, stands=stands, bare=bare
    )
    return found if due is None else _told(found, due, days)


def _told(found: Deadline, due: dt.date, days: WorkingDays) -> Deadline:
    """With the days that made a difference; a term of years has too many of them to be told."""
    counts = found.term.unit == "working_day"
    since = found.anchor if counts else (found.moved or due)
    span = [since + dt.timedelta(n) for n in range(1 if counts else 0, (due - since).days + 2)]
    within = [day for day in span if day <= due]
    off = tuple(day for day in within if day.weekday() < 5 and not days.worked(day))
    estimated = tuple(day for day in span if days.estimated(day)) if found.term.moves else ()
    years = sorted({day.year for day in within if not days.checked(day.year)}) if found.term.moves else ()
    return replace(found, off=off, estimated=estimated, unchecked=tuple(years))


def _in_hours(anchor: dt.date, term: Term, at: dt.time | None) -> Deadline:
    """Hours run on over days off; without an hour the day begins at 0:00, which is never too late."""
    try:
        end = dt.datetime.combine(anchor, at or dt.time()) + dt.timedelta(hours=term.number)
    except OverflowError:
        return Deadline(anchor, term, None)
    return Deadline(anchor, term, end.date(), end.time())


def _end(anchor: dt.date, term: Term, days: WorkingDays, pauses: tuple[Pause, ...]) -> tuple[dt.date | None, bool]:
    """(the last day by count, whether the clock stands still before it)."""
    if term.unit == "working_day":
        return _worked_end(anchor, term.number, days, pauses)
    end = _plain_end(anchor, term)
    if end is None:
        return None, False
    while (later := _plain_end(anchor, term, _paused_days(anchor, end, pauses))) is not None and later > end:
        end = later
    stands = any(one.until is None and one.since <= end for one in pauses)
    return (None, True) if stands else (end, False)


def _worked_end(
    anchor: dt.date, number: int, days: WorkingDays, pauses: tuple[Pause, ...]
) -> tuple[dt.date | None, bool]:
    if number > _LONGEST:
        return None, False
    day, left = anchor, number
    while left:
        day += dt.timedelta(1)
        if any(one.until is None and one.since <= day for one in pauses):
            return None, True
        if days.worked(day) and not _rests(day, pauses):
            left -= 1
    return day, False


def _plain_end(anchor: dt.date, term: Term, more: int = 0) -> dt.date | None:
    match term.unit:
        case "calendar_day":
            end = anchor + dt.timedelta(term.number)
        case "month":
            end = _months_later(anchor, term.number)
        case "year":
            end = _months_later(anchor, 12 * term.number)
        case _:
            return None
    return end + dt.timedelta(more)


def _months_later(day: dt.date, months: int) -> dt.date:
    """The day of the same number so many months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    if year > dt.MAXYEAR:
        raise OverflowError
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _rests(day: dt.date, pauses: Iterable[Pause]) -> bool:
    return any(one.since <= day and (one.until is None or day <= one.until) for one in pauses)


def _paused_days(anchor: dt.date, end: dt.date, pauses: tuple[Pause, ...]) -> int:
    """How many days after the anchor, up to an end, are paused; one that two pauses share counts once."""
    spans = sorted(
        (max(one.since, anchor + dt.timedelta(1)), min(one.until or end, end)) for one in pauses if one.since <= end
    )
    total, reached = 0, anchor
    for first, last in spans:
        begin = max(first, reached + dt.timedelta(1))
        if last >= begin:
            total += (last - begin).days + 1
            reached = last
    return total


def _next_worked(day: dt.date, days: WorkingDays) -> dt.date:
    while not days.worked(day):
        day += dt.timedelta(1)
    return day
