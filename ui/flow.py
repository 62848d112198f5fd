"""A layout whose items follow each other like words: what does not fit into a line begins the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QStyle, QWidget

_Line = list[tuple[QLayoutItem, int]]
"""The items of one line with their widths."""

_NONE = Qt.AlignmentFlag(0)

_ENDLESS = 524_287
"""QLAYOUTSIZE_MAX."""


class Flow(QHBoxLayout):
    """Items that want to grow (a search box) share what is left of their line. Tab order is the order of the items.

    The items are kept by Qt's own layout: where Python answers `itemAt` with None, PySide 6.12 gives one reference to
    None too many away each time, until the interpreter dies of it.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = -1) -> None:
        super().__init__()
        self._high: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        if parent is not None:
            parent.setLayout(self)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put a widget before the item that stands at `index`, on the screen and in the tab order."""
        self.insertWidget(index, widget)
        for one, following in pairwise((*self._stop_before(index), *_stops(widget))):
            QWidget.setTabOrder(one, following)

    def _stop_before(self, index: int) -> list[QWidget]:
        """Where Tab stops before the item at `index`: in the flow, or at what comes before it."""
        inserted = self._item(index).widget()
        others = [self._item(n).widget() for n in range(self.count()) if n != index]
        stops = [[*_stops(one)] if one and inserted and one.window() is inserted.window() else [] for one in others]
        if before := [stop for some in stops[:index] for stop in some]:
            return before[-1:]
        after = next((stop for some in stops[index:] for stop in some), None)
        stop = after.previousInFocusChain() if after else None
        while stop is not None and stop is not after and not stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stop = stop.previousInFocusChain()
        return [] if stop is None or stop is inserted else [stop]

    def addWidget(self, widget: QWidget, stretch: int | None = 0, alignment: Qt.AlignmentFlag = _NONE) -> None:  # noqa: ARG002
        """Put a widget at the end; where it stands in its line is the flow's to say."""
        self.insert(self.count(), widget)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._high.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Qt asks for it many times while a form is laid out; it is reckoned once a width until something changes."""
        if width not in self._high:
            self._high[width] = self._reckoned(width)
        return self._high[width]

    def _reckoned(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = list(self._lines(width - margins.left() - margins.right()))
        gaps = max(0, len(lines) - 1) * self._gap(Qt.Orientation.Vertical)
        return sum(map(_height, lines)) + gaps + margins.top() + margins.bottom()

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items()]
        width = sum(one.width() for one in shown) + max(0, len(shown) - 1) * self._gap(Qt.Orientation.Horizontal)
        return self._with_margins(QSize(width, max((one.height() for one in shown), default=0)))

    def minimumSize(self) -> QSize:
        """The widest item in a line of its own."""
        smallest = QSize(0, 0)
        for item in self._items():
            smallest = smallest.expandedTo(item.minimumSize())
        return self._with_margins(smallest)

    def maximumSize(self) -> QSize:
        return QSize(_ENDLESS, _ENDLESS)

    def setGeometry(self, rect: QRect) -> None:
        QLayout.setGeometry(self, rect)
        inside = rect.marginsRemoved(self.contentsMargins())
        across, down = self._gap(Qt.Orientation.Horizontal), self._gap(Qt.Orientation.Vertical)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        top = inside.top()
        for line in self._lines(inside.width()):
            high, left = _height(line), inside.left()
            for item, width in line:
                tall = high if _grows(item, Qt.Orientation.Vertical) else min(high, _tall(item, width))
                place = QRect(QPoint(left, top + (high - tall) // 2), QSize(width, tall))
                item.setGeometry(
                    QStyle.visualRect(Qt.LayoutDirection.RightToLeft, inside, place) if mirrored else place
                )
                left += width + across
            top += high + down

    def _items(self) -> Iterator[QLayoutItem]:
        """Those that are shown."""
        return (item for n in range(self.count()) if not (item := self._item(n)).isEmpty())

    def _item(self, n: int) -> QLayoutItem:
        return cast("QLayoutItem", self.itemAt(n))

    def _lines(self, width: int) -> Iterator[_Line]:
        gap = self._gap(Qt.Orientation.Horizontal)
        line: _Line = []
        used = 0
        for item in self._items():
            wanted = min(item.sizeHint().width(), max(width, item.minimumSize().width()))
            if line and used + gap + wanted > width:
                yield _stretched(line, width - used)
                line, used = [], 0
            used += wanted + (gap if line else 0)
            line.append((item, wanted))
        if line:
            yield _stretched(line, width - used)

    def _gap(self, orientation: Qt.Orientation) -> int:
        if self.spacing() >= 0:
            return self.spacing()
        parent = self.parentWidget()
        if parent is None:
            return 0
        across = orientation == Qt.Orientation.Horizontal
        pixel = QStyle.PixelMetric.PM_LayoutHorizontalSpacing if across else QStyle.PixelMetric.PM_LayoutVerticalSpacing
        return max(0, parent.style().pixelMetric(pixel, None, parent))

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())


def _stops(widget: QWidget) -> list[QWidget]:
    """Where Tab stops in a widget: itself, or what is in it."""
    return [
        one
        for one in (widget, *widget.findChildren(QWidget))
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is widget.window()
    ]


def _grows(item: QLayoutItem, orientation: Qt.Orientation) -> bool:
    return bool(item.expandingDirections() & orientation)


def _stretched(line: _Line, left: int) -> _Line:
    growing = sum(_grows(item, Qt.Orientation.Horizontal) for item, _ in line)
    if not growing or left <= 0:
        return line
    share = left // growing
    return [
        (item, min(width + share, item.maximumSize().width()) if _grows(item, Qt.Orientation.Horizontal) else width)
        for item, width in line
    ]


def _tall(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _height(line: _Line) -> int:
    return max(_tall(item, width) for item, width in line)
