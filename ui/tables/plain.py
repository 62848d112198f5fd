"""A table of whole rows to read and go from, without a form beside it; a click or Enter chooses a row."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.look import em
from ui.tables.model import RecordTable
from ui.tables.painting import CellPainter

_WRAPPED = Qt.AlignmentFlag(
    Qt.AlignmentFlag.AlignLeading.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
)


class PlainTable(QTableView):
    """`widths` are those of the columns in line heights, by key; the `widest` takes what is left over. A head of
    several words stands in several lines where its column is narrower.

    Signals: `chosen(uid)`; `sorted_by(key)` where a head is clicked.
    """

    chosen = Signal(str)
    sorted_by = Signal(str)

    def __init__(self, model: RecordTable, name: str, widths: Mapping[str, float], widest: str) -> None:
        super().__init__()
        self.records = model
        self._widths, self._widest = widths, widest
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(CellPainter(model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(em(self, 1.7))
        head = self.horizontalHeader()
        head.setDefaultAlignment(_WRAPPED)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.sectionClicked.connect(lambda column: self.sorted_by.emit(model.keys[column]))
        self.clicked.connect(lambda index: self.chosen.emit(model.uids[index.row()]))

    def show_order(self, key: str, *, descending: bool) -> None:
        """Mark the head of the column by which the rows are in order."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(self.records.keys.index(key), order)

    def fit(self) -> None:
        """Give the columns their widths, and the head its height."""
        head, letters = self.horizontalHeader(), self.horizontalHeader().fontMetrics()
        keys, tallest = self.records.keys, head.sizeHint().height()
        for column, key in enumerate(keys):
            said = str(self.records.headerData(column, Qt.Orientation.Horizontal))
            sorts = head.isSortIndicatorShown() and head.sortIndicatorSection() == column
            around = em(self, 2.2 if sorts else 1)
            wide = max(em(self, self._widths[key]), around + max(map(letters.horizontalAdvance, said.split())))
            head.resizeSection(column, wide)
            lines = letters.boundingRect(QRect(0, 0, wide - around, 0), Qt.TextFlag.TextWordWrap, said)
            tallest = max(tallest, lines.height() + head.sizeHint().height() - letters.height())
        head.setFixedHeight(tallest)
        if self._widest in keys:
            widest = keys.index(self._widest)
            others = head.length() - head.sectionSize(widest)
            head.resizeSection(widest, max(self.viewport().width() - others, em(self, self._widths[self._widest])))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.chosen.emit(self.records.uids[row])
            return
        super().keyPressEvent(event)
