"""A table of records that knows them all by uid and reads the cells of those that are looked at.

What it paints are plain texts, cut to what a cell and its tool tip can show: no record is loaded for a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.checks.told import Badge
from ui.tips import tip

PAGE = 50
"""Rows that are read at once."""
LONGEST = 400
"""As much of a text as a cell shows; more of it is read in the form."""

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[str], Sequence[str]], Mapping[str, tuple[str, ...]]]
"""(uids, keys of columns) to the texts of each row."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_NOWHERE = QModelIndex()


class RecordTable(QAbstractTableModel):
    """`nameless` stands for the name of a record that has none."""

    def __init__(self, fetch: Fetch, nameless: str) -> None:
        super().__init__()
        self._fetch = fetch
        self._nameless = nameless
        self._keys: tuple[str, ...] = ()
        self._heads: tuple[str, ...] = ()
        self._uids: list[str] = []
        self._rows: dict[str, int] = {}
        self._cells: dict[str, tuple[str, ...]] = {}
        self._blank: tuple[str, ...] = ()
        self._badges: Mapping[str, Badge] = {}

    @property
    def uids(self) -> list[str]:
        """All records in their order."""
        return self._uids

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns."""
        return self._keys

    def row_of(self, uid: str) -> int:
        """Where a record stands, or -1."""
        return self._rows.get(uid, -1)

    def show_rows(self, uids: Iterable[str]) -> None:
        """Put these records into the table; the selection is lost."""
        self.beginResetModel()
        self._uids = list(uids)
        self._rows = {uid: row for row, uid in enumerate(self._uids)}
        self._cells = {}
        self.endResetModel()

    def show_columns(self, keys: Sequence[str], heads: Sequence[str]) -> None:
        """Show these columns under these headings; the selection is lost."""
        self.beginResetModel()
        self._keys, self._heads = tuple(keys), tuple(heads)
        self._blank = ("",) * len(self._keys)
        self._cells = {}
        self.endResetModel()

    def show_badges(self, badges: Mapping[str, Badge]) -> None:
        """What records wear after their name, by uid."""
        if badges != self._badges:
            self._badges = badges
            if self._uids and self._keys:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._uids) - 1, len(self._keys) - 1))

    def badge(self, row: int, column: int) -> Badge | None:
        """What a cell wears."""
        return self._badges.get(self._uids[row]) if self._badges and column == self._named() else None

    def _named(self) -> int:
        """The column after whose text badges stand: the name, else the first."""
        return self._keys.index("name") if "name" in self._keys else 0

    def read_anew(self) -> None:
        """The same records may say something else now."""
        self._cells = {}
        if self._uids and self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._uids) - 1, len(self._keys) - 1))

    def cells(self, row: int) -> tuple[str, ...]:
        """The texts of a row, read with those around it when they are asked for first."""
        uid = self._uids[row]
        found = self._cells.get(uid)
        if found is None:
            start = row - row % PAGE
            page = self._uids[start : start + PAGE]
            told = self._fetch(page, self._keys)
            for one in page:
                self._cells[one] = self._shown(told[one]) if one in told else self._blank
            found = self._cells[uid]
        return found

    def _shown(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            _short(text) if text else (self._nameless if key == "name" else "")
            for key, text in zip(self._keys, texts, strict=True)
        )

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._uids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            return self.cells(index.row())[index.column()] if index.isValid() else None
        if role == _TIP and index.isValid():
            badge = self.badge(index.row(), index.column())
            text = self.cells(index.row())[index.column()]
            return tip(f"{text}\n{badge[1]}") if badge else _tip(text)
        if role == _SPOKEN and index.isValid():
            return self._spoken(index.row()) if index.column() == 0 else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (_DISPLAY, _TIP) and section < len(self._heads):
            return self._heads[section]
        return None

    def _spoken(self, row: int) -> str:
        """The whole row, for a screen reader."""
        said = [f"{head}: {text}" for head, text in zip(self._heads, self.cells(row), strict=True) if text]
        badge = self._badges.get(self._uids[row])
        return "; ".join((*said, badge[1]) if badge else said)


def _short(text: str) -> str:
    return " ".join(text[: LONGEST + 1].split()) if len(text) <= LONGEST else " ".join(text[:LONGEST].split()) + "…"


def _tip(text: str) -> str | None:
    """Only where the cell may be too narrow for it."""
    return tip(text) if len(text) > 20 else None
