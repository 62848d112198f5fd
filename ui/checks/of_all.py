"""How many findings every operator has, counted one after the other while nobody waits; kept in the register until
something they rest on changes.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ropa.errors import RopaError
from ropa.register import Done
from ropa.store.switcher import operators_found
from ui.jobs import Turns

if TYPE_CHECKING:
    from ui.desk import Desk

PAUSE = 3000
"""Milliseconds after the last change until operators are counted anew."""


class FindingsOfAll(QObject):
    """Of one window. `counts`: findings that nobody accepted by severity, by the uid of the operator, as far as they
    are known. Signals: `read()` when some were counted anew.
    """

    read = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.counts: Mapping[str, Mapping[str, int]] = {}
        self._counting: Turns | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._look)

    def refresh(self, _done: Done | None) -> None:
        """Something changed, or the window has come up."""
        self.end()
        self._soon.start()

    def end(self) -> None:
        """Before the register is closed: count no further."""
        self._soon.stop()
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    def _look(self) -> None:
        if self._desk.workspace.register.visiting is not None:
            self._soon.start()  # while a record is being edited nothing is kept, and nothing need be counted
            return
        self._counting = Turns(self._count())
        self._counting.failed.connect(self._raise)
        self._counting.start()

    def _count(self) -> Generator[tuple[int, int], None, None]:
        from ropa.actions.checked import count_findings, findings_counted
        from ui.panels.deeds import today

        day, workspace = today(), self._desk.workspace
        self._take(workspace.ask(findings_counted, day))
        every = workspace.ask(operators_found, "", self._desk.language)
        left = [one.uid for one in every if one.uid not in self.counts]
        for n, operator in enumerate(left):
            yield n, len(left)
            if workspace.register.visiting is not None:
                self._soon.start()
                return
            try:
                self._take({**self.counts, operator: workspace.do(count_findings, operator, day)})
            except RopaError:
                continue  # it went into the bin meanwhile

    def _take(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        if counts != self.counts:
            self.counts = counts
            self.read.emit()

    @staticmethod
    def _raise(error: Exception) -> None:
        raise error
