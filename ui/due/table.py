"""The table of what is due: a row each, the sign and words of its day first; a click or Enter leads to its record."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ropa.i18n import N_
from ui.look import em
from ui.tables.model import RecordTable
from ui.tables.painting import CellPainter

COLUMNS: Mapping[str, str] = {
    "stands": N_("How it stands"),
    "date": N_("Date"),
    "sort": N_("What is due"),
    "record": N_("Record"),
    "whose": N_("Operator"),
    "rule": N_("By what rule"),
}
"""Columns with their headings."""

_WIDTHS: Mapping[str, float] = {"stands": 14, "date": 6, "sort": 14, "record": 15, "whose": 11, "rule": 20}
"""In line heights; the rule takes what is left over."""


class DueTable(QTableView):
    """Signals: `chosen(row)` by a click or Enter; `looked_at(row)` where keyboard or mouse rest, -1 for none."""

    chosen = Signal(int)
    looked_at = Signal(int)

    def __init__(self, model: RecordTable, name: str) -> None:
        super().__init__()
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
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(em(self, 1.7))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.entered.connect(lambda index: self.looked_at.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.looked_at.emit(now.row()))

    def fit(self) -> None:
        """Give the columns their widths; operators have one only where several are shown."""
        head = self.horizontalHeader()
        for column, key in enumerate(self._keys):
            head.resizeSection(column, max(em(self, _WIDTHS[key]), head.sectionSizeHint(column)))
        last = len(self._keys) - 1
        others = head.length() - head.sectionSize(last)
        head.resizeSection(last, max(self.viewport().width() - others, em(self, _WIDTHS["rule"])))

    @property
    def _keys(self) -> tuple[str, ...]:
        model = self.model()
        return model.keys if isinstance(model, RecordTable) else ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked_at.emit(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.chosen.emit(row)
            return
        super().keyPressEvent(event)

    def show_first(self) -> None:
        """The keyboard comes into the first row, where none has it yet."""
        if not self.currentIndex().isValid() and self.model().rowCount(QModelIndex()):
            self.setCurrentIndex(self.model().index(0, 0))
