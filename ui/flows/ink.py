"""The map drawn with Qt, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPen

from ropa.flows.drawing import RADIUS
from ropa.flows.layout import SIZE, Point
from ui.colours import colour


def letters(font: QFont, *, bold: bool = False) -> QFont:
    """The letters of a map in a typeface: its points are pixels, which the painter scales."""
    sized = QFont(font)
    sized.setPixelSize(round(SIZE))
    sized.setBold(bold)
    sized.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return sized


class QtInk:
    """See `ropa.flows.drawing.Ink`."""

    def __init__(self, painter: QPainter, font: QFont, palette: QPalette) -> None:
        self._painter, self._palette = painter, palette
        self._fonts = {bold: letters(font, bold=bold) for bold in (False, True)}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _colour(self, role: str) -> QColor:
        return colour(role, self._palette)

    def _pen(self, role: str, width: float, dashes: tuple[float, ...]) -> None:
        pen = QPen(self._colour(role), width)
        if dashes:
            pen.setDashPattern([one / width for one in dashes])
        self._painter.setPen(pen)

    def curve(self, start: Point, end: Point, role: str, width: float, dashes: tuple[float, ...]) -> None:
        """A curve without ground."""
        middle = (start[0] + end[0]) / 2
        path = QPainterPath(QPointF(*start))
        path.cubicTo(QPointF(middle, start[1]), QPointF(middle, end[1]), QPointF(*end))
        self._pen(role, width, dashes)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path)

    def box(
        self, place: tuple[float, float, float, float], fill: str, edge: str, dashes: tuple[float, ...], width: float
    ) -> None:
        """A rectangle with round corners."""
        self._pen(edge, width, dashes)
        self._painter.setBrush(self._colour(fill))
        self._painter.drawRoundedRect(QRectF(*place), RADIUS, RADIUS)

    def text(self, at: Point, text: str, role: str, *, bold: bool, centred: bool) -> None:
        """Letters on their line."""
        self._painter.setFont(self._fonts[bold])
        self._painter.setPen(self._colour(role))
        wide = self._painter.fontMetrics().horizontalAdvance(text) if centred else 0
        self._painter.drawText(QPointF(at[0] - wide / 2, at[1]), text)
