"""Looks now and then whether the file of an open register is still the one that was opened, so that this is told before
something is to be saved. By name, size and time only: the file itself is not touched.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ropa.errors import RopaError
from ropa.i18n import N_
from ui.workspace import Workspace

EVERY = 30_000
"""Milliseconds. A network share may tell the time of our own save some seconds late."""


class Watch(QObject):
    """Of one workspace. Signals: `noticed(RopaError)`, once for each thing that happened to the file."""

    noticed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._gone = False
        self._seen: tuple[int, int, int] | None = None
        timer = QTimer(self)
        timer.setInterval(EVERY)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Compare the file with what it was at the last look, where nothing was saved here meanwhile."""
        if self._workspace.is_locked:
            self._seen = None
            return
        register = self._workspace.register
        try:
            register.check_place()
            found = register.path.stat()
        except (RopaError, OSError) as error:
            if not self._gone and isinstance(error, RopaError):
                self.noticed.emit(error)
            self._gone, self._seen = True, None
            return
        self._gone = False
        before, self._seen = self._seen, (register.saves, found.st_size, found.st_mtime_ns)
        if before is not None and before != self._seen and before[0] == register.saves:
            self.noticed.emit(
                RopaError(
                    N_(
                        "Another program wrote into {path} while it is open here. Close it, check it with File, Check "
                        "register, and compare it with the last backup."
                    ),
                    path=register.path,
                )
            )
