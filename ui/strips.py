"""What a window says without stopping anybody: refusals above the page, what was done below it with Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from ropa.i18n import N_, Translator
from ui.icons import Sign, icon

SHOWN = 12_000
"""Milliseconds for which a sentence about what was done stays."""


class _Strip(QFrame):
    def __init__(self, tr: Translator, wear: str, picture: str) -> None:
        super().__init__()
        self.setProperty("wear", f"strip_{wear}")
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        self._close.setProperty("wear", "quiet")
        self._close.setIcon(icon("close"))
        self._close.setToolTip(tr(N_("Close this message")))
        self._close.setAccessibleName(tr(N_("Close this message")))
        self._close.clicked.connect(self.hide)
        self.line = QHBoxLayout(self)
        self.line.addWidget(Sign(picture, wear), 0, Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(self.sentence, 1)
        self.line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()


class NoteStrip(_Strip):
    """Something worth knowing, with what can be done about it. It goes when it is closed or something of it is done.

    Signals: `dismissed()` when the person closed it.
    """

    dismissed = Signal()

    def __init__(self, tr: Translator, wear: str, picture: str) -> None:
        super().__init__(tr, wear, picture)
        self._close.clicked.connect(self.dismissed)
        self._close.clicked.connect(self.deleteLater)

    def show_sentence(self, sentence: str) -> None:
        """Show it."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def offer(self, words: str, act: Callable[[], object]) -> QPushButton:
        """A button beside the sentence."""
        button = QPushButton(words)
        button.clicked.connect(self.hide)
        button.clicked.connect(act)
        self.line.insertWidget(self.line.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)
        return button


class RefusalStrip(_Strip):
    """Why something could not be done; stays until it is closed or something is done."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr, "refusal", "refused")

    def show_sentence(self, sentence: str) -> None:
        """Show why."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()


class DoneStrip(_Strip):
    """What was done. `chain` is in whose history: an operator's, or None of shared records. Signals:
    `undo_requested()`; `turned()` when it comes and goes.
    """

    undo_requested = Signal()
    turned = Signal()
    chain: str | None = None

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr, "done", "done")
        self.undo = QPushButton(tr(N_("Undo")))
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click saves nothing typed before what was told is undone
        self.undo.clicked.connect(self.hide)
        self.undo.clicked.connect(self.undo_requested)
        self.line.insertWidget(2, self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN)
        self._timer.timeout.connect(self.hide)

    def show_sentence(self, sentence: str, *, undo: bool) -> None:
        """Show what was done for a while."""
        self.sentence.setText(sentence)
        self.undo.setVisible(undo)
        self.show()
        self._timer.start()
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.turned.emit()
