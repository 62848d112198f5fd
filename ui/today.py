"""The present day by the clock of this machine, and word of each new one: a window may stay open for weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

EVERY = 20_000
"""Milliseconds between two looks at the calendar."""


def today() -> dt.date:
    """The present day by the clock of this machine."""
    return dt.datetime.now().astimezone().date()


class NewDay(QObject):
    """Signals: `begun()` once a day, as soon as one is `ready` for it."""

    begun = Signal()

    def __init__(self, parent: QObject, ready: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._ready = ready
        self._day = today()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell of a day that is another than before."""
        day = today()
        if day != self._day and self._ready():
            self._day = day
            self.begun.emit()
