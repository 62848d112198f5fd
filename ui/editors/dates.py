"""A day: typed as 31.12.2026 or 2026-12-31, or picked in a calendar that is made when it is first asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout

from ropa.errors import RopaError
from ropa.fields import Field
from ropa.i18n import N_
from ropa.values import accept
from ui.editors.line import SignLine
from ui.editors.lookup import Lookup
from ui.editors.texts import LineEditor


class DateLine(SignLine):
    """A line that opens its calendar with Down."""

    def __init__(self) -> None:
        super().__init__("calendar")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and self.has_sign():
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class DateEditor(LineEditor):
    """DATE."""

    def __init__(self, field: Field, lookup: Lookup) -> None:
        self._line = DateLine()
        super().__init__(field, lookup, self._line)
        self._popup: QFrame | None = None
        self._calendar: QCalendarWidget | None = None
        self._line.opened.connect(self.open_calendar)
        self._line.setToolTip(lookup.desk.tr(N_("Down opens the calendar")))

    def spelled(self, value: Any) -> str:
        return f"{value.day:02}.{value.month:02}.{value.year:04}" if isinstance(value, dt.date) else ""

    def open_calendar(self) -> QCalendarWidget:
        """Show the calendar below the line, at the day that is typed, or today."""
        calendar, popup = self._calendar, self._popup
        if calendar is None or popup is None:
            calendar, popup = self._make_calendar()
        try:
            day = accept(self.field, self.line.text())[0]
        except RopaError:
            day = None
        calendar.setSelectedDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        popup.adjustSize()
        screen = self.screen().availableGeometry()
        corner = self.line.mapToGlobal(QPoint(0, self.line.height()))
        if corner.y() + popup.height() > screen.bottom():
            corner.setY(corner.y() - self.line.height() - popup.height())
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - popup.width())))
        popup.move(corner)
        popup.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)
        return calendar

    def _make_calendar(self) -> tuple[QCalendarWidget, QFrame]:
        self._popup = popup = QFrame(self, Qt.WindowType.Popup)
        self._calendar = calendar = QCalendarWidget()
        calendar.setAccessibleName(self.label)
        calendar.setLocale(self.lookup.desk.locale)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        column = QVBoxLayout(popup)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(calendar)
        return calendar, popup

    def _pick(self, day: QDate) -> None:
        if self._popup is None or not self._popup.isVisible():
            return  # Return both clicks and activates
        self._popup.hide()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.line.show_text(self.spelled(day.toPython()))
        self._choose()
