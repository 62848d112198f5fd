"""The edits of a history as a list: newest first under the days they were made on, read a page at a time.

A filter looks through pages until it has found some; where that takes long it goes on when the screen has been served.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from ropa.actions.deeds import deed
from ropa.store.told import Told, told
from ropa.words import fold
from ui.desk import Desk
from ui.panels.deeds import day_in_words
from ui.panels.edit_lines import Line, detail, title, under_days

PAGE = 100
_SLICE = 0.03
"""Seconds of reading before the screen has its turn."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class _Role:
    """Roles as the numbers they come in."""

    DISPLAY = int(Qt.ItemDataRole.DisplayRole)
    SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True)
class Asked:
    """Whose edits are shown: of an operator (None: of shared records), or of one record; and which of them."""

    operator: str | None = None
    record: str | None = None
    typed: str = ""
    deeds: tuple[str, ...] = ()


class EditsModel(QAbstractListModel):
    """Signals: `read()` when edits were read, the last of them or not."""

    read = Signal()

    LINE = int(Qt.ItemDataRole.UserRole)
    """The Line."""
    DETAIL = LINE + 1
    """What stands under the words for the act: when, by whom, how many facts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._asked: Asked | None = None
        self._lines: list[Line] = []
        self._before: int | None = None
        self._at_end = True
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.read_on)

    def show(self, asked: Asked | None) -> None:
        """Begin anew with other edits; None shows nothing."""
        self._later.stop()
        self.beginResetModel()
        self._asked, self._lines, self._before, self._at_end = asked, [], None, asked is None
        self.endResetModel()
        self.read_on()

    @property
    def is_reading(self) -> bool:
        """Whether the search for more is not at an end and nothing was found yet."""
        return not self._at_end and not self._lines

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._lines[index.row()].edit is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _Role.DISPLAY) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case self.LINE:
                return line
            case _Role.DISPLAY:
                return title(line, self.desk, of_record=self._of_record)
            case self.DETAIL:
                return detail(line, self.desk)
            case _Role.SPOKEN:
                texts = title(line, self.desk, of_record=self._of_record), detail(line, self.desk)
                return ", ".join(text for text in (*texts, day_in_words(line.day, self.desk)) if text)
            case _:
                return None

    @property
    def _of_record(self) -> bool:
        return self._asked is not None and self._asked.record is not None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._at_end

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self.read_on()

    def read_on(self) -> None:
        """Read pages until some edits were found, or for a moment; then go on later."""
        until = time.monotonic() + _SLICE
        found: list[Told] = []
        while not self._at_end and len(found) < PAGE and time.monotonic() < until:
            page = self._page(self._before)
            self._at_end = len(page) < PAGE
            self._before = page[-1].edit if page else self._before
            found += [one for one in page if self._wanted(one)]
        self._append(found)
        if not found and not self._at_end:
            self._later.start()
        self.read.emit()

    def _page(self, before: int | None) -> Sequence[Told]:
        if self._asked is None:
            return ()
        return self.desk.workspace.ask(told, self._asked.operator, self._asked.record, before=before, limit=PAGE)

    def _wanted(self, one: Told) -> bool:
        if self._asked is None or (self._asked.deeds and deed(one) not in self._asked.deeds):
            return False
        words = fold(self._asked.typed).split()
        if not words:
            return True
        texts = [one.author, *(text for _, text in one.subject_name.texts)]
        folded = fold(" ".join(texts))
        return all(word in folded for word in words)

    def _append(self, found: Sequence[Told]) -> None:
        lines = under_days(found, self._lines[-1].day if self._lines else None)
        if lines:
            at = len(self._lines)
            self.beginInsertRows(QModelIndex(), at, at + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def refresh(self) -> None:
        """Read the newest page again; what was read of older ones stays as it is."""
        newest = self._page(None)
        if len(newest) < PAGE or not self._lines:
            kept: list[Told] = []
            self._at_end, self._before = len(newest) < PAGE, newest[-1].edit if newest else None
        else:
            kept = [line.edit for line in self._lines if line.edit and line.edit.edit < newest[-1].edit]
        lines = under_days([*(one for one in newest if self._wanted(one)), *kept], None)
        self._replace(lines)
        self.read.emit()

    def _replace(self, lines: list[Line]) -> None:
        """Put these lines in place of those shown, without touching the ones at the end that stay."""
        same = 0
        while same < min(len(lines), len(self._lines)) and lines[-1 - same] == self._lines[-1 - same]:
            same += 1
        old, new = len(self._lines) - same, len(lines) - same
        if old:
            self.beginRemoveRows(QModelIndex(), 0, old - 1)
            del self._lines[:old]
            self.endRemoveRows()
        if new:
            self.beginInsertRows(QModelIndex(), 0, new - 1)
            self._lines[:0] = lines[:new]
            self.endInsertRows()

    def edit_at(self, index: Index) -> Told | None:
        """The edit of a row; None for a day."""
        return self._lines[index.row()].edit if index.isValid() else None

    def index_of(self, edit: int) -> QModelIndex:
        """Where an edit stands; an invalid index where it was not read (yet)."""
        rows = (n for n, line in enumerate(self._lines) if line.edit is not None and line.edit.edit == edit)
        return self.index(next(rows, -1))

    def first(self) -> QModelIndex:
        """The newest edit."""
        return self.index(1 if len(self._lines) > 1 else -1)
