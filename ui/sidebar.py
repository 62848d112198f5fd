"""The left side: all operators with a search, and the sections of the one in view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_
from ropa.store.switcher import ListedOperator, operators_found
from ui.changing import changing
from ui.checks.told import SIGNS, Badge, badge_of
from ui.commands import SECTIONS, WHOLE
from ui.desk import Desk
from ui.icons import icon
from ui.look import em
from ui.tables.search import SearchBox
from ui.tips import tip

Index = QModelIndex | QPersistentModelIndex


class OperatorList(QAbstractListModel):
    """Operators as plain lines."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ListedOperator] = []
        self._badges: dict[str, Badge] = {}

    def show_badges(self, badges: dict[str, Badge]) -> None:
        """What operators wear, by uid."""
        if badges != self._badges:
            self._badges = badges
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def show_lines(self, lines: list[ListedOperator]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's)
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        badge = self._badges.get(line.uid)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.name
            case Qt.ItemDataRole.DecorationRole:
                return icon(*SIGNS[badge[0]]) if badge else None
            case Qt.ItemDataRole.ToolTipRole:
                return tip("\n".join((f"{line.ref} {line.name}", *(badge[1:] if badge else ()))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return "; ".join((f"{line.ref} {line.name}", *(badge[1:] if badge else ())))
        return None

    def row_of(self, uid: str | None) -> int:
        """Where an operator stands; -1 where it is not listed."""
        return next((n for n, line in enumerate(self.lines) if line.uid == uid), -1)


class _BadgeAfter(QStyledItemDelegate):
    """The sign stands at the end of a line, so that names begin below each other."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.decorationPosition = QStyleOptionViewItem.Position.Right


_LEAST_OPERATORS = 10.5
"""Line heights for the search, the whole register and the operators, where the sections take the rest."""

_PICTURES = {"across": "shared"}


class Sidebar(QFrame):
    """Signals: `operator_chosen(uid)`; `section_chosen(section)`; `new_requested()`."""

    operator_chosen = Signal(str)
    section_chosen = Signal(str)
    new_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._laid = False
        self._shown = ""
        tr = desk.tr
        self.setProperty("wear", "sidebar")
        self.search = SearchBox(tr(N_("Find an operator")))
        self.search.asked.connect(self.read)
        self.search.left_down.connect(self._go_down)
        self.search.confirmed.connect(self._go_down)
        self._model = OperatorList()
        self.operators = QListView()
        self.operators.setProperty("wear", "nav")
        self.operators.setUniformItemSizes(True)
        self.operators.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.operators.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.operators.setModel(self._model)
        self.operators.setItemDelegate(_BadgeAfter(self.operators))
        self.operators.setAccessibleName(tr(N_("Operators")))
        self.operators.clicked.connect(self._choose)
        self.operators.activated.connect(self._choose)
        self._nobody = QLabel(tr(N_("No operator has such a name.")))
        self._nobody.setWordWrap(True)
        self._nobody.setProperty("wear", "muted")
        self.whole = self._list(tr(N_("The whole register")))
        for key, words in WHOLE:
            self._add(self.whole, key, icon(_PICTURES[key]), tr(words))
        self.sections = self._list(tr(N_("Sections")))
        for key, words in SECTIONS:
            self._add(self.sections, key, icon(key), tr(words))
        self._lay()

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setProperty("wear", "nav")
        made.setAccessibleName(name)
        for chosen in (made.currentItemChanged, made.itemClicked, made.itemActivated):
            chosen.connect(self._choose_section)
        return made

    @staticmethod
    def _add(to: QListWidget, key: str, picture: QIcon, words: str) -> None:
        item = QListWidgetItem(picture, words)
        item.setData(Qt.ItemDataRole.UserRole, key)
        to.addItem(item)

    def _lay(self) -> None:
        add = QToolButton()
        add.setProperty("wear", "quiet")
        add.setIcon(icon("add"))
        add.setToolTip(self._desk.tr(N_("New operator")))
        add.setAccessibleName(self._desk.tr(N_("New operator")))
        add.clicked.connect(self.new_requested)
        changing(self._desk.workspace, add)
        hint = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        self.search.setMinimumWidth(hint + em(self.search, 3))  # with the sign before it
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(add)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.whole)
        column.addWidget(self._nobody)
        column.addWidget(self.operators, 1)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(upper)
        self.split.addWidget(self.sections)
        self.split.setStretchFactor(0, 1)
        self.split.setChildrenCollapsible(False)
        upper.setMinimumHeight(em(self, _LEAST_OPERATORS))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[em(self, 0.4)] * 4)
        whole.addWidget(self.split)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.whole.setFixedHeight(self.whole.count() * self.whole.sizeHintForRow(0) + 2 * self.whole.frameWidth())
        if not self._laid:  # the sections have all of their lines, where there is room
            self._laid = True
            row = self.sections.sizeHintForRow(0)
            needed = self.sections.count() * row + 2 * self.sections.frameWidth()
            self.split.setSizes([max(self.height() - needed, 0), needed])

    def read(self) -> None:
        """List the operators that are called as the search says."""
        found = self._desk.workspace.ask(operators_found, self.search.text(), self._desk.language)
        self._model.show_lines(found)
        self._nobody.setVisible(not found and bool(self.search.text()))
        self._mark()

    def show_badges(self) -> None:
        """Operators wear what was found of them."""
        counts, tr = self._desk.findings_of_all.counts, self._desk.tr
        self._model.show_badges({uid: one for uid, of in counts.items() if (one := badge_of(of, tr)) is not None})

    def _mark(self) -> None:
        row = self._model.row_of(self._desk.operator)
        if row >= 0:
            self.operators.setCurrentIndex(self._model.index(row, 0))

    def show_place(self, section: str, counts: Mapping[str, int]) -> None:
        """Mark the operator and the section in view, with how many records each section holds."""
        self._mark()
        self._shown = section
        self.sections.blockSignals(True)
        self.sections.clearSelection()  # the line with the cursor stays: coming to the list leads nowhere else
        for n, (key, words) in enumerate(SECTIONS):
            item = self.sections.item(n)
            number = f"  {counts[key]}" if counts.get(key) else ""
            item.setText(self._desk.tr(words) + number)
            if key == section:
                self.sections.setCurrentRow(n)
        self.sections.blockSignals(False)
        self.whole.blockSignals(True)
        self.whole.setCurrentRow([key for key, _ in WHOLE].index(section) if section in dict(WHOLE) else 0)
        if section not in dict(WHOLE):
            self.whole.clearSelection()
        self.whole.blockSignals(False)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.sections.setMinimumWidth(self.sections.sizeHintForColumn(0) + 2 * self.sections.frameWidth() + bar)
        self.sections.setEnabled(self._desk.operator is not None)

    def first_uid(self) -> str | None:
        """The first operator of the list."""
        return self._model.lines[0].uid if self._model.lines else None

    def lists(self, uid: str) -> bool:
        """Whether an operator is in the list."""
        return self._model.row_of(uid) >= 0

    def choose_nth(self, n: int) -> None:
        """The first operator of the list (1), or the second, and so on."""
        if n <= len(self._model.lines):
            self.operator_chosen.emit(self._model.lines[n - 1].uid)

    def step(self, by: int) -> None:
        """The next or the previous operator of the list."""
        row = self._model.row_of(self._desk.operator) + by
        if 0 <= row < len(self._model.lines):
            self.operator_chosen.emit(self._model.lines[row].uid)

    def _go_down(self) -> None:
        if self._model.lines:
            if not self.operators.currentIndex().isValid():
                self.operators.setCurrentIndex(self._model.index(0, 0))
            self.operators.setFocus()

    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._model.lines):
            self.operator_chosen.emit(self._model.lines[index.row()].uid)

    def _choose_section(self, item: QListWidgetItem | None) -> None:
        section = str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""
        if section and section != self._shown:
            self.section_chosen.emit(section)
