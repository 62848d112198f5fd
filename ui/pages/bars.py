"""A small picture of numbers: a line each with a bar, its words and its number; the number says what the bar shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.colours import colour
from ui.painting.ink import box

_LINE = 1.45
"""Height of a line, in heights of the font."""


class Bars(QWidget):
    """`role` is the colour of the bars; a screen reader reads all lines."""

    def __init__(self, name: str, lines: Sequence[tuple[str, int]], role: str = "accent") -> None:
        super().__init__()
        self.lines = tuple(lines)
        self._role = role
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{words}: {number}" for words, number in lines))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        high = self.fontMetrics().height()
        return QSize(14 * high, round(len(self.lines) * high * _LINE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, metrics = QPainter(self), self.fontMetrics()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, wide = metrics.height() * _LINE, self.width()
        words = wide * 0.5
        number = metrics.horizontalAdvance(str(max((n for _, n in self.lines), default=0))) + metrics.height() // 2
        most = max((n for _, n in self.lines), default=1) or 1
        for place, (text, n) in enumerate(self.lines):
            top = place * high
            painter.setPen(colour("text", self.palette()))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(words) - metrics.height() // 2)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, words, high), middle | Qt.AlignmentFlag.AlignLeft, shown)
            long = (wide - words - number) * n / most
            bar = QRectF(words, top + high * 0.22, max(long, 2.0), high * 0.56)
            box(painter, bar, colour(self._role, self.palette()), None, high * 0.12)
            painter.setPen(colour("text", self.palette()))
            painter.drawText(QRectF(bar.right() + metrics.height() * 0.3, top, number, high), middle, str(n))
