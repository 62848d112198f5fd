"""Painting the cells of a list: a text and nothing else, statuses as badges. It is what a scrolled frame costs most, so
it asks neither the style nor the model cell by cell.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.badge import badge_size, paint_badge
from ui.checks.told import SIGNS
from ui.icons import icon
from ui.tables.model import RecordTable

_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_GROUND = -1
_LEFT = int(Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value)
_CUT = Qt.TextElideMode.ElideRight


class CellPainter(QStyledItemDelegate):
    """`statuses` says which status the words of a cell in the column `badged` are."""

    def __init__(self, records: RecordTable, parent: QObject) -> None:
        super().__init__(parent)
        self._records = records
        self.badged = -1
        self.statuses: dict[str, str] = {}
        self._badges: dict[tuple[str, int, float], QPixmap] = {}
        self._signs: dict[str, QIcon] = {}
        self._inks: dict[int, QColor] = {}
        self._metrics: QFontMetrics | None = None
        self._margin = 0

    def forget(self) -> None:
        """Letters or colours are others now."""
        self._badges = {}
        self._inks = {}
        self._metrics = None

    def _begin(self, option: QStyleOptionViewItem) -> QFontMetrics:
        """Copies, because what an option holds goes with it."""
        role = QPalette.ColorRole
        wanted = {0: role.Text, _SELECTED: role.HighlightedText, _GROUND: role.Highlight, _FOCUSED: role.Accent}
        self._inks = {state: QColor(option.palette.color(one)) for state, one in wanted.items()}
        metrics = self._metrics = QFontMetrics(option.font)
        self._margin = round(metrics.height() * 0.4)
        return metrics

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        metrics = self._metrics or self._begin(option)
        column = index.column()
        text = self._records.cells(index.row())[column]
        rect: QRect = option.rect
        state = option.state.value
        if state & _SELECTED:
            painter.fillRect(rect, self._inks[_GROUND])
        if text and column == self.badged and text in self.statuses:
            self._paint_badge(painter, option, text, rect.adjusted(self._margin, 1, -self._margin, -1))
        elif text:
            room = rect
            if (badge := self._records.badge(index.row(), column)) is not None:
                room = self._paint_sign(painter, badge[0], rect, chosen=bool(state & _SELECTED))
            inside = room.adjusted(self._margin, 0, -self._margin, 0)
            painter.setPen(self._inks[state & _SELECTED])
            painter.drawText(inside, _LEFT, metrics.elidedText(text, _CUT, inside.width()))
        if state & _FOCUSED:
            painter.setPen(self._inks[_FOCUSED])
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_sign(self, painter: QPainter, sign: str, rect: QRect, *, chosen: bool) -> QRect:
        """Draw it at the end of a cell; the room that is left before it."""
        side = rect.height() - 2 * (rect.height() // 4)
        place = QRect(rect.right() - self._margin - side, rect.top() + rect.height() // 4, side, side)
        picture = self._signs.setdefault(sign, icon(*SIGNS[sign]))
        picture.paint(painter, place, mode=QIcon.Mode.Selected if chosen else QIcon.Mode.Normal)
        return rect.adjusted(0, 0, -side - self._margin, 0)

    def _paint_badge(self, painter: QPainter, option: QStyleOptionViewItem, text: str, inside: QRect) -> None:
        ratio = painter.device().devicePixelRatio()
        key = (text, inside.width(), ratio)
        badge = self._badges.get(key)
        if badge is None:
            size = badge_size(text, option.font)
            size.setWidth(max(1, min(size.width(), inside.width())))
            size.setHeight(inside.height())
            badge = QPixmap(size * ratio)
            badge.setDevicePixelRatio(ratio)
            badge.fill(Qt.GlobalColor.transparent)
            ink = QPainter(badge)
            ink.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QRect(0, 0, size.width(), size.height())
            paint_badge(ink, whole, self.statuses[text], text, option.palette, option.font)
            ink.end()
            self._badges[key] = badge
        painter.drawPixmap(inside.topLeft(), badge)
