"""The map as something to look at, move over and go from: by mouse, or by arrow keys from box to box."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from ropa.flows.drawing import draw
from ropa.flows.flows import LANES, Flows, through
from ropa.flows.layout import Box, Picture, lay_out
from ui.colours import colour
from ui.flows.ink import QtInk, letters
from ui.tips import tip

_SMALLEST, _LARGEST = 0.8, 1.8
"""How small letters may be, and how large, to fill the room, against those of the interface."""

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MapView(QAbstractScrollArea):
    """Signals: `chosen(row, key)`: the record that a box stands for is asked for, and the fact of it."""

    chosen = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._flows = Flows({}, ())
        self._picture: Picture | None = None
        self._language = "en"
        self._scale = 1.0
        self._over = self._current = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setFrameShape(self.Shape.NoFrame)

    # --- what is shown ---

    def show_flows(self, flows: Flows, language: str) -> None:
        """Show these flows; a box that has the keyboard keeps it."""
        self._flows, self._language = flows, language
        self._lay_out()
        if self._current not in flows.nodes:
            self._current = ""
        self._tell()

    @property
    def picture(self) -> Picture | None:
        """What is shown, at its places."""
        return self._picture

    @property
    def current(self) -> str:
        """The name of the box that has the keyboard, or ""."""
        return self._current

    def _lay_out(self) -> None:
        metrics = QFontMetricsF(letters(self.font()))
        self._picture = lay_out(self._flows, metrics.horizontalAdvance, self._language)
        self._fit()

    def _fit(self) -> None:
        """As wide as the room, in letters neither smaller than those of the interface nor much larger."""
        if self._picture is None:
            return
        usual = self.fontMetrics().height() / QFontMetricsF(letters(self.font())).height()
        wide = self.viewport().width() / self._picture.width
        self._scale = min(max(wide, usual * _SMALLEST), usual * _LARGEST)
        room = self.viewport().size()
        size = QSize(round(self._picture.width * self._scale), round(self._picture.height * self._scale))
        self.horizontalScrollBar().setRange(0, max(size.width() - room.width(), 0))
        self.verticalScrollBar().setRange(0, max(size.height() - room.height(), 0))
        self.horizontalScrollBar().setPageStep(room.width())
        self.verticalScrollBar().setPageStep(room.height())
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(self.fontMetrics().height())
        self.viewport().update()

    def _left(self) -> float:
        """Where the picture begins: in the middle where there is more room than it needs."""
        wide = (self._picture.width if self._picture else 0) * self._scale
        return max((self.viewport().width() - wide) / 2, 0.0) - self.horizontalScrollBar().value()

    def image(self, scale: float) -> QImage:
        """The whole picture as dots, on white paper's place: the ground of the theme."""
        if self._picture is None:
            return QImage()
        size = QSize(round(self._picture.width * scale), round(self._picture.height * scale))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(colour("base", self.palette()))
        painter = QPainter(image)
        painter.scale(scale, scale)
        draw(self._picture, QtInk(painter, self.font(), self.palette()))
        painter.end()
        return image

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("base", self.palette()))
        if self._picture is None:
            return
        painter.translate(self._left(), -self.verticalScrollBar().value())
        painter.scale(self._scale, self._scale)
        asked = self._over or (self._current if self.hasFocus() else "")
        draw(self._picture, QtInk(painter, self.font(), self.palette()), through(self._flows, asked) if asked else None)
        if self.hasFocus() and (box := self._picture.boxes.get(self._current)) is not None:
            painter.setPen(colour("focus", self.palette()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_rect(box).adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5)

    # --- mouse ---

    def _box_at(self, at: QPointF) -> Box | None:
        if self._picture is None:
            return None
        place = QPointF(
            (at.x() - self._left()) / self._scale, (at.y() + self.verticalScrollBar().value()) / self._scale
        )
        return next(
            (one for one in self._picture.boxes.values() if one.node.label and _rect(one).contains(place)), None
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box = self._box_at(event.position())
        over = box.node.name if box else ""
        if over != self._over:
            self._over = over
            shape = Qt.CursorShape.PointingHandCursor if box else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and (box := self._box_at(event.position())) is not None:
            self._current = box.node.name
            self._tell()
            self.chosen.emit(box.node.row, box.node.key)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self._box_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(box.node.label) if box else "", self.viewport())
            return True
        if event.type() == QEvent.Type.Leave and self._over:
            self._over = ""
            self.viewport().update()
        return super().viewportEvent(event)

    # --- keyboard ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._picture is not None and key in _STEPS:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current:
            node = self._flows.nodes[self._current]
            self.chosen.emit(node.row, node.key)
        else:
            super().keyPressEvent(event)

    def _step(self, across: int, down: int) -> None:
        """To the next box of the lane, or to the nearest one in the lane beside it."""
        boxes = [one for one in (self._picture.boxes.values() if self._picture else ()) if one.node.label]
        if not boxes:
            return
        here = next((one for one in boxes if one.node.name == self._current), None)
        if here is None:
            found: Box | None = min(boxes, key=lambda one: (one.x, one.y))
        elif across:
            found = _beside(here, boxes, across)
        else:
            lane = sorted((one for one in boxes if one.node.lane == here.node.lane), key=lambda one: one.y)
            found = lane[min(max(lane.index(here) + down, 0), len(lane) - 1)]
        if found is not None:
            self._current = found.node.name
            self._show(found)
            self._tell()

    def _show(self, box: Box) -> None:
        """Bring a box into view."""
        for bar, start, long in (
            (self.horizontalScrollBar(), box.x, box.width),
            (self.verticalScrollBar(), box.y, box.height),
        ):
            first, last = round(start * self._scale), round((start + long) * self._scale)
            bar.setValue(min(max(bar.value(), last - bar.pageStep() + 12), max(first - 12, 0)))

    def _tell(self) -> None:
        """Say to a screen reader where the keyboard is, and repaint."""
        node = self._flows.nodes.get(self._current)
        self.setAccessibleDescription("; ".join(self._said(node.name)) if node else "")
        self.viewport().update()

    def _said(self, name: str) -> Iterable[str]:
        nodes = self._flows.nodes
        before = [nodes[one.start].label for one in self._flows.flows if one.end == name and nodes[one.start].label]
        after = [nodes[one.end].label for one in self._flows.flows if one.start == name and nodes[one.end].label]
        yield " → ".join(one for one in (", ".join(before), nodes[name].label, ", ".join(after)) if one)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._current:
            self._step(0, 0)

    # --- the room ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._lay_out()


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _beside(here: Box, boxes: Iterable[Box], across: int) -> Box | None:
    """The nearest box of the next lane that has any."""
    lanes = LANES[LANES.index(here.node.lane) + 1 :] if across > 0 else LANES[: LANES.index(here.node.lane)][::-1]
    for lane in lanes:
        some = [one for one in boxes if one.node.lane == lane]
        if some:
            return min(some, key=lambda one: abs(one.y + one.height / 2 - here.y - here.height / 2))
    return None
