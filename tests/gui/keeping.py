"""A register in the window with its file: changed, read from outside, its backups, strips and their buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from ropa.actions.records import change
from ropa.actions.sample import sample_uid
from ropa.register import Register
from ropa.store.backup_names import listed
from ropa.store.reading import row
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from ui.desk import Place
from ui.strips import NoteStrip

ACTIVITY = sample_uid("tumar", "viewing")


def rename(window, name="Иначе"):
    window.workspace.do(change, ACTIVITY, {"name": {"ru": name}})


def name_in(path: Path) -> str:
    register = Register(path, "Aliya", read_only=True)
    try:
        return register.ask(row, ACTIVITY)["name"].get("ru")
    finally:
        register.close()


def backups(window):
    return listed(window.workspace.path)


def press_in(strip_or_dialog, text):
    """Press the button with this text."""
    buttons = [one for one in strip_or_dialog.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    assert len(buttons) == 1, [one.text() for one in strip_or_dialog.findChildren(QPushButton)]
    buttons[0].click()


def notes(window):
    return [one for one in window.findChildren(NoteStrip) if one.isVisible()]


def reads_only(window):
    settle()
    [strip] = notes(window)
    assert "can only be read" in strip.sentence.text()
    window.room.choose_operator(OPERATOR, Place("activity", ACTIVITY))
    window.tell_menus()
    settle()
    for name in ("new_operator", "add", "approve", "archive", "to_bin", "duplicate", "undo", "password"):
        assert not window.menus.actions[name].isEnabled(), name
    for name in ("documents", "compare", "backups", "save_elsewhere", "close_file"):
        assert window.menus.actions[name].isEnabled(), name
    assert all(one.editor.read_only for one in window.room.page.form.form.all_fields())
    window.room.go(Place("documents"))
    settle()
    assert not window.refusal.isVisible()
