"""The operators of the records that were found, each with their number; one narrows the list to its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ropa.i18n import N_
from ropa.store.across import Used
from ropa.store.naming import own_names, words_of
from ropa.words import Words
from ui.desk import Desk
from ui.look import em
from ui.tips import tip

_UID = Qt.ItemDataRole.UserRole


class UsingOperators(QListWidget):
    """Signals: `narrowed()` when the person chose one, or all."""

    narrowed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("wear", "nav")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(desk.tr(N_("Operators that use it")))
        self.setMinimumWidth(em(self, 9))
        self.currentItemChanged.connect(lambda *_: self.narrowed.emit())

    @property
    def chosen(self) -> str:
        """The uid of the operator whose records are wanted; "" for all."""
        item = self.currentItem()
        return str(item.data(_UID)) if item is not None else ""

    def show_used(self, used: Iterable[Used]) -> None:
        """List the operators of records, in their order."""
        times = Counter(one.operator for one in used)
        before = self.chosen
        named = self._desk.workspace.ask(words_of, times, self._desk.workspace.ask(own_names))
        self.blockSignals(True)
        self.clear()
        every = self._desk.tr.count("{n} operator", "{n} operators", len(times))
        self._add("", every, times.total())
        for uid, number in times.items():
            self._add(uid, named.get(uid, Words()).best(self._desk.language)[0], number)
        uids = ["", *times]
        self.setCurrentRow(uids.index(before) if before in uids else 0)
        self.blockSignals(False)

    def _add(self, uid: str, name: str, number: int) -> None:
        records = self._desk.tr.count("{n} record", "{n} records", number)
        item = QListWidgetItem(f"{name}  {number}")
        item.setToolTip(tip(item.text()))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {records}")
        item.setData(_UID, uid)
        self.addItem(item)
