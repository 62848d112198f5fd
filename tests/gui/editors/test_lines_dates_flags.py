"""Editors of one line, a number, a day, yes or no: what waits, what is spelled out when it is left, three answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.gui.editors.at_the_editor import Key, count, leave, press
from tests.gui.editors.samples import known
from ui.editors import Editor, Lookup, editor_for
from ui.editors.dates import DateEditor
from ui.editors.flag import FlagEditor
from ui.editors.texts import LineEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def test_what_waits_is_shown_as_typed_and_marked(lookup: Lookup, qtbot: QtBot) -> None:
    for key, value, typed in (
        ("bin", "250540999014", "123"),
        ("subjects", 5, "five"),
        ("notification_date", None, "31.2"),
    ):
        editor = editor_for(known("operator", key), lookup)
        qtbot.addWidget(editor)
        editor.show_value(value, typed)
        assert editor.value() == typed
        assert not editor.has_unsaved()
        assert isinstance(editor, LineEditor)
        assert editor.line.property("state") == "waits"
        editor.show_value(value)
        assert editor.line.property("state") == ""


def test_what_can_be_read_is_spelled_out_when_it_is_left(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow
) -> None:
    for kind, key, typed, spelled in (
        ("activity", "started", "2026-12-31", "31.12.2026"),
        ("activity", "started", " 1.2.2026", "01.02.2026"),
        ("activity", "started", "31.02.2026", "31.02.2026"),
        ("operator", "subjects", "500000", "500\u00a0000"),
        ("operator", "email", " a@b.kz ", "a@b.kz"),
    ):
        editor = place(editor_for(known(kind, key), lookup))
        assert isinstance(editor, LineEditor)
        settled = count(editor.settled)
        press(editor.line, typed)
        assert editor.has_unsaved()
        assert editor.value() == typed
        leave(window)
        assert editor.line.text() == spelled
        assert len(settled) == 1


def test_nothing_is_taken_away_under_the_cursor(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow
) -> None:
    editor = place(editor_for(known("operator", "email"), lookup))
    assert isinstance(editor, LineEditor)
    press(editor.line, "two words ")
    editor.show_value("two words")
    assert editor.line.text() == "two words "
    assert not editor.has_unsaved()
    leave(window)
    assert editor.line.text() == "two words"


def test_a_popup_of_the_field_itself_is_no_leaving(lookup: Lookup, place: Callable[[Editor], Editor]) -> None:
    editor = place(editor_for(known("operator", "email"), lookup))
    settled = count(editor.settled)
    QGuiApplication.sendEvent(editor.focusProxy(), QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert settled == []


def test_three_answers(lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot) -> None:
    editor = place(editor_for(known("activity", "published"), lookup))
    assert isinstance(editor, FlagEditor)
    edited, settled = count(editor.edited), count(editor.settled)
    qtbot.keyClick(window.focusWidget(), Key.Key_Left)
    assert editor.value() is False
    qtbot.keyClick(window.focusWidget(), Key.Key_Left)
    assert editor.value() is True
    assert len(edited) == len(settled) == 2
    qtbot.keyClick(window.focusWidget(), Key.Key_Right)
    qtbot.keyClick(window.focusWidget(), Key.Key_Right)
    assert editor.value() is None
    qtbot.keyClick(window.focusWidget(), Key.Key_Tab)
    assert not editor.holds(window.focusWidget())


def test_a_day_is_picked_in_a_calendar(lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot) -> None:
    editor = place(editor_for(known("activity", "started"), lookup))
    assert isinstance(editor, DateEditor)
    editor.show_value(dt.date(2026, 3, 5))
    edited, settled = count(editor.edited), count(editor.settled)
    qtbot.keyClick(editor.line, Key.Key_Down)
    calendar = editor.open_calendar()
    assert calendar.selectedDate() == QDate(2026, 3, 5)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert settled == []
    calendar.activated.emit(QDate(2026, 3, 6))
    assert editor.line.text() == "06.03.2026"
    assert len(edited) == len(settled) == 1
    assert not calendar.isVisible()
    editor.open_calendar()
    qtbot.keyClick(calendar, Key.Key_Escape)
    assert not calendar.isVisible()
    assert editor.value() == "06.03.2026"
