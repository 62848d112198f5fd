"""Every exception that nobody caught, from any thread: a refusal as a sentence, all else once in a dialog."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from ropa.errors import RopaError

log = logging.getLogger("ropa")


class Alarm(QObject):
    """`refuse(error)` shows a refusal, `crash(report)` a fault of ours; while one is shown others are only logged.

    An exception in a slot or in an override that Qt calls reaches `sys.excepthook`, some of them many times in a row
    and on the worker's thread: hence the signal, and hence once.
    """

    raised = Signal(object)

    def __init__(self, refuse: Callable[[RopaError], None], crash: Callable[[str], None]) -> None:
        super().__init__()
        self._refuse = refuse
        self._crash = crash
        self.shown = False
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
        if isinstance(error, RopaError):
            self._refuse(error)
            return
        report = "".join(traceback.format_exception(error))
        log.error("%s", report)
        if not self.shown:
            self.shown = True
            self._crash(report)
