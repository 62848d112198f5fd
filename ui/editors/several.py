"""Several values: codes and records that are chosen, or lines that are typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from ropa.fields import Field, Kind
from ui.editors.chips import Chips
from ui.editors.editor import Editor, TextControl
from ui.editors.line import Line
from ui.editors.lookup import Lookup
from ui.editors.picking import PickingEditor


class PicksEditor(PickingEditor):
    """CODES in the order given, and LINKS."""

    def __init__(self, field: Field, lookup: Lookup) -> None:
        super().__init__(field, lookup)
        acts = ("left", "right") if field.kind is Kind.CODES else ("open",)
        self.chips = Chips(lookup.desk.tr, self.picker, lambda value: self.lookup.name(self.field, value), acts)
        self.chips.altered.connect(self._alter)
        self.chips.asked.connect(lambda _open, uid: self.open_requested.emit(uid))
        self._column.addWidget(self.chips)

    def value(self) -> tuple[str, ...] | None:
        return self.chips.value()

    def take(self, value: str) -> None:
        self.chips.add(value)
        self.picker.show_choice("", left_out=self.value() or ())

    @Slot()
    def _alter(self) -> None:
        unchosen = self.picker.unchosen
        self.picker.show_choice("", left_out=self.value() or ())
        if unchosen:
            self.picker.show_text(unchosen)
        self._choose()

    def _show(self, value: Any, typed: str | None) -> None:  # noqa: ARG002 (a choice is never unreadable)
        unchosen = self.lookup.unchosen.get(self._place)
        self.chips.show_values(value)
        self.picker.show_choice("", left_out=value or ())
        if unchosen:
            self.lookup.unchosen[self._place] = unchosen
        self.show_unchosen()

    def _follow_read_only(self) -> None:
        super()._follow_read_only()
        self.chips.set_read_only(self.read_only)

    def _name_controls(self) -> None:
        super()._name_controls()
        self.chips.name_it(self.label, self.help)


class EntryLine(Line):
    """A line whose text becomes an entry with Return, or several when lines are pasted."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pasted = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if "\n" in pasted.strip() and not self.isReadOnly():
            self.insert(pasted.strip())
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


class LinesEditor(Editor):
    """LINES: typed one by one. What is typed in the line counts already, entered or not."""

    def __init__(self, field: Field, lookup: Lookup) -> None:
        super().__init__(field, lookup)
        self.line = EntryLine()
        self.line.textEdited.connect(self._type)
        self.line.returnPressed.connect(self._enter)
        self.chips = Chips(lookup.desk.tr, self.line, str, ("edit", "left", "right"))
        self.chips.altered.connect(self._choose)
        self.chips.asked.connect(lambda _edit, value: self._edit(value))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chips)
        self.setFocusProxy(self.line)

    def value(self) -> tuple[str, ...] | None:
        entered = self.chips.value()
        if typed := self._typed():
            return tuple(dict.fromkeys((*(entered or ()), *typed)))
        return entered

    def _typed(self) -> list[str]:
        return [text for one in self.line.text().split("\n") if (text := " ".join(one.split()))]

    def _show(self, value: Any, typed: str | None) -> None:  # noqa: ARG002 (lines are never unreadable)
        if self.line.hasFocus() and self._typed() and value == self.value():
            return
        self.line.clear()
        self.chips.show_values(value)

    @Slot()
    def _type(self) -> None:
        if self._typed():
            self.chips.none.setChecked(False)
        self.edited.emit()

    def _take_typed(self) -> bool:
        typed = self._typed()
        self.line.clear()
        if typed:
            self.chips.add(*typed)
        return bool(typed)

    @Slot()
    def _enter(self) -> None:
        if not self._take_typed():
            self.settled.emit()

    def _edit(self, value: str) -> None:
        """Take an entry back into the line to mend it."""
        self._take_typed()
        self.line.setText(value)
        self.chips.remove(value)
        self.line.setFocus()

    def _finish(self) -> None:
        self._take_typed()

    def _keeps_undo(self) -> bool:
        return bool(self.line.text())

    def show_hint(self, words: str) -> None:
        self.line.setPlaceholderText(words)

    def _follow_read_only(self) -> None:
        super()._follow_read_only()
        self.chips.set_read_only(self.read_only)

    def _controls(self) -> Iterator[TextControl]:
        yield self.line

    def _name_controls(self) -> None:
        super()._name_controls()
        self.chips.name_it(self.label, self.help)
