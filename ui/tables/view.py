"""The table of records on screen: rows of one height, whole rows chosen, several at once, all of it by keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleFactory, QTableView

from ui.tables.header import RecordHeader
from ui.tables.model import RecordTable
from ui.tables.painting import CellPainter

_FEWEST = 4
"""Lines that are seen even in little room, the head among them."""


@dataclass(frozen=True)
class Standing:
    """What is chosen in a list and which part of it is seen, by uid, so that it holds when the rows are others."""

    chosen: tuple[str, ...]
    current: str
    row: int
    top: str
    order: Sequence[str]


class RecordView(QTableView):
    """Signals: `current_changed(uid)` ("" for none); `chosen_changed()` for the rows chosen; `entered()` by Enter or
    F2: into the form; `typed(text)` for a letter typed, which is for the search; `removal_requested()`; `left()` by
    Esc; `menu_requested(point)` on the screen. `records` is its model.
    """

    current_changed = Signal(str)
    chosen_changed = Signal()
    entered = Signal()
    typed = Signal(str)
    removal_requested = Signal()
    left = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: RecordTable, name: str) -> None:
        super().__init__()
        self.records = model
        self.header = RecordHeader(model)
        self.setHorizontalHeader(self.header)
        self.header.setSortIndicatorShown(True)  # the table switches it off
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._cells = CellPainter(model, self)
        self.setItemDelegate(self._cells)
        # Qt's own style for the ground of the rows: ours is Python, and would be asked for every cell.
        self._plain = QStyleFactory.create("Fusion")
        self.setStyle(self._plain)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self._measure()

    def _measure(self) -> None:
        """Rows as high as their letters ask for."""
        self._cells.forget()
        height = round(self.fontMetrics().height() * 1.6)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(_FEWEST * height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._measure()

    def paint_badges(self, column: int, statuses: dict[str, str]) -> None:
        """Draw the words of this column as badges of these statuses: {words: status}. -1: no column has any."""
        self._cells.badged, self._cells.statuses = column, statuses

    @property
    def current(self) -> str:
        """The uid of the row with the cursor, or ""."""
        index = self.currentIndex()
        return self.records.uids[index.row()] if index.isValid() else ""

    def chosen(self) -> list[str]:
        """The uids of the chosen rows in their order."""
        ranges = [(one.top(), one.bottom()) for one in self.selectionModel().selection().toList()]
        rows = sorted({row for top, bottom in ranges for row in range(top, bottom + 1)})
        return [self.records.uids[row] for row in rows]

    def standing(self) -> Standing:
        """What is chosen and seen now."""
        uids, top = self.records.uids, self.verticalScrollBar().value()
        seen = uids[top] if 0 < top < len(uids) else ""
        return Standing(tuple(self.chosen()), self.current, self.currentIndex().row(), seen, uids)

    def stand(self, kept: Standing, *, beside: bool = False) -> None:
        """Choose and show those of before that are still there. Where the row with the cursor is gone, `beside` puts
        it on the next one that is.
        """
        current = kept.current if self.records.row_of(kept.current) >= 0 else ""
        chosen: Sequence[str] = kept.chosen
        if kept.current and not current and beside and self.records.uids:
            near = (*kept.order[kept.row + 1 :], *reversed(kept.order[: kept.row]), self.records.uids[0])
            current = next(uid for uid in near if self.records.row_of(uid) >= 0)
            chosen = (*chosen, current)
        self.choose(chosen, current)
        row = self.records.row_of(kept.top)
        if row >= 0:
            self.verticalScrollBar().setValue(row)
        elif current:
            self.scrollTo(self.currentIndex())

    def choose(self, uids: Iterable[str], current: str = "") -> None:
        """Choose rows, and put the cursor on one of them."""
        rows = sorted(row for uid in uids if (row := self.records.row_of(uid)) >= 0)
        last = self.records.columnCount() - 1
        selection = QItemSelection()
        for top, bottom in _runs(rows):
            selection.select(self.records.index(top, 0), self.records.index(bottom, last))
        row = self.records.row_of(current)
        if row >= 0:
            no_more = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.records.index(row, 0), no_more)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def go_to(self, row: int) -> None:
        """Choose one row and show it."""
        if 0 <= row < len(self.records.uids):
            self.choose([self.records.uids[row]], self.records.uids[row])
            self.scrollTo(self.currentIndex())

    def _tell_current(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.row() != before.row():
            self.current_changed.emit(self.records.uids[current.row()] if current.isValid() else "")

    def _tell_chosen(self) -> None:
        self.chosen_changed.emit()

    def keyboardSearch(self, search: str) -> None:
        """Qt would look through every row, and so read them all."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2 if plain:
                self.entered.emit()
            case Qt.Key.Key_Delete if plain:
                self.removal_requested.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End lead to the first and the last row, because whole rows are chosen."""
        rows = len(self.records.uids)
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: rows - 1}
        if action in ends and rows:
            return self.records.index(ends[action], max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft() if self.current else QPoint()
            self.menu_requested.emit(self.viewport().mapToGlobal(place))
        else:
            self.menu_requested.emit(event.globalPos())


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow each other, as (first, last)."""
    start = 0
    for n in range(1, len(rows) + 1):
        if n == len(rows) or rows[n] != rows[n - 1] + 1:
            yield rows[start], rows[n - 1]
            start = n
