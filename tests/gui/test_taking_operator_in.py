"""An operator that was taken out is taken in again in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ropa.actions.records import change
from ropa.actions.undo import next_undo
from ropa.register import Register
from ropa.store.extracting import extract
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import press, settle
from tests.gui.window import back_in, dialog_of, name_file, stored
from ui.dialogs.password import PasswordDialog
from ui.keeping.taking_in import take_file
from ui.keeping.taking_in_dialog import TakingInDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def at_home(window, path, key=None):
    """The operator taken out, and changed there and here."""
    extract(window.workspace.register.source(), OPERATOR, path, key)
    there = Register(path, "Berik", key)
    there.do(change, OPERATOR, {"notes": "home", "phone": "+7 700 000 00 00"})
    there.close()
    window.workspace.do(change, OPERATOR, {"notes": "office"})


def test_conflicts_are_chosen_and_one_undo_takes_all_back(window, qtbot, tmp_path):
    path = tmp_path / "home.ropa"
    at_home(window, path)
    phone = stored(window, OPERATOR)["phone"]
    window.menus.actions["take_in_operator"].trigger()
    name_file(window, path, qtbot)
    dialog = dialog_of(window, TakingInDialog, qtbot)
    assert not dialog.take.isEnabled(), "a conflict is not chosen yet"
    assert "1 fact was changed on both sides" in dialog.question.text()
    assert dialog.told.text() == "1 fact changes."
    top = dialog.tree.topLevelItem(0)
    assert [top.child(n).text(1) for n in (0, 1)] == ["office", "home"]
    assert "Berik" in top.child(1).text(2)
    dialog.tree.setFocus()
    dialog.tree.setCurrentItem(top.child(0))
    press(Qt.Key.Key_Space)
    assert dialog.take.isEnabled()
    dialog.tree.setCurrentItem(top.child(1))
    press(Qt.Key.Key_Space)
    ticks = [top.child(n).checkState(0) for n in (0, 1)]
    assert ticks == [Qt.CheckState.Unchecked, Qt.CheckState.Checked]
    assert dialog.told.text() == "2 facts change."
    dialog.take.click()
    back_in(window, qtbot)
    assert stored(window, OPERATOR)["notes"] == "home"
    assert stored(window, OPERATOR)["phone"] == "+7 700 000 00 00"
    assert "was taken in" in window.done.sentence.text()
    assert window.workspace.ask(next_undo, OPERATOR, None).action == "take_in_operator"
    window.menus.actions["undo"].trigger()
    settle()
    assert (stored(window, OPERATOR)["notes"], stored(window, OPERATOR)["phone"]) == ("office", phone)


def test_its_password_is_asked_for_and_a_second_run_says_that_there_is_nothing(window, qtbot, tmp_path):
    path = tmp_path / "secret.ropa"
    at_home(window, path, "қызыл алма 17")
    take_file(window, path)
    asked = dialog_of(window, PasswordDialog, qtbot)
    asked.password.setText("wrong")
    asked.asking.give()
    assert asked.isVisible()
    asked.password.setText("қызыл алма 17")
    qtbot.waitUntil(asked.asking._button.isEnabled, timeout=20_000)
    asked.asking.give()
    qtbot.waitUntil(lambda: bool(window.findChildren(TakingInDialog)), timeout=60_000)
    dialog = dialog_of(window, TakingInDialog, qtbot)
    dialog.all_ours.click()
    dialog.take.click()
    back_in(window, qtbot)
    take_file(window, path)
    again = dialog_of(window, PasswordDialog, qtbot)
    again.password.setText("қызыл алма 17")
    again.asking.give()
    qtbot.waitUntil(lambda: "nothing to take in" in window.done.sentence.text(), timeout=60_000)
    assert stored(window, OPERATOR)["notes"] == "office"
