"""Strips at the foot of a page: how far something is, with Cancel; and what came of it, with what can be done next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton

from ropa.i18n import N_, Translator
from ui.icons import Sign, icon
from ui.jobs import Running
from ui.look import em

SHOWN_AFTER = 300
"""Milliseconds that something may last unseen."""


class ProgressStrip(QFrame):
    """Shows one thing that is running; whatever is quicker than a moment never shows."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._running: Running | None = None
        self.setProperty("wear", "strip_info")
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cancel_button = QPushButton(tr(N_("Cancel")))
        self.cancel_button.clicked.connect(self.cancel)
        line = QHBoxLayout(self)
        line.addWidget(self.sentence, 2)
        line.addWidget(self.bar, 3)
        line.addWidget(self.cancel_button)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SHOWN_AFTER)
        self._pause.timeout.connect(self.show)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether something runs that it watches."""
        return self._running is not None

    def watch(self, running: Running, sentence: str) -> None:
        """Show it from a moment on, until it is finished."""
        self._running = running
        self.sentence.setText(sentence)
        self.bar.setAccessibleName(sentence)
        self.bar.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        running.progressed.connect(self._show_step)
        running.finished.connect(self._rest)
        self._pause.start()

    def _show_step(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def cancel(self) -> None:
        """Stop what runs."""
        self.cancel_button.setEnabled(False)
        self.sentence.setText(self._tr(N_("Stopping…")))
        if self._running is not None:
            self._running.cancel()

    def _rest(self) -> None:
        if self.sender() is self._running:
            self._running = None
            self._pause.stop()
            self.hide()


class OutcomeStrip(QFrame):
    """What came of it, until it is closed, with one button for what can be done next."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._deed: Callable[[], object] = _nothing
        self.setProperty("wear", "strip_done")
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.clicked.connect(self._do)
        close = QToolButton()
        close.setProperty("wear", "quiet")
        close.setIcon(icon("close"))
        close.setToolTip(tr(N_("Close this message")))
        close.setAccessibleName(tr(N_("Close this message")))
        close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.addWidget(Sign("done", "done"))
        line.addWidget(self.sentence, 1)
        line.addWidget(self.button)
        line.addWidget(close)
        self.hide()

    def tell(self, sentence: str, button: str, deed: Callable[[], object]) -> None:
        """Show a sentence, and a button that does `deed`."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setText(button)
        self._deed = deed
        self.show()

    def _do(self) -> None:
        self._deed()


def _nothing() -> None:
    """There is nothing to do yet."""


class BusyLine(QProgressBar):
    """A thin line that moves while something is on its way; it keeps its place when it rests."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        keeps.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        keeps.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(keeps)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(em(self, 4), max(2, em(self, 0.16)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
