"""The search box of a list: it asks while one types, at once where the last answer came fast."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton

from ui.icons import icon
from ui.look import em

FAST = 0.04
"""Seconds an answer may take for the next letter to ask at once."""
PAUSE = 150
"""Milliseconds without a letter after which a slower search asks."""


class SearchBox(QLineEdit):
    """Signals: `asked(text)`; `left_down()` where the person goes down into the list, `confirmed()` by Enter.

    Whoever answers sets `took`, the seconds that the answer cost.
    """

    asked = Signal(str)
    left_down = Signal()
    confirmed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.took = 0.0
        self._last = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.ask_now)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setToolTip(name)  # all of it, where the box is small
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        name_signs(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._ask_soon)

    def sizeHint(self) -> QSize:
        """As wide as what it asks for, with the signs at both ends."""
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return super().sizeHint().expandedTo(QSize(hint + em(self, 3.5), 0))

    def _ask_soon(self) -> None:
        if self.took < FAST:
            self.ask_now()
        else:
            self._pause.start()

    def ask_now(self) -> None:
        """Ask for what is typed, if it was not asked already."""
        self._pause.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.asked.emit(self._last)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the box's own only while it has something to take back; else it is the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if (event.matches(undo) and not self.isUndoAvailable()) or (
                event.matches(redo) and not self.isRedoAvailable()
            ):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down:
                self.ask_now()
                self.left_down.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.ask_now()
                self.confirmed.emit()
            case _:
                super().keyPressEvent(event)


def name_signs(line: QLineEdit) -> None:
    """Let the signs within a line, which Qt makes as buttons without a name, be called as the line is."""
    for button in line.findChildren(QToolButton):
        button.setAccessibleName(line.accessibleName())
