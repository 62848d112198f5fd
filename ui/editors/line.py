"""A line to type into, and one with a sign at its end that opens something."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.editors.attended import Attended
from ui.icons import icon

NO_END = 2**30
"""Qt cuts a line at 32,767 letters unless told otherwise."""


class Line(Attended, QLineEdit):
    """A line of any length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(NO_END)

    def show_text(self, text: str) -> None:
        """Put a text in from outside: its beginning is in view, and nothing of it can be undone here."""
        place = self.cursorPosition() if self.hasFocus() else 0
        self.setText(text)
        self.setCursorPosition(min(place, len(text)))

    def rest(self) -> None:
        """Left: the beginning comes into view again. Not where the whole window is left, for the keyboard comes back
        with it, to where it was.
        """
        if self.window().focusWidget() is not self:
            self.home(False)

    def first_line(self) -> int:
        """As far down as its first line reaches."""
        return self.height()

    def forget_undo(self) -> None:
        """What was typed so far is no longer undone here: it is saved, and undone by the window."""
        if not (self.isUndoAvailable() or self.isRedoAvailable()):
            return
        place, start, length = self.cursorPosition(), self.selectionStart(), len(self.selectedText())
        self.setText(self.text())
        if start < 0:
            self.setCursorPosition(place)
        else:
            self.setSelection(*((start, length) if place > start else (start + length, -length)))


class SignLine(Line):
    """A line with a sign at its end. Signals: `opened()`: the sign was clicked; the keyboard has Down for it."""

    opened = Signal()

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self._icon: QIcon | None = None

    def _place(self) -> QRect:
        side = round(self.fontMetrics().height() * 0.9)
        gap = (self.height() - side) // 2
        return QRect(self.width() - side - max(gap, side // 3), gap, side, side)

    def has_sign(self) -> bool:
        """Nothing can be opened in a line that is only read."""
        return not self.isReadOnly() and self.isEnabled()

    def _make_room(self) -> None:
        """The text ends before the sign; where it begins is the style's affair."""
        margins, right = self.textMargins(), self.width() - self._place().left()
        if margins.right() != right:
            self.setTextMargins(margins.left(), margins.top(), right, margins.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.has_sign():
            self._icon = self._icon or icon(self._sign, "muted")
            self._icon.paint(QPainter(self), self._place())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_on_sign(event):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.opened.emit()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_sign = self._is_on_sign(event)
        self.setCursor(Qt.CursorShape.ArrowCursor if on_sign else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def _is_on_sign(self, event: QMouseEvent) -> bool:
        left = self._place().left()
        return self.has_sign() and event.position().x() >= left
