"""The page of documents follows the register and what is chosen: composed anew, in turn, and not for nothing."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ropa.actions.records import change
from ropa.actions.sample import sample_uid
from ropa.documents.render import FORMATS
from ropa.reference import catalogue
from ropa.store.opened import operator_card
from tests.gui.conftest import OPERATOR
from tests.gui.documents.page import CONSENT, QURYLYS, fresh, pick, text_of
from ui.desk import Desk, Place
from ui.pages.documents import DocumentsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_a_change_of_the_operator_is_composed_anew_and_the_place_is_kept(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    pick(qtbot, page, "register", ("ru",))
    desk.workspace.changed.connect(page.refresh)
    bar = page.view.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, at = page.pdf, bar.value()
    desk.workspace.do(change, OPERATOR, {"phone": "+7 700 000 00 00"})
    assert page.pdf is None
    assert page.view.shows
    fresh(qtbot, page)
    assert page.pdf != before
    assert "+7 700 000 00 00" in text_of(page.pdf or b"")
    assert bar.value() == at
    assert page.chosen
    assert (page.chosen.kind, page.chosen.languages) == ("register", ("ru",))


def test_a_change_of_another_operator_is_none_of_its_business(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    desk.workspace.changed.connect(page.refresh)
    desk.workspace.do(change, QURYLYS, {"phone": "+7 700 000 00 00"})
    assert page.pdf is not None
    desk.workspace.do(change, sample_uid("tumar", "shared/yandex"), {"site": "ya.example"})
    assert page.pdf is None
    fresh(qtbot, page)


def test_a_page_that_is_not_seen_waits(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    desk.workspace.changed.connect(page.refresh)
    page.hide()
    desk.workspace.do(change, OPERATOR, {"phone": "+7 700 000 00 01"})
    assert page.pdf is not None
    page.show()
    assert page.pdf is None
    fresh(qtbot, page)
    assert "+7 700 000 00 01" in text_of(page.pdf or b"")


def test_a_place_shows_the_paper_of_its_record(qtbot: QtBot, page: DocumentsPage):
    assert page.place() == Place("documents", OPERATOR)
    page.show_place(Place("documents", CONSENT))
    qtbot.waitUntil(lambda: page.place() == Place("documents", CONSENT))
    fresh(qtbot, page)
    assert page.chosen
    assert page.chosen.kind == "consent"


def test_another_operator_in_view_has_other_papers(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    desk.show_operator(desk.workspace.ask(operator_card, QURYLYS))
    page.show_place(Place("documents"))
    qtbot.waitUntil(lambda: {one.operator for one in page.papers.papers} == {QURYLYS})
    fresh(qtbot, page)
    assert page.tray.pdf_button.text() == "Save PDF of Qurylys site…"


def test_a_newer_wish_goes_before_an_older_one(qtbot: QtBot, page: DocumentsPage, monkeypatch: pytest.MonkeyPatch):
    go_on = threading.Event()
    real = FORMATS["pdf"]

    def slow(document: Any) -> bytes:
        go_on.wait(10)
        return real(document)

    monkeypatch.setitem(FORMATS, "pdf", slow)  # type: ignore[arg-type]
    page.papers.setCurrentRow(1)
    page.papers.setCurrentRow(4)
    assert page.view.busy.isVisible()
    go_on.set()
    fresh(qtbot, page)
    assert page.chosen == page.papers.papers[4]
    assert catalogue("documents")["consent"].names["kk"] in text_of(page.pdf or b"")
    assert not page.view.busy.isVisible()


def test_one_need_not_wait_for_a_paper(qtbot: QtBot, page: DocumentsPage, monkeypatch: pytest.MonkeyPatch):
    go_on = threading.Event()
    real = FORMATS["pdf"]

    def slow(document: Any) -> bytes:
        go_on.wait(10)
        return real(document)

    monkeypatch.setitem(FORMATS, "pdf", slow)  # type: ignore[arg-type]
    page.papers.setCurrentRow(3)
    qtbot.waitUntil(page.view.stop.isVisible)
    page.view.stop.click()
    assert not page.view.busy.isVisible()
    assert page.pdf is None
    assert not page.tray.print_button.isEnabled()
    assert "was not composed" in page.view.empty.sentence
    go_on.set()
    page.papers.itemClicked.emit(page.papers.currentItem())
    fresh(qtbot, page)
    assert page.view.shows


@pytest.mark.usefixtures("page")
def test_a_page_may_go_while_a_paper_is_composed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desk: Desk):
    go_on, done = threading.Event(), threading.Event()
    real = FORMATS["pdf"]

    def slow(document: Any) -> bytes:
        go_on.wait(10)
        try:
            return real(document)
        finally:
            done.set()

    other = DocumentsPage(desk)
    other.show_place(Place("documents"))
    fresh(qtbot, other)
    monkeypatch.setitem(FORMATS, "pdf", slow)  # type: ignore[arg-type]
    other.papers.setCurrentRow(1)
    worker = other.runs.worker
    other.deleteLater()
    del other
    QApplication.sendPostedEvents()
    go_on.set()
    assert done.wait(10)
    worker.shutdown(wait=True)
    QApplication.processEvents()
