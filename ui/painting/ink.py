"""What every element is drawn with: the colours of the shade, lengths by the font, boxes, rings, arrows, ticks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOption

from ui.colours import COLOURS


@dataclass(frozen=True)
class Ink:
    """Colours of a shade, and `line`, the height of a line of the interface's font, by which all is measured."""

    colours: dict[str, QColor]
    line: int

    @classmethod
    def of(cls, which: str, font: QFont) -> Ink:
        """For a shade and the font of the interface."""
        return cls({role: QColor(name) for role, name in COLOURS[which].items()}, QFontMetrics(font).height())

    def __getitem__(self, role: str) -> QColor:
        return self.colours[role]

    def lines(self, n: float) -> int:
        """A length of so many lines."""
        return round(self.line * n)

    @property
    def radius(self) -> float:
        """Of the corners of a control."""
        return self.line * 0.28

    @property
    def control(self) -> int:
        """The height of a control of one line."""
        return self.lines(1.9)


ENABLED, FOCUSED, HOVERED, ON, HALF_ON, DOWN, RAISED, SELECTED, OPEN, CHILDREN, READ_ONLY, AUTO_RAISE, LYING = (
    flag.value
    for flag in (
        QStyle.StateFlag.State_Enabled,
        QStyle.StateFlag.State_HasFocus,
        QStyle.StateFlag.State_MouseOver,
        QStyle.StateFlag.State_On,
        QStyle.StateFlag.State_NoChange,
        QStyle.StateFlag.State_Sunken,
        QStyle.StateFlag.State_Raised,
        QStyle.StateFlag.State_Selected,
        QStyle.StateFlag.State_Open,
        QStyle.StateFlag.State_Children,
        QStyle.StateFlag.State_ReadOnly,
        QStyle.StateFlag.State_AutoRaise,
        QStyle.StateFlag.State_Horizontal,
    )
)
"""Flags of a state as numbers: Python's flags are too slow for what is asked some thousand times a second."""


def state_of(option: QStyleOption) -> int:
    """The state of what is drawn, to be compared with the flags above."""
    return int(option.state.value)


def hovered(state: int) -> bool:
    """Whether the pointer is over something that can be used."""
    return bool(state & HOVERED and state & ENABLED)


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: QColor | None,
    edge: QColor | None = None,
    radius: float = 0,
    width: float = 1,
) -> None:
    """A rounded box whose edge lies within `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge else 0
    painter.setPen(QPen(edge, width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    corner = max(radius - inset, 0)
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), corner, corner)
    painter.restore()


def strokes(
    painter: QPainter, points: Iterable[tuple[float, float]], square: QRectF, ink: QColor, width: float
) -> None:
    """A line through points given in parts of a square, with round ends."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    corner, side = square.topLeft(), square.width()
    painter.drawPolyline(QPolygonF([corner + QPointF(x * side, y * side) for x, y in points]))
    painter.restore()


CHEVRONS = {
    "down": ((0.2, 0.37), (0.5, 0.67), (0.8, 0.37)),
    "up": ((0.2, 0.63), (0.5, 0.33), (0.8, 0.63)),
    "right": ((0.37, 0.2), (0.67, 0.5), (0.37, 0.8)),
    "left": ((0.63, 0.2), (0.33, 0.5), (0.63, 0.8)),
}


def chevron(painter: QPainter, rect: QRect, which: str, ink: QColor, line: int) -> None:
    """An arrow in the middle of `rect`."""
    side = min(line * 0.62, rect.width(), rect.height())
    strokes(painter, CHEVRONS[which], square_in(rect, side), ink, max(1.2, line / 11))


def square_in(rect: QRect, side: float) -> QRectF:
    """A square in the middle of `rect`."""
    middle = QRectF(rect).center()
    return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
