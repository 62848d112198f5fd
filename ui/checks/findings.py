"""What the checks find of the operator in view, read after what was typed is saved, in slices between the turns of the
screen; whoever shows findings is told when they were read.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.law import LAWS, law
from ropa.register import Done
from ropa.words import Words
from ui.checks.told import Told
from ui.jobs import Turns

if TYPE_CHECKING:
    from ui.desk import Desk

PAUSE = 400
"""Milliseconds after a save until the register is checked: whoever goes on typing is not made to wait."""


class Findings(QObject):
    """Of one window. `told` is empty until they are known. Signals: `read()` when they were read anew."""

    read = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.told: tuple[Told, ...] = ()
        self.known = False
        self._operator: str | None = None
        self._at: dict[str, list[Told]] = {}
        self._looking: Turns | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._look)

    def look(self) -> None:
        """Another operator is in view: what was found of the one before it does not count any more."""
        if self._operator != self._desk.operator:
            self._operator = self._desk.operator
            self._stop()
            self._take((), known=False)
            self._soon.start()

    def refresh(self, done: Done | None) -> None:
        """Something changed: the operator's own records, or those that all share."""
        if done is None or done.operators & {self._desk.operator, None}:
            self._stop()
            self._soon.start()

    def end(self) -> None:
        """Before the register is closed: look no further."""
        self._stop()

    @property
    def busy(self) -> bool:
        """Whether the register is being checked, or is to be soon."""
        return self._soon.isActive() or self._looking is not None

    def of(self, record: str) -> tuple[Told, ...]:
        """What was found in a record and its parts."""
        return tuple(one for one in self.told if one.root == record)

    def at(self, row: str, key: str | None = None) -> tuple[Told, ...]:
        """What was found in a row and was not accepted; with `key` at this fact only, "" being the row as a whole."""
        return tuple(one for one in self._at.get(row, ()) if key is None or one.key == key)

    def open(self) -> tuple[Told, ...]:
        """Errors and warnings that nobody accepted."""
        return tuple(one for one in self.told if not one.accepted and one.severity != "info")

    def accept(self, told: Told, reason: Words) -> None:
        """Accept a finding with a reason."""
        from ropa.actions.checking import accept_finding
        from ui.today import today

        desk = self._desk
        desk.workspace.do(accept_finding, told.finding, reason, today())
        desk.say(desk.tr(N_("The finding is accepted; it stays in the list with your reason.")), undo=True)

    def take_back(self, told: Told) -> None:
        """Take an acceptance back: the finding is open again."""
        from ropa.actions.checking import withdraw_acceptance

        desk = self._desk
        desk.workspace.do(withdraw_acceptance, told.accepted)
        desk.say(desk.tr(N_("The finding is open again.")), undo=True)

    def _stop(self) -> None:
        self._soon.stop()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _look(self) -> None:
        if self._desk.operator is None:
            self._take((), known=True)
            return
        self._looking = Turns(self._check(self._desk.operator))
        self._looking.failed.connect(self._raise)
        self._looking.finished.connect(self._let_go)
        self._looking.start()

    def _check(self, operator: str) -> Generator[tuple[int, int], None, None]:
        """Rules, laws and words are loaded here, one after the other: nobody waits for them at the start."""
        from ropa.rules.checking import rules

        rules()
        yield 0, 0
        for code in LAWS:
            law(code)
            yield 0, 0
        from ui.checks.saying import steps
        from ui.today import today

        try:
            held, found = self._desk.workspace.findings(operator, today())
        except RopaError:
            return  # it went into the bin meanwhile
        yield 0, len(found)
        told: list[Told] = []
        for some in steps(held, found, self._desk):
            told += some
            yield len(told), len(found)
        if operator == self._desk.operator:
            self._take(tuple(told), known=True)

    def _take(self, told: tuple[Told, ...], *, known: bool) -> None:
        self.told, self.known = told, known
        self._at = {}
        for one in told:
            if not one.accepted:
                self._at.setdefault(one.row, []).append(one)
        self.read.emit()

    def _let_go(self) -> None:
        if self.sender() is self._looking:
            self._looking = None

    @staticmethod
    def _raise(error: Exception) -> None:
        raise error
