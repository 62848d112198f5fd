"""Makes backups of an open register by itself: while one works, on a thread of its own, and when it is let go."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from ropa.errors import RopaError
from ropa.store.backup_names import Backup, Why, listed
from ropa.store.backups import changed_since, make_backup
from ropa.store.unclean import saved_before_unclean
from ui.jobs import Job
from ui.keeping.unclean import Looking
from ui.settings import Settings
from ui.workspace import Workspace

EVERY = 30 * 60
"""Seconds between two backups while one works; by a clock that nobody sets."""
SOON = 60
"""Seconds after opening, where changes of an earlier time are in no backup yet."""


class Keeper(QObject):
    """Of one workspace. `last` is the newest good backup, `failure` why the one tried last was not made; `looking` is
    there where the register was not closed properly.

    Signals: `told()` when one of these is another.
    """

    told = Signal()

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__(workspace)
        self._workspace, self._settings = workspace, settings
        self.last = self._newest()
        self.failure: RopaError | None = None
        self._changed = workspace.ask(changed_since, self.last.at if self.last else None)
        self._due = time.monotonic() + (SOON if self._changed else EVERY)
        saved = workspace.ask(saved_before_unclean)
        self.looking = Looking(workspace, saved) if saved is not None else None
        self._job: Job | None = None
        self._worker: ThreadPoolExecutor | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(20_000)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        workspace.changed.connect(self._note)
        workspace.closing.connect(self._finish)

    def _newest(self) -> Backup | None:
        own = [one for one in self.all() if one.of == self._workspace.uid[:8]]
        return own[-1] if own else None

    def all(self) -> list[Backup]:
        """Every backup of the file's name, the oldest first."""
        return listed(self._workspace.path, self._settings.backup_folder)

    def _note(self) -> None:
        self._changed = True

    def look(self) -> None:
        """Begin a backup where one is due."""
        if self._changed and self._settings.backups_on and time.monotonic() >= self._due:
            self.begin()

    def begin(self, why: Why = Why.CHANGED, label: str = "") -> Job | None:
        """Begin a backup, unless one is being made or the register is locked."""
        if self._job is not None or self._workspace.is_locked:
            return None
        source, chosen = self._workspace.register.source(), self._settings.backup_folder
        self._changed = False
        self._due = time.monotonic() + EVERY
        worker = self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="backup")
        job = self._job = Job(worker, lambda progress: make_backup(source, chosen, why, label, progress))
        job.setParent(self)
        job.succeeded.connect(self._made)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._note)
        job.finished.connect(self._rest)
        job.start()
        return job

    def _made(self, backup: Backup) -> None:
        self.last, self.failure = backup, None
        self.told.emit()

    def _failed(self, error: Exception) -> None:
        self._changed = True
        if not isinstance(error, RopaError):
            raise error
        self.failure = error
        self.told.emit()

    def _rest(self) -> None:
        if self.sender() is self._job and self._worker is not None:
            self._worker.shutdown(wait=False)
            self._job = self._worker = None

    def _finish(self) -> None:
        """The register is about to be let go: what is in no backup yet gets into one."""
        if self._job is not None and self._worker is not None:
            self._changed = True
            self._job.cancel()
            self._worker.shutdown(wait=True)
            self._job = None
        if not (self._changed and self._settings.backups_on):
            return
        try:
            self.last = make_backup(self._workspace.register.source(), self._settings.backup_folder)
            self._changed, self.failure = False, None
        except RopaError as refusal:
            self.failure = refusal
