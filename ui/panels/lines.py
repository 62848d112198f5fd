"""Lines that lead somewhere: a list, or a tree of two levels, as high as its lines, with one stop of the Tab key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui.colours import colour
from ui.tips import tip

_MUTED = int(Qt.ItemDataRole.UserRole)
_GO = _MUTED + 1
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True)
class Line:
    """A text that leads somewhere by `go`, and what is said of it in muted letters; `below` are lines under it."""

    text: str
    muted: str
    go: Callable[[], None]
    below: tuple[Line, ...] = ()


class LineDelegate(QStyledItemDelegate):
    """Draws a text with its muted words after it, or under it."""

    def __init__(self, parent: QWidget, *, under: bool) -> None:
        super().__init__(parent)
        self._under = under

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        high = option.fontMetrics.height()
        return QSize(0, high * 5 // 2 if self._under else high * 3 // 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        text, muted = option.text, str(index.data(_MUTED))
        option.text = ""
        widget = option.widget
        style = widget.style() if isinstance(widget, QWidget) else QApplication.style()
        painter.save()
        painter.setFont(option.font)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        high, metrics = option.fontMetrics.height(), option.fontMetrics
        inside = option.rect.adjusted(high // 4, 0, -high // 4, 0)
        if self._under:
            inside.adjust(0, high // 4, 0, -high // 4)
            _draw(painter, inside, text, option, Qt.AlignmentFlag.AlignTop, muted=False)
            _draw(painter, inside, muted, option, Qt.AlignmentFlag.AlignBottom, muted=True)
        else:
            whole, most = metrics.horizontalAdvance(text) + 1, inside.width() - high // 2
            room = min(metrics.horizontalAdvance(muted), max(most - whole, most // 3))
            first = QRect(inside)
            first.setWidth(min(whole, most - room))
            _draw(painter, first, text, option, Qt.AlignmentFlag.AlignVCenter, muted=False)
            inside.setLeft(first.right() + high // 2)
            _draw(painter, inside, muted, option, Qt.AlignmentFlag.AlignVCenter, muted=True)
        painter.restore()


def _draw(
    painter: QPainter, rect: QRect, text: str, option: QStyleOptionViewItem, where: Qt.AlignmentFlag, *, muted: bool
) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        ink = option.palette.color(QPalette.ColorRole.HighlightedText)
    else:
        ink = colour("muted" if muted else "link", option.palette)
    painter.setPen(ink)
    shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeading | where | Qt.TextFlag.TextSingleLine, shown)


class Lines(QTreeWidget):
    """`under`: the muted words stand on a line of their own. Of a tree so many lines are unfolded as `most` allows."""

    def __init__(self, name: str, lines: Iterable[Line], *, under: bool = False, most: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("wear", "plain")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(LineDelegate(self, under=under))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tops = [_item(one) for one in lines]
        self.addTopLevelItems(self._tops)
        self.setRootIsDecorated(any(top.childCount() for top in self._tops))
        for top in self._tops:
            most -= 1 + top.childCount()
            top.setExpanded(most >= 0)
        self.itemExpanded.connect(self.updateGeometry)
        self.itemCollapsed.connect(self.updateGeometry)
        self.itemClicked.connect(_go)
        self.currentItemChanged.connect(self._come_into_view)

    def where(self) -> tuple[int, int]:
        """Which line has the keyboard: that of the top level, and of those below it (-1: none)."""
        item = self.currentItem()
        above = item.parent() if item is not None else None
        if item is None or above is None:
            return (self.indexOfTopLevelItem(item) if item is not None else -1), -1
        return self.indexOfTopLevelItem(above), above.indexOfChild(item)

    def go_to(self, top: int, below: int) -> None:
        """Make a line the current one, or the last before it where there are fewer now."""
        item = self.topLevelItem(min(top, self.topLevelItemCount() - 1))
        if item is not None and below >= 0 and item.childCount():
            item = item.child(min(below, item.childCount() - 1))
        if item is not None:
            self.setCurrentItem(item)

    def sizeHint(self) -> QSize:
        lines = sum(1 + (top.childCount() if top.isExpanded() else 0) for top in self._tops)
        return QSize(12 * self.fontMetrics().height(), lines * self.sizeHintForRow(0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            _go(item)
            return
        super().keyPressEvent(event)

    def _come_into_view(self, item: QTreeWidgetItem | None) -> None:
        """The page scrolls to the line that has the keyboard."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if item is not None and isinstance(page, QScrollArea) and self.hasFocus():
            line = self.visualItemRect(item)
            middle = self.viewport().mapTo(page.viewport(), line.center()).y() + page.verticalScrollBar().value()
            page.ensureVisible(0, middle, 0, 2 * line.height())


def _item(line: Line) -> QTreeWidgetItem:
    item = QTreeWidgetItem([line.text])
    item.setToolTip(0, tip(f"{line.text} – {line.muted}" if line.muted else line.text))
    item.setData(0, _MUTED, line.muted)
    item.setData(0, _GO, line.go)
    item.setData(0, _SPOKEN, f"{line.text}, {line.muted}")
    if line.below:
        item.addChildren([_item(one) for one in line.below])
    return item


def _go(item: QTreeWidgetItem) -> None:
    item.data(0, _GO)()
