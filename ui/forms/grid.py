"""Fields in one or two columns, as the width allows; those that hold running text or lists, or stand alone in their
line, take the whole width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ropa.fields import Kind
from ui.forms.field_row import FieldRow

WIDE = frozenset({Kind.TEXT, Kind.WORDS, Kind.PROSE, Kind.CODES, Kind.LINES, Kind.LINKS})
_COLUMN_LETTERS = 36
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

    def minimumSizeHint(self) -> QSize:
        """As narrow as in one column: else two columns hold the form too wide to turn."""
        least = max((row.minimumSizeHint().width() for row in self._shown()), default=0)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        roomy = width > 2 * _COLUMN_LETTERS * self.fontMetrics().averageCharWidth()
        self._lay(2 if roomy and width >= self._least_of_two() else 1)

    def _least_of_two(self) -> int:
        """How wide two columns are at least."""
        pairs = [line for line in self._lines(2) if len(line) == 2]
        columns: Iterable[tuple[FieldRow, ...]] = zip(*pairs, strict=True)
        widths = [max(row.minimumSizeHint().width() for row in column) for column in columns]
        return sum(widths) + self._grid.horizontalSpacing()

    def lay_again(self) -> None:
        """Leave no holes after rows were hidden or shown."""
        columns, self._columns = self._columns, 0
        self._lay(columns)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for n, line in enumerate(self._lines(columns)):
            for place, row in enumerate(line):
                self._grid.addWidget(row, n, place, 1, columns if len(line) == 1 else 1)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))

    def _lines(self, columns: int) -> list[list[FieldRow]]:
        """What stands beside each other, from the top."""
        lines: list[list[FieldRow]] = []
        for row in self._shown():
            before = lines[-1] if lines else []
            alone = row.field.kind in WIDE or (before and before[0].field.kind in WIDE)
            if before and len(before) < columns and not alone:
                before.append(row)
            else:
                lines.append([row])
        return lines

    def _shown(self) -> Iterator[FieldRow]:
        """All but those that were hidden; a row that was never laid yet is to be shown."""
        return (row for row in self.rows if not row.isHidden() or row.parent() is not self)
