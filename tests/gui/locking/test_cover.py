"""The cover of a locked window: wrong passwords, all windows at once, another language, closing, for everybody."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from tests.gui.everybody import check
from tests.gui.keyboard import press, settle, type_text
from tests.gui.locking.cover import cover_of, in_a_form, unlock
from tests.gui.window import back_in, command, name_of, tab_to, visible_texts
from ui.locking.cover import Cover


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
        press(Qt.Key.Key_Return)
        pauses.append(tries.left(guarded.workspace.path))
        if pauses[-1]:
            press(Qt.Key.Key_Return)
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
    press(Qt.Key.Key_Space)
    settle()
    assert guarded.workspace is None
    assert guarded.program.open_registers == ()
    assert not [one for one in guarded.findChildren(Cover) if one.isVisible()]
    back_in(guarded, qtbot)


def test_the_cover_is_for_everybody(guarded):
    command(guarded, "lock_now", "Ctrl+L")
    check(guarded)
    assert name_of(cover_of(guarded).asking.password.line) == "Password"
    assert not any(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets())
