"""ENC-06, ENC-07: the lock asks nobody, hides everything, forgets the password, and gives back what was being typed."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.engine import held
from ropa.store.protecting import change_password
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import (
    alarm_on,
    back_in,
    command,
    dialog_of,
    name_of,
    replace,
    stored,
    tab_to,
    visible_texts,
    whole,
)
from ui.commands import COMMANDS
from ui.desk import Place
from ui.dialogs.settings import SettingsDialog
from ui.locking.attendance import Attendance
from ui.locking.cover import Cover
from ui.main_window import MainWindow
from ui.papers.batch import Order
from ui.program import Program

Key = Qt.Key
PASSWORD = "Құпия сөз 47"  # noqa: S105 (opens files of these tests only)


@pytest.fixture(scope="session")
def protected_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, with a password."""
    path = tmp_path_factory.mktemp("protected") / "clients.ropa"
    copyfile(sample_file, path)
    change_password(path, None, PASSWORD)
    return path


@pytest.fixture
def guarded(program: Program, protected_file: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on a protected register."""
    path = tmp_path / "clients.ropa"
    copyfile(protected_file, path)
    program.take_in(Register(path, "Aliya", PASSWORD), None)
    made = program.windows[0]
    made.resize(1280, 900)
    made.room.choose_operator(OPERATOR, Place("overview"))
    qtbot.waitUntil(made.isActiveWindow)
    return made


def cover_of(window: MainWindow) -> Cover:
    return next(one for one in window.findChildren(Cover) if not one.isHidden())


def unlock(window: MainWindow, qtbot: QtBot) -> None:
    """Type the password into the cover, as a person does."""
    back_in(window, qtbot)
    assert focused() is cover_of(window).asking.password.line
    type_text(PASSWORD)
    press(Key.Key_Return)
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


def test_enc_06_locking_in_the_midst_of_typing_saves_it_and_comes_back_to_it(guarded, qtbot):
    uid = in_a_form(guarded, qtbot)
    field = focused()
    path = guarded.workspace.path
    press(Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text(" half a sen")
    command(guarded, "lock_now", "Ctrl+L")
    assert guarded.is_locked
    assert not held(path, PASSWORD), "the file is let go"
    with pytest.raises(RopaError, match="locked"):
        guarded.workspace.ask(len)
    unlock(guarded, qtbot)
    assert focused() is field
    assert stored(guarded, uid)["notes"].endswith(" half a sen")
    type_text("tence")
    guarded.leave()
    assert stored(guarded, uid)["notes"].endswith(" half a sentence")


def test_nothing_of_the_register_can_be_seen_or_done_while_it_is_locked(guarded, qtbot):
    in_a_form(guarded, qtbot)
    name = guarded.room.desk.operator_name
    settle()
    assert name in guarded.windowTitle()
    command(guarded, "lock_now", "Ctrl+L")
    assert name not in guarded.windowTitle()
    assert not [one for one in visible_texts(guarded) if name in one]
    assert not guarded.room.isVisible()
    usable = {one for one, may in guarded.menus.actions.items() if may.isEnabled()}
    assert "quit" in usable
    assert usable <= {one.name for one in COMMANDS if not one.needs}
    assert not any(action.isEnabled() for action in guarded.menus.sections.values())
    press(Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert guarded.is_locked


def test_enc_06_no_dialog_blocks_the_lock_and_what_is_typed_there_comes_back(guarded, qtbot):
    other = guarded.program.another_window(guarded)
    command(guarded, "settings", "Ctrl+,")
    dialog = dialog_of(guarded, SettingsDialog, qtbot)
    dialog.author.setFocus()
    replace("Bekz")
    guarded.program.lock.lock_all()
    assert guarded.is_locked
    assert not dialog.isVisible()
    assert not guarded.room.isVisible()
    assert not other.room.isVisible()
    guarded.activateWindow()
    unlock(guarded, qtbot)
    assert dialog.isVisible()
    assert dialog.author.text() == "Bekz"
    assert other.room.isVisible()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Key.Key_Escape)
    back_in(guarded, qtbot)


def test_enc_06_a_running_export_does_not_hold_up_the_lock(guarded, qtbot, tmp_path):
    command(guarded, "documents", "Ctrl+P")
    page = guarded.room.page
    qtbot.waitUntil(lambda: page.pdf is not None, timeout=30_000)
    batch = page.tray.write_all(Order(page.papers.papers, page.wish, ("pdf", "docx"), tmp_path / "papers"))
    guarded.program.lock.lock_all()
    assert guarded.is_locked
    qtbot.waitUntil(lambda: batch not in page.runs.alive, timeout=30_000)
    assert batch.written < batch.order.files
    unlock(guarded, qtbot)
    assert "Stopped" in page.outcome.sentence.text()
    qtbot.waitUntil(lambda: page.pdf is not None, timeout=30_000)


def test_enc_06_a_dialog_that_asks_for_a_place_is_given_up(guarded, qtbot):
    command(guarded, "open_file", "Ctrl+O")
    guarded.program.lock.lock_all()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [guarded]
    unlock(guarded, qtbot)


def test_enc_06_it_locks_by_itself_when_nobody_is_there(guarded, qtbot, monkeypatch):
    uid = in_a_form(guarded, qtbot)
    type_text("written before lunch")
    attendance, program = guarded.program.lock.attendance, guarded.program
    program.settings.put("lock_after", 5)
    program.lock.follow_settings()
    now = attendance._wall()
    monkeypatch.setattr(attendance, "_wall", lambda: now + 299)
    attendance._looked = attendance._now()
    attendance.look()
    assert not guarded.is_locked
    monkeypatch.setattr(attendance, "_wall", lambda: now + 301)
    attendance.look()
    assert guarded.is_locked
    unlock(guarded, qtbot)
    assert "written before lunch" in stored(guarded, uid)["notes"]


def test_it_can_be_told_never_to_lock_by_itself(guarded, qtbot):
    command(guarded, "settings", "Ctrl+,")
    dialog = dialog_of(guarded, SettingsDialog, qtbot)
    dialog.lock_after.setCurrentIndex(dialog.lock_after.findData("0"))
    dialog.lock_after.activated.emit(dialog.lock_after.currentIndex())
    assert guarded.program.settings.lock_after == 0
    assert guarded.program.lock.attendance._seconds == 0
    press(Key.Key_Escape)
    back_in(guarded, qtbot)


def test_enc_07_a_machine_that_slept_is_locked_when_it_wakes(qapp, qtbot):
    clock = [1000.0]
    made = Attendance(qapp, wall=lambda: clock[0])
    made.wait(0)
    made.look()
    clock[0] += 5
    with qtbot.assertNotEmitted(made.away):
        made.look()
    clock[0] += 3600
    with qtbot.waitSignal(made.away):
        made.look()
    made.deleteLater()


def test_enc_07_the_screen_locks_it_unless_that_was_switched_off(guarded, qtbot):
    lock = guarded.program.lock
    guarded.program.settings.put("lock_with_screen", False)
    lock._leave_with_screen()
    assert not guarded.is_locked
    guarded.program.settings.put("lock_with_screen", True)
    lock._leave_with_screen()
    assert guarded.is_locked
    unlock(guarded, qtbot)


def test_enc_06_what_cannot_be_saved_is_kept_in_its_window(guarded, qtbot, monkeypatch):
    uid = in_a_form(guarded, qtbot)
    type_text("no room on the disk")

    def full(*_: object, **__: object) -> None:
        raise RopaError("{path} cannot be written: the disk is full.", path="clients.ropa")

    with monkeypatch.context() as patch, alarm_on(guarded.program):
        patch.setattr(Register, "_run", full)
        guarded.program.lock.lock_all()
        assert guarded.is_locked
        assert any("the disk is full" in one for one in visible_texts(guarded))
        unlock(guarded, qtbot)
        assert "no room on the disk" in focused().toPlainText()
    guarded.leave()
    assert "no room on the disk" in stored(guarded, uid)["notes"]


def test_wrong_passwords_cost_a_growing_pause_and_lead_to_the_backups(guarded, qtbot, monkeypatch):
    """ENC-01 in the window."""
    command(guarded, "lock_now", "Ctrl+L")
    clock = [0.0]
    tries = guarded.program.lock.tries
    monkeypatch.setattr(tries, "_clock", lambda: clock[0])
    cover, pauses = cover_of(guarded), []
    assert cover.asking.backups.isHidden()
    for n in range(5):
        assert cover.unlock.isEnabled()
        type_text(f"wrong {n}")
        press(Key.Key_Return)
        pauses.append(tries.left(guarded.workspace.path))
        if pauses[-1]:
            press(Key.Key_Return)
        clock[0] += pauses[-1]
        cover.asking._count()
    assert pauses == [0, 1, 2, 4, 8]
    assert not cover.asking.backups.isHidden()
    said = {one for one in visible_texts(guarded) if "does not open" in one}
    assert len(said) == 1
    assert "damaged" in said.pop()
    unlock(guarded, qtbot)
    assert tries.left(guarded.workspace.path) == 0


def test_all_windows_of_the_register_are_covered_and_one_password_opens_them(guarded, qtbot):
    other = guarded.program.another_window(guarded)
    qtbot.waitUntil(other.isActiveWindow)
    command(other, "lock_now", "Ctrl+L")
    assert cover_of(guarded).isVisible()
    assert cover_of(other).isVisible()
    unlock(other, qtbot)
    assert guarded.room.isVisible()
    assert other.room.isVisible()


def test_a_locked_window_speaks_another_language_and_comes_back_in_it(guarded, qtbot):
    in_a_form(guarded, qtbot)
    command(guarded, "lock_now", "Ctrl+L")
    guarded.program.choose("language", "kk")
    settle()
    assert guarded.is_locked
    unlock(guarded, qtbot)
    assert guarded.room.place().section == "activity"
    assert guarded.menus.actions["quit"].text() != "&Quit"


def test_a_locked_register_can_be_closed(guarded, qtbot):
    command(guarded, "lock_now", "Ctrl+L")
    tab_to("Close the register")
    press(Key.Key_Space)
    settle()
    assert guarded.workspace is None
    assert guarded.program.open_registers == ()
    assert not [one for one in guarded.findChildren(Cover) if one.isVisible()]
    back_in(guarded, qtbot)


def test_what_another_program_changed_meanwhile_is_shown(guarded, qtbot):
    uid = in_a_form(guarded, qtbot)
    path = guarded.workspace.path
    command(guarded, "lock_now", "Ctrl+L")
    from ropa.actions.records import change

    with_other = Register(path, "Bekzat", PASSWORD)
    with_other.do(change, uid, {"notes": "from elsewhere"})
    with_other.close()
    unlock(guarded, qtbot)
    assert stored(guarded, uid)["notes"] == "from elsewhere"
    assert focused().toPlainText() == "from elsewhere"


def test_without_a_password_there_is_nothing_to_lock(window):
    command(window, "lock_now", "Ctrl+L")
    assert not window.is_locked
    assert "no password" in window.done.sentence.text()


def test_the_cover_is_for_everybody(guarded):
    command(guarded, "lock_now", "Ctrl+L")
    from tests.gui.test_accessible import check

    check(guarded)
    assert name_of(cover_of(guarded).asking.password.line) == "Password"
    assert not any(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets())
