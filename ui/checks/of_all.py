"""How many findings and outdated papers every operator has, counted one after the other while nobody waits; kept in
the register until something they rest on changes.
"""

from __future__ import annotations

import datetime as dt
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
    """Of one window, by the uid of the operator, as far as they are known: `counts`, findings that nobody accepted by
    severity; `outdated`, how many issued papers no longer say what the register says. Signals: `read()` when some were
    counted anew.
    """

    read = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.counts: Mapping[str, Mapping[str, int]] = {}
        self.outdated: Mapping[str, int] = {}
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
        if self._waits():
            return
        self._counting = Turns(self._count())
        self._counting.failed.connect(self._raise)
        self._counting.start()

    def _count(self) -> Generator[tuple[int, int], None, None]:
        """An operator's findings a turn, then its papers, a paper a turn; not while a record is being edited."""
        from ropa.actions.checked import count_findings, findings_counted, outdated_counted
        from ui.today import today

        day, workspace = today(), self._desk.workspace
        self._take(workspace.ask(findings_counted, day), workspace.ask(outdated_counted, day))
        every = [one.uid for one in workspace.ask(operators_found, "", self._desk.language)]
        for operator in every:
            if operator in self.counts:
                continue
            yield len(self.counts), len(every)
            if self._waits():
                return
            try:
                counts = {**self.counts, operator: workspace.do(count_findings, operator, day)}
            except RopaError:
                continue  # it went into the bin meanwhile
            self._take(counts, self.outdated)
        for operator in every:
            if operator not in self.outdated:
                yield from self._compare(operator, day)
                if self._waits():
                    return

    def _compare(self, operator: str, day: dt.date) -> Generator[tuple[int, int], None, None]:
        """How many issued papers of an operator no longer say what the register says."""
        from ropa.actions.checked import keep_outdated
        from ropa.store.issued import has_editions
        from ropa.store.reading import holdings

        workspace, found = self._desk.workspace, 0
        try:
            if workspace.ask(has_editions, operator):
                yield 0, 0
                held = workspace.ask(holdings, operator)
                for n, (_, stands) in enumerate(workspace.check_papers(held, day)):
                    found += stands.outdated
                    yield n, 0
            if not self._waits():
                outdated = {**self.outdated, operator: workspace.do(keep_outdated, operator, found, day)}
                self._take(self.counts, outdated)
        except RopaError:
            return  # it went into the bin meanwhile

    def _waits(self) -> bool:
        """Whether a record is being edited: nothing is kept then, and counting goes on later."""
        waits = self._desk.workspace.register.visiting is not None
        if waits:
            self._soon.start()
        return waits

    def _take(self, counts: Mapping[str, Mapping[str, int]], outdated: Mapping[str, int]) -> None:
        if (counts, outdated) != (self.counts, self.outdated):
            self.counts, self.outdated = counts, outdated
            self.read.emit()

    @staticmethod
    def _raise(error: Exception) -> None:
        raise error
