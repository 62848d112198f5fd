"""Which records use the one that is open, under the operators they belong to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.register import Done
from ropa.store.opened import User, users
from ui.desk import Desk
from ui.icons import icon
from ui.panels.empty import Empty
from ui.panels.kinds import kind_name, section_of

_FEW = 40
"""As many records as are shown without unfolding their operators."""

_USER = Qt.ItemDataRole.UserRole


class UsersTree(QTreeWidget):
    """Signals: `chosen(User)` when a record was clicked or Enter pressed on it."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAccessibleName(name)
        self.setProperty("wear", "plain")
        self.itemClicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
            return
        super().keyPressEvent(event)

    def _choose(self, item: QTreeWidgetItem) -> None:
        if user := item.data(0, _USER):
            self.chosen.emit(user)


class UsedBy(QWidget):
    """Shows nothing until a record is given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._record = ""
        self.count = QLabel()
        self.count.setWordWrap(True)
        self.count.setProperty("wear", "muted")
        self.tree = UsersTree(desk.tr(N_("Records that use this one")))
        self.tree.chosen.connect(self._go)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.addWidget(self.count)
        column.addWidget(self.tree, 1)
        self.empty = Empty("link")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self.empty.apart())
        self.setFocusProxy(self.tree)

    def show_record(self, uid: str) -> None:
        """The records that use this one; "" shows none."""
        self._record = uid
        found = self.desk.workspace.ask(users, uid) if uid else []
        tr = self.desk.tr
        self.empty.say(
            tr(N_("Nothing uses this record. It can go into the bin without leaving a gap elsewhere."))
            if uid
            else tr(N_("Choose a record to see what uses it."))
        )
        self._fill(found)
        self._stack.setCurrentIndex(0 if found else 1)

    def refresh(self, _done: Done | None) -> None:
        """Something changed: other records may use this one now."""
        self.show_record(self._record)

    def _fill(self, found: list[User]) -> None:
        tr = self.desk.tr
        by_operator: dict[str | None, list[User]] = {}
        for one in found:
            by_operator.setdefault(one.operator, []).append(one)
        records = tr.count("{n} record", "{n} records", len(found))
        operators = tr.count("{n} operator", "{n} operators", len(by_operator))
        self.count.setText(records if len(by_operator) < 2 else f"{records} · {operators}")
        self.tree.clear()
        for of, its in sorted(by_operator.items(), key=lambda one: one[0] != self.desk.operator):
            name = its[0].operator_name.best(self.desk.language)[0] if of else tr(N_("Shared records"))
            top = QTreeWidgetItem(self.tree, [name])
            top.setFirstColumnSpanned(True)
            for one in its:
                top.addChild(self._line(one))
            top.setExpanded(len(by_operator) == 1 or of == self.desk.operator or len(found) <= _FEW)

    def _line(self, user: User) -> QTreeWidgetItem:
        kind = kind_name(user.kind, self.desk.tr)
        name = user.name.best(self.desk.language)[0] or kind
        item = QTreeWidgetItem([name])
        item.setIcon(0, icon(section_of(user.kind) or "link", "muted"))
        item.setData(0, _USER, user)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {kind}")
        return item

    def _go(self, user: User) -> None:
        if section := section_of(user.kind):
            self.desk.go(section, user.uid)
