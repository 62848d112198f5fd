"""A dialog that shows what an act would do, and looks anew while it is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from ropa.register import Done
from ui.desk import Desk
from ui.look import em
from ui.tab_order import tab_step

PAUSE = 250
"""Milliseconds without a choice, or after another window changed something, until one looks anew."""


class LookingDialog(QDialog):
    """Opened with `open()`. What is to be seen is read in `look_now`, one thing at a time."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self.look)
        desk.workspace.changed.connect(self._follow)

    def be_large(self, wide: float, tall: float) -> None:
        """So many letters wide and tall, where the screen has room for it."""
        room = self.screen().availableSize()
        self.resize(min(em(self, wide), room.width() * 9 // 10), min(em(self, tall), room.height() * 9 // 10))

    def look(self) -> None:
        """Show what would be done now."""
        if self.can_look():
            self.look_now()

    def look_soon(self) -> None:
        """Once nothing more is chosen for a moment."""
        self._soon.start()

    def looks_soon(self) -> bool:
        """Whether something was chosen that was not looked at yet."""
        return self._soon.isActive()

    def can_look(self) -> bool:
        """Whether nothing else lasts; where something does, one looks soon."""
        if self._desk.workspace.lasting is not None:
            self._soon.start()
            return False
        self._soon.stop()
        return True

    def look_now(self) -> None:
        """Read it, with `do_lasting`."""
        raise NotImplementedError

    def _follow(self, _done: Done) -> None:
        """Another window changed something."""
        self.look_soon()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """As things stand, not as they were made."""
        return tab_step(self, forward=forward)

    def done(self, result: int) -> None:
        """No more looking."""
        self._desk.workspace.changed.disconnect(self._follow)
        self._soon.stop()
        super().done(result)
