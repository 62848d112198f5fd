"""The head of a table of records: columns dragged to another place, widened, sorted by.

Widths are kept in letters of the font, so that they fit when the letters grow.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHeaderView

from ui.tables.model import RecordTable

NARROWEST, WIDEST = 4.0, 120.0
"""In letters."""


class RecordHeader(QHeaderView):
    """Signals, all of what the person does: `arranged(keys)` in their new order; `widened(key, letters)`;
    `sorted_by(key, descending)`; `menu_requested(key, point)` on the screen.
    """

    arranged = Signal(list)
    widened = Signal(str, float)
    sorted_by = Signal(str, bool)
    menu_requested = Signal(str, QPoint)

    def __init__(self, model: RecordTable) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._records = model
        self._letters: dict[str, float] = {}
        self._sort = ("", False)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setResizeContentsPrecision(0)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        # Afterwards, because the order of the columns is rebuilt then, which a drag does not survive.
        self.sectionMoved.connect(self._tell_order, Qt.ConnectionType.QueuedConnection)
        self.sectionResized.connect(self._keep_width)
        self.sortIndicatorChanged.connect(self._tell_sort)

    def show_widths(self, letters: Mapping[str, float]) -> None:
        """Give the columns these widths, and the places that they have in the model."""
        self._letters = dict(letters)
        for place in range(self.count()):
            self.moveSection(self.visualIndex(place), place)
        self._apply()

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Point out by which column the list is sorted."""
        self._sort = (key, descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(self._records.keys.index(key) if key in self._records.keys else -1, order)

    def _apply(self) -> None:
        self.setMinimumSectionSize(self._pixels(NARROWEST))
        for place, key in enumerate(self._records.keys):
            self.resizeSection(place, self._pixels(self._letters.get(key, NARROWEST)))

    def _pixels(self, letters: float) -> int:
        return round(letters * self.fontMetrics().averageCharWidth())

    def _keep_width(self, section: int, _old: int, pixels: int) -> None:
        if section >= len(self._records.keys):
            return
        key = self._records.keys[section]
        if pixels != self._pixels(self._letters.get(key, NARROWEST)):
            self._letters[key] = pixels / self.fontMetrics().averageCharWidth()
            self.widened.emit(key, self._letters[key])

    def _tell_order(self) -> None:
        keys = self._records.keys
        if self.count() == len(keys):
            shown = [keys[self.logicalIndex(place)] for place in range(self.count())]
            if shown != list(keys):
                self.arranged.emit(shown)

    def _tell_sort(self, section: int, order: Qt.SortOrder) -> None:
        if 0 <= section < len(self._records.keys):
            chosen = (self._records.keys[section], order == Qt.SortOrder.DescendingOrder)
            if chosen != self._sort:
                self._sort = chosen
                self.sorted_by.emit(*chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.count():
            self._apply()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        key = self._records.keys[section] if 0 <= section < len(self._records.keys) else ""
        self.menu_requested.emit(key, event.globalPos())
