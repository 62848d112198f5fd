"""Many papers into a folder: operators are read one by one between turns of the screen, papers made on the worker, many
of them in processes. At the end stands a manifest of what was written.
"""

from __future__ import annotations

from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QTimer, Signal

from ropa.actions.batches import MANY, Share, Written, manifest, processes, shares, write_papers, written_of
from ropa.exchange.files import write_new
from ropa.progress import Cancelled, Progress
from ui.jobs import Job, Running
from ui.papers.reading import Reader
from ui.papers.wish import Listed, Wish


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

    _came = Signal(object)

    def __init__(self, worker: Executor, reader: Reader, order: Order) -> None:
        super().__init__()
        self.order = order
        self.files: list[Written] = []
        self._worker = worker
        self._pool = processes() if order.files >= MANY else None
        self._reader = reader
        self._todo = [list(ones) for _, ones in groupby(order.papers, key=lambda one: one.operator)]
        self._portions: list[Share] = []
        self._away = 0
        self._papers_done = self._papers_now = 0
        self._job: Job | None = None
        self._came.connect(self._take_portion)

    @property
    def written(self) -> int:
        """How many files lie in the folder by now."""
        return len(self.files)

    def start(self) -> None:
        QTimer.singleShot(0, self, self._next)

    def cancel(self) -> None:
        super().cancel()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._stop.is_set():
            if not self._away:
                self._end()
                self.cancelled.emit()
                self.finished.emit()
            return
        if self._pool is not None:
            self._feed(self._pool)
            return
        if not self._todo:
            self._succeed()
            return
        if (share := self._read()) is None:
            return
        self._papers_now = len(share.requests)
        self._job = Job(self._worker, partial(self._write, share))
        self._job.progressed.connect(self._tell)
        self._job.succeeded.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.cancelled.connect(self._next)
        self._job.start()

    def _read(self) -> Share | None:
        """The papers of the next operator; None where it cannot be read, which is told."""
        several, order = self._todo.pop(0), self.order
        try:
            held = self._reader.wanted(several[0].operator, order.wish)
        except Exception as error:  # noqa: BLE001 (nothing is swallowed: whoever started it is told)
            self._fail(error)
            return None
        requests = tuple(one.request for one in several)
        return Share(held, requests, order.wish.scope, order.formats, order.folder)

    # --- on the worker ---

    def _write(self, share: Share, progress: Progress) -> None:
        write_papers(share, progress, self.files.append)

    def _tell(self, done: int, _: int) -> None:
        self.progressed.emit(self._papers_done + done, len(self.order.papers))

    def _take(self, _: object) -> None:
        self._papers_done += self._papers_now
        self.progressed.emit(self._papers_done, len(self.order.papers))
        self.start()

    # --- in processes ---

    def _feed(self, pool: Executor) -> None:
        """Keep the processes busy: no more is read ahead than they can take."""
        while self._away < 4 and (self._portions or self._todo):
            if not self._portions:
                if (share := self._read()) is None:
                    return
                self._portions = list(shares(share))
            self._away += 1
            pool.submit(written_of, self._portions.pop(0)).add_done_callback(self._came.emit)
        if not self._away:
            self._succeed()

    def _take_portion(self, done: Future[tuple[Written, ...]]) -> None:
        self._away -= 1
        if (error := done.exception()) is not None and not isinstance(error, Cancelled):
            if not self._stop.is_set():
                self._stop.set()
                self._fail(error)  # type: ignore[arg-type]
            return
        self.files += done.result()
        self._papers_done += len(done.result()) // max(len(self.order.formats), 1)
        self.progressed.emit(self._papers_done, len(self.order.papers))
        self._next()

    # --- the end ---

    def _succeed(self) -> None:
        self._end()
        self.succeeded.emit(self.written)
        self.finished.emit()

    def _fail(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)
        self.finished.emit()

    def _end(self) -> None:
        """Let the processes go, and list what was written."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        if self.files:
            write_new(self.order.folder, "manifest.csv", manifest(self.files))
