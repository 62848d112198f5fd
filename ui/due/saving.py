"""What is due saved as an iCalendar file where the person says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ropa.deadlines.listed import DueLine
from ropa.exchange.calendar_file import calendar_file
from ropa.exchange.files import file_name
from ropa.i18n import N_
from ropa.store.due import named
from ropa.store.naming import own_names, words_of
from ui.desk import Desk
from ui.papers.saving import ask_file, folder_of, write_chosen


def ask_calendar_file(parent: QWidget, desk: Desk, lines: Sequence[DueLine], *, of_all: bool) -> None:
    """Ask where it is to lie; what is listed is written then."""
    whose = desk.tr(N_("All operators")) if of_all else desk.operator_name[:60]
    start = folder_of(desk.settings, desk.operator or "") / file_name(f"{whose} - {desk.tr(N_('Due'))}", "ics")
    ask_file(parent, desk.tr, desk.tr(N_("Save for a calendar")), start, "ics", partial(_write, desk, tuple(lines)))


def _write(desk: Desk, lines: Sequence[DueLine], path: Path) -> None:
    operators = {one.operator for one in lines}
    names = desk.workspace.ask(lambda connection: words_of(connection, operators, own_names(connection)))
    data = calendar_file(desk.workspace.ask(named, lines), names, dt.datetime.now(dt.UTC), desk.tr)
    desk.say(desk.tr(N_("Saved: {path}")).format(path=write_chosen(path, "ics", data)))
