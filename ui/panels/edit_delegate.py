"""How an edit stands in a list: what was done to which record, below it when and by whom; days stand between them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.colours import colour
from ui.panels.edits_model import EditsModel


class EditDelegate(QStyledItemDelegate):
    """All rows are of one height, so that lists of many thousands scroll evenly."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        high = option.fontMetrics.height()
        return QSize(0, 2 * high + high * 3 // 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        line, title = index.data(EditsModel.LINE), option.text
        option.text = ""
        widget = option.widget
        style = widget.style() if isinstance(widget, QWidget) else QApplication.style()
        painter.save()
        if line is None or line.edit is None:
            self._draw_day(painter, option, title)
        else:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
            self._draw_edit(painter, option, title, str(index.data(EditsModel.DETAIL)))
        painter.restore()

    def _draw_day(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        inside = _inside(option)
        inside.setBottom(inside.bottom() - option.fontMetrics.height() // 8)
        _draw_line(painter, inside, font, text, option, Qt.AlignmentFlag.AlignBottom, muted=False)

    def _draw_edit(self, painter: QPainter, option: QStyleOptionViewItem, title: str, detail: str) -> None:
        inside = _inside(option)
        _draw_line(painter, inside, option.font, title, option, Qt.AlignmentFlag.AlignTop, muted=False)
        _draw_line(painter, inside, option.font, detail, option, Qt.AlignmentFlag.AlignBottom, muted=True)


def _inside(option: QStyleOptionViewItem) -> QRect:
    high = option.fontMetrics.height()
    return option.rect.adjusted(high // 2, high // 4, -high // 2, -high // 4)


def _draw_line(
    painter: QPainter,
    rect: QRect,
    font: QFont,
    text: str,
    option: QStyleOptionViewItem,
    where: Qt.AlignmentFlag,
    *,
    muted: bool,
) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        ink = option.palette.color(QPalette.ColorRole.HighlightedText)
    else:
        ink = colour("muted" if muted else "text", option.palette)
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeading | where | Qt.TextFlag.TextSingleLine, shown)
