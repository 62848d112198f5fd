"""The lines of a history: edits under the days they were made on, and what each line says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ropa.actions.deeds import act_and_name, deed_in_words, facts
from ropa.i18n import N_
from ropa.spoken import Spoken
from ropa.store.history import ACT_KEYS
from ropa.store.told import Told
from ui.desk import Desk
from ui.panels.deeds import day_in_words, local, time_in_words

_LABELS = 8
"""As many facts of an edit are named at most in a line."""


@dataclass(frozen=True)
class Line:
    """A row of the list: an edit, or (edit is None) the day over those made on it."""

    day: dt.date
    edit: Told | None = None


def under_days(edits: Sequence[Told], day: dt.date | None) -> list[Line]:
    """Lines of edits, each day's after a line for the day; `day` is the one that has its line already."""
    lines = []
    for one in edits:
        made = local(one.at).date()
        if made != day:
            lines.append(Line(made))
            day = made
        lines.append(Line(made, one))
    return lines


def title(line: Line, desk: Desk, *, of_record: bool) -> str:
    """The day; or what was done to which record, in the history of one record to which of its facts."""
    if line.edit is None:
        return day_in_words(line.day, desk)
    if not of_record:
        return act_and_name(line.edit, desk.tr)
    spoken = Spoken(desk.language)
    named = [(one.row_kind, one.key.partition(".")[0]) for one in facts(line.edit)]
    labels = [spoken.label(*one) for one in dict.fromkeys(named) if one[1] not in ACT_KEYS][:_LABELS]
    return ": ".join(text for text in (deed_in_words(line.edit, desk.tr), ", ".join(labels)) if text)


def detail(line: Line, desk: Desk) -> str:
    """When, by whom, how many facts; "" of a day."""
    if line.edit is None:
        return ""
    said = [time_in_words(line.edit.at, desk), line.edit.author]
    if several := len(facts(line.edit)):
        said.append(desk.tr.count("{n} fact", "{n} facts", several))
    if line.edit.open:
        said.append(desk.tr(N_("still going on")))
    return " · ".join(said)
