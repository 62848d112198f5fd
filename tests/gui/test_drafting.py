"""A published text becomes an operator through the real window, by the keyboard alone, and goes by one undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ropa.store.reading import holdings, operators
from tests.core.test_drafting import WHOLE
from tests.gui.conftest import OPERATOR
from tests.gui.everybody import check
from tests.gui.keyboard import press, settle, type_text
from tests.gui.window import command, dialog_of, tab_to
from ui.drafting.dialog import DraftDialog
from ui.importing.dialog import ImportDialog
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def shown(dialog: DraftDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.runs.alive and not dialog.left.isHidden(), timeout=20_000)
    settle()


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def test_by_the_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    before = len(window.workspace.ask(operators))
    command(window, "draft_operator", "Ctrl+Shift+T")
    dialog = dialog_of(window, DraftDialog, qtbot)
    assert not dialog.add.isEnabled()
    QApplication.clipboard().setText(WHOLE.replace("250540999014", "230940001116"))
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    tab_to("Read the text")
    press(Qt.Key.Key_Space)
    shown(dialog, qtbot)
    check(dialog)
    press(Qt.Key.Key_Down)  # from the heading to the name, whose sentence is marked
    assert "ТОО «Василёк»" in dialog.text.textCursor().selectedText()
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("ТОО «Ромашка»")
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    press(Qt.Key.Key_Down)  # the legal form is left
    press(Qt.Key.Key_Space)
    assert len(window.workspace.ask(operators)) == before
    tab_to("Add the operator")
    press(Qt.Key.Key_Space)
    settle()
    place = window.room.place()
    assert place.section == "operator"
    held = window.workspace.ask(holdings, place.record)
    assert held.operator["name"].get("ru") == "ТОО «Ромашка»"
    assert held.operator["legal_form"] is None
    assert {one["name"].get("en") for one in held.all("activity")} >= {"Delivery of goods"}
    window.activateWindow()  # as a window manager does; the offscreen platform has none
    qtbot.waitUntil(window.isActiveWindow)
    assert "draft from a published text" in window.menus.actions["undo"].text()
    command(window, "undo", "Ctrl+Z")
    assert len(window.workspace.ask(operators)) == before


def test_an_operator_with_that_number_is_gone_to_instead(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_text(WHOLE, encoding="utf-8")
    before = len(window.workspace.ask(operators))
    drop(window, path)
    dialog = dialog_of(window, DraftDialog, qtbot)
    shown(dialog, qtbot)
    assert not dialog.same.isHidden()
    assert not dialog.add.isEnabled()
    dialog.go_there.click()
    settle()
    assert window.room.place().record == OPERATOR
    assert len(window.workspace.ask(operators)) == before


def test_a_party_left_takes_its_disclosures_along_and_brings_them_back(window: MainWindow, qtbot: QtBot) -> None:
    window.act("draft_operator")
    dialog = dialog_of(window, DraftDialog, qtbot)
    dialog.text.setPlainText(WHOLE)
    dialog.run()
    shown(dialog, qtbot)
    uids = {one.kind: one.uid for one in dialog.proposed.proposals}
    dialog.tree._items[uids["party"]].setCheckState(0, Qt.CheckState.Unchecked)
    assert uids["disclosure"] not in dialog.tree.ticked()
    dialog.tree._items[uids["disclosure"]].setCheckState(0, Qt.CheckState.Checked)
    assert uids["party"] in dialog.tree.ticked()
    dialog.reject()


def test_a_text_in_columns_is_still_a_table(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "parties.txt"
    path.write_text("Наименование\tБИН\nТОО «А»\t250540999014\nТОО «Б»\t\n", encoding="utf-8")
    drop(window, path)
    dialog_of(window, ImportDialog, qtbot).reject()


def test_a_file_that_cannot_be_read_is_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "policy.pdf"
    path.write_bytes(b"%PDF-1.7 broken")
    drop(window, path)
    dialog = dialog_of(window, DraftDialog, qtbot)
    assert "cannot be read" in dialog.told.text()
    assert dialog.left.isHidden()
    dialog.reject()
