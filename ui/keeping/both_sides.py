"""Facts that two registers changed differently, each with both values to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from ropa.actions.taking_in.saying import Said
from ropa.i18n import N_
from ropa.store.cells import short
from ropa.store.parting import By
from ui.desk import Desk
from ui.look import em
from ui.panels.deeds import moment_in_words
from ui.tips import tip


class ConflictTree(QTreeWidget):
    """A line a fact; below it both values, of which one can be ticked. Signals: `changed()` when one was chosen."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chosen: dict[tuple[str, str], bool] = {}
        self._sides: dict[tuple[tuple[str, str], bool], QTreeWidgetItem] = {}
        tr = desk.tr
        self.setAccessibleName(tr(N_("Changed on both sides")))
        self.setHeaderLabels([tr(one) for one in (N_("Fact"), N_("Value"), N_("Who and when"))])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setColumnWidth(0, em(self, 16))
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._choose)
        self.itemClicked.connect(self._click)

    def show_conflicts(self, several: Sequence[Said]) -> None:
        """What was chosen before of these stays chosen."""
        places = {one.place for one in several}
        self._chosen = {place: theirs for place, theirs in self._chosen.items() if place in places}
        self._sides = {}
        self.blockSignals(True)
        self.clear()
        for one in several:
            self._add(one)
        self.expandAll()
        self._show_ticks()

    def choices(self) -> dict[tuple[str, str], bool]:
        """By fact whether what the file says was chosen; only those that were chosen."""
        return dict(self._chosen)

    def choose_all(self, *, theirs: bool) -> None:
        """The same side for all."""
        self._chosen = dict.fromkeys((place for place, _ in self._sides), theirs)
        self._show_ticks()
        self.changed.emit()

    def _add(self, one: Said) -> None:
        tr = self._desk.tr
        name = " · ".join(filter(None, (one.record, one.part, one.fact)))
        top = QTreeWidgetItem([name])
        top.setToolTip(0, tip(name))
        top.setFlags(top.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        self.addTopLevelItem(top)
        top.setFirstColumnSpanned(True)
        for words, value, by, theirs in (
            (tr(N_("Keep what is here")), one.ours, one.ours_by, False),
            (tr(N_("Take from the file")), one.theirs, one.theirs_by, True),
        ):
            item = QTreeWidgetItem(top, [words, short(value), self._by(by)])
            item.setToolTip(1, tip(value))
            self._sides[one.place, theirs] = item

    def _by(self, by: By | None) -> str:
        return f"{by.author}, {moment_in_words(by.at, self._desk)}" if by is not None else ""

    def _choose(self, item: QTreeWidgetItem, column: int) -> None:
        """Ticking one side lets go of the other; a tick is taken away only by that."""
        place, theirs = next((side for side, one in self._sides.items() if one is item), (None, False))
        if place is None or column != 0:
            return
        self._chosen[place] = theirs
        self._show_ticks()
        self.changed.emit()

    def _click(self, item: QTreeWidgetItem, column: int) -> None:
        """A click anywhere in the line of a value chooses it."""
        if column != 0:
            self._choose(item, 0)

    def _show_ticks(self) -> None:
        self.blockSignals(True)
        for (place, theirs), item in self._sides.items():
            ticked = self._chosen.get(place) is theirs
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
