"""Kinds of acts that are looked for together, and when an edit was made, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QDate, QLocale, QTime

from ropa.i18n import N_
from ui.desk import Desk
from ui.today import today

GROUPS: Mapping[str, tuple[str, ...]] = {
    N_("Added and duplicated"): (
        "create", "duplicate", "copy_to_operators", "add_code", "add_known_party", "add_known_tracker", "add_file",
    ),
    N_("Changed and put back"): (
        "change", "put_back", "restore_value", "restore_record", "arrange", "keep_answered_none", "bring_up_to_date",
    ),
    N_("Approved and archived"): ("approve", "archive", "reopen"),
    N_("Into and out of the bin"): ("bin", "restore"),
    N_("Papers"): ("answer_paper", "lay_out_paper", "set_logo", "issue", "withdraw", "take_in", "erase_text"),
    N_("Accepted findings"): ("accept_finding", "withdraw_acceptance"),
    N_("Undone and done again"): ("undo", "redo"),
}  # fmt: skip
"""Acts that are looked for together, by what they are called then."""


def local(at: dt.datetime) -> dt.datetime:
    """The moment by the clock of this machine."""
    return at.astimezone()


def day_in_words(day: dt.date, desk: Desk) -> str:
    """The day with its weekday, and whether it is this one or the last."""
    written = desk.locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
    match (today() - day).days:
        case 0:
            return desk.tr(N_("Today, {day}")).format(day=written)
        case 1:
            return desk.tr(N_("Yesterday, {day}")).format(day=written)
        case _:
            return written


def time_in_words(at: dt.datetime, desk: Desk) -> str:
    """Hours and minutes."""
    clock = local(at)
    return desk.locale.toString(QTime(clock.hour, clock.minute), QLocale.FormatType.ShortFormat)


def moment_in_words(at: dt.datetime, desk: Desk) -> str:
    """Day and time, short."""
    return f"{_short(local(at).date(), desk)}, {time_in_words(at, desk)}"


def lately_in_words(at: dt.datetime, desk: Desk) -> str:
    """Day and time, short, of what was most often done today or yesterday."""
    day = local(at).date()
    match (today() - day).days:
        case 0:
            said = desk.tr(N_("today"))
        case 1:
            said = desk.tr(N_("yesterday"))
        case _:
            said = _short(day, desk)
    return f"{said}, {time_in_words(at, desk)}"


def _short(day: dt.date, desk: Desk) -> str:
    return desk.locale.toString(QDate(day.year, day.month, day.day), desk.date_format)
