"""Sections of the overview that a start does not wait for: what is due, and into which countries data go."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from ropa.deadlines.listed import OVERDUE, SORTS, DueLine
from ropa.i18n import N_
from ropa.reference import catalogue
from ropa.store.due import due, named
from ropa.store.over_all import by_country
from ui.desk import Desk
from ui.due.calendar import days_of
from ui.due.told import day_in_words, stands
from ui.pages.bars import Bars
from ui.pages.section import Section
from ui.panels.kinds import kind_name, section_of
from ui.panels.lines import Line, Lines

AHEAD = 30
"""Days that one looks ahead."""
_LISTED = 6

Countries = tuple[tuple[str, int], ...]


def due_lines(desk: Desk, operator: str, day: dt.date) -> list[DueLine]:
    """What is overdue and what comes next, as much as the section lists."""
    ask: Any = desk.workspace.ask
    found: list[DueLine] = ask(named, ask(due, days_of(desk)[0], operator, day + dt.timedelta(days=AHEAD))[:_LISTED])
    return found


def countries_of(desk: Desk, operator: str | None = None) -> Countries:
    """Countries into which data go, the most first; of an operator by transfers, of all by operators."""
    return tuple(desk.workspace.ask(by_country, operator).items())


def due_section(desk: Desk, lines: list[DueLine], day: dt.date) -> Section:
    """What is overdue and what comes next."""
    tr = desk.tr
    late = any(one.standing(day) == OVERDUE for one in lines)
    section = Section("due", "warning" if late else "due", tr(N_("Due")))
    if not lines:
        section.remark("done", tr(N_("Nothing is due.")))
        return section
    shown = (
        Line(
            f"{tr(SORTS[one.sort])}: {one.name.best(desk.language)[0] or kind_name(one.kind, tr)}",
            " · ".join((stands(one, day, tr), day_in_words(one, desk))),
            partial(desk.go, section_of(one.kind) or "due", one.record, one.row, one.key),
        )
        for one in lines
    )
    section.show_lines(Lines(section.heading, shown, under=True))
    section.lead_to("due", tr(N_("All that is due")), lambda: desk.go("due"))
    return section


def countries_section(desk: Desk, countries: Countries) -> Section:
    """Transfers abroad by country; the button leads to the map."""
    section = countries_picture(desk, desk.tr(N_("Transfers abroad by country")), countries)
    section.lead_to("flows", desk.tr(N_("Data-flow map")), lambda: desk.go("flows"))
    return section


def countries_picture(desk: Desk, heading: str, countries: Countries) -> Section:
    """Countries as bars, under a heading."""
    section = Section("countries", "transfer", heading)
    if countries:
        names = catalogue("countries")
        lines = [(names[code].names[desk.language] if code in names else code, n) for code, n in countries]
        section.show_picture(Bars(heading, lines, "info"))
    else:
        section.remark("info", desk.tr(N_("No transfer abroad is in the register.")))
    return section
