"""A published text compared in the real window: pasted and opened, both lists, and the way to the record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.core.sample_papers import papers_of, written
from tests.gui.findings import checks
from tests.gui.keyboard import settle
from tests.gui.window import dialog_of
from ui.checks.compare_dialog import CompareDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

TEXT = "Privacy policy\n\nWe collect biometric data. The data are passed to Vercel Inc. (USA), our hosting provider."


def dialog(window, qtbot):
    page = checks(window, qtbot)
    page.compare.click()
    settle()
    return dialog_of(window, CompareDialog, qtbot)


def compared(found, qtbot):
    qtbot.waitUntil(lambda: not found.runs.alive and not found.sides.isHidden())
    settle()


def test_a_pasted_text_gives_both_lists_with_their_sentences(window, qtbot):
    found = dialog(window, qtbot)
    assert not found.compare.isEnabled()
    found.text.setPlainText(TEXT)
    found.compare.click()
    compared(found, qtbot)
    foreign = [(one.subject, one.said) for one in found.published.lines() if not one.root][:2]
    assert ("Data", "biometric data") in foreign
    missing = {(one.subject, one.said) for one in found.register.lines() if not one.text}
    assert ("BIN or IIN", "250540999014") in missing
    assert "differences were found" in found.told.text()


def test_a_line_leads_to_its_record_and_marks_its_sentence(window, qtbot):
    found = dialog(window, qtbot)
    found.text.setPlainText(TEXT)
    found.compare.click()
    compared(found, qtbot)
    term = next(one for one in found.register.lines() if one.subject == "Retention")
    found.register.chosen.emit(term)
    settle()
    assert window.room.place().section == "activity"
    assert window.room.place().record == term.root
    said = next(one for one in found.published.lines() if "biometric" in one.said)
    found.published.chosen.emit(said)
    assert found.text.textCursor().selectedText() == "We collect biometric data."


def test_a_dropped_paper_of_this_register_differs_in_nothing(window, qtbot, tmp_path):
    found = dialog(window, qtbot)
    path = tmp_path / "policy.pdf"
    path.write_bytes(written(papers_of("tumar", "policy", "kk")[0], "pdf"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    found.dropEvent(event)
    compared(found, qtbot)
    assert "No difference was found" in found.told.text()


def test_a_file_that_cannot_be_read_is_said(window, qtbot, tmp_path):
    found = dialog(window, qtbot)
    path = tmp_path / "policy.pdf"
    path.write_bytes(b"%PDF-1.7 broken")
    found.take_file(path)
    assert "cannot be read" in found.told.text()
    assert found.sides.isHidden()
