"""The lock of the program: at once, after a while without anybody, with the screen. It asks nobody and waits for
nothing: what is typed is saved, or kept in its window where it cannot be; the file is let go, the password forgotten.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ropa.errors import RopaError
from ropa.i18n import N_, translator
from ropa.store.refusals import Damaged
from ui.locking.attendance import Attendance
from ui.locking.cover import Cover, Waiting
from ui.locking.hiding import Hidden, hide_below, hide_dialogs, show_again
from ui.locking.tries import Tries

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.program import Program
    from ui.workspace import Workspace


class Lock(QObject):
    """Of one program; `tries` are those of every password it asks for."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.tries = Tries()
        self._below: dict[MainWindow, Hidden] = {}
        self._stale: set[MainWindow] = set()
        self.attendance = Attendance(self)
        self.attendance.away.connect(self.lock_all)
        self.attendance.watch(program.app)
        self.follow_settings()

    def follow_settings(self) -> None:
        """How long nobody has to be there."""
        self.attendance.wait(self._program.settings.lock_after * 60)

    def follow_desktop(self) -> None:
        """Lock when the desktop tells that the person left."""
        if sys.platform.startswith("linux"):
            from ui.locking.desktop import Desktop

            Desktop(self).left.connect(self._leave_with_screen)

    def _leave_with_screen(self) -> None:
        if self._program.settings.lock_with_screen:
            self.lock_all()

    def lock_all(self) -> None:
        """Lock every register that has a password."""
        for workspace in self._program.open_registers:
            if workspace.protected and not workspace.is_locked:
                self.lock(workspace)

    def lock(self, workspace: Workspace) -> None:
        """Lock a register in all its windows."""
        unsaved: dict[MainWindow, RopaError] = {}
        for window in self._windows(workspace):
            try:
                window.leave()
            except RopaError as refusal:
                unsaved[window] = refusal
            except Exception as fault:  # noqa: BLE001 (nothing is swallowed: the alarm tells it, and the lock holds)
                self._program.alarm.raised.emit(fault)
        self.cover(workspace)
        tr = translator(self._program.language)
        for window, why in unsaved.items():
            cover = self._below[window].cover
            if isinstance(cover, Cover):
                kept = tr(N_("It could not be saved before locking, and is kept in this window: {why}"))
                cover.warn(kept.format(why=why.says(tr)))

    def cover(self, workspace: Workspace, waiting: str = "") -> None:
        """Cover the windows of a register and let its file go. With `waiting`, a sentence, nobody is asked for the
        password: the file is being worked on.
        """
        for window in self._windows(workspace):
            self._below[window] = hide_dialogs(window)
        for window in self._windows(workspace):
            if window.room is not None:
                window.room.rest()
            cover = Waiting(waiting) if waiting else self._cover(window, workspace)
            hide_below(window, self._below[window], cover)
            window.repaint()  # a backup before the file is let go takes its time; nothing is to be seen meanwhile
        try:
            workspace.lock()
        except RopaError as refusal:
            self._program.alarm.raised.emit(refusal)
        for window in self._windows(workspace):
            window.tell_locked(True)

    def _cover(self, window: MainWindow, workspace: Workspace) -> Cover:
        cover = Cover(workspace.path, self.tries, translator(self._program.language))
        cover.given.connect(lambda password: self._attempt(window, workspace, password))
        cover.close_requested.connect(lambda: self._program.close_register(window))
        cover.backups_requested.connect(lambda: self._program.open_backup(workspace.path, window))
        return cover

    def _attempt(self, window: MainWindow, workspace: Workspace, password: str) -> None:
        try:
            self.unlock(workspace, password)
        except RopaError as refusal:
            if isinstance(refusal, Damaged):  # not where another program has it open
                self.tries.wrong(workspace.path)
            cover = self._below[window].cover
            if isinstance(cover, Cover):
                cover.asking.refuse(refusal.says(translator(self._program.language)))

    def unlock(self, workspace: Workspace, password: str | None) -> None:
        """Open the file again and show all its windows as they were. Raises RopaError where it does not open."""
        workspace.unlock(password)
        self.tries.right(workspace.path)
        self.attendance.sign()
        for window in self._windows(workspace):
            self.uncover(window)

    def uncover(self, window: MainWindow) -> None:
        """Show what a window showed before, as the file says now."""
        hidden = self._below.pop(window, None)
        if hidden is None:
            return
        show_again(window, hidden)
        if window in self._stale:
            self._stale.discard(window)
            window.rebuild()
        elif window.room is not None:
            window.room.wake()
            window.tell_locked(False)

    def cover_anew(self, window: MainWindow) -> None:
        """The window speaks another language or has other letters now, under its cover too."""
        hidden, workspace = self._below.get(window), window.workspace
        self._stale.add(window)
        if hidden is None or workspace is None or not isinstance(hidden.cover, Cover):
            return
        old, hidden.cover = hidden.cover, self._cover(window, workspace)
        window.column.replaceWidget(old, hidden.cover)
        old.hide()
        old.deleteLater()
        hidden.cover.show()
        hidden.cover.setFocus()

    def forget(self, window: MainWindow) -> None:
        """The window goes, or shows something else from now on."""
        self._stale.discard(window)
        hidden = self._below.pop(window, None)
        if hidden is not None:
            for dialog, _ in hidden.dialogs:
                dialog.close()

    def _windows(self, workspace: Workspace) -> list[MainWindow]:
        return [one for one in self._program.windows if one.workspace is workspace]
