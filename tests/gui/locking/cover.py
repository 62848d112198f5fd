"""The cover of a locked window, and the password typed into it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import back_in, whole
from ui.desk import Place
from ui.locking.cover import Cover
from ui.main_window import MainWindow

PASSWORD = "Құпия сөз 47"  # noqa: S105 (opens files of these tests only)


def cover_of(window: MainWindow) -> Cover:
    return next(one for one in window.findChildren(Cover) if not one.isHidden())


def unlock(window: MainWindow, qtbot: QtBot) -> None:
    """Type the password into the cover, as a person does."""
    back_in(window, qtbot)
    assert focused() is cover_of(window).asking.password.line
    type_text(PASSWORD)
    press(Qt.Key.Key_Return)
    settle()
    assert not window.is_locked


def in_a_form(window: MainWindow, qtbot: QtBot) -> str:
    """The uid of an activity whose form is open, the keyboard in one of its fields."""
    window.menus.sections["activity"].trigger()
    uid = window.room.page.list.model.uids[0]
    window.room.go(Place("activity", uid, uid, "notes"))
    whole(window, qtbot)
    window.room.go(Place("activity", uid, uid, "notes"))
    settle()
    return uid
