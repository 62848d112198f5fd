"""Two editions of a paper compared, and the register on two days."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate

from ropa.actions.records import change
from ropa.reading.files import text_of
from tests.gui.issuing import form_of, held, issue, ledger, ours, press_button
from tests.gui.window import back_in, dialog_of
from ui.papers.differences_dialog import DifferencesDialog
from ui.papers.editions_dialog import EditionsDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_two_editions_are_compared_language_by_language(window, qtbot, tmp_path):
    item = held(window).linked(form_of(window), "activities")[0].of("item")[0]
    before = item["handling"]
    issue(window, qtbot)
    window.workspace.do(change, item.uid, {"handling": {"kk": "жаңа", "ru": "новое", "en": "<b>new</b>"}})
    issue(window, qtbot)
    window.workspace.do(change, item.uid, {"handling": before})
    issue(window, qtbot)
    page = ledger(window, qtbot)
    (paper,) = ours(window)
    _, second, third = sorted(paper.of("edition"), key=lambda one: one["number"])
    page.tree.choose(third.uid)
    press_button(page, "Compare with another edition")
    dialog = dialog_of(window, EditionsDialog, qtbot)
    assert dialog.told.text().endswith("Edition 2 → Edition 3")
    assert "+ " in dialog.redline.toPlainText()
    dialog.other.setCurrentIndex(1)
    assert dialog.told.text().endswith("Edition 1 → Edition 3")
    assert dialog.redline.toPlainText() == "Both say the same in the languages that both have.", "A → B → A"
    dialog.reject()
    back_in(window, qtbot)
    page.tree.choose(second.uid)
    press_button(page, "Compare with another edition")
    dialog = dialog_of(window, EditionsDialog, qtbot)
    dialog.other.setCurrentIndex(1)
    assert dialog.told.text().endswith("Edition 1 → Edition 2")
    assert "<b>new</b>" in dialog.redline.toPlainText()
    for n in range(dialog.language.count()):
        dialog.language.setCurrentIndex(n)
        path = tmp_path / f"{dialog.language.currentData()}.pdf"
        dialog.write(path)
        said = {"kk": "жаңа", "ru": "новое", "en": "<b>new</b>"}[dialog.language.currentData()]
        assert said in text_of("pdf", path.read_bytes())
    assert len(list(tmp_path.glob("*.pdf"))) == len(held(window).languages())
    dialog.redline.chosen.emit(item.uid, "handling")
    back_in(window, qtbot)
    assert window.room.page.place().record == item.parent_uid


def test_two_days_are_compared(window, qtbot, tmp_path):
    purpose = held(window).linked(form_of(window), "activities")[0].of("purpose")[0]
    window.workspace.do(change, purpose.uid, {"text": {"kk": "жаңа", "ru": "новое", "en": "new"}})
    window.menus.actions["compare"].trigger()
    dialog = dialog_of(window, DifferencesDialog, qtbot)
    assert "was not in the register" in dialog.told.text(), "the sample is made today"
    assert not dialog.save.isEnabled()
    dialog.since.setDate(QDate.currentDate())
    assert dialog.list.topLevelItemCount() == 0
    assert "no differences" in dialog.told.text()
    path = tmp_path / "report.pdf"
    dialog.write(path)
    assert path.read_bytes().startswith(b"%PDF-")
    dialog.close()
    back_in(window, qtbot)
