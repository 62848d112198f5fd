"""Work that lasts: on a worker thread with plain values, or on the screen's thread in slices between its turns.

The register has one connection, and the screen's thread alone uses it: a job is given holdings and never a register.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Executor
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ropa.progress import Cancelled, Progress

HOLDS = "holds"
"""The property of a window that all others wait for."""


class Running(QObject):
    """Something that lasts and can be cancelled.

    Signals, all on the screen's thread: `progressed(done, total)`; then one of `succeeded(result)`, `failed(error)`
    and `cancelled()`; and `finished()` after any of these. Whoever starts it keeps it until then.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()
        self.ended = False
        self.finished.connect(self._end)

    def _end(self) -> None:
        self.ended = True

    def start(self) -> None:
        """Begin. Signals are connected before."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop at the next step; what was finished by then stays."""
        self._stop.set()

    def step(self, done: int, total: int) -> None:
        """See `ropa.progress.Progress`."""
        self.heed()
        self.progressed.emit(done, total)

    def heed(self) -> None:
        """Raises Cancelled where it was cancelled."""
        if self._stop.is_set():
            raise Cancelled


class Job(Running):
    """A core function on the one thread of `worker`, which belongs to whoever gives it."""

    def __init__(self, worker: Executor, task: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._worker = worker
        self._task = task

    def start(self) -> None:
        self._worker.submit(self._run)

    def _run(self) -> None:
        try:
            self.heed()
            result = self._task(self)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 (nothing is swallowed: it is handed to the screen's thread)
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        self.finished.emit()


class Turns(Running):
    """A generator on the screen's thread, one step a turn of its event loop; it yields (done, total).

    While a window that holds all others is shown it rests: what it would ask is not answered, and the screen would
    stand still.
    """

    REST = 50
    """Milliseconds."""

    def __init__(self, steps: Generator[tuple[int, int], None, Any]) -> None:
        super().__init__()
        self._steps = steps

    def start(self) -> None:
        QTimer.singleShot(0, self, self._turn)

    def _turn(self) -> None:
        holding = QApplication.activeModalWidget()
        if holding is not None and holding.property(HOLDS):
            QTimer.singleShot(self.REST, self, self._turn)
            return
        try:
            self.heed()
            self.step(*next(self._steps))
        except StopIteration as end:
            self.succeeded.emit(end.value)
        except Cancelled:
            self._steps.close()
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 (nothing is swallowed: whoever started it is told)
            self.failed.emit(error)
        else:
            self.start()
            return
        self.finished.emit()


def go_after_work(owner: QObject) -> None:
    """Delete it once nothing that belongs to it lasts: work clears away itself what it has open."""
    lasting = next((one for one in owner.findChildren(Running) if not one.ended), None)
    if lasting is None:
        owner.deleteLater()
    else:
        lasting.finished.connect(lambda: go_after_work(owner))


def sweep() -> None:
    """Look for garbage in the generations that are due, the oldest of these and all younger ones."""
    due = [n for n, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > limit]
    if due:
        gc.collect(due[-1])


class Sweeper(QObject):
    """Looks for garbage in cycles on the screen's thread only, as long as it lives.

    Python looks for it on whatever thread happens to allocate; a widget found there would be destroyed on the wrong
    thread, and the program with it.
    """

    EVERY = 1000
    """Milliseconds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(self.EVERY)
        self._timer.timeout.connect(sweep)
        self._timer.start()
