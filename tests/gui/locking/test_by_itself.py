"""ENC-06, ENC-07: it locks by itself when nobody is there, after a sleep, and with the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.gui.keyboard import press, type_text
from tests.gui.locking.cover import in_a_form, unlock
from tests.gui.window import back_in, command, dialog_of, stored
from ui.dialogs.settings import SettingsDialog
from ui.locking.attendance import Attendance


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
    press(Qt.Key.Key_Escape)
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
