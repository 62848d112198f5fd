"""The window's frame: commands and their keys, ways to and fro, what is kept, a second start, the alarm."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from shutil import copyfile
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ropa.errors import RopaError
from ropa.i18n import N_, translator
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import back_in, command, dialog_of, section
from tests.translations import read
from ui.commands import COMMANDS, MENUS, SECTIONS
from ui.desk import Place
from ui.dialogs.cheat_sheet import CheatSheet
from ui.dialogs.crash import CrashDialog
from ui.dialogs.licences import LicencesDialog
from ui.handling import handlers_of, usable
from ui.instance import Door, door_name, hand_over
from ui.menus import ONLY_ON_LINUX, cheat_sheet
from ui.program import Program

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

FAR = QPoint(40_000, 40_000)
STORM = 50


# Commands.


def test_every_command_can_be_carried_out_and_is_told_where_it_can(window):
    named = [one.name for one in COMMANDS]
    assert len(set(named)) == len(named)
    assert handlers_of(window).keys() == set(named)
    here = set(named) if sys.platform.startswith("linux") else set(named) - ONLY_ON_LINUX
    assert window.menus.actions.keys() == here
    assert usable(window).keys() == here - {"undo", "redo"}
    assert {one.menu for one in COMMANDS} == set(MENUS)
    assert window.menus.sections.keys() == dict(SECTIONS).keys()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_command_is_translated(language):
    said = read(language)
    for text in (*MENUS, *(one.text for one in COMMANDS), *(words for _, words in SECTIONS)):
        line = said.get(text)
        assert line is not None, f"{text} is no message"
        assert line.string, f"{text} has no translation into {language}"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_two_of_a_menu_have_the_same_letter_to_press(language):
    tr = translator(language)
    for menu in (None, *MENUS):
        texts = MENUS if menu is None else [one.text for one in COMMANDS if one.menu == menu]
        letters = [letter for text in texts if (letter := _letter(tr(text)))]
        twice = sorted({one for one in letters if letters.count(one) > 1})
        assert not twice, f"{menu or 'menu bar'} in {language}: {twice}"


def _letter(text: str) -> str:
    place = text.replace("&&", "  ").find("&")
    return text[place + 1].casefold() if place >= 0 else ""


def test_no_keys_do_two_things(window):
    taken: dict[str, list[str]] = {}
    actions = {**window.menus.actions, **window.menus.sections}
    for name, action in actions.items():
        for one in action.shortcuts():
            assert not one.isEmpty(), name
            taken.setdefault(one.toString(), []).append(name)
    for shortcut in window.findChildren(QShortcut):
        taken.setdefault(shortcut.key().toString(), []).append("a shortcut without a menu")
    assert {keys: names for keys, names in taken.items() if len(names) > 1} == {}
    assert "" not in taken, "keys that Qt does not know"


def test_every_key_is_on_the_sheet(window, qtbot):
    command(window, "cheat_sheet", "F1")
    sheet = dialog_of(window, CheatSheet, qtbot)
    shown = {key for label in sheet.findChildren(QLabel) for key in label.text().split(" / ")}
    for action in (*window.menus.actions.values(), *window.menus.sections.values()):
        for one in action.shortcuts():
            assert one.toString(QKeySequence.SequenceFormat.NativeText) in shown, action.text()
    assert "Ctrl+1 … Ctrl+9" in shown
    lines = [line for _, lines in cheat_sheet(window.menus, translator("en")) for line in lines]
    assert all(text and keys for text, keys in lines)
    sheet.close()
    back_in(window, qtbot)


def test_a_sheet_beside_a_window_goes_with_it(program, window):
    program.show_window()
    for name, kind in (("cheat_sheet", CheatSheet), ("licences", LicencesDialog)):
        window.act(name)
        assert window.findChild(kind).isVisible()
    window.close()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == program.windows


def test_without_a_register_only_what_needs_none_can_be_done(program, qtbot):
    window = program.show_window()
    qtbot.waitUntil(window.isActiveWindow)
    for one in COMMANDS:
        if one.name in window.menus.actions:
            assert window.menus.actions[one.name].isEnabled() == (not one.needs), one.name
    assert not any(action.isEnabled() for action in window.menus.sections.values())


# Ways to and fro.


def test_back_and_forward_go_through_places_and_operators(window):
    section(window, "activity", "Alt+3")
    window.room.go(Place("activity", window.room.page.list.model.uids[1]))
    there = window.room.place()
    section(window, "tracker", "Alt+7")
    command(window, "previous_operator", "Ctrl+Shift+Up")
    other = window.room.desk.operator
    assert other != OPERATOR
    assert window.room.place().section == "tracker", "the section stays with another operator"
    section(window, "system", "Alt+8")
    last = window.room.place()
    command(window, "back", "Alt+Left")
    assert (window.room.desk.operator, window.room.place().section) == (other, "tracker")
    command(window, "back", "Alt+Left")
    assert (window.room.desk.operator, window.room.place().section) == (OPERATOR, "tracker")
    command(window, "back", "Alt+Left")
    assert window.room.place() == there
    for _ in range(3):
        command(window, "forward", "Alt+Right")
    assert (window.room.desk.operator, window.room.place()) == (other, last)
    command(window, "back", "Alt+Left")
    section(window, "party", "Alt+4")
    command(window, "forward", "Alt+Right")
    assert window.room.place().section == "party", "a new way drops what lay ahead"


def test_back_leads_past_a_record_that_is_in_the_bin_now(window):
    begun = window.room.place()
    section(window, "access", "Alt+0")
    command(window, "add", "Ctrl+Return")
    uid = window.room.current_record()
    section(window, "overview", "Alt+1")
    command(window, "back", "Alt+Left")
    assert window.room.current_record() == uid
    command(window, "to_bin", "Ctrl+Del")
    section(window, "overview", "Alt+1")
    for _ in range(4):
        window.act("back")
    assert window.room.place() == begun


def test_operators_are_chosen_by_name_and_one_by_one(window, qtbot):
    lines = window.room.sidebar._model.lines
    order = [one.uid for one in lines]
    for _ in range(len(order)):  # to the last, where it stays
        command(window, "next_operator", "Ctrl+Shift+Down")
    assert window.room.desk.operator == order[-1]
    assert window.room.sidebar.operators.currentIndex().row() == len(order) - 1
    for uid in reversed(order[:-1]):
        command(window, "previous_operator", "Ctrl+Shift+Up")
        assert window.room.desk.operator == uid
    command(window, "find_operator", "Ctrl+J")
    assert focused() is window.room.sidebar.search or window.room.sidebar.search.isAncestorOf(focused())
    type_text("tumar")
    qtbot.waitUntil(lambda: len(window.room.sidebar._model.lines) == 1)
    press(Qt.Key.Key_Down)
    assert focused() is window.room.sidebar.operators
    press(Qt.Key.Key_Return)
    assert window.room.desk.operator == OPERATOR
    assert window.room.desk.operator_name in window.windowTitle()


def test_the_first_nine_operators_have_their_keys(window):
    for n, line in enumerate(window.room.sidebar._model.lines, start=1):
        shortcut = next(one for one in window.findChildren(QShortcut) if one.key() == QKeySequence(f"Ctrl+{n}"))
        shortcut.activated.emit()
        assert window.room.desk.operator == line.uid


# What is kept.


def test_the_window_comes_back_as_it_was(program, window, qtbot):
    path = window.workspace.register.path
    window.resize(781, 602)  # the screen has 800
    command(window, "panel", "F9")
    section(window, "tracker", "Alt+7")
    window.room._splitter.setSizes([200, 400, 181])
    settle()
    kept = window.size(), window.room.panel.isHidden(), window.room._splitter.sizes(), window.room.desk.operator
    waiting = program.show_window()
    window.close()
    program.settings.sync()
    program.open_path(str(path))
    other = program.windows[-1]
    qtbot.waitUntil(other.isActiveWindow)
    assert other is not waiting
    settle()
    again = other.size(), other.room.panel.isHidden(), other.room._splitter.sizes(), other.room.desk.operator
    assert again == kept
    assert other.room.place().section == "tracker"


def test_a_window_kept_off_the_screen_comes_back_into_it(program):
    window = program.show_window()
    window.move(FAR)
    settle()
    assert not window.screen().geometry().intersects(window.geometry())
    window.keep_state()
    other = program.show_window()
    settle()
    assert other.screen().availableGeometry().intersects(other.frameGeometry())
    assert other.screen().geometry().contains(other.geometry().center())


@pytest.mark.parametrize("state", ["", "AAAA", "nonsense!", "0" * 4000])
def test_a_state_that_cannot_be_read_does_no_harm(program, window, state):
    for key in ("window", "columns"):
        program.settings.put(f"state/{key}", state)
    other = program.another_window(window)
    settle()
    assert other.isVisible()
    assert other.width() > 300
    assert other.room.sidebar.isVisible()


# A second start.


@pytest.fixture
def name() -> str:
    """A door that no other program has."""
    return door_name(f"/test/{uuid4()}")


def test_a_second_start_hands_its_file_to_the_first(program, window, sample_file, tmp_path, name, qtbot):
    path = tmp_path / "Әкім құжаты.ropa"
    copyfile(sample_file, path)
    assert not hand_over(name, str(path)), "there is no first one yet"
    door = Door(name)
    door.knocked.connect(program.greet)
    try:
        assert hand_over(name, str(path))
        qtbot.waitUntil(lambda: len(program.windows) == 2)
        made = program.windows[1]
        assert made.workspace.register.path == path
        with qtbot.waitSignal(door.knocked):
            assert hand_over(name, str(path))
        assert len(program.windows) == 2, "a file that is open comes to the front"
        qtbot.waitUntil(made.isActiveWindow)
        window.showMinimized()
        with qtbot.waitSignal(door.knocked):
            assert hand_over(name, "")
        qtbot.waitUntil(window.isActiveWindow)
        assert not window.isMinimized()
    finally:
        door.close()
    assert not hand_over(name, "")


def test_two_starts_at_once_are_both_heard(name, qtbot):
    door = Door(name)
    heard: list[str] = []
    door.knocked.connect(heard.append)
    for path in ("/one.ropa", "/two.ropa"):
        assert hand_over(name, path)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert sorted(heard) == ["/one.ropa", "/two.ropa"]
    door.close()


def test_a_door_left_by_a_program_that_was_killed_is_taken_over(name, qtbot):
    killed = Door(name)
    again = Door(name)
    with qtbot.waitSignal(again.knocked):
        assert hand_over(name, "/one.ropa")
    again.close()
    killed.deleteLater()


def test_people_and_settings_have_doors_of_their_own():
    assert door_name("/a/ropa.ini") != door_name("/b/ropa.ini")
    assert door_name("/a/ropa.ini") == door_name("/a/ropa.ini")


# The alarm.


class Faulty(QObject):
    """A fault wherever it is wanted."""

    def fault(self) -> None:
        raise LookupError("a fault in a slot")

    def another(self) -> None:
        raise LookupError("another fault")


class FaultyPaint(QWidget):
    """Cannot be painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's)
        self.painted += 1
        raise ZeroDivisionError(f"a fault in a paint of {event.rect()}")


