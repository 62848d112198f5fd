"""The table of what lies in the bin."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ropa.i18n import N_
from ui.look import em

COLUMNS: Mapping[str, str] = {
    "name": N_("Record"),
    "kind": N_("Kind of record"),
    "whose": N_("Operator"),
    "at": N_("Put there on"),
    "author": N_("By"),
    "with_it": N_("Parts with it"),
}
"""Columns with their headings."""

_WIDTHS: Mapping[str, float] = {"name": 16, "kind": 11, "whose": 9, "at": 10.5, "author": 9, "with_it": 8}
"""In line heights; the name takes what is left over."""


class BinTable(QTableView):
    """Whole rows are chosen, several with Ctrl and Shift. Signals: `restore_requested()` by Enter."""

    restore_requested = Signal()

    def __init__(self, model: QAbstractItemModel, name: str, sorted_by: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(em(self, 1.7))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(list(COLUMNS).index(sorted_by), Qt.SortOrder.DescendingOrder)
        for column, key in enumerate(COLUMNS):
            head.resizeSection(column, max(em(self, _WIDTHS[key]), head.sectionSizeHint(column)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        head = self.horizontalHeader()
        others = head.length() - head.sectionSize(0)
        head.resizeSection(0, max(self.viewport().width() - others, em(self, _WIDTHS["name"])))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.restore_requested.emit()
            return
        super().keyPressEvent(event)
