"""Text of many lines that is as tall as what it holds, within reason."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.editors.attended import Attended

LEAST, MOST = 2, 12
"""Lines in view; what is longer scrolls."""


class Prose(Attended, QPlainTextEdit):
    """Plain text. Tab leaves it; the wheel scrolls the form unless the text has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = 0
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.textChanged.connect(self.fit)

    def show_text(self, text: str) -> None:
        """Put a text in from outside, without a signal; nothing of it can be undone here."""
        place = self.textCursor().position() if self.hasFocus() else 0
        blocker = QSignalBlocker(self)
        self.setPlainText(text)
        blocker.unblock()
        if place:
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self.fit()

    def text(self) -> str:
        """All of it; `toPlainText` would make plain spaces of those that keep words together."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def first_line(self) -> int:
        """As far down as its first line reaches, with as much room below as above it."""
        return self.fontMetrics().height() + 2 * round(self.contentsMargins().top() + self.document().documentMargin())

    def forget_undo(self) -> None:
        """What was typed so far is no longer undone here: it is saved, and undone by the window."""
        self.document().clearUndoRedoStacks()

    @Slot()
    def fit(self) -> None:
        """Ask for as much room as the text takes now."""
        if self._wanted() != self._height:
            self.updateGeometry()

    def _wanted(self) -> int:
        """As tall as the lines, of which no more are laid out than can be in view."""
        line, document = self.fontMetrics().lineSpacing(), self.document()
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + round(2 * document.documentMargin())
        tall, most = 0.0, MOST * line
        block = document.firstBlock()
        while block.isValid() and tall <= most:
            tall += self.blockBoundingRect(block).height()
            block = block.next()
        if not block.isValid():
            tall -= document.documentMargin()  # Qt counts the lower one to the last paragraph
        shown = min(max(ceil(tall), LEAST * line), most)
        scrolls = tall > most + line / 2
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        return shown + frame

    def sizeHint(self) -> QSize:
        self._height = self._wanted()
        return QSize(24 * self.fontMetrics().averageCharWidth(), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded:
            super().wheelEvent(event)
        else:
            event.ignore()
