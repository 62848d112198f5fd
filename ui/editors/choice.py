"""One of many: a code of a catalogue, or another record."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from ropa.fields import Field, Kind
from ropa.i18n import N_
from ui.editors.attended import Tool
from ui.editors.lookup import Lookup
from ui.editors.picking import PickingEditor
from ui.icons import icon


class ChoiceEditor(PickingEditor):
    """CODE and LINK. Clearing the text is "not answered"."""

    def __init__(self, field: Field, lookup: Lookup) -> None:
        super().__init__(field, lookup)
        self._value: str | None = None
        self._opener: Tool | None = None
        self._row = QHBoxLayout()
        self._row.addWidget(self.picker)
        self._column.addLayout(self._row)
        self.picker.cleared.connect(self._clear)

    def value(self) -> str | None:
        return self._value

    def said(self) -> str:
        claim = self._value is not None and self.lookup.is_claim(self.field, self._value)
        return self.lookup.desk.tr(N_("claimed; the law does not know it")) if claim else ""

    def take(self, value: str) -> None:
        changed = value != self._value
        self._value = value
        self._display()
        if changed:
            self._choose()

    @Slot()
    def _clear(self) -> None:
        if self._value is not None:
            self._value = None
            self._display()
            self.edited.emit()

    def _show(self, value: Any, typed: str | None) -> None:  # noqa: ARG002 (a choice is never unreadable)
        self._value = value
        unchosen = self.lookup.unchosen.get(self._place)
        self._display()
        if unchosen:
            self.lookup.unchosen[self._place] = unchosen
        self.show_unchosen()

    def _display(self) -> None:
        name = self.lookup.name(self.field, self._value) if self._value else ""
        self.picker.show_choice(name, self._value or "")
        self._say("")
        if self.field.kind is Kind.LINK and (self._value or self._opener is not None):
            self._way_there().setVisible(bool(self._value))

    def _way_there(self) -> Tool:
        if self._opener is None:
            self._opener = Tool()
            self._opener.setIcon(icon("external"))
            self._opener.setProperty("wear", "quiet")
            self._opener.setToolTip(self.lookup.desk.tr(N_("Open")))
            self._opener.clicked.connect(lambda: self.open_requested.emit(self._value or ""))
            self._row.addWidget(self._opener)
            self._name_controls()
        return self._opener

    def _name_controls(self) -> None:
        super()._name_controls()
        if self._opener is not None:
            self._opener.setAccessibleName(self.lookup.desk.tr(N_("Open: {name}")).format(name=self.label))
