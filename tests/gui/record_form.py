"""The form of a record in the window: gone to, written into, read."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from ropa.actions.sample import sample_uid
from tests.gui.keyboard import settle
from tests.gui.window import command, replace, stored, whole
from ui.desk import Place

ACTIVITY = sample_uid("tumar", "viewing")


def go(window, qtbot, uid=ACTIVITY, kind="activity"):
    """The form of a record, all of it filled."""
    window.room.go(Place(kind, uid))
    return whole(window, qtbot)


def open_form(window, section, uid="", row="", key=""):
    """Show a record and put the cursor into a field."""
    window.room.go(Place(section, uid, row or uid, key))
    settle()
    return window.room.page.form


def field(form, key, row=""):
    """A field of the record in the form, or of one of its parts."""
    found = form.form.field_of(row or form.form.uid, key)
    assert found is not None
    return found


def lines_of(form, key):
    return form.form.field_of(form.form.uid, key).editor.findChildren(QLineEdit)


def read_in(form):
    """What labels say in a form now."""
    return [one.text() for one in form.findChildren(QLabel) if one.isVisible()]


def write(window, key, text):
    """Type over a field of the form in view, and save."""
    line = lines_of(window.room.page.form, key)[0]
    line.setFocus()
    was = line.text()
    replace(text)
    command(window, "save_now", "Ctrl+S")
    return was


def texts(window, key, uid=ACTIVITY):
    value = stored(window, uid)[key]
    return [text for _, text in value.texts] if value else []


def buttons(widget):
    return {one.objectName(): one for one in widget.findChildren(QPushButton) if one.isVisible()}
