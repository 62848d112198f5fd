"""The status of a record as a pill: a shape, a word, a colour; as a widget, and as a drawing for the cells of lists."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.colours import colour
from ui.painting.fields import DASH, TICK
from ui.painting.ink import box, strokes

COLOURS_OF = {
    "draft": ("muted", "sunken"),
    "approved": ("done", "done_soft"),
    "changed": ("warning", "warning_soft"),
    "archived": ("muted", "sunken"),
}
"""status: colour of shape and word, of the ground."""

SIZE = 0.9


def badge_size(text: str, font: QFont) -> QSize:
    """How much room `paint_badge` takes."""
    metrics = QFontMetrics(_smaller(font))
    line = metrics.height()
    return QSize(round(metrics.horizontalAdvance(text) + line * 1.85), round(line * 1.35))


def paint_badge(painter: QPainter, rect: QRect, status: str, text: str, palette: QPalette, font: QFont) -> None:
    """Draw it at the left of `rect`, in the middle of its height; cut with an ellipsis where it is too narrow."""
    ink, ground = (colour(role, palette) for role in COLOURS_OF[status])
    size = badge_size(text, font)
    pill = QRect(QPoint(rect.left(), rect.center().y() - size.height() // 2 + 1), size)
    pill.setWidth(min(size.width(), rect.width()))
    letters = _smaller(font)
    line = QFontMetrics(letters).height()
    painter.save()
    box(painter, pill, ground, ink if status != "archived" else None, line * 0.3, 1)
    square = QRectF(pill.left() + line * 0.4, pill.center().y() - line * 0.36 + 0.5, line * 0.72, line * 0.72)
    _shape(painter, square, status, palette)
    words = pill.adjusted(round(line * 1.35), 0, -round(line * 0.35), 0)
    painter.setFont(letters)
    painter.setPen(ink)
    shown = QFontMetrics(letters).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def _shape(painter: QPainter, square: QRectF, status: str, palette: QPalette) -> None:
    """An empty circle, a full one with a tick, a circle with a bar down its middle, a box with a line."""
    ink, ground = (colour(role, palette) for role in COLOURS_OF[status])
    width = max(1.3, square.width() / 8)
    match status:
        case "approved":
            box(painter, square, ink, None, square.width())
            strokes(painter, TICK, square, ground, width)
        case "changed":
            box(painter, square, None, ink, square.width(), width)
            painter.setClipRect(QRectF(square.center().x(), square.top(), square.width(), square.height()))
            box(painter, square, ink, None, square.width())
            painter.setClipping(False)
        case "archived":
            box(painter, square.adjusted(0, width, 0, -width), None, ink, 2, width)
            strokes(painter, DASH, square, ink, width)
        case _:
            box(painter, square, None, ink, square.width(), width)


def _smaller(font: QFont) -> QFont:
    smaller = QFont(font)
    if font.pointSizeF() > 0:
        smaller.setPointSizeF(font.pointSizeF() * SIZE)
    else:
        smaller.setPixelSize(max(1, round(font.pixelSize() * SIZE)))
    return smaller


class Badge(QWidget):
    """The pill as a widget; its word is its accessible name."""

    def __init__(self, status: str = "draft", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_status(status, text)

    def show_status(self, status: str, text: str) -> None:
        """draft, approved, changed or archived, and the word for it."""
        self._status, self._text = status, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._text, self.font())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        paint_badge(QPainter(self), self.rect(), self._status, self._text, self.palette(), self.font())
