"""The small form of a paper: what it needs beyond the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ropa.documents.asked import Question
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.store.opened import opened
from ropa.values import accept
from ui.desk import Desk
from ui.editors import Lookup, editor_for
from ui.forms.field_row import FieldRow, Note
from ui.look import em


class QuestionsForm(QWidget):
    """Rows by key. What is about a subject stands apart, under a sentence that it is not remembered."""

    def __init__(self, desk: Desk, operator: str, questions: Sequence[Question], given: Mapping[str, Any]) -> None:
        super().__init__()
        self._questions = questions
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
        found: dict[str, Any] = {}
        wrong: list[FieldRow] = []
        for one in self._questions:
            row = self.rows[one.field.key]
            row.show_note(None)
            try:
                found[one.field.key] = accept(one.field, row.editor.value())[0]
            except RopaError as error:
                row.show_note(Note(error.says(self._tr)))
                wrong.append(row)
        if wrong:
            wrong[0].editor.setFocus()
        return None if wrong else found
