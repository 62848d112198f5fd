"""The page of a kind of record: the list, and beside it (below it, where there is little room) the form of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from ropa.actions.answers import keep_answered_none
from ropa.actions.creating import Saved
from ropa.actions.records import create
from ropa.i18n import N_
from ropa.register import Done
from ropa.store.reading import row
from ui.desk import Desk, Place
from ui.icons import icon
from ui.pages.records_adding import ask_what_is_transferred, pick_known
from ui.pages.records_menu import menu_of
from ui.tables.acts import ACTS, carry_out
from ui.tables.adding import KNOWN
from ui.tables.beside import Beside, Form
from ui.tables.listing import RecordList
from ui.tables.picker import Picker

IDLE = 300
"""Milliseconds after a list is shown until its form is put together."""

SETTLES = 90
"""Milliseconds for which the cursor stays on a row before its form is shown: a key held down opens none of the rows
that it passes.
"""


class RecordsPage(QWidget):
    """`make_form` builds the form when the first record is shown; `form` is None before.

    Signals: `everywhere_requested(typed)` for a search in all operators; `moved()` when another record is in view.
    """

    everywhere_requested = Signal(str)
    moved = Signal()

    def __init__(self, desk: Desk, kind: str, make_form: Callable[[Desk], QWidget]) -> None:
        super().__init__()
        self.desk = desk
        self.kind = kind
        self.form: Any = None
        self._make_form = make_form
        self._open = ""
        self.list = RecordList(desk, kind)
        self.form_button = QToolButton()
        self.form_button.setIcon(icon("panel"))
        self.form_button.setCheckable(True)
        self.form_button.setChecked(bool(desk.settings.get("list/form", True)))
        self.form_button.setProperty("wear", "quiet")
        self.form_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for say in (self.form_button.setToolTip, self.form_button.setAccessibleName):
            say(desk.tr(N_("Show the form beside the list")))
        self.form_button.toggled.connect(self._turn_form)
        self.list.tools.addWidget(self.form_button)
        self.split = Beside(desk.settings, self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLES)
        self._settle.timeout.connect(self._show_current)
        self._warm = QTimer(self)
        self._warm.setSingleShot(True)
        self._warm.setInterval(IDLE)
        self._warm.timeout.connect(self._prepare)
        self.list.current_changed.connect(self._show_soon)
        self.list.entered.connect(self.focus_form)
        self.list.left.connect(self.close_form)
        self.list.add_requested.connect(self.add)
        self.list.known_requested.connect(self.add_known)
        self.list.removal_requested.connect(self.to_bin)
        self.list.menu_requested.connect(lambda point: self.menu().popup(point))
        self.list.none_answered.connect(self.answer_none)
        self.list.everywhere_requested.connect(self.everywhere_requested)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.form is None:  # the form is loaded and put together before it is asked for, while nobody waits
            self._warm.start()

    # What the window asks of every page.

    def show_place(self, place: Place) -> None:
        """Show the list, and in it a record or a row of one with the cursor in a field."""
        self.list.show_list()
        record = place.row if self.kind == "transfer" and place.row else place.record
        if record:
            self.list.show_record(record)
            self._show(record, place.row, place.key)
        elif self._open and self._open not in self.list.model.uids:
            self._hide_form()
        elif self._open and self.form is not None:  # it may have changed while another page was in view
            self.form.refresh(None)

    def place(self) -> Place:
        """The section, with the record whose form is shown or whose row has the cursor."""
        return Place(self.kind, self._open or self.list.table.current)

    def refresh(self, done: Done | None) -> None:
        """Something changed: the rows say what is true now, and the form."""
        self.list.refresh(done)
        if self.form is not None and self._open:
            self.form.refresh(done)

    def leave(self) -> None:
        """Save what is being typed."""
        if self.form is not None:
            self.form.leave()

    def end(self) -> None:
        """The page goes, and the record in view with it."""
        self._warm.stop()
        if self.form is not None:
            self.form.end()

    # The form.

    def _show_soon(self, uid: str) -> None:
        if not uid:
            self._settle.stop()
            self._hide_form()
        elif uid != self._open or not self.split.form_is_shown:
            self._settle.start()

    def _show_current(self) -> None:
        if self.form_button.isChecked() and self.list.table.current:
            self._show(self.list.table.current)
        else:
            self.moved.emit()

    def _show(self, uid: str, part: str = "", key: str = "") -> None:
        """The form of a record; a transfer stands in the form of what it belongs to."""
        self._settle.stop()
        root = self.desk.workspace.ask(row, uid).root_uid if self.kind == "transfer" else uid
        form = self._form()
        form.leave()
        before, self._open = self._open, uid
        self.split.show_form()
        form.open(root, part or (uid if root != uid else ""), key)
        if uid != before:
            self.moved.emit()

    def _form(self) -> Form:
        if self.form is None:
            self.form = self._make_form(self.desk)
            self.split.put_form(self.form)
        return cast("Form", self.form)

    def _prepare(self) -> None:
        """The form is put together before it is asked for, while nobody waits: its room first, then its fields."""
        uids = self.list.model.uids
        if self.form is None:
            self._form()
            self._warm.start()
        elif not self._open and uids:
            self.form.prepare(self.desk.workspace.ask(row, uids[0]).root_uid)

    def _hide_form(self) -> None:
        if self.form is not None:
            self.form.clear()
            self.split.hide_form()
        self._open = ""
        self.moved.emit()

    def close_form(self) -> None:
        """Give the list all the room; the record stays chosen."""
        if self.split.form_is_shown:
            self._hide_form()

    def _turn_form(self, on: bool) -> None:
        self.desk.settings.put("list/form", on)
        if on:
            self._show_current()
        else:
            self.close_form()

    # What menus, buttons and keys do.

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def focus_list(self) -> None:
        """Put the cursor into the table."""
        self.list.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_form(self) -> None:
        """Put the cursor into the first field of the record with the cursor."""
        if uid := self.list.table.current:
            self._show(uid)
            if self.kind != "transfer":
                self._form().focus_first()

    def select_all(self) -> None:
        """Choose every record listed."""
        self.list.table.selectAll()

    def add(self) -> None:
        """A new draft, its form open with the cursor in the first field; of a transfer it is asked first of what."""
        self.leave()
        if self.kind == "transfer":
            ask_what_is_transferred(self)
        else:
            parent = None if self.kind == "party" else self.desk.operator
            self.begin(self.desk.workspace.do(create, self.kind, {}, parent).uid)

    def add_known(self) -> Picker | None:
        """Pick one of the well-known parties or trackers; the copy is a record like any other."""
        self.leave()
        return pick_known(self) if self.kind in KNOWN else None

    def begin(self, uid: str) -> None:
        """Show a new record with the cursor in its first field."""
        self.list.show_record(uid)
        self._show(uid)
        self._form().focus_first()

    def answer_none(self, on: bool) -> None:
        """Answer that the operator has no records of this kind, or take that back."""
        if self.desk.operator is not None:
            self.desk.workspace.do(keep_answered_none, self.desk.operator, self.kind, on)
            self.list.ask_anew()

    def acted_on(self) -> list[str]:
        """The chosen records; where none is chosen, the one with the cursor, or whose form is shown."""
        one = self.list.table.current or self._open
        return self.list.table.chosen() or ([one] if one else [])

    def _carry_out(self, name: str, then: Callable[[Any], object] = lambda _result: None) -> None:
        if (uids := self.acted_on()) and not self.desk.workspace.read_only:
            self.leave()
            carry_out(self.desk, name, self.kind, uids if ACTS[name].several else uids[:1], then)

    def duplicate(self) -> None:
        """Copy the chosen records; the first copy is shown."""

        def show(saved: Saved) -> None:
            self.list.show_record(saved.uid)
            self._show_current()

        self._carry_out("duplicate", show)

    def change_together(self) -> None:
        """Change the same facts of the chosen records."""
        from ui.bulk.dialog import change_together

        self.leave()
        change_together(self.desk, self.acted_on(), self.window())

    def copy_over(self) -> None:
        """Copy the chosen activities to other operators."""
        from ui.bulk.copying_over import CopyOverDialog

        self.leave()
        CopyOverDialog(self.desk, self.acted_on(), self.window()).open()

    def update_copies(self) -> None:
        """Let copies of the chosen records at other operators follow what changed here."""
        from ui.bulk.bringing import bring_copies

        self.leave()
        bring_copies(self.desk, self.acted_on(), self.window())

    def approve(self) -> None:
        """Approve the chosen records as they are now."""
        self._carry_out("approve")

    def put_back(self) -> None:
        """Make the record say again what was approved."""
        self._carry_out("put_back")

    def archive(self) -> None:
        """Put the chosen records into the archive."""
        self.list.pinned.clear()
        self._carry_out("archive")

    def reopen(self) -> None:
        """Take the chosen records out of the archive."""
        self._carry_out("reopen")

    def to_bin(self) -> None:
        """Put the chosen records into the bin."""
        self._carry_out("to_bin")

    def menu(self) -> QMenu:
        """What can be done to the chosen records."""
        return menu_of(self)
