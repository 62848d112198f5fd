"""Text in no particular language: one line (a whole number and a BIN or IIN too), or many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ropa.errors import RopaError
from ropa.fields import Field, Kind
from ropa.values import accept
from ui.editors.editor import Editor, TextControl
from ui.editors.line import Line
from ui.editors.lookup import Lookup
from ui.editors.prose import Prose

SHORT = frozenset({Kind.NUMBER, Kind.DATE, Kind.BIN})
"""Kinds whose values are never long: a line as wide as the form would only part the sign from what is typed."""


class LineEditor(Editor):
    """LINE, NUMBER, BIN, and what is typed in one line like them."""

    def __init__(self, field: Field, lookup: Lookup, line: Line | None = None) -> None:
        super().__init__(field, lookup)
        self.line = line or Line()
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self._settle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        if field.kind in SHORT:
            self.line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row.addStretch()
        self.setFocusProxy(self.line)

    def value(self) -> str | None:
        return self.line.text() or None

    def _show(self, value: Any, typed: str | None) -> None:
        text = self.spelled(value) if typed is None else typed
        if self.line.hasFocus() and self._means(text):
            return
        self.line.show_text(text)

    def spelled(self, value: Any) -> str:
        """A stored value as it stands in the line."""
        if value is None:
            return ""
        return f"{value:,}".replace(",", "\u00a0") if self.field.kind is Kind.NUMBER else str(value)

    def _means(self, text: str) -> bool:
        """Whether what is typed is the same value as a text."""
        return bool(self._read(self.line.text()) == self._read(text))

    def _read(self, text: str) -> Any:
        try:
            return accept(self.field, text)[0]
        except RopaError:
            return text

    @Slot()
    def _settle(self) -> None:
        self._finish()
        self.settled.emit()

    def _finish(self) -> None:
        typed = self.line.text()
        spelled = typed if self.read_only else self._respelled(typed)
        if spelled != typed:
            self.line.show_text(spelled)
        self.line.rest()

    def _respelled(self, typed: str) -> str:
        try:
            return self.spelled(accept(self.field, typed)[0])
        except RopaError:
            return typed

    def show_hint(self, words: str) -> None:
        self.line.setPlaceholderText(words)

    def _controls(self) -> Iterator[TextControl]:
        yield self.line


class ProseEditor(Editor):
    """TEXT."""

    def __init__(self, field: Field, lookup: Lookup) -> None:
        super().__init__(field, lookup)
        self.prose = Prose()
        self.prose.textChanged.connect(self.edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.prose)
        self.setFocusProxy(self.prose)

    def value(self) -> str | None:
        return self.prose.text() or None

    def _show(self, value: Any, typed: str | None) -> None:
        text = str(value or "") if typed is None else typed
        if self.prose.text() != text:
            self.prose.show_text(text)

    def show_hint(self, words: str) -> None:
        self.prose.setPlaceholderText(words)

    def _controls(self) -> Iterator[TextControl]:
        yield self.prose
