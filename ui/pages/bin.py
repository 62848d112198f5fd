"""What lies in the bin: records of the operator in view and those that all operators share, ready to be restored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from ropa.actions.standing import restore
from ropa.i18n import N_
from ropa.model import ref_text
from ropa.register import Done
from ropa.store.opened import Binned, binned
from ropa.store.reading import row
from ropa.words import fold, sort_key
from ui.changing import changing
from ui.desk import Desk, Place
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.pages.bin_table import COLUMNS, BinTable
from ui.panels.deeds import moment_in_words
from ui.panels.empty import Empty
from ui.panels.kinds import kind_name
from ui.tables.model import RecordTable
from ui.tables.search import SearchBox


class BinPage(QWidget):
    """A page. In its Place `record` is what is chosen, where it is one record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        tr = desk.tr
        self._lying: dict[str, Binned] = {}
        self._by, self._falling = "at", True
        self.search = SearchBox(tr(N_("Search in the bin")))
        self.search.asked.connect(self._show_rows)
        self.restore_button = QPushButton(icon("restore", "accent_text"), tr(N_("Re&store")))
        self.restore_button.setProperty("wear", "primary")
        self.restore_button.setToolTip(tr(N_("Put what is selected back where it was (Enter)")))
        self.restore_button.clicked.connect(self.restore_selected)
        self.erase_button = QPushButton(tr(N_("Erase for good…")))
        self.erase_button.setToolTip(tr(N_("Erase the selected operator with all that belongs to it, its history too")))
        self.erase_button.clicked.connect(self.erase_selected)
        changing(desk.workspace, self.restore_button, self.erase_button)
        self.selected = QLabel()
        self.selected.setProperty("wear", "muted")
        self.model = RecordTable(self._texts, tr(N_("Without a name")))
        self.model.show_columns(tuple(COLUMNS), [tr(head) for head in COLUMNS.values()])
        self.table = BinTable(self.model, tr(N_("Records in the bin")), self._by)
        self.table.restore_requested.connect(self.restore_selected)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self.sort_by)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.search.left_down.connect(self._go_into_table)
        self.empty = Empty("bin")
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("wear", "bar")
        tools = Flow(bar, em(self, 0.4))
        tools.setContentsMargins(*[em(self, 0.5)] * 4)
        for widget in (self.search, self.selected, self.restore_button, self.erase_button):
            tools.addWidget(widget)
        shown = QWidget()
        self._stack = QStackedLayout(shown)
        self._nothing = self.empty.apart()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(shown, 1)
        self.setFocusProxy(self.table)

    def show_place(self, place: Place) -> None:
        """Read what lies in the bin; with `record`, that one is chosen."""
        self._read()
        self._select((place.record,) if place.record else ())

    def place(self) -> Place:
        """With what is chosen, where it is one."""
        chosen = self.chosen()
        return Place("bin", chosen[0] if len(chosen) == 1 else "")

    def refresh(self, _done: Done | None) -> None:
        """Something changed: read the bin again; what was chosen stays so."""
        chosen, current = self.chosen(), self.table.currentIndex().row()
        within = self.table.hasFocus()
        scrolled = self.table.verticalScrollBar().value()
        self._read()
        still = [uid for uid in chosen if self.model.row_of(uid) >= 0]
        if not still and chosen and self.model.uids:
            still = [self.model.uids[min(max(current, 0), len(self.model.uids) - 1)]]
        self._select(still)
        self.table.verticalScrollBar().setValue(scrolled)
        if within and not self.model.uids:
            self.search.setFocus()

    def leave(self) -> None:
        """Nothing is typed here that could be lost."""

    def chosen(self) -> list[str]:
        """Uids of the rows that are selected, from above."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.uids[place] for place in rows]

    def restore_selected(self) -> None:
        """Put what is selected back where it was, in one act."""
        uids = self.chosen()
        if not uids or self.desk.workspace.read_only:
            return
        ours = any(self._lying[uid].operator == self.desk.operator for uid in uids)
        self.desk.workspace.do(restore, *uids)
        said = self.desk.tr.count("{n} record was restored.", "{n} records were restored.", len(uids))
        self.desk.say(said, undo=ours)

    def erase_selected(self) -> None:
        """Erase the operator that is selected, after what goes was read and its number typed."""
        from ui.dialogs.erasing import ErasingDialog

        if (lying := self._operator()) is not None:
            ref = ref_text("operator", self.desk.workspace.ask(row, lying.uid)["ref"])
            ErasingDialog(self.desk, lying.uid, ref, lying.name.best(self.desk.language)[0], self).open()

    def _operator(self) -> Binned | None:
        """What is selected, where it is one operator."""
        chosen = [self._lying[uid] for uid in self.chosen()]
        return chosen[0] if len(chosen) == 1 and chosen[0].kind == "operator" else None

    def sort_by(self, column: int, order: Qt.SortOrder) -> None:
        """Another order of the rows."""
        self._by, self._falling = list(COLUMNS)[column], order == Qt.SortOrder.DescendingOrder
        chosen = self.chosen()
        self._show_rows()
        self._select(chosen)

    def _read(self) -> None:
        self._lying = {one.uid: one for one in self.desk.workspace.ask(binned, self.desk.operator)}
        self._show_rows()

    def _show_rows(self) -> None:
        words = fold(self.search.text()).split()
        found = [
            one
            for one in self._lying.values()
            if all(word in fold(" ".join(self._cells(one).values())) for word in words)
        ]
        found.sort(key=self._sorted_by, reverse=self._falling)
        self.model.show_rows(one.uid for one in found)
        self._stack.setCurrentWidget(self.table if found else self._nothing)
        tr = self.desk.tr
        self.empty.say(
            tr(N_("Nothing in the bin fits what you typed."))
            if self._lying
            else tr(N_("The bin is empty. What you put into it stays here until you restore it."))
        )
        self._show_selected()

    def _sorted_by(self, one: Binned) -> Any:
        match self._by:
            case "at":
                return one.at
            case "with_it":
                return one.with_it
            case key:
                return sort_key(self._cells(one)[key], self.desk.language)

    def _cells(self, one: Binned) -> dict[str, str]:
        tr = self.desk.tr
        return {
            "name": one.name.best(self.desk.language)[0],
            "kind": kind_name(one.kind, tr),
            "whose": self._whose(one),
            "at": moment_in_words(one.at, self.desk),
            "author": one.author,
            "with_it": str(one.with_it) if one.with_it else "",
        }

    def _whose(self, one: Binned) -> str:
        if one.kind == "operator":
            return ""
        return self.desk.tr(N_("All operators") if one.operator is None else N_("This operator"))

    def _texts(self, uids: Sequence[str], keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        return {uid: tuple(self._cells(self._lying[uid])[key] for key in keys) for uid in uids if uid in self._lying}

    def _select(self, uids: Sequence[str]) -> None:
        model = self.table.selectionModel()
        model.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place in sorted(self.model.row_of(uid) for uid in uids):
            if place >= 0:
                model.setCurrentIndex(self.model.index(place, 0), flags)
        self._show_selected()

    def _show_selected(self) -> None:
        several = len(self.chosen())
        self.restore_button.setEnabled(several > 0)
        self.erase_button.setVisible(self._operator() is not None)
        lying = self.desk.tr.count("{n} record in the bin", "{n} records in the bin", len(self._lying))
        chosen = self.desk.tr.count("{n} selected", "{n} selected", several)
        self.selected.setText(chosen if several else lying if self._lying else "")

    def _go_into_table(self) -> None:
        if self.model.uids and not self.chosen():
            self._select(self.model.uids[:1])
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
