"""What an edit of the history was, in words, and when it was made: for lists of edits and what is said beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QDate, QLocale, QTime

from ropa.actions.named import ACTS, DONE
from ropa.i18n import N_, Translator
from ropa.spoken import BINNED, NEVER_WAS
from ropa.store.told import Told, ToldChange
from ui.desk import Desk
from ui.panels.kinds import kind_name

GROUPS: Mapping[str, tuple[str, ...]] = {
    N_("Added and duplicated"): (
        "create", "duplicate", "add_code", "add_known_party", "add_known_tracker", "add_file",
    ),
    N_("Changed and put back"): ("change", "put_back", "restore_value", "arrange", "keep_answered_none"),
    N_("Approved and archived"): ("approve", "archive", "reopen"),
    N_("Into and out of the bin"): ("bin", "restore"),
    N_("Papers"): ("answer_paper", "lay_out_paper", "set_logo", "issue", "withdraw", "take_in", "erase_text"),
    N_("Accepted findings"): ("accept_finding", "withdraw_acceptance"),
    N_("Undone and done again"): ("undo", "redo"),
}  # fmt: skip
"""Acts that are looked for together, by what they are called then."""

_OF_RECORD = frozenset({"create", "duplicate", "bin", "restore", "add_known_party", "add_known_tracker"})
"""Acts that are called so only where the record itself came or went: of one of its parts, the record was changed."""


def deed(told: Told) -> str:
    """What was done to the record: the name of an action, or undo or redo."""
    if told.action in ("undo", "redo"):
        return told.action
    return _effect(told, told.action)


def _effect(told: Told, action: str) -> str:
    whole = any(one.key == BINNED and one.row_uid == told.subject_uid for one in told.changes)
    if action not in DONE or (action in _OF_RECORD and not whole):
        return "change"
    return action


def deed_in_words(told: Told, tr: Translator) -> str:
    """Such as “Archived”, or “Undone: archiving”."""
    done = tr(DONE[deed(told)])
    return done.format(what=tr(ACTS[_effect(told, told.of)])) if told.action in ("undo", "redo") else done


def name_of(told: Told, tr: Translator) -> str:
    """The record's name, or its kind where it has none."""
    return told.subject_name.best(tr.language)[0] or kind_name(told.subject_kind, tr)


def act_and_name(told: Told, tr: Translator) -> str:
    """What was done to which record."""
    return tr(N_("{act}: {name}")).format(act=deed_in_words(told, tr), name=name_of(told, tr))


def facts(told: Told) -> tuple[ToldChange, ...]:
    """The changes that are facts to a reader: coming and going stands in the words for the act."""
    return tuple(one for one in told.changes if one.key != BINNED)


def moved(change: ToldChange) -> str:
    """What became of a row (msgid), where the change is one of its coming and going."""
    if change.new is None:
        return N_("added") if change.old == NEVER_WAS else N_("restored from the bin")
    return N_("taken back") if change.new == NEVER_WAS else N_("put into the bin")


def local(at: dt.datetime) -> dt.datetime:
    """The moment by the clock of this machine."""
    return at.astimezone()


def today() -> dt.date:
    """The present day by the clock of this machine."""
    return local(dt.datetime.now(dt.UTC)).date()


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
