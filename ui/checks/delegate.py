"""How a finding stands in a list: a picture, and pieces of text below each other, each as high as its words need."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

from ui.colours import colour

PIECES = Qt.ItemDataRole.UserRole + 1
"""A line's pieces of text."""

PICTURE = Qt.ItemDataRole.UserRole + 2
"""A line's picture: usual, and on the ground of what is chosen."""

_GAP = "  "
"""Between pieces of one line."""


@dataclass(frozen=True)
class Piece:
    """A text in a colour; one that `follows` stands in the line of the piece before it."""

    text: str
    role: str = "text"
    bold: bool = False
    follows: bool = False


class FindingDelegate(QStyledItemDelegate):
    """For trees: their own lines break no text and are all drawn in one colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        tree = self.parent()
        if not isinstance(tree, QTreeWidget):
            return super().sizeHint(option, index)
        depth = 1
        above = index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        room = tree.viewport().width() - depth * tree.indentation() - _inset(option.font, index)
        high = sum(_laid(one, option.font, room)[1] for one in _paragraphs(index))
        return QSize(0, round(high) + QFontMetrics(option.font).height() // 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        tree = self.parent()
        style = tree.style() if isinstance(tree, QTreeWidget) else QApplication.style()
        painter.save()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        high = option.fontMetrics.height()
        inside = option.rect.adjusted(high // 4, high // 4, -high // 4, 0)
        if (pictures := index.data(PICTURE)) is not None:
            pictures[chosen].paint(painter, QRect(inside.left(), inside.top(), high, high))
        inset = _inset(option.font, index)
        top = float(inside.top())
        for one in _paragraphs(index):
            layout, tall = _laid(one, option.font, option.rect.width() - inset, None if chosen else option.palette)
            painter.setPen(option.palette.color(QPalette.ColorRole.HighlightedText))
            layout.draw(painter, QPointF(option.rect.left() + inset - high // 4, top))
            top += tall
        painter.restore()


def _inset(font: QFont, index: QModelIndex | QPersistentModelIndex) -> int:
    high = QFontMetrics(font).height()
    return high // 2 + (high * 5 // 4 if index.data(PICTURE) is not None else 0)


def _paragraphs(index: QModelIndex | QPersistentModelIndex) -> list[list[Piece]]:
    found: list[list[Piece]] = []
    for one in index.data(PIECES) or ():
        if one.follows and found:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _laid(pieces: list[Piece], font: QFont, room: int, palette: QPalette | None = None) -> tuple[QTextLayout, float]:
    """A paragraph broken into lines, and its height; in the colours of a palette, or in that of the pen."""
    layout = QTextLayout(_GAP.join(one.text for one in pieces), font)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    formats, start = [], 0
    for one in pieces:
        looks = QTextCharFormat()
        if one.bold:
            looks.setFontWeight(QFont.Weight.DemiBold)
        if palette is not None:
            looks.setForeground(colour(one.role, palette))
        formats.append(QTextLayout.FormatRange())
        formats[-1].start, formats[-1].length, formats[-1].format = start, len(one.text), looks
        start += len(one.text) + len(_GAP)
    layout.setFormats(formats)
    layout.beginLayout()
    high = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(room, 1))
        line.setPosition(QPointF(0, high))
        high += line.height()
    layout.endLayout()
    return layout, high
