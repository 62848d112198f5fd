"""What holds of every editor: round trips, reading only, names for readers, nothing done by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QMainWindow, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ropa.fields import Field, Kind
from ropa.i18n import translator
from ropa.model import KINDS, fields
from ropa.reference import catalogue
from ropa.store.opened import opened
from ropa.values import accept
from tests.gui.editors.at_the_editor import Key, Mod, count, leave, press
from tests.gui.editors.samples import SAMPLES, known
from ui.desk import Desk
from ui.editors import EDITORS, WITHOUT_EDITOR, Editor, Lookup, editor_for
from ui.editors.choice import ChoiceEditor
from ui.editors.flag import FlagEditor
from ui.editors.picking import PickingEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def test_every_kind_has_an_editor_or_a_reason() -> None:
    assert set(EDITORS) | set(WITHOUT_EDITOR) == set(Kind)
    assert not set(EDITORS) & set(WITHOUT_EDITOR)
    assert {field.kind for field, _ in SAMPLES.values()} == set(EDITORS)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_value_comes_back_as_it_was_shown_and_showing_says_nothing(name: str, lookup: Lookup, qtbot: QtBot) -> None:
    field, values = SAMPLES[name]
    editor = editor_for(field, lookup)
    qtbot.addWidget(editor)
    edited, settled = count(editor.edited), count(editor.settled)
    assert editor.value() is None
    for value in (*values, None, *reversed(values), None):
        editor.show_value(value)
        assert accept(field, editor.value())[0] == value
        assert not editor.has_unsaved()
    assert edited == settled == []
    assert editor.objectName() == field.key


@pytest.mark.parametrize("name", SAMPLES)
def test_read_only_lets_nothing_change_but_the_text_can_be_copied(
    name: str, lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    field, values = SAMPLES[name]
    editor = place(editor_for(field, lookup))
    editor.show_value(values[0])
    editor.set_read_only(True)
    for child in editor.findChildren(QWidget):
        if not child.isVisible() or child.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        for key in (Key.Key_Delete, Key.Key_Backspace, Key.Key_Down, Key.Key_X, Key.Key_Return, Key.Key_Space):
            qtbot.keyClick(child, key)
    assert accept(field, editor.value())[0] == values[0]
    for text in editor.findChildren(QLineEdit):
        assert text.isReadOnly()
        assert text.isEnabled()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_control_that_takes_the_keyboard_has_a_name(
    name: str, lookup: Lookup, place: Callable[[Editor], Editor]
) -> None:
    field, values = SAMPLES[name]
    editor = place(editor_for(field, lookup))
    for value in (None, *values):
        editor.show_value(value)
        controls = [
            one
            for one in editor.findChildren(QWidget)
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert controls
        for control in controls:
            said = control.accessibleName()
            assert "Fact" in said or said.startswith("Remove "), (control, said)
            if isinstance(control, QAbstractButton) and not control.text():
                assert control.toolTip()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_editors_speak_the_language_of_the_interface(language: str, desk: Desk, activity: str, qtbot: QtBot) -> None:
    desk = Desk(desk.workspace, translator(language), desk.settings)
    editor = editor_for(known("activity", "means"), Lookup(desk, desk.workspace.ask(opened, activity)))
    qtbot.addWidget(editor)
    editor.show_value("mixed")
    assert isinstance(editor, ChoiceEditor)
    assert editor.picker.text() == catalogue("means")["mixed"].names[language]


def test_the_wheel_changes_nothing(lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow) -> None:
    for name, (field, values) in SAMPLES.items():
        editor = place(editor_for(field, lookup))
        editor.show_value(values[0])
        leave(window)
        edited = count(editor.edited)
        for child in editor.findChildren(QWidget):
            wheel = QWheelEvent(
                QPointF(2, 2), QPointF(child.mapToGlobal(QPoint(2, 2))), QPoint(), QPoint(0, -120),
                Qt.MouseButton.NoButton, Mod.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QGuiApplication.sendEvent(child, wheel)
        assert edited == [], name


def test_an_editor_that_goes_away_with_the_keyboard_is_no_fault(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    for name, (field, _) in SAMPLES.items():
        editor = place(editor_for(field, lookup))
        if isinstance(editor, PickingEditor):
            press(editor.picker, "a")
        with qtbot.waitSignal(editor.destroyed):
            editor.deleteLater()
        assert window.isVisible(), name


def forms() -> Iterator[tuple[str, Field]]:
    for kind in KINDS:
        for field in fields(kind).values():
            if field.kind in EDITORS:
                yield kind, field


def test_every_field_of_every_record_can_be_shown_and_opened(lookup: Lookup, qtbot: QtBot) -> None:
    for kind, field in forms():
        editor = editor_for(field, lookup)
        qtbot.addWidget(editor)
        editor.name_it(field.label, field.help)
        editor.show_value(None)
        assert editor.value() is None, (kind, field.key)
        if isinstance(editor, PickingEditor):
            options = lookup.options(field)
            assert len({one.value or one.shipped for one in options}) == len(options), (kind, field.key)


def test_hints_are_in_the_lines(lookup: Lookup, qtbot: QtBot) -> None:
    for field, _ in SAMPLES.values():
        editor = editor_for(field, lookup)
        qtbot.addWidget(editor)
        editor.show_hint("Add: purpose")
        hints = [one.placeholderText() for one in editor.findChildren(QLineEdit)]
        hints += [one.placeholderText() for one in editor.findChildren(QPlainTextEdit)]
        assert set(hints) <= {"Add: purpose"}
        assert hints or isinstance(editor, FlagEditor)


def test_nothing_is_made_before_it_is_asked_for(lookup: Lookup, place: Callable[[Editor], Editor]) -> None:
    for field, values in SAMPLES.values():
        editor = place(editor_for(field, lookup))
        editor.show_value(values[0])
        assert not [one for one in editor.findChildren(QWidget) if one.isWindow() or isinstance(one, QAbstractItemView)]
