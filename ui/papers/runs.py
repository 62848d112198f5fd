"""What runs for one page: its worker thread, and everything on it or between turns of the screen that is not over."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.jobs import Running


class Runs(QObject):
    """Belongs to its page and goes with it. Signals: `ended()` whenever something that ran is over."""

    ended = Signal()

    def __init__(self, page: QObject) -> None:
        super().__init__(page)
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="papers")
        self.alive: set[Running] = set()
        self.destroyed.connect(partial(_end, self.worker, self.alive))

    def start(self, running: Running) -> None:
        """Start something and keep it until it is over; what it raises goes up to the alarm."""
        self.alive.add(running)
        running.failed.connect(self._raise)
        running.finished.connect(self._let_go)
        running.start()

    def rest(self) -> None:
        """Cancel what runs, and stay ready for what comes."""
        for running in list(self.alive):
            running.cancel()

    def end(self) -> None:
        """Cancel what runs, and wait until it has let go."""
        _end(self.worker, self.alive)
        self.worker.shutdown(wait=True)

    def _let_go(self) -> None:
        self.alive.discard(self.sender())
        self.ended.emit()

    def _raise(self, error: Exception) -> None:
        raise error


def _end(worker: Executor, alive: set[Running], *_: object) -> None:
    """The page is going: nobody waits any more for what runs."""
    for running in list(alive):
        running.cancel()
    worker.shutdown(wait=False, cancel_futures=True)