@pytest.fixture
def alarm(program: Program) -> Iterator[None]:
    """The program's own alarm, as outside of tests."""
    before = sys.excepthook, threading.excepthook
    program.alarm.install()
    yield
    sys.excepthook, threading.excepthook = before


def crashes() -> list[CrashDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog) and one.isVisible()]


@pytest.mark.usefixtures("alarm")
def test_a_fault_in_a_slot_is_shown_once_with_its_report(program, window, qtbot):
    faulty = Faulty()
    for _ in range(3):
        QTimer.singleShot(0, faulty.fault)
    qtbot.waitUntil(lambda: bool(crashes()))
    settle()
    (dialog,) = crashes()
    report = dialog.report.toPlainText()
    assert report.startswith("Ropa ")
    assert "a fault in a slot" not in report.replace('raise LookupError("a fault in a slot")', "")
    dialog.words.click()
    assert "LookupError: a fault in a slot" in dialog.report.toPlainText()
    assert "test_window.py" in report
    assert any("Nothing was sent" in one.text() for one in dialog.findChildren(QLabel))
    dialog.reject()
    back_in(window, qtbot)
    section(window, "party", "Alt+4")
    assert window.room.page.isVisible(), "one can go on"
    QTimer.singleShot(0, faulty.fault)
    qtbot.waitUntil(window.refusal.isVisible)
    assert window.refusal.sentence.text() == "Something went wrong in Ropa", "the report was read already"
    assert not crashes()
    QTimer.singleShot(0, faulty.another)
    qtbot.waitUntil(lambda: bool(crashes()))
    (dialog,) = crashes()
    assert "another fault" in dialog.report.toPlainText()
    dialog.reject()
    assert not program.alarm.shown


