"""Where and how long data are kept: Articles 12(2), 18 and 25(2)(4) of Law 94-V."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ropa import linked
from ropa.holdings import Holdings, Plain
from ropa.rules.destinations import HOME, countries
from ropa.rules.operators import living
from ropa.rules.rule import Found, rule
from ropa.words import Words, fold

_DAYS = {"hour": 1 / 24, "working_day": 1.4, "calendar_day": 1.0, "month": 30.44, "year": 365.25}
_ENDLESS = re.compile(
    fold(
        r"бессрочн|неограниченн|не ограничен|пока (это )?(нужн|необходим)|сколько (это )?(нужн|необходим|потребуется)"
        r"|indefinite|unlimited|as long as (is |it is )?(needed|necessary)|мерзімсіз|шексіз|шектелмеген|қажет болғанша"
    )
)
"""Words by which nothing ends; folded, as the search folds them."""


def days(number: int | None, unit: str | None) -> float | None:
    """About how many days a term lasts; None where it is not answered."""
    return None if number is None or unit not in _DAYS else number * _DAYS[unit]


@rule("kz", "R22", "activity", "system", "party", "location")
def not_in_the_country(held: Holdings, day: dt.date) -> Iterator[Found]:
    """The data of an activity are stored in a database in Kazakhstan; a copy abroad beside it is no matter."""
    told: set[str] = set()
    for activity in living(held, day):
        systems = linked.in_force(held.linked(activity, "systems"), day)
        if activity["systems"] is None:
            yield Found(activity, "systems", {"name": activity}, (None,))
        if any(HOME in countries(held, one) for one in systems):
            continue
        for system in systems:
            if system.uid not in told:
                told.add(system.uid)
                where = countries(held, system)
                yield Found(system, "country", {"name": system}, where)


@rule("kz", "R23", "activity", "retention", "retention_end")
def kept_without_end(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Keeping ends after a term or at an event; any named event will do."""
    for activity in living(held, day):
        terms = activity.of("retention")
        if not terms:
            yield Found(activity, "retention", {"name": activity}, (None,))
        for term in terms:
            ends = term.of("retention_end")
            endless = [one for one in ends if one["event"] == "indefinite" or _endless(one["text"])]
            if endless:
                yield Found(endless[0], "event", {"name": activity}, (endless[0]["event"], endless[0]["text"]))
            elif not _ends(term):
                missing = "number" if term["number"] is None else "unit"
                yield Found(term, missing, {"name": activity}, (term["note"],))


def _ends(term: Plain) -> bool:
    """Whether a term ends: by a number of units, an event, a law, or words that say more than "as long as needed"."""
    events = any(one["event"] or one["text"] for one in term.of("retention_end"))
    said = term["note"] is not None and not _endless(term["note"])
    counted = term["number"] is not None and term["unit"] is not None
    return counted or events or bool(term["legal_source"]) or said


def _endless(words: Words | None) -> bool:
    return words is not None and any(_ENDLESS.search(fold(text)) for _, text in words.texts)


@rule("kz", "R24", "activity", "retention", "journal_line", "paper")
def kept_too_long(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Data of an activity that has ended were destroyed when their term was over, and that is recorded."""
    for activity in held.all("activity"):
        over = _over(activity)
        if over is not None and over < day and not _destroyed(held, activity):
            lapsed = f"{over.day:02}.{over.month:02}.{over.year}"
            yield Found(activity, "ended", {"name": activity, "date": lapsed}, (activity["ended"], over))


def _over(activity: Plain) -> dt.date | None:
    """When the last of its terms is over that counts from the end; None where one cannot be told, or a law has it."""
    terms = activity.of("retention")
    lengths = [days(one["number"], one["unit"]) for one in terms]
    if activity["ended"] is None or not lengths or any(one["legal_source"] for one in terms):
        return None
    longest = max((one for one in lengths if one is not None), default=None)
    ended: dt.date = activity["ended"]
    return None if longest is None or None in lengths else ended + dt.timedelta(days=round(longest))


def _destroyed(held: Holdings, activity: Plain) -> bool:
    lines = (one for one in held.all("journal_line") if one["action"] in ("destruction", "depersonalisation"))
    recorded = any(one["activity"] in (None, activity.uid) and one["date"] for one in lines)
    acts = (one for one in held.all("paper") if one["document"] == "destruction_act")
    return recorded or any(activity.uid in (one["about"] or ()) for one in acts)
