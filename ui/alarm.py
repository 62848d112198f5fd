"""Every exception that nobody caught, from any thread: a refusal as a sentence, each other fault once in a dialog."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.memory import NoMemory
from ui.fault import Report, report_of

log = logging.getLogger("ropa")

Way = tuple[tuple[str, int | None], ...]


class Alarm(QObject):
    """`refuse(error)` shows a refusal, `crash(report)` a fault of ours; while one is shown others are only logged.

    An exception in a slot or in an override that Qt calls reaches `sys.excepthook`, some of them many times in a row
    and on the worker's thread: hence the signal, and hence once. A fault that was shown before is a sentence: a paint
    that fails would bring its dialog up again as soon as it is closed, and nobody could do anything any more.
    """

    raised = Signal(object)

    def __init__(self, refuse: Callable[[RopaError], None], crash: Callable[[Report], None]) -> None:
        super().__init__()
        self._refuse = refuse
        self._crash = crash
        self.shown = False
        self._known: set[Way] = set()
        self.raised.connect(self._show)

    def install(self) -> None:
        """Take over from Python's own hooks."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.raised.emit(error)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.raised.emit(caught.exc_value)

    def _show(self, error: BaseException) -> None:
        if isinstance(error, MemoryError):
            error = NoMemory()
        if isinstance(error, RopaError):
            log.info("refused: %s", error.message)
            self._refuse(error)
            return
        report = report_of(error)
        log.error("%s", report.short)
        if self.shown:
            return
        way = _way(error)
        if way in self._known:
            self._refuse(RopaError(N_("Something went wrong in Ropa")))
            return
        self._known.add(way)
        self.shown = True
        self._crash(report)


def _way(error: BaseException) -> Way:
    """The way through the code on which it was raised."""
    return tuple((one.filename, one.lineno) for one in traceback.extract_tb(error.__traceback__))
