"""The table of what is due: a row each, the sign and words of its day first; a click or Enter leads to its record."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal

from ropa.i18n import N_
from ui.tables.model import RecordTable
from ui.tables.plain import PlainTable

COLUMNS: Mapping[str, str] = {
    "stands": N_("How it stands"),
    "date": N_("Date"),
    "sort": N_("What is due"),
    "record": N_("Record"),
    "whose": N_("Operator"),
    "rule": N_("By what rule"),
}
"""Columns with their headings."""

_WIDTHS: Mapping[str, float] = {"stands": 13, "date": 8, "sort": 14, "record": 15, "whose": 11, "rule": 12}
"""In line heights; the rule takes what is left over."""


class DueTable(PlainTable):
    """Signals besides: `looked_at(row)` where keyboard or mouse rest, -1 for none."""

    looked_at = Signal(int)

    def __init__(self, model: RecordTable, name: str) -> None:
        super().__init__(model, name, _WIDTHS, "rule")
        self.horizontalHeader().setSectionsClickable(False)
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self.looked_at.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.looked_at.emit(now.row()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked_at.emit(self.currentIndex().row())
