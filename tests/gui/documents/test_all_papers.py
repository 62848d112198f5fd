"""All papers written at once, of one operator or of several: cancelled, failing, while one goes on looking."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ropa.actions.sample import OPERATORS
from ropa.documents.render import FORMATS
from tests.gui.conftest import OPERATOR
from tests.gui.documents.page import QURYLYS, fresh
from ui.desk import Place
from ui.pages.documents import DocumentsPage
from ui.papers import tray
from ui.papers.batch import Order
from ui.papers.operators import OperatorsDialog
from ui.papers.save_all import SaveAllDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def order_of(page: DocumentsPage, folder: Path, *formats: str) -> Order:
    assert page.wish
    return Order(page.papers.papers, page.wish, formats, folder)


def test_all_papers_are_written(qtbot: QtBot, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    opened: list[str] = []
    monkeypatch.setattr(tray.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.tray.all_button.click()
    dialog = page.findChild(SaveAllDialog)
    assert isinstance(dialog, SaveAllDialog)
    assert dialog.save.text() == "Save 9 files"
    dialog.formats["pdf"].click()
    assert not dialog.save.isEnabled()
    dialog.formats["pdf"].click()
    dialog.formats["docx"].click()
    assert dialog.save.text() == "Save 18 files"
    dialog.folder.setText("papers")
    assert not dialog.save.isEnabled()
    dialog.folder.setText(str(tmp_path / "papers"))
    dialog.save.click()
    qtbot.waitUntil(page.outcome.isVisible, timeout=30_000)
    files = sorted(one.name for one in (tmp_path / "papers").iterdir())
    assert len(files) == 19
    assert files.pop() == "manifest.csv"
    assert files[0] == "O-001 Tumar Ui LLP - consent C-001 - en.docx"
    assert "O-001 «Тұмар Үй» ЖШС - register kz - kk.pdf" in files
    assert page.outcome.sentence.text() == f"Written: 18 files, into {tmp_path / 'papers'}"
    page.outcome.button.click()
    assert opened == [str(tmp_path / "papers")]
    assert not page.runs.alive


def test_a_batch_that_is_cancelled_leaves_no_half_files(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    begun, go_on = threading.Event(), threading.Event()
    made: list[int] = []

    def slow(document: Any) -> bytes:
        made.append(1)
        if len(made) == 3:
            begun.set()
            assert go_on.wait(10)
        return real(document)

    real = FORMATS["pdf"]
    monkeypatch.setitem(FORMATS, "pdf", slow)  # type: ignore[arg-type]
    page.tray.write_all(order_of(page, tmp_path, "pdf"))
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    qtbot.waitUntil(page.strip.isVisible)
    assert not page.tray.all_button.isEnabled()
    page.strip.cancel_button.click()
    go_on.set()
    qtbot.waitUntil(lambda: not page.strip.busy)
    papers = [one for one in tmp_path.iterdir() if one.suffix == ".pdf"]
    assert len(papers) == 2
    assert all(PdfReader(one).pages for one in papers)
    assert [one for one in tmp_path.iterdir() if one.suffix == ".part"] == []
    assert page.outcome.sentence.text() == f"Stopped. Written: 2 of 9 files, into {tmp_path}"
    assert page.tray.all_button.isEnabled()


def test_a_batch_that_fails_says_what_was_written(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fault = ValueError("ours")

    def broken(_: Any) -> bytes:
        raise fault

    monkeypatch.setitem(FORMATS, "docx", broken)  # type: ignore[arg-type]
    with qtbot.capture_exceptions() as raised:
        page.tray.write_all(order_of(page, tmp_path, "pdf", "docx"))
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert [error for _, error, _ in raised] == [fault]
    assert page.outcome.sentence.text() == f"Stopped. Written: 1 of 18 files, into {tmp_path}"
    assert not page.strip.busy


def test_one_may_go_on_looking_while_papers_are_written(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    go_on = threading.Event()
    real = FORMATS["docx"]

    def slow(document: Any) -> bytes:
        go_on.wait(10)
        return real(document)

    monkeypatch.setitem(FORMATS, "docx", slow)  # type: ignore[arg-type]
    page.tray.write_all(order_of(page, tmp_path, "docx"))
    qtbot.waitUntil(page.strip.isVisible)
    page.choices.kinds["consent"].click()
    qtbot.waitUntil(lambda: len(page.papers.papers) == 3)
    assert page.strip.isVisible()
    assert not page.tray.all_button.isEnabled()
    go_on.set()
    qtbot.waitUntil(page.outcome.isVisible, timeout=20_000)
    assert len(list(tmp_path.glob("*.docx"))) == 9
    fresh(qtbot, page)


def test_papers_of_several_operators(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    page.choices.others.click()
    dialog = page.findChild(OperatorsDialog)
    assert isinstance(dialog, OperatorsDialog)
    assert list(dialog.ticks.ticked) == [OPERATOR]
    dialog.ticks.search.setText("курылыс")
    shown = [n for n in range(dialog.ticks.operators.count()) if not dialog.ticks.operators.isRowHidden(n)]
    assert len(shown) == 1
    QTest.keyClick(dialog.ticks.search, Qt.Key.Key_Down)
    assert dialog.ticks.operators.currentRow() == shown[0]
    QTest.keyClick(dialog.ticks.operators, Qt.Key.Key_Space)
    assert set(dialog.ticks.ticked) == {OPERATOR, QURYLYS}
    assert dialog.ticks.counted.text() == "2 operators"
    dialog.ticks.search.clear()
    QTest.keyClick(dialog.ticks.search, Qt.Key.Key_Return)
    dialog.buttons.accepted.emit()
    qtbot.waitUntil(lambda: {one.operator for one in page.papers.papers} == {OPERATOR, QURYLYS})
    fresh(qtbot, page)
    assert page.tray.all_button.text() == "Save all papers: 2 operators…"
    assert page.choices.named.text() == "Qurylys site, Tumar Ui LLP"
    of_other = next(n for n, one in enumerate(page.papers.papers) if one.operator == QURYLYS and one.about == "gdpr")
    page.papers.setCurrentRow(of_other)
    fresh(qtbot, page)
    assert page.tray.pdf_button.text() == "Save PDF of Qurylys site…"
    page.choices.kinds["consent"].click()
    fresh(qtbot, page)
    assert page.chosen
    assert (page.chosen.operator, page.chosen.about) == (QURYLYS, "gdpr")
    page.tray.write_all(order_of(page, tmp_path, "pdf"))
    qtbot.waitUntil(page.outcome.isVisible, timeout=20_000)
    assert {one.name[:5] for one in tmp_path.glob("*.pdf")} == {"O-001", "O-002"}
    page.show_place(Place("documents"))
    assert set(page.choices.operators) == {OPERATOR, QURYLYS}
    page.choices.back.click()
    qtbot.waitUntil(lambda: {one.operator for one in page.papers.papers} == {OPERATOR})


def test_all_shown_operators_are_ticked_at_once(page: DocumentsPage):
    page.choices.ask_operators()
    dialog = page.findChild(OperatorsDialog)
    assert isinstance(dialog, OperatorsDialog)
    dialog.ticks.all.click()
    assert len(dialog.ticks.ticked) == dialog.ticks.operators.count() == len(OPERATORS) + 1
    dialog.ticks.none.click()
    assert dialog.ticks.counted.text() == "0 operators"
    dialog.reject()
    assert list(page.choices.operators) == [OPERATOR]
