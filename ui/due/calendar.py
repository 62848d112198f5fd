"""A person's own calendar of working days: a file beside the settings, made with its explanations when it is opened."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ropa.deadlines.days import WorkingDays, working_days
from ropa.errors import RopaError
from ropa.exchange.files import write_new
from ropa.i18n import N_
from ui.desk import Desk

NAME = "working_days.toml"

_HEAD = N_(
    "Your own working days and days off: they go before those that come with Ropa, for every register on this "
    "computer. A day stands once: off = true is a day off, off = false a working day. A year named below was compared "
    "with a published calendar, days moved by the Government included. Take the signs # away from what you need."
)
_EXAMPLE = """
# years = [2027]

# [[day]]
# date = 2027-05-16
# off = true
# why = ""
"""


def own_calendar(desk: Desk) -> Path:
    """Where it lies, or would lie."""
    return Path(desk.settings.path).with_name(NAME)


def days_of(desk: Desk) -> tuple[WorkingDays, str]:
    """The calendar that counts here, and a sentence where the person's own cannot be read: then it does not count."""
    try:
        return working_days(own_calendar(desk)), ""
    except RopaError as error:
        return working_days(), error.says(desk.tr)


def open_calendar(desk: Desk) -> None:
    """Open the person's own calendar in the editor of the system. Raises RopaError where it cannot be made."""
    path = own_calendar(desk)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(
            path.parent,
            path.name,
            "\n".join((*wrap(desk.tr(_HEAD), 100, initial_indent="# ", subsequent_indent="# "), _EXAMPLE)).encode(),
        )
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        desk.say(desk.tr(N_("The calendar is the file {path}: open it in any editor of texts.")).format(path=path))