@pytest.mark.usefixtures("alarm")
def test_a_fault_of_a_model_that_is_asked_on_and_on_is_one_dialog(window, qtbot, monkeypatch):
    section(window, "activity", "Alt+3")
    asked = []

    def cells(_model, row):
        asked.append(row)
        raise KeyError("a fault in data")

    monkeypatch.setattr(type(window.room.page.list.model), "cells", cells)
    window.room.page.list.table.viewport().update()
    qtbot.waitUntil(lambda: bool(crashes()))
    settle()
    assert len(asked) > 1
    (dialog,) = crashes()
    assert "a fault in data" in dialog.report.toPlainText()
    monkeypatch.undo()
    dialog.reject()


@pytest.mark.usefixtures("alarm", "window")
def test_a_fault_in_a_thread_is_shown_on_the_screens_thread(qtbot):
    def fault():
        raise RuntimeError("a fault in a thread")

    thread = threading.Thread(target=fault)
    thread.start()
    thread.join()
    assert not crashes(), "no widget is made on another thread"
    qtbot.waitUntil(lambda: bool(crashes()))
    (dialog,) = crashes()
    assert "a fault in a thread" in dialog.report.toPlainText()
    assert dialog.thread() is QApplication.instance().thread()
    dialog.reject()


@pytest.mark.usefixtures("alarm")
def test_a_storm_of_faults_is_one_dialog(window, qtbot):
    faulty = FaultyPaint(window)
    faulty.resize(50, 50)
    faulty.show()
    for _ in range(STORM):
        faulty.update()
        settle()
    assert faulty.painted >= STORM
    (dialog,) = crashes()
    assert "ZeroDivisionError" in dialog.report.toPlainText()
    dialog.reject()
    for _ in range(STORM):
        faulty.update()
        settle()
    assert not crashes(), "the same fault, read and closed, does not come up again and again"
    faulty.hide()
    faulty.deleteLater()
    back_in(window, qtbot)


@pytest.mark.usefixtures("alarm")
def test_a_refusal_is_a_sentence_in_the_window_and_no_dialog(window, qtbot):
    def refuse() -> None:
        raise RopaError(N_("There is nothing to undo."))

    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(window.refusal.isVisible)
    assert window.refusal.sentence.text() == "There is nothing to undo."
    window.refusal.hide()
    thread = threading.Thread(target=refuse)
    thread.start()
    thread.join()
    qtbot.waitUntil(window.refusal.isVisible)
    assert not crashes()


@pytest.mark.usefixtures("alarm")
def test_a_refusal_goes_to_the_window_that_is_used(program, window, qtbot):
    other = program.another_window(window)
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    refusal = RopaError(N_("There is nothing to undo."))
    sys.excepthook(RopaError, refusal, None)
    settle()
    assert other.refusal.isVisible()
    assert not window.refusal.isVisible()
