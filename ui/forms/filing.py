"""The record that a form has open: what is read of it, and how what is typed gets into the file.

A fact is saved when its field is left or after a pause; while one types without a pause, what can be read so far is.
What the core cannot read waits and is shown as typed beside the last good value; what someone else changed meanwhile
is shown beside what was typed, and the person chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from ropa.actions.records import Conflict, change, create
from ropa.actions.standing import bin as to_bin
from ropa.errors import RopaError
from ropa.fields import Field
from ropa.holdings import Plain
from ropa.i18n import N_
from ropa.spoken import Spoken
from ropa.store.opened import Opened, Waits, opened
from ropa.store.reading import row as row_of
from ropa.values import Unreadable, accept
from ui.desk import Desk
from ui.editors.lookup import Lookup
from ui.forms.field_row import FieldRow, Note


class Filing(QObject):
    """Signals: `read_again()` when what is stored was read again."""

    read_again = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._opened: Opened | None = None
        self._rows: Mapping[str, Plain] = {}
        self._conflicts: dict[tuple[str, str], tuple[Conflict, FieldRow]] = {}
        self._unchosen: dict[tuple[str, str], str] = {}

    @property
    def opened(self) -> Opened:
        """What is open; asked only after `open`."""
        if self._opened is None:
            raise LookupError("no record is open")
        return self._opened

    @property
    def root(self) -> Plain:
        """The record of the form."""
        return self.opened.record

    @property
    def spoken(self) -> Spoken:
        """Facts of this record as words of the interface."""
        found = self.opened
        return Spoken(self.desk.language, found.names, found.linked, self.desk.languages)

    def open(self, uid: str) -> None:
        """Read a record (of a part: the record it belongs to)."""
        self._conflicts.clear()
        self._take(uid)

    def read(self) -> None:
        """Read it again and say so."""
        self._take(self.root.uid)
        self.read_again.emit()

    def _take(self, uid: str) -> None:
        self._opened = self.desk.workspace.ask(opened, uid)
        self._rows = {one.uid: one for one in (self.root, *self.root.below())}

    def row(self, uid: str) -> Plain | None:
        """A living row of the record as it is stored."""
        return self._rows.get(uid)

    def waits(self, uid: str, key: str) -> Waits | None:
        """What waits at a fact."""
        return self.opened.waiting.get((uid, key))

    def save(self, uid: str, row: FieldRow) -> None:
        """Bring what is typed into the file, if it is not there yet."""
        if (uid, row.field.key) in self._conflicts or uid not in self._rows or not row.editor.has_unsaved():
            return
        try:
            self._change(uid, row, {row.field.key: row.shown})
        except Conflict as conflict:
            self._conflicts[uid, row.field.key] = conflict, row
            row.show_note(self.note_of(uid, row))

    def save_so_far(self, uid: str, row: FieldRow) -> None:
        """Bring what is typed so far into the file; what cannot be read may be half typed, and is left alone yet."""
        if row.editor.has_unsaved() and _can_be_read(row.field, row.editor.value()):
            self.save(uid, row)

    def settle(self, uid: str, row: FieldRow, answer: str) -> None:
        """The person chose one of two values that met: "mine", or "theirs"."""
        self._conflicts.pop((uid, row.field.key), None)
        if answer == "mine":
            self._change(uid, row, None)
        else:
            self.show_anew(uid, row)

    def end(self) -> None:
        """The record is left and nobody chose: what was typed is kept, for the other value stays in the history."""
        for (uid, _), (_, row) in list(self._conflicts.items()):
            if uid in self._rows:
                self.settle(uid, row, "mine")
                kept = N_("“{field}”: what you typed was kept; the other value is in the history.")
                self.desk.say(self.desk.tr(kept).format(field=self.desk.tr(row.field.label)), undo=True)

    def _change(self, uid: str, row: FieldRow, shown: Mapping[str, Any] | None) -> None:
        typed = row.editor.value()
        self.desk.workspace.do_in(self.root.uid, change, uid, {row.field.key: typed}, shown)
        self.read()
        row.mark_shown(self._rows[uid][row.field.key])
        row.show_note(self.note_of(uid, row))

    def show(self, uid: str, row: FieldRow) -> None:
        """Bring an editor up to what is stored, unless the person is typing something else into it."""
        stored, waits = self._rows[uid][row.field.key], self.waits(uid, row.field.key)
        typed = row.editor.value()
        if (_as_text(typed) == waits.typed) if waits else (_accepted(row.field, typed) == stored):
            row.mark_shown(stored)
        elif not row.editor.has_unsaved():
            self.show_anew(uid, row)
            return
        row.show_note(self.note_of(uid, row))

    def show_anew(self, uid: str, row: FieldRow) -> None:
        """Fill an editor with what is stored, whatever it shows now."""
        stored, waits = self._rows[uid][row.field.key], self.waits(uid, row.field.key)
        row.shown = stored
        row.editor.show_value(stored, waits.typed if waits else None)
        row.show_note(self.note_of(uid, row))

    def note_of(self, uid: str, row: FieldRow) -> Note | None:
        """What there is to say of a fact: two values that met, or why what was typed waits."""
        tr, field = self.desk.tr, row.field
        if met := self._conflicts.get((uid, field.key)):
            conflict, _ = met
            theirs = self._said(field, self._rows[uid][field.key])
            mine = self._said(field, _accepted(field, row.editor.value()))
            return Note(
                conflict.says(tr),
                True,
                (
                    (tr(N_("Keep mine: {value}")).format(value=mine), "mine"),
                    (tr(N_("Take what is stored: {value}")).format(value=theirs), "theirs"),
                ),
            )
        if waits := self.waits(uid, field.key):
            good = self._said(field, self._rows[uid][field.key])
            last = tr(N_("It waits; the last good value stays: {value}")).format(value=good)
            return Note(f"{waits.refusal.says(tr)} {last}")
        return None

    def _said(self, field: Field, value: Any) -> str:
        text = self.spoken.value(field, value) or self.desk.tr(N_("not answered"))
        return text if len(text) < 80 else f"{text[:79]}…"

    def lookup(self, uid: str = "", law: str = "") -> Lookup:
        """What there is to choose from at a row (the record itself where none is named)."""
        return Lookup(self.desk, self.opened, self.row(uid), law, self._unchosen)

    def go_to(self, uid: str) -> None:
        """Show a record that a link leads to."""
        target = self.desk.workspace.ask(row_of, uid)
        root = target if target.root_uid == uid else self.desk.workspace.ask(row_of, target.root_uid)
        self.desk.go(root.kind, root.uid, uid if uid != root.uid else "")

    def add(self, kind: str, parent: str, values: Mapping[str, Any]) -> str:
        """A new part under a row; its uid."""
        uid = self.desk.workspace.do_in(self.root.uid, create, kind, values, parent).uid
        self.read()
        return uid

    def do(self, action: Callable[..., Any], *arguments: Any) -> None:
        """Any other act within the visit to this record."""
        self.desk.workspace.do_in(self.root.uid, action, *arguments)
        self.read()

    def remove(self, uid: str) -> None:
        """Put a part into the bin."""
        self.do(to_bin, uid)


def _can_be_read(field: Field, typed: Any) -> bool:
    try:
        accept(field, typed)
    except (Unreadable, RopaError):
        return False
    return True


def _accepted(field: Field, typed: Any) -> Any:
    """The value that the core would keep; what it cannot read is itself."""
    try:
        return accept(field, typed)[0]
    except (Unreadable, RopaError):
        return typed


def _as_text(typed: Any) -> str:
    return "" if typed is None else str(typed)
