"""A day to choose: written in numbers, or picked from a calendar."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from ui.desk import Desk


class DayBox(QDateEdit):
    """`latest` is the last day that can be chosen, if there is one. A box of a page begins with the present day."""

    def __init__(self, desk: Desk, name: str, day: dt.date, latest: dt.date | None = None) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self._begun_with = day
        self.setCalendarPopup(True)
        self.setDisplayFormat(desk.date_format)
        self.setLocale(desk.locale)
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        if latest is not None:
            self.setMaximumDate(QDate(latest.year, latest.month, latest.day))

    def reach(self, present: dt.date) -> None:
        """A new day may have begun: it can be chosen, and is chosen where the one before was. Nobody is told."""
        if present == self._begun_with:
            return
        self.blockSignals(True)
        stays = self.day != self._begun_with
        if self.maximumDate().toPython() == self._begun_with:
            self.setMaximumDate(QDate(present.year, present.month, present.day))
        if not stays:
            self.setDate(QDate(present.year, present.month, present.day))
        self._begun_with = present
        self.blockSignals(False)

    @property
    def day(self) -> dt.date:
        """The day that is chosen."""
        chosen = self.date()
        return dt.date(chosen.year(), chosen.month(), chosen.day())
