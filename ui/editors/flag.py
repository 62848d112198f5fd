"""Yes, no, or not answered: silence is never turned into "no"."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from ropa.fields import Field
from ropa.i18n import N_
from ui.editors.attended import Radio
from ui.editors.editor import Editor
from ui.editors.lookup import Lookup

ANSWERS: tuple[tuple[bool | None, str], ...] = ((True, N_("Yes")), (False, N_("No")), (None, N_("Not answered")))


class FlagEditor(Editor):
    """FLAG. The arrow keys go from one answer to the next; Tab leaves."""

    def __init__(self, field: Field, lookup: Lookup) -> None:
        super().__init__(field, lookup)
        self._buttons: dict[bool | None, Radio] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for answer, words in ANSWERS:
            button = self._buttons[answer] = Radio(lookup.desk.tr(words))
            button.clicked.connect(self._answer)
            row.addWidget(button)
        row.addStretch()
        self._answered: bool | None = None
        self._mark()

    def value(self) -> bool | None:
        return self._answered

    def _show(self, value: Any, typed: str | None) -> None:  # noqa: ARG002 (an answer is never unreadable)
        self._answered = value
        self._mark()

    def _mark(self) -> None:
        chosen = self._buttons[self._answered]
        chosen.setChecked(True)
        self.setFocusProxy(chosen)

    @Slot()
    def _answer(self) -> None:
        answered = next(answer for answer, button in self._buttons.items() if button.isChecked())
        if answered is not self._answered:
            self._answered = answered
            self.setFocusProxy(self._buttons[answered])
            self._choose()

    def _name_controls(self) -> None:
        for button in self._buttons.values():
            button.setAccessibleName(f"{self.label}: {button.text()}" if self.label else button.text())
            button.setAccessibleDescription(self.help)

    def _follow_read_only(self) -> None:
        for button in self._buttons.values():
            button.setEnabled(not self.read_only)
