"""Acts that may last: they are done on a thread of their own, and once a moment has passed one sees how far they are
and can stop them; then nothing of them is written.

Until then whoever called waits, so that what is quick is over when it returns, as every act is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from ropa.errors import RopaError
from ropa.i18n import N_, Translator
from ropa.progress import Cancelled
from ropa.register import Done
from ui.desk import Desk
from ui.jobs import HOLDS, Running
from ui.look import em
from ui.papers.progress import ProgressStrip
from ui.workspace import Workspace

R = TypeVar("R")

MOMENT = 0.3
"""Seconds that an act may last unseen."""


class Lasting(Running):
    """One act. Meanwhile the register belongs to its thread; what others ask of it waits.

    Signals: `over()`, on the screen's thread, once its `outcome` is there to be taken.
    """

    over = Signal()

    def __init__(self, workspace: Workspace, act: Callable[[], object]) -> None:
        super().__init__()
        self._workspace, self._act = workspace, act
        self._ended = threading.Event()
        self._changes: list[Done] = []
        self.outcome: object = None

    def start(self) -> None:
        self._workspace.lend(self)
        threading.Thread(target=self._run, name="act", daemon=True).start()

    def _run(self) -> None:
        try:
            self.outcome = self._act()
        except BaseException as error:  # noqa: BLE001 (nothing is swallowed: it is raised where the outcome is taken)
            self.outcome = error
        self._ended.set()
        self.over.emit()

    def hear(self, done: Done) -> None:
        """What it changed is told on the screen's thread, when it is over."""
        self._changes.append(done)

    def wait(self, seconds: float | None = None) -> bool:
        """Whether it is over, at the latest after so long."""
        return self._ended.wait(seconds)

    def take(self) -> object:
        """What came of it: told to all windows first. Raises what it raised."""
        self._workspace.take_back(self)
        for done in self._changes:
            self._workspace.changed.emit(done)
        self.finished.emit()
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome


class LastingDialog(QDialog):
    """How far an act is, with Cancel. All windows wait: what it changes is not to be typed into."""

    def __init__(
        self, lasting: Lasting, sentence: str, tr: Translator, parent: QWidget | None, then: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self._then = then
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty(HOLDS, True)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(sentence)
        self.strip = ProgressStrip(tr)
        self.strip.watch(lasting, sentence)
        self.strip.show()
        column = QVBoxLayout(self)
        column.addWidget(self.strip)
        self.setMinimumWidth(em(self, 34))
        lasting.over.connect(self.end)

    def reject(self) -> None:
        """Stop it; it goes by itself when the act has ended."""
        self.strip.cancel()

    def end(self) -> None:
        """Go, and let the outcome be taken, once."""
        then, self._then = self._then, _nothing
        super().reject()
        then()


def do_lasting(
    desk: Desk,
    sentence: str,
    act: Callable[[], R],
    then: Callable[[R], object] = lambda _result: None,
    parent: QWidget | None = None,
    refuse: Callable[[RopaError], object] | None = None,
) -> None:
    """Do something that may last, then something with its result; not where it was cancelled, which is said. A refusal
    that nobody takes goes up as from any act.
    """

    def take() -> None:
        try:
            result = lasting.take()
        except Cancelled:
            desk.say(desk.tr(N_("Cancelled: nothing was changed.")))
        except RopaError as refusal:
            if refuse is None:
                raise
            refuse(refusal)
        else:
            then(result)  # type: ignore[arg-type]  # what the act gives back

    def end() -> None:
        if desk.workspace.lasting is lasting:  # else the file was let go meanwhile
            take()

    lasting = Lasting(desk.workspace, act)
    lasting.start()
    if lasting.wait(MOMENT):
        take()
        return
    dialog = LastingDialog(lasting, sentence, desk.tr, parent or QApplication.activeWindow(), end)
    dialog.open()
    if lasting.wait(0):
        dialog.end()


def _nothing() -> None:
    """It was taken."""
