"""Many papers into a folder: operators are read one by one between turns of the screen, papers made on the worker."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QTimer

from ropa.holdings import Holdings
from ropa.progress import Progress
from ui.jobs import Job, Running
from ui.papers.reading import Reader
from ui.papers.wish import Listed, Wish, write_several


@dataclass(frozen=True)
class Order:
    """What is to be written, in which formats, and where."""

    papers: tuple[Listed, ...]
    wish: Wish
    formats: tuple[str, ...]
    folder: Path

    @property
    def files(self) -> int:
        """How many files that makes."""
        return len(self.papers) * len(self.formats)


class Batch(Running):
    """Succeeds with the number of files; cancelled, what was written stays and `written` says how much it is."""

    def __init__(self, worker: Executor, reader: Reader, order: Order) -> None:
        super().__init__()
        self.order = order
        self.written = 0
        self._worker = worker
        self._reader = reader
        self._todo = [list(ones) for _, ones in groupby(order.papers, key=lambda one: one.operator)]
        self._papers_done = self._papers_now = 0
        self._job: Job | None = None

    def start(self) -> None:
        QTimer.singleShot(0, self, self._next)

    def cancel(self) -> None:
        super().cancel()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._stop.is_set():
            self.cancelled.emit()
            self.finished.emit()
            return
        if not self._todo:
            self.succeeded.emit(self.written)
            self.finished.emit()
            return
        several = self._todo.pop(0)
        try:
            held = self._reader.wanted(several[0].operator, self.order.wish)
        except Exception as error:  # noqa: BLE001 (nothing is swallowed: whoever started it is told)
            self._fail(error)
            return
        self._papers_now = len(several)
        self._job = Job(self._worker, partial(self._write, held, several))
        self._job.progressed.connect(self._tell)
        self._job.succeeded.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.cancelled.connect(self._next)
        self._job.start()

    def _write(self, held: Holdings, several: Sequence[Listed], progress: Progress) -> None:
        order = self.order
        write_several(held, several, order.wish.scope, order.formats, order.folder, self._count, progress)

    def _count(self) -> None:
        self.written += 1

    def _tell(self, done: int, _: int) -> None:
        self.progressed.emit(self._papers_done + done, len(self.order.papers))

    def _take(self, _: object) -> None:
        self._papers_done += self._papers_now
        self.progressed.emit(self._papers_done, len(self.order.papers))
        self.start()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self.finished.emit()
