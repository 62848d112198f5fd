"""The rows of a list from which one chooses, and how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.editors.options import Option

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """One row: an option, or an offer to add what is typed, or mere words that cannot be chosen."""

    text: str
    detail: str = ""
    option: Option | None = None
    adds: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Whether there is something behind the words."""
        return self.option is not None or bool(self.adds)

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        return f"{self.text}, {self.detail}" if self.detail else self.text


class Rows(QAbstractListModel):
    """What is offered."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Offer others."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class Drawn(QStyledItemDelegate):
    """The whole name, over several lines if need be; what more there is to say beside it, or below where it is long.

    `width` is that of all rows; it is set before they are measured.
    """

    def __init__(self, model: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.width = 0

    def _places(self, letters: QFontMetrics, row: Row, corner: QPoint) -> tuple[QRect, QRect]:
        """Where name and detail stand."""
        high = letters.height()
        left, top, width = corner.x() + high // 2, corner.y() + high // 4, self.width - high // 2 * 2
        beside = letters.horizontalAdvance(row.detail) + 1 if row.detail else 0
        if beside <= width // 3:
            name = _wrapped(letters, row.text, width - beside - high if beside else width)
            return name.translated(left, top), QRect(left + width - beside, top, beside, high if beside else 0)
        name = _wrapped(letters, row.text, width).translated(left, top)
        return name, _wrapped(letters, row.detail, width).translated(left, name.bottom() + 1)

    def height_of(self, row: Row, letters: QFontMetrics) -> int:
        """How tall a row is."""
        return max(place.bottom() for place in self._places(letters, row, QPoint())) + 1 + letters.height() // 4

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width, self.height_of(self._model.rows[index.row()], option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.rows[index.row()]
        name, detail = self._places(option.fontMetrics, row, option.rect.topLeft())
        self.initStyleOption(option, index)
        option.text = ""
        view = option.widget
        if isinstance(view, QWidget):
            view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        muted = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role if row.can_be_chosen else muted))
        painter.drawText(name, Qt.TextFlag.TextWordWrap, row.text)
        painter.setPen(option.palette.color(muted))
        painter.drawText(detail, Qt.TextFlag.TextWordWrap, row.detail)
        painter.restore()


def _wrapped(letters: QFontMetrics, text: str, width: int) -> QRect:
    found = letters.boundingRect(QRect(0, 0, width, 99999), Qt.TextFlag.TextWordWrap, text)
    return QRect(0, 0, width, max(found.height(), letters.height()))
