"""Whose papers: a list of all operators to tick, searched as one types."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_
from ropa.store.switcher import operators_found
from ui.desk import Desk
from ui.flow import Flow
from ui.look import em
from ui.tables.search import SearchBox
from ui.tips import tip

_UID = Qt.ItemDataRole.UserRole


class OperatorTicks(QWidget):
    """The list with its search; those of `without` are not in it. Signals: `turned()` when a tick comes or goes."""

    turned = Signal()

    def __init__(self, desk: Desk, ticked: Iterable[str] = (), without: Iterable[str] = ()) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        self.search = SearchBox(tr(N_("Search for operators")))
        self.search.asked.connect(self._show_found)
        self.operators = QListWidget()
        self.operators.setAccessibleName(tr(N_("Operators")))
        self.operators.setUniformItemSizes(True)
        self.operators.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.operators.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.search.left_down.connect(self._go_down)
        wanted, left_out = set(ticked), set(without)
        for one in desk.workspace.ask(operators_found, "", desk.language):
            if one.uid in left_out:
                continue
            item = QListWidgetItem(f"{one.ref}  {one.name}" if one.ref != one.name else one.ref)
            item.setToolTip(tip(item.text()))
            item.setData(_UID, one)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.uid in wanted else Qt.CheckState.Unchecked)
            self.operators.addItem(item)
        self.operators.itemChanged.connect(self._count)
        self.operators.itemActivated.connect(self._turn)
        self.counted = QLabel()
        self.counted.setProperty("wear", "muted")
        self.all = QPushButton(tr(N_("Tick all shown")))
        self.all.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        self.none = QPushButton(tr(N_("Untick all shown")))
        self.none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.operators, 1)
        line = Flow()
        column.addLayout(line)
        for widget in (self.all, self.none, self.counted):
            line.addWidget(widget)
        self._count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.operators.item(n) for n in range(self.operators.count())]

    def _show_found(self, typed: str) -> None:
        begun = time.monotonic()
        found = {one.uid for one in self._desk.workspace.ask(operators_found, typed, self._desk.language)}
        for n, item in enumerate(self._items()):
            self.operators.setRowHidden(n, item.data(_UID).uid not in found)
        self.search.took = time.monotonic() - begun

    def _go_down(self) -> None:
        self.operators.setFocus(Qt.FocusReason.ShortcutFocusReason)
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is not None:
            self.operators.setCurrentItem(first)

    def _turn(self, item: QListWidgetItem) -> None:
        checked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def _tick(self, state: Qt.CheckState) -> None:
        self.operators.blockSignals(True)  # counted once, not six hundred times
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(state)
        self.operators.blockSignals(False)
        self.operators.viewport().update()
        self._count()

    @property
    def ticked(self) -> dict[str, str]:
        """Names of the operators that are ticked, by uid."""
        items = (item for item in self._items() if item.checkState() == Qt.CheckState.Checked)
        return {item.data(_UID).uid: item.data(_UID).name for item in items}

    def _count(self) -> None:
        self.counted.setText(self._desk.tr.count("{n} operator", "{n} operators", len(self.ticked)))
        self.turned.emit()


class OperatorsDialog(QDialog):
    """Opened with `open()`. Signals: `chosen(dict)`: names of the operators by uid, in the order of the list."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, ticked: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        tr = desk.tr
        self.setWindowTitle(tr(N_("Whose papers")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ticks = OperatorTicks(desk, ticked)
        self.ticks.turned.connect(self._follow)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr(N_("Choose")))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.ticks, 1)
        column.addWidget(self.buttons)
        self.resize(em(self, 26), em(self, 26))
        self._follow()

    def _follow(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.ticks.ticked))

    def _give(self) -> None:
        self.chosen.emit(self.ticks.ticked)
        self.accept()
