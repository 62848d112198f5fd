"""What is due as an iCalendar file (RFC 5545) for a person's own calendar: a whole day each, the same UID each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ropa import __version__
from ropa.deadlines.listed import SORTS, DueLine
from ropa.i18n import N_, Translator
from ropa.reference import catalogue
from ropa.words import Words

if TYPE_CHECKING:
    from icalendar import Event


def calendar_file(lines: Iterable[DueLine], operators: Mapping[str, Words], now: dt.datetime, tr: Translator) -> bytes:
    """The file; what has no day yet is left out. `operators` are the names of operators by uid."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//Ropa//Ropa {__version__}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", tr(N_("Ropa: what is due")))
    for line in lines:
        if line.date is not None:
            made.add_component(_event(line, line.date, operators.get(line.operator, Words()), now, tr))
    return bytes(made.to_ical())


def _event(line: DueLine, date: dt.date, operator: Words, now: dt.datetime, tr: Translator) -> Event:
    from icalendar import Event

    language = tr.language
    hour = line.due.at if line.due else None
    name = line.name.best(language)[0] or catalogue("record_kinds")[line.kind].names[language]
    event = Event()
    event.add("uid", f"{line.row}.{line.key}@ropa")
    event.add("dtstamp", now)
    event.add("dtstart", dt.datetime.combine(date, hour) if hour else date)
    event.add("summary", f"{tr(SORTS[line.sort])}: {name}")
    event.add("description", "\n".join((operator.best(language)[0], *line.why(tr))))
    event.add("transp", "TRANSPARENT")
    return event
