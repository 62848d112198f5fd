"""Which days are worked in Kazakhstan: five days a week, less the holidays of the package `holidays`, corrected by
dated files: the one that is shipped and, before it, one that a person keeps.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ropa.assets import asset
from ropa.errors import RopaError
from ropa.i18n import N_

_ESTIMATED = "бағаланған"
"""How the package marks, in Kazakh, a day that is set by the moon and not announced yet."""


@dataclass(frozen=True)
class Corrections:
    """What a calendar file says: days off and working days, and the years that it was compared with."""

    days: Mapping[dt.date, bool] = field(default_factory=dict)
    years: frozenset[int] = frozenset()


@dataclass(frozen=True)
class WorkingDays:
    """The calendar that a clock counts by. `corrections` go before the package's own knowledge."""

    corrections: Corrections

    def worked(self, day: dt.date) -> bool:
        """Whether a day is a working day."""
        stated = self.corrections.days.get(day)
        return _known(day)[0] if stated is None else not stated

    def estimated(self, day: dt.date) -> bool:
        """Whether a day is a holiday by estimate only: it may turn out to be another one nearby."""
        return day not in self.corrections.days and _known(day)[1]

    def checked(self, year: int) -> bool:
        """Whether the days of a year that were moved are known."""
        return year in self.corrections.years


def working_days(own: Path | None = None) -> WorkingDays:
    """The calendar, with a person's own file where there is one. Raises RopaError for a file that cannot be read."""
    shipped = _shipped()
    if own is None or not own.exists():
        return WorkingDays(shipped)
    mine = read_calendar(own)
    return WorkingDays(Corrections({**shipped.days, **mine.days}, shipped.years | mine.years))


@cache
def _shipped() -> Corrections:
    return _corrections(tomllib.loads(asset("calendar", "kz.toml").read_text(encoding="utf-8")))


def read_calendar(path: Path) -> Corrections:
    """What a person's own calendar file says. Raises RopaError."""
    try:
        return _corrections(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise RopaError(N_("The calendar “{file}” cannot be read: {why}."), file=str(path), why=str(error)) from None
    except tomllib.TOMLDecodeError as error:
        raise RopaError(
            N_("The calendar “{file}” has a mistake: {why}. Mend that line; the form of the file is told at its head."),
            file=str(path),
            why=str(error),
        ) from None
    except _Misstated as fault:
        raise RopaError(
            N_("The calendar “{file}”: entry {entry} needs a date such as 2027-03-15, and off = true or off = false."),
            file=str(path),
            entry=fault.args[0],
        ) from None


class _Misstated(Exception):
    """An entry of a calendar file that is none; its number, or the name of the list."""


def _corrections(raw: Mapping[str, Any]) -> Corrections:
    days: dict[dt.date, bool] = {}
    entries = raw.get("day", [])
    for number, entry in enumerate(entries if isinstance(entries, list) else (None,), start=1):
        match entry:
            case {"date": dt.date() as day, "off": bool() as off} if not isinstance(day, dt.datetime):
                days[day] = off
            case _:
                raise _Misstated(number)
    years = raw.get("years", [])
    if not isinstance(years, list) or not all(isinstance(one, int) for one in years):
        raise _Misstated("years")
    return Corrections(days, frozenset(years))


@cache
def _known(day: dt.date) -> tuple[bool, bool]:
    """(worked, a holiday by estimate) as the package knows it."""
    holidays = _holidays()
    name = holidays.get(day) or ""
    return holidays.is_working_day(day), _ESTIMATED in name


@cache
def _holidays() -> Any:
    import holidays

    return holidays.country_holidays("KZ", language="kk")
