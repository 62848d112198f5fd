"""What is to be chosen on the page of documents: kinds, languages, two side by side, drafts, the day."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

import ui.today
from tests.clock import set_clock
from tests.gui.documents.page import DRAFT, fresh, pick, text_of
from ui.pages.documents import DocumentsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_papers_are_in_the_operators_own_languages_until_others_are_chosen(qtbot: QtBot, page: DocumentsPage):
    choice = page.choices.languages
    assert page.wish
    assert page.wish.languages == ()
    assert choice.own.isHidden()
    choice.alone["en"].click()
    assert not choice.own.isHidden()
    qtbot.waitUntil(lambda: {one.languages for one in page.papers.papers} == {("ru",), ("kk",)})
    choice.own.click()
    qtbot.waitUntil(lambda: {one.languages for one in page.papers.papers} == {("ru",), ("kk",), ("en",)})
    assert choice.alone["en"].isChecked()


def test_the_two_sides_are_never_the_same_language(page: DocumentsPage):
    choice = page.choices.languages
    choice.beside.click()
    for box in (choice.left, choice.right):
        for n in range(box.count()):
            box.setCurrentIndex(n)
            box.activated.emit(n)
            assert choice.left.currentData() != choice.right.currentData()


def test_what_is_to_be_chosen_is_said(qtbot: QtBot, page: DocumentsPage):
    for check in page.choices.kinds.values():
        check.click()
    assert page.view.empty.sentence == "Tick a kind of paper."
    assert not page.papers.papers
    assert not page.tray.pdf_button.isEnabled()
    page.choices.kinds["consent"].click()
    fresh(qtbot, page)
    for check in page.choices.languages.alone.values():
        check.click()
    assert page.view.empty.sentence == "Tick a language."


def test_drafts_come_in_when_they_are_wanted(qtbot: QtBot, page: DocumentsPage):
    pick(qtbot, page, "register", ("en",))
    assert DRAFT not in text_of(page.pdf or b"")
    page.choices.drafts.click()
    fresh(qtbot, page)
    assert DRAFT in text_of(page.pdf or b"")


def test_a_day_before_the_operator_was_there_is_said(qtbot: QtBot, page: DocumentsPage):
    page.choices.day.setDate(QDate.currentDate().addDays(-1))
    qtbot.waitUntil(lambda: "was not in the register then" in page.view.empty.sentence)
    assert not page.papers.papers
    page.choices.day.setDate(QDate.currentDate())
    fresh(qtbot, page)
    today = dt.datetime.now().astimezone().date()
    assert f"{today.day} " in text_of(page.pdf or b"")


def test_todays_papers_stay_todays_after_midnight(page: DocumentsPage, monkeypatch: pytest.MonkeyPatch):
    tomorrow = QDate.currentDate().addDays(1)
    set_clock(monkeypatch, ui.today, dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    assert page.choices.wish
    assert page.choices.wish.day == tomorrow.toPython()
    page.choices.day.setDate(tomorrow.addDays(-5))
    assert page.choices.wish.day == tomorrow.addDays(-5).toPython()
