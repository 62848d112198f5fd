"""What is due in the reader's words: how its day stands to today, with a sign, never by colour alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QDate

from ropa.deadlines.listed import LATER, OVERDUE, SOON, TODAY, UNKNOWN, DueLine
from ropa.i18n import N_, Translator
from ui.checks.told import Badge
from ui.desk import Desk

_SIGNS: Mapping[str, str] = {OVERDUE: "error", TODAY: "warning", SOON: "info"}


def stands(line: DueLine, today: dt.date, tr: Translator) -> str:
    """How its day stands to today, in words."""
    standing = line.standing(today)
    left = (line.date - today).days if line.date else 0
    match standing:
        case "overdue":
            return tr.count("Overdue by {n} day", "Overdue by {n} days", -left)
        case "today":
            return tr(N_("Today"))
        case "unknown":
            return tr(N_("No date yet"))
        case _:
            return tr.count("In {n} day", "In {n} days", left)


def day_in_words(line: DueLine, desk: Desk) -> str:
    """The day, with the hour where a term has one."""
    if line.date is None:
        return "–"
    said = desk.locale.toString(QDate(line.date.year, line.date.month, line.date.day), desk.date_format)
    return f"{said} {line.due.at:%H:%M}" if line.due and line.due.at else said


def badge(line: DueLine, today: dt.date, tr: Translator) -> Badge | None:
    """The sign that it wears, with the words for it."""
    sign = _SIGNS.get(line.standing(today))
    return (sign, stands(line, today, tr)) if sign else None


def counted(lines: list[DueLine], today: dt.date, tr: Translator) -> str:
    """How many are overdue, for today and for the week."""
    by: dict[str, int] = dict.fromkeys((OVERDUE, TODAY, SOON, LATER, UNKNOWN), 0)
    for line in lines:
        by[line.standing(today)] += 1
    said = (
        (tr(N_("Overdue: {n}")), by[OVERDUE]),
        (tr(N_("Today: {n}")), by[TODAY]),
        (tr(N_("Within a week: {n}")), by[SOON]),
        (tr(N_("Later: {n}")), by[LATER]),
        (tr(N_("Without a date: {n}")), by[UNKNOWN]),
    )
    return " · ".join(text.format(n=n) for text, n in said if n)
