"""The small form of a paper: what it needs beyond the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ropa.documents.asked import Question
from ropa.i18n import N_
from ropa.store.opened import opened
from ui.desk import Desk
from ui.editors import Lookup, editor_for
from ui.forms.field_row import FieldRow
from ui.look import em
from ui.papers.answered import answered


class QuestionsForm(QWidget):
    """Rows by key. What is about a subject stands apart, under a sentence that it is not remembered."""

    def __init__(self, desk: Desk, operator: str, questions: Sequence[Question], given: Mapping[str, Any]) -> None:
        super().__init__()
        self._tr = desk.tr
        self.rows: dict[str, FieldRow] = {}
        lookup = Lookup(desk, desk.workspace.ask(opened, operator))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        kept = [one for one in questions if not one.personal]
        for one in kept:
            column.addWidget(self._row(one, desk, lookup, given))
        if len(kept) < len(questions):
            words = QLabel(desk.tr(N_("About a person: this is put into this one paper, and not remembered.")))
            words.setProperty("wear", "small")
            words.setWordWrap(True)
            column.addWidget(words)
            for one in questions:
                if one.personal:
                    column.addWidget(self._row(one, desk, lookup, given))
        column.addStretch(1)

    def _row(self, one: Question, desk: Desk, lookup: Lookup, given: Mapping[str, Any]) -> FieldRow:
        editor = editor_for(one.field, lookup)
        row = self.rows[one.field.key] = FieldRow(one.field, editor, desk.tr)
        editor.set_languages(desk.languages)
        editor.show_value(given.get(one.field.key))
        return row

    def answers(self) -> dict[str, Any] | None:
        """What was answered, by key; None where something cannot be read, which its row says then."""
        return answered(self.rows, self._tr)
