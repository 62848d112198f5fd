"""A table comes in through the window: file, columns, questions, preview; one undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from ropa.actions.sample import sample_uid
from ropa.exchange.workbook import workbook
from ropa.store.reading import counts, holdings
from tests.core.importing import TABLES
from tests.core.sample_papers import sample
from tests.gui.conftest import OPERATOR
from tests.gui.everybody import check
from tests.gui.keyboard import focused
from tests.gui.window import dialog_of
from ui.importing.dialog import BOOK, COLUMNS, FILE, PREVIEW, QUESTIONS, ImportDialog
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    window.act("import_table")
    return dialog_of(window, ImportDialog, qtbot)


def at(dialog: ImportDialog, page: int, qtbot: QtBot) -> None:
    """Wait for a step."""
    qtbot.waitUntil(lambda: dialog._running is None and dialog.pages.currentIndex() == page, timeout=20_000)


def test_a_table_is_taken_in_steps(window: MainWindow, dialog: ImportDialog, qtbot: QtBot) -> None:
    workspace = window.workspace
    before = workspace.ask(counts, OPERATOR)["activity"]
    at(dialog, FILE, qtbot)
    dialog.take_file(TABLES / "merged_heads.xlsx")
    at(dialog, COLUMNS, qtbot)
    check(dialog)
    assert dialog.file.operator.currentData() == OPERATOR
    box = dialog.columns.choices[0]
    box.setCurrentIndex(box.findData("notes"))
    dialog.next.click()
    at(dialog, PREVIEW, qtbot)
    assert focused() is dialog.next, "Enter goes on, and cancels nothing"
    check(dialog)
    assert "3" in dialog.next.text()
    dialog.preview.tree.topLevelItem(2).setCheckState(0, Qt.CheckState.Unchecked)
    dialog.preview.tree.topLevelItem(0).setExpanded(True)
    assert dialog.preview.tree.topLevelItem(0).childCount() > 3
    assert workspace.ask(counts, OPERATOR)["activity"] == before
    dialog.next.click()
    assert workspace.ask(counts, OPERATOR)["activity"] == before + 2
    assert window.room.place().section == "activity"
    window.act("undo")
    assert workspace.ask(counts, OPERATOR)["activity"] == before


def test_columns_are_remembered_by_the_heads(window: MainWindow, dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.take_file(TABLES / "kazakh_windows.csv")
    at(dialog, COLUMNS, qtbot)
    box = dialog.columns.choices[4]
    box.setCurrentIndex(box.findData("notes"))
    dialog.next.click()
    at(dialog, PREVIEW, qtbot)
    dialog.next.click()
    window.act("import_table")
    again = dialog_of(window, ImportDialog, qtbot)
    again.take_file(TABLES / "kazakh_windows.csv")
    at(again, COLUMNS, qtbot)
    assert again.columns.choices[4].currentData() == "notes"
    again.next.click()
    at(again, PREVIEW, qtbot)
    assert not again.next.isEnabled()
    again.reject()


def test_a_register_of_the_gdpr_asks_before_the_preview(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.take_file(TABLES / "ico.xlsx")
    at(dialog, COLUMNS, qtbot)
    dialog.next.click()
    at(dialog, QUESTIONS, qtbot)
    check(dialog)
    assert not dialog.next.isEnabled()
    for box in dialog.questions.boxes.values():
        box.setCurrentIndex(box.count() - 1)
    dialog.next.click()
    at(dialog, PREVIEW, qtbot)
    dialog.back.click()
    at(dialog, QUESTIONS, qtbot)
    assert dialog.next.isEnabled()
    dialog.reject()


def test_one_word_in_a_cell_makes_no_register_of_the_gdpr(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Процесс;Цель;Правовое основание\nПропуска;Допуск в здание;договор\n", encoding="utf-8")
    dialog.take_file(path)
    at(dialog, COLUMNS, qtbot)
    dialog.next.click()
    at(dialog, QUESTIONS, qtbot)
    assert list(dialog.questions.boxes) == ["basis:договор"]
    assert "GDPR" not in dialog.questions.told.text()
    assert "94-V" in dialog.questions.told.text()
    dialog.reject()


def test_what_is_no_table_is_told_in_place(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"no zip")
    dialog.take_file(tmp_path / "broken.xlsx")
    qtbot.waitUntil(dialog.refusal.isVisible)
    assert "broken.xlsx" in dialog.refusal.text()
    at(dialog, FILE, qtbot)
    dialog.reject()


def test_a_workbook_of_ropa_is_put_back_where_its_operator_is_not(
    window: MainWindow, dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    held = sample()["qurylys"]
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook(held, "ru"))
    dialog.take_file(path)
    at(dialog, BOOK, qtbot)
    dialog.next.click()
    assert dialog.refusal.isVisible()
    assert dialog.isVisible()
    dialog.reject()
    assert window.workspace.ask(holdings, sample_uid("qurylys", "operator"))


def test_a_table_dropped_on_the_window_is_read(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(TABLES / "windows_1251.csv"))])
    drop = QDropEvent(
        QPoint(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    dialog = dialog_of(window, ImportDialog, qtbot)
    at(dialog, COLUMNS, qtbot)
    assert dialog.columns.kind.currentData() == "party"
    dialog.reject()
