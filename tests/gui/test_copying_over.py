"""Activities copied to other operators, through the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from ropa.actions.copying_over import COPIED, planned
from ropa.store.reading import row
from ropa.store.rows import Wanted, found
from tests.conftest import facts_of
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, settle
from tests.gui.window import back_in, dialog_of
from ui.bulk.copying_over import CopyOverDialog
from ui.desk import Place
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support")


def activities(window: MainWindow, operator: str) -> set[str]:
    return set(window.workspace.ask(found, Wanted("activity", operator, "en")))


def ask(window: MainWindow, qtbot: QtBot) -> CopyOverDialog:
    window.menus.actions["copy_over"].trigger()
    return dialog_of(window, CopyOverDialog, qtbot)


def test_chosen_activities_are_copied_after_a_look_and_undone_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.room.go(Place("party"))
    assert not window.menus.actions["copy_over"].isEnabled(), "only activities are copied"
    window.room.go(Place("activity"))
    table = window.room.page.list.table
    chosen = table.records.uids[:2]
    table.choose(chosen, chosen[-1])
    settle()
    dialog = ask(window, qtbot)
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    listed = {item.data(Qt.ItemDataRole.UserRole).uid: item for item in dialog.ticks._items()}
    assert OPERATOR not in listed, "not to the operator that has them"
    assert not ok.isEnabled()
    assert "2 activities are chosen" in dialog.told.text()
    targets = list(listed)[:2]
    before = {uid: activities(window, uid) for uid in targets}
    for uid in targets:
        dialog.ticks.operators.setCurrentItem(listed[uid])
        dialog.ticks.operators.setFocus()
        assert focused() is dialog.ticks.operators
        press(Qt.Key.Key_Space)
    dialog.look()
    cells = [dialog.preview.records.cells(n) for n in range(len(dialog.preview.records.uids))]
    assert all(all(line) for line in cells), "no cell is empty"
    assert [line[3] for line in cells[:2]] == ["Activities", "Activities"]
    copied = sum(line[2].startswith("Copied as a draft") for line in cells)
    assert ok.text() == f"Copy {copied} records"
    assert {uid: activities(window, uid) for uid in targets} == before, "nothing is written yet"
    ok.click()
    back_in(window, qtbot)
    for uid in targets:
        made = activities(window, uid) - before[uid]
        assert {facts_of(window.workspace.register, one)["origin"] for one in made} == set(chosen)
        assert {window.workspace.ask(row, one)["status"] for one in made} == {"draft"}
    assert window.done.sentence.text() == f"{copied} records copied"
    again = ask(window, qtbot)
    again.ticks.operators.item(0).setCheckState(Qt.CheckState.Checked)
    again.look()
    assert not again.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    assert {line.state for line in window.workspace.ask(planned, chosen, targets)} == {COPIED}
    assert again.preview.records.cells(0)[2] == "Already copied"
    press(Qt.Key.Key_Escape)
    back_in(window, qtbot)
    window.done.undo.click()
    assert {uid: activities(window, uid) for uid in targets} == before
