"""Why something is due on its day, in words: the rule with its article, the anchor, what the calendar did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from ropa.deadlines.clock import Deadline
from ropa.deadlines.terms import Due
from ropa.i18n import N_, Translator
from ropa.law import law
from ropa.model import fields
from ropa.spoken import Spoken

VERIFY = N_("The date is computed: verify it.")
_WANTS: Mapping[str, str] = {
    "code": N_("What is asked for is not answered: the term follows from it."),
    "received": N_("The day from which the term runs is not answered."),
    "detected": N_("The day on which the breach was detected is not answered: the term runs from it."),
}
_BY_HAND = N_("This date was set by hand, with a reason.")
CHECKED = frozenset({"A", "B"})
"""Grades of what was read in the text of the law or in an official excerpt."""


def cited(due: Due, language: str) -> str:
    """The article that sets the term; "" where none does."""
    if not due.code:
        return ""
    pack = law(due.law)
    entry = pack.lists["deadlines"][due.code]
    own = entry.more.get(f"cite_{language}")
    return str(own or f"{pack.short(language)}, {pack.cite(str(entry.more['article']), language)}")


def second_hand(due: Due) -> bool:
    """Whether the term was not read in the text of the law."""
    return law(due.law).lists["deadlines"][due.code].more["grade"] not in CHECKED


def short(due: Due, tr: Translator) -> str:
    """The rule in a line: "3 working days, cl. 16 of the Rules"."""
    if due.own:
        return tr(N_("own date"))
    if not due.code:
        return tr(N_("not known yet")) if due.wants else tr(N_("no term found in the law"))
    return f"{_term(due, tr)}, {cited(due, tr.language)}"


def brief(due: Due, tr: Translator) -> tuple[str, ...]:
    """What stands beside the day, a sentence each: by what rule it is that day, or why there is none yet."""
    found = due.computed
    ignored = tuple(_ignored(due, tr))
    if due.own:
        return (*ignored, tr(_BY_HAND))
    rule = (f"{short(due, tr)}.",) if due.code else ()
    if found is None:
        return (*ignored, *rule, *_untold(due, tr))
    return (*ignored, *rule, *_paused(found, tr), *((tr(VERIFY),) if found.due else ()))


def told(due: Due, tr: Translator) -> tuple[str, ...]:
    """Everything that led to the day, a sentence each; the last says of a computed one that it has to be verified."""
    found = due.computed
    by_hand = (*_ignored(due, tr), *((tr(_BY_HAND),) if due.own else ()))
    rule = (f"{_term(due, tr)}: {cited(due, tr.language)}.",) if due.code else ()
    if found is None:
        return (*by_hand, *rule, *_untold(due, tr))
    clock = (
        (tr(N_("By the clock it would be {date}.")).format(date=_day(found.due, tr)),) if due.own and found.due else ()
    )
    return (*by_hand, *rule, *clock, *_counted(found, due, tr), *_unsure(found, due, tr))


def _ignored(due: Due, tr: Translator) -> Iterator[str]:
    for kind, key in due.unreasoned:
        yield tr(N_("“{field}” counts only once its reason is given.")).format(field=tr(fields(kind)[key].label))


def _untold(due: Due, tr: Translator) -> Iterator[str]:
    """Why no day could be computed."""
    if due.wants:
        yield tr(_WANTS[due.wants])
    elif not due.code:
        yield tr(N_("The law was not found to set a term for this."))


def _paused(found: Deadline, tr: Translator) -> Iterator[str]:
    if found.stands:
        yield tr(N_("The clock stands: a pause has no last day yet."))
    elif found.paused:
        yield tr(N_("Days of pause: {days}.")).format(days=found.paused)
    if found.bare and found.bare != found.due:
        yield tr(N_("Without the pauses it would be {date}.")).format(date=_day(found.bare, tr))


def _term(due: Due, tr: Translator) -> str:
    more = law(due.law).lists["deadlines"][due.code].more
    return Spoken(tr.language).term(int(more["number"]), str(more["unit"]))


def _counted(found: Deadline, due: Due, tr: Translator) -> Iterator[str]:
    trigger = str(law(due.law).lists["deadlines"][due.code].more[f"trigger_{tr.language}"])
    yield tr(N_("Begins: {date}, {event}.")).format(date=_day(found.anchor, tr), event=trigger)
    if found.term.unit == "hour":
        yield tr(N_("Hours are counted through days off."))
    elif found.term.moves:
        yield tr(
            N_("Counted from the day after, to the end of the last day (Civil Code, Art. 173, 176; interpretation).")
        )
    else:
        yield tr(N_("Counted from the day after; not moved by days off, since earlier is safe."))
    yield from _paused(found, tr)
    if found.moved:
        yield tr(
            N_("The last day by count, {date}, is a day off: the next working day (Civil Code, Art. 175).")
        ).format(date=_day(found.moved, tr))
    if found.off:
        yield tr(N_("Holidays and days off on weekdays: {days}.")).format(days=_spans(found.off, tr))


def _unsure(found: Deadline, due: Due, tr: Translator) -> Iterator[str]:
    if found.bare:
        yield tr(N_("The law was not found to provide for pauses: verify with counsel."))
    if due.code == "T-BREACH":
        yield tr(N_("The law counts from the very moment of detection; do not wait for the last day."))
    if found.estimated:
        yield tr(N_("Estimated holidays, which may move: {days}.")).format(days=_spans(found.estimated, tr))
    if found.unchecked:
        years = ", ".join(str(one) for one in found.unchecked)
        yield tr(N_("Days moved by the Government are not known for: {years}.")).format(years=years)
    if second_hand(due):
        yield str(law(due.law).about[f"disclaimer_{tr.language}"])
    if found.due or found.bare:
        yield tr(VERIFY)


def _spans(days: Iterable[dt.date], tr: Translator) -> str:
    """Days one by one, neighbours as a span."""
    several = sorted(days)
    starts = [several[0], *(b for a, b in pairwise(several) if (b - a).days > 1)]
    ends = [*(a for a, b in pairwise(several) if (b - a).days > 1), several[-1]]
    spans = zip(starts, ends, strict=True)
    return ", ".join(_day(a, tr) if a == b else f"{_day(a, tr)} – {_day(b, tr)}" for a, b in spans)


def _day(day: dt.date, tr: Translator) -> str:
    return Spoken(tr.language).date(day)
