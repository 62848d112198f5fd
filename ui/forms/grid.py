"""Fields in one or two columns, as the width allows; those that hold running text or lists take the whole width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ropa.fields import Kind
from ui.forms.field_row import FieldRow

WIDE = frozenset({Kind.TEXT, Kind.WORDS, Kind.PROSE, Kind.CODES, Kind.LINES, Kind.LINKS})
_COLUMN_LETTERS = 30
"""As many average letters a column must hold."""


class FieldGrid(QWidget):
    """The rows of one section."""

    def __init__(self, rows: Sequence[FieldRow]) -> None:
        super().__init__()
        self.rows = tuple(rows)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(12)
        self._columns = 0
        self._lay(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(2 if event.size().width() > 2 * _COLUMN_LETTERS * self.fontMetrics().averageCharWidth() else 1)

    def lay_again(self) -> None:
        """Leave no holes after rows were hidden or shown."""
        columns, self._columns = self._columns, 0
        self._lay(columns)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        line = place = 0
        for row in self.rows:
            if row.isHidden() and row.parent() is self:
                continue
            wide = columns == 1 or row.field.kind in WIDE
            if wide and place:
                line, place = line + 1, 0
            self._grid.addWidget(row, line, place, 1, columns if wide else 1)
            place = 0 if wide else (place + 1) % columns
            line += place == 0
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))
