"""The field of a form that has the keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui.desk import Place


def with_field(place: Place) -> Place:
    """With the field of the form that has the keyboard, so that one types on there."""
    from ui.editors import Editor
    from ui.forms.row_form import RowForm

    key, widget = "", QApplication.focusWidget()
    while widget is not None:
        if isinstance(widget, Editor) and not key:
            key = widget.field.key
        if key and isinstance(widget, RowForm):
            return Place(place.section, place.record, widget.uid, key)
        widget = widget.parentWidget()
    return place
