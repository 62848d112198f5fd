"""Whether somebody is there: keys and the mouse over our windows, and a machine that slept meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

EVERY = 5_000
"""Milliseconds between two looks."""
SLEPT = 60.0
"""Seconds beyond its time that a look comes only where the machine slept."""

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Attendance(QObject):
    """Signals: `away()` once after so many seconds without a sign of anybody, and when the machine slept.

    Windows of the system are listened to, where each key and move comes once: a filter on the application would be
    asked for every event of every widget.
    """

    away = Signal()

    def __init__(self, parent: QObject, *, wall: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._wall = wall
        self._seconds = 0.0
        self._told = False
        self._last = self._looked = self._now()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def watch(self, app: QGuiApplication) -> None:
        """Listen to each window that comes to have the keyboard."""
        app.focusWindowChanged.connect(self._listen)
        self._listen(app.focusWindow())

    def wait(self, seconds: float) -> None:
        """How long nobody has to be there; 0 is for ever."""
        self._seconds = seconds
        self.sign()
        self._looked = self._last
        self._timer.start()

    def sign(self) -> None:
        """Somebody is there."""
        self._last, self._told = self._now(), False

    def look(self) -> None:
        """Tell where nobody was there for so long."""
        now = self._now()
        slept = now[1] - self._looked[1] - EVERY / 1000 > SLEPT
        gone = max(now[0] - self._last[0], now[1] - self._last[1])
        self._looked = now
        if not self._told and (slept or 0 < self._seconds <= gone):
            self._told = True
            self.away.emit()

    def _now(self) -> tuple[float, float]:
        """One clock stands still while some machines sleep, the other may be set back."""
        return time.monotonic(), self._wall()

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self.sign()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self.sign()
        return False
