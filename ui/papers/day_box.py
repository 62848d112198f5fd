"""A day to choose: written in numbers, or picked from a calendar."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from ui.desk import Desk


class DayBox(QDateEdit):
    """`latest` is the last day that can be chosen, if there is one."""

    def __init__(self, desk: Desk, name: str, day: dt.date, latest: dt.date | None = None) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setCalendarPopup(True)
        self.setDisplayFormat(desk.date_format)
        self.setLocale(desk.locale)
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        if latest is not None:
            self.setMaximumDate(QDate(latest.year, latest.month, latest.day))

    @property
    def day(self) -> dt.date:
        """The day that is chosen."""
        chosen = self.date()
        return dt.date(chosen.year(), chosen.month(), chosen.day())
