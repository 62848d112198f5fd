"""The list of a section: search, filters, columns and views above, the table below, or what stands there instead."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.reference import many
from ropa.register import Done
from ropa.store.opened import operator_card
from ropa.store.rows import Wanted, cells, found, present
from ui.changing import changing
from ui.checks.told import badges_of
from ui.desk import Desk
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.tables.adding import AddButton
from ui.tables.arranging import Arranging
from ui.tables.beside import ToolBar
from ui.tables.chips import FilterBar
from ui.tables.empty import ANSWERED_NONE, Emptiness
from ui.tables.model import RecordTable
from ui.tables.narrowing import Narrowing
from ui.tables.search import SearchBox
from ui.tables.view import RecordView
from ui.tables.view_menu import ViewMenu
from ui.tables.views import Views


class RecordList(QWidget):
    """`pinned` are records shown on purpose although the list leaves them out; they stay until it is asked anew.

    Signals: `current_changed(uid)`; `entered()` into the form; `add_requested()`; `known_requested()` for one of the
    well-known; `removal_requested()`; `left()` by Esc; `menu_requested(point)`; `none_answered(bool)`;
    `everywhere_requested(typed)`.
    """

    current_changed = Signal(str)
    entered = Signal()
    add_requested = Signal()
    known_requested = Signal()
    removal_requested = Signal()
    left = Signal()
    menu_requested = Signal(QPoint)
    none_answered = Signal(bool)
    everywhere_requested = Signal(str)

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self.desk = desk
        self.kind = kind
        self.views = Views(desk.settings, kind)
        tr = desk.tr
        self.model = RecordTable(self._fetch, tr(N_("No name yet")))
        self.table = RecordView(self.model, many(kind, tr.language))
        self.search = SearchBox(tr(N_("Search this list")))
        self.filters = FilterBar(desk, kind, lambda key: desk.workspace.ask(present, self.wanted(), key))
        self.emptiness = Emptiness(desk, kind)
        self.add = AddButton(kind, tr)
        changing(desk.workspace, self.add)
        self.filter = self._tool("filter", tr(N_("Filter")))
        self.view_menu = ViewMenu(self, self.views, tr)
        self.view_button = self._tool("views", tr(N_("Views")))
        self.column_button = self._tool("columns", tr(N_("Columns")))
        self.columns = Arranging(self.views, self.table, tr, self.column_button)
        self.tools = Flow()
        self._operator: str | None = ""
        self.pinned: set[str] = set()
        self._narrowing = Narrowing(desk)
        self._connect()
        self._lay()

    def _tool(self, picture: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setText(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _connect(self) -> None:
        self.search.asked.connect(lambda _typed: self.ask_anew())
        self.search.left_down.connect(self._go_down)
        self.search.confirmed.connect(self._go_down)
        self.add.add_requested.connect(self.add_requested)
        self.add.known_requested.connect(self.known_requested)
        self.filters.filters_changed.connect(lambda filters: self._narrow(filters=filters))
        self.filters.archived_changed.connect(lambda on: self._narrow(archived=on))
        self.filters.whole_file_changed.connect(lambda on: self._narrow(whole_file=on))
        self.view_menu.used.connect(self.show_view)
        self.view_menu.named.connect(self._tell_view)
        self.column_button.clicked.connect(self.columns.choose)
        self.columns.changed.connect(self._tell_view)
        self.columns.reordered.connect(self.ask_anew)
        table = self.table
        table.current_changed.connect(self.current_changed)
        table.chosen_changed.connect(self._count)
        table.entered.connect(self.entered)
        table.clicked.connect(lambda _index: self.current_changed.emit(self.table.current))
        table.doubleClicked.connect(lambda _index: self.entered.emit())
        table.typed.connect(self._type)
        table.removal_requested.connect(self.removal_requested)
        table.left.connect(self.left)
        table.menu_requested.connect(self.menu_requested)
        self.desk.findings.read.connect(self._show_badges)
        empty = self.emptiness
        empty.add_requested.connect(self.add_requested)
        empty.none_answered.connect(self.none_answered)
        empty.clear_requested.connect(self.clear)
        empty.everywhere_requested.connect(lambda: self.everywhere_requested.emit(self.search.text()))
        empty.archived_requested.connect(lambda: self._narrow(archived=True))

    def _lay(self) -> None:
        narrowing = QMenu(self.filter)
        narrowing.aboutToShow.connect(lambda: self.filters.fill_menu(narrowing, self.filter))
        self.filter.setMenu(narrowing)
        self.view_button.setMenu(self.view_menu)
        self.tools.setSpacing(em(self, 0.35))
        self.search.setMinimumWidth(em(self, 9))
        for widget in (self.search, self.add, self.filter, self.view_button, self.column_button):
            self.tools.addWidget(widget)
        bar = ToolBar()
        above = QVBoxLayout(bar)
        above.setContentsMargins(*[em(self, 0.5)] * 4)
        above.setSpacing(em(self, 0.35))
        above.addLayout(self.tools)
        above.addWidget(self.filters)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.below = QStackedWidget()
        self.below.addWidget(self.table)
        self.below.addWidget(self.emptiness)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.below, 1)

    def wanted(self) -> Wanted:
        """What the list shows now."""
        now = self.views.now
        return Wanted(
            self.kind,
            None if now.whole_file and self.kind == "party" else self.desk.operator,
            self.desk.language,
            self.search.text(),
            now.filters,
            now.sort,
            now.descending,
            now.archived,
        )

    def _fetch(self, uids: Sequence[str], keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        return self.desk.workspace.ask(cells, self.kind, uids, keys, self.desk.language)

    def show_list(self) -> None:
        """Show the records of the operator in view; of the same operator as before, what is chosen stays."""
        if self._operator != self.desk.operator:
            self._operator = self.desk.operator
            self.model.show_rows(())
            self._show_badges()
            if not self.model.keys:
                self.columns.show()
                self.filters.show_view(self.views.now)
                self.view_button.setText(self.view_menu.title())
        self.ask_anew()

    def ask_anew(self) -> None:
        """Ask which records are to be listed; what is chosen and still listed stays chosen."""
        started = perf_counter()
        self.pinned = set()
        self._put_rows(self._narrowing.ask(self.wanted()), beside=False)
        self.search.took = perf_counter() - started

    def refresh(self, _done: Done | None) -> None:
        """Something changed. Rows keep their places, and those that no longer fit stay until the list is asked anew;
        only what is gone leaves, and what is new comes in.
        """
        if not self.model.keys:
            return
        new = self.desk.workspace.ask(found, self.wanted())
        old = self.model.uids
        alive: frozenset[str] = frozenset()
        if not set(old) <= set(new):
            alive = self._living(archived=self.views.now.archived)
            if self.pinned:
                alive |= self.pinned & self._living(archived=True)
        self._put_rows(merged(old, new, alive), beside=True)

    def _living(self, *, archived: bool) -> frozenset[str]:
        """Every record that may stand here, whatever is searched and filtered for."""
        operator = None if self.kind == "party" else self.desk.operator
        wanted = Wanted(self.kind, operator, self.desk.language, archived=archived)
        return frozenset(self.desk.workspace.ask(found, wanted))

    def _put_rows(self, uids: Sequence[str], *, beside: bool) -> None:
        if uids == self.model.uids and uids:
            self.model.read_anew()
        else:
            kept = self.table.standing()
            self.model.show_rows(uids)
            self.table.stand(kept, beside=beside)
            if self.table.current != kept.current:
                self.current_changed.emit(self.table.current)
        self._show_state()

    def show_record(self, uid: str) -> None:
        """Choose a record and show it, also where search and filters leave it out."""
        if self.model.row_of(uid) < 0:
            self.pinned.add(uid)
            self.model.show_rows([uid, *self.model.uids])
        self.table.go_to(self.model.row_of(uid))
        self._show_state()

    def _show_state(self) -> None:
        """The table, or what stands there instead."""
        empty = not self.model.uids
        now = self.views.now
        self.filters.count.setVisible(not empty)
        self.filters.setVisible(True)
        self.below.setCurrentIndex(int(empty))
        if not empty:
            self._count()
        elif self.search.text().strip() or now.filters:
            self.emptiness.show_nothing_found(self.search.text())
        elif archived := len(self.desk.workspace.ask(found, replace(self.wanted(), archived=True))):
            self.emptiness.show_only_archived(archived)
        else:
            self.filters.setVisible(self.kind == "party")
            self.emptiness.show_empty(answered=self._answered_none())

    def _answered_none(self) -> bool:
        if self.kind not in ANSWERED_NONE or self.desk.operator is None:
            return False
        return self.kind in (self.desk.workspace.ask(operator_card, self.desk.operator).none or ())

    def _count(self) -> None:
        self.filters.show_count(len(self.model.uids), len(self.table.chosen()))

    def _show_badges(self) -> None:
        self.model.show_badges(badges_of(self.desk.findings.told, self.desk.tr))

    def _narrow(self, **parts: Any) -> None:
        self.views.change(**parts)
        self.filters.show_view(self.views.now)
        self._tell_view()
        self.ask_anew()

    def clear(self) -> None:
        """Take search and filters away."""
        self.search.clear()
        self._narrow(filters=(), archived=self.views.now.archived)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self) -> None:
        """The view in use is another one now."""
        self.columns.show()
        self.filters.show_view(self.views.now)
        self._tell_view()
        self.ask_anew()

    def _tell_view(self) -> None:
        self.view_button.setText(self.view_menu.title())

    def _go_down(self) -> None:
        if self.model.uids:
            if not self.table.current:
                self.table.go_to(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, letters: str) -> None:
        """A letter typed in the table begins a search."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(letters)


def merged(old: Sequence[str], new: Sequence[str], alive: Container[str]) -> list[str]:
    """The old list without those that are gone, and with those that came, each after the one it follows in the new."""
    there = set(new)
    kept = [uid for uid in old if uid in there or uid in alive]
    known = set(kept)
    coming: dict[str, list[str]] = {}
    before = ""
    for uid in new:
        if uid in known:
            before = uid
        else:
            coming.setdefault(before, []).append(uid)
    return [*coming.get("", ()), *(one for uid in kept for one in (uid, *coming.get(uid, ())))]
