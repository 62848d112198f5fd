"""After an unclean end all of a register is looked at while one works; what came of it is told above the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ropa.errors import RopaError
from ropa.i18n import N_, translator
from ropa.store.unclean import note_whole
from ui.jobs import Job
from ui.panels.deeds import local
from ui.strips import NoteStrip
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ropa.store.examining import Part
    from ui.main_window import MainWindow

SOON = 3_000
"""Milliseconds after the window stands."""


class Looking(QObject):
    """`saved` is when something was saved last before; `parts` what was found, None as long as it is looked at. Where
    all is whole, the register remembers it when it is let go: until then another unclean end asks the same. `read`:
    a person closed what was told of it.

    Signals: `told()` when it is known.
    """

    told = Signal()

    def __init__(self, workspace: Workspace, saved: dt.datetime) -> None:
        super().__init__(workspace)
        self.saved = saved
        self.parts: Sequence[Part] | None = None
        self.read = False
        self._workspace = workspace
        self._job: Job | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="unclean")
        workspace.closing.connect(self._finish)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.begin)
        self._soon.start(SOON)

    def begin(self) -> None:
        """Look, on a copy."""
        if self._workspace.is_locked or self._job is not None:
            return
        from ropa.store.examining import examine

        source = self._workspace.register.source()
        job = self._job = Job(self._worker, lambda progress: examine(source, progress))
        job.setParent(self)
        job.succeeded.connect(self._take)
        job.failed.connect(self._raise)
        job.start()

    def take_read(self) -> None:
        """A person has read it."""
        self.read = True

    def _take(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.told.emit()

    def _raise(self, error: Exception) -> None:
        if not isinstance(error, RopaError):  # no room for a copy: it is looked at after the next opening
            raise error

    def _finish(self) -> None:
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()
        self._worker.shutdown(wait=True)
        if self.parts is not None and not any(part.wrong for part in self.parts):
            with suppress(RopaError):
                self._workspace.do(note_whole)
        self._workspace.closing.disconnect(self._finish)


def tell_unclean(window: MainWindow, workspace: Workspace) -> None:
    """Say above the page what was found, where it is known and was not read yet."""
    looking = workspace.keeper.looking if workspace.keeper is not None else None
    if looking is None or looking.parts is None or looking.read:
        return
    from ropa.store.examining import PARTS

    tr = translator(window.program.language)
    wrong = [tr(PARTS[part.what]) for part in looking.parts if part.wrong]
    strip = NoteStrip(tr, *(("warning", "warning") if wrong else ("info", "info")))
    window.put_strip(strip)
    strip.dismissed.connect(looking.take_read)
    if wrong:
        strip.offer(tr(N_("Backups…")), lambda: window.act("backups"))
        strip.offer(tr(N_("Check register…")), lambda: window.act("examine"))
        words = N_(
            "This register was not closed properly. Saved last before that: {when}. "
            "Not all is as it was saved: {parts}. Compare with a backup what was done last."
        )
    else:
        words = N_(
            "This register was not closed properly. Saved last before that: {when}. "
            "All of it was looked at and is as it was saved."
        )
    strip.show_sentence(tr(words).format(when=f"{local(looking.saved):%d.%m.%Y %H:%M}", parts=", ".join(wrong)))
