"""What was typed into rows of a dialog, read at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ropa.errors import RopaError
from ropa.i18n import Translator
from ropa.values import accept
from ui.forms.field_row import FieldRow, Note


def answered(rows: Mapping[str, FieldRow], tr: Translator) -> dict[str, Any] | None:
    """The values by key; None where something cannot be read: each such row says why, the first has the keyboard."""
    found: dict[str, Any] = {}
    wrong: list[FieldRow] = []
    for key, row in rows.items():
        row.show_note(None)
        try:
            found[key] = accept(row.field, row.editor.value())[0]
        except RopaError as error:
            row.show_note(Note(error.says(tr)))
            wrong.append(row)
    if wrong:
        wrong[0].editor.setFocus()
    return None if wrong else found
