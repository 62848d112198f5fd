"""Icons: drawings in one colour, painted in the colour of the palette at the size that is asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ropa.assets import asset
from ui.colours import colour

INK = b"currentColor"
"""Stands in a drawing for the colour it is painted in."""


def icon(name: str, role: str = "text") -> QIcon:
    """The icon of resources/icons/<name>.svg; `role` is a colour of `ui.colours`. It follows a change of theme."""
    return QIcon(_Engine(name, role))


def program_icon() -> QIcon:
    """The mark of Ropa, in its own colours."""
    return QIcon(_Engine("ropa", "text"))


class Sign(QWidget):
    """An icon that stands in a layout; as large as `size` lines of its font. It says nothing to a screen reader:
    the words beside it do.
    """

    def __init__(self, name: str, role: str = "text", size: float = 1.15, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._lines = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, role: str = "text") -> None:
        """Another icon in its place."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * self._lines)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        _Engine(self._name, self._role).paint(QPainter(self), self.rect(), mode, QIcon.State.Off)


class _Engine(QIconEngine):
    """Paints one drawing; keeps nothing but its name, so that the next painting is in the theme of that time."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._icon, self._role = name, role
        _drawing(name)  # a name that is not there is a mistake where it is written, not where it is painted

    def clone(self) -> QIconEngine:
        return _Engine(self._icon, self._role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        return _painted(self._icon, self._ink(mode), size * scale)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        ratio = painter.device().devicePixelRatioF()
        pixmap = _painted(self._icon, self._ink(mode), rect.size() * ratio)
        painter.drawPixmap(rect, pixmap)

    def _ink(self, mode: QIcon.Mode) -> str:
        palette = QGuiApplication.palette()
        role = {QIcon.Mode.Disabled: "off", QIcon.Mode.Selected: "select_text"}.get(mode, self._role)
        return colour(role, palette).name()


@cache
def _drawing(name: str) -> bytes:
    return asset("icons", f"{name}.svg").read_bytes()


def _painted(name: str, ink: str, size: QSize) -> QPixmap:
    """The drawing in the middle of a pixmap of this size, in pixels of the screen."""
    key = f"ropa:{name}:{ink}:{size.width()}x{size.height()}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    side = min(size.width(), size.height())
    if side > 0:
        painter = QPainter(pixmap)
        square = QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side)
        QSvgRenderer(QByteArray(_drawing(name).replace(INK, ink.encode()))).render(painter, square)
        painter.end()
        QPixmapCache.insert(key, pixmap)
    return pixmap
