"""ENC-06: the lock asks nobody, hides everything, forgets the password, and gives back what was being typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.engine import held
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.locking.cover import PASSWORD, in_a_form, unlock
from tests.gui.window import alarm_on, back_in, command, dialog_of, replace, stored, visible_texts
from ui.commands import COMMANDS
from ui.dialogs.settings import SettingsDialog
from ui.papers.batch import Order


def test_enc_06_locking_in_the_midst_of_typing_saves_it_and_comes_back_to_it(guarded, qtbot):
    uid = in_a_form(guarded, qtbot)
    field = focused()
    path = guarded.workspace.path
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
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
    press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
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
    press(Qt.Key.Key_Escape)
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
