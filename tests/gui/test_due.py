"""The Due section: what is listed, how its day stands, the way to the record, the calendar file, own working days."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ropa.actions.records import change, create
from ropa.actions.sample import sample_uid
from ropa.i18n import translator
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from ui.desk import Desk, Place
from ui.due import calendar, saving
from ui.due.note import DueNote
from ui.due.told import counted
from ui.pages import due as page_module
from ui.pages.documents import DocumentsPage
from ui.pages.due import DuePage

TODAY = dt.date(2026, 12, 1)
ACCESS, WITHDRAW = sample_uid("tumar", "q_access"), sample_uid("tumar", "q_withdraw")


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> DuePage:
    """The page on the first of December 2026."""
    monkeypatch.setattr(page_module, "today", lambda: TODAY)
    desk.settings.put("due_ahead", 30)
    made = DuePage(desk)
    qtbot.addWidget(made)  # else it stays in view, and every window test after it finds it there
    made.resize(1200, 600)
    made.show()
    made.show_place(Place("due"))
    return made


def shown(page: DuePage) -> list[tuple[str, ...]]:
    return [page.model.cells(row) for row in range(len(page.model.uids))]


def test_what_is_overdue_has_a_sign_and_a_word(page: DuePage):
    late, next_one = shown(page)
    assert late[:3] == ("Overdue by 1 day", "30 Nov 2026", "Answer to a request")
    assert "cl. 16 of the Rules" in late[-1]
    assert next_one[:2] == ("In 8 days", "9 Dec 2026")
    badges = [page.model.badge(row, 0) for row in (0, 1)]
    assert badges == [("error", "Overdue by 1 day"), None]
    assert page.count.text() == "Overdue: 1 · Later: 1"


def test_the_row_in_view_says_why_its_day_is_that_day(page: DuePage):
    page.table.setCurrentIndex(page.model.index(1, 0))
    said = page.why.text()
    assert "Without the pauses it would be 07.12.2026." in said
    assert said.endswith("The date is computed: verify it.")


@pytest.mark.parametrize("by", ["click", "enter"])
def test_a_click_or_enter_leads_to_the_fact(page: DuePage, desk: Desk, by: str):
    went: list[Place] = []
    desk.go_requested.connect(went.append)
    table = page.table
    if by == "click":
        spot = table.visualRect(page.model.index(1, 2)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    else:
        table.setCurrentIndex(page.model.index(1, 0))
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert went == [Place("request", WITHDRAW, WITHDRAW, "answered")]


def test_what_is_answered_is_gone_and_everybody_is_shown_on_request(page: DuePage, desk: Desk):
    desk.workspace.do(change, ACCESS, {"answered": "2026-12-01"})
    page.refresh(None)
    assert [one.record for one in page.lines] == [WITHDRAW]
    page.ahead.setCurrentIndex(page.ahead.findData(90))
    QTest.mouseClick(page.whose.everybody, Qt.MouseButton.LeftButton)
    assert len({one.operator for one in page.lines}) == 2
    assert "whose" in page.model.keys
    assert desk.settings.get("due_of_all", False) is True
    page.ahead.setCurrentIndex(page.ahead.findData(30))
    assert {one.operator for one in page.lines} == {OPERATOR}
    assert desk.settings.get("due_ahead", 0) == 30
    desk.workspace.do(change, WITHDRAW, {"answered": "2026-12-01"})
    page.refresh(None)
    assert page.empty.isVisible()
    assert not page.save.isEnabled()


def test_what_is_listed_goes_into_a_calendar_file(
    page: DuePage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    told: list[str] = []
    desk.announced.connect(lambda sentence, _undo: told.append(sentence))
    target = tmp_path / "due.ics"
    monkeypatch.setattr(saving, "ask_file", lambda *given: given[-1](target))
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    events = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert [one.decoded("dtstart") for one in events] == [dt.date(2026, 11, 30), dt.date(2026, 12, 9)]
    assert told == [f"Saved: {target}"]


def test_an_own_calendar_is_made_opened_and_counts(page: DuePage, desk: Desk, monkeypatch: pytest.MonkeyPatch):
    opened: list[str] = []
    monkeypatch.setattr(
        calendar.QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile())) or True
    )
    QTest.mouseClick(page.days, Qt.MouseButton.LeftButton)
    path = calendar.own_calendar(desk)
    assert opened == [str(path)]
    assert calendar.days_of(desk)[1] == "", "the file as it is made says nothing yet"
    path.write_text("[[day]]\ndate = 2026-11-30\noff = true\n", encoding="utf-8")
    page.refresh(None)
    assert page.lines[0].date == dt.date(2026, 12, 1)
    path.write_text("[[day]]\ndate = 30.11\n", encoding="utf-8")
    page.refresh(None)
    assert page.lines[0].date == dt.date(2026, 11, 30), "a file with a mistake does not count"
    assert page.refusal.isVisible()
    assert "entry 1" in page.refusal.sentence.text()
    path.unlink()
    page.refresh(None)
    assert not page.refusal.isVisible()


def test_the_form_of_a_request_says_until_when(desk: Desk, qtbot: object):
    assert qtbot is not None
    note = DueNote(desk)
    note.show_record(WITHDRAW, "request")
    assert "Answer to a request: 9 Dec 2026." in note.sentence.text()
    desk.workspace.do(change, WITHDRAW, {"answered": "2026-12-01"})
    note.show_record(WITHDRAW, "request")
    assert note.sentence.text() == ""
    uid = desk.workspace.do(create, "incident", {"detected": "2026-11-27"}, OPERATOR).uid
    note.show_record(uid, "incident")
    assert "Notice of a breach: 30 Nov 2026." in note.sentence.text()
    note.deleteLater()
    settle()


@pytest.mark.parametrize("kind", ["request", "incident"])
def test_a_new_record_has_no_date_and_is_told_what_wants(desk: Desk, qtbot: QtBot, kind: str):
    note = DueNote(desk)
    qtbot.addWidget(note)
    note.show_record(desk.workspace.do(create, kind, {}, OPERATOR).uid, kind)
    said = note.sentence.text()
    assert said.split(". ")[0] in ("Answer to a request: no date yet", "Notice of a breach: no date yet")
    assert "is not answered" in said
    assert "computed" not in said
    assert all(one[0].isupper() for one in said.split(". ")), "each sentence begins as one"


def test_the_note_names_the_day_without_the_pauses_or_that_the_clock_stands(desk: Desk, qtbot: QtBot):
    note = DueNote(desk)
    qtbot.addWidget(note)
    note.show_record(WITHDRAW, "request")
    assert "Without the pauses it would be 07.12.2026." in note.sentence.text()
    assert note.sentence.text().endswith("The date is computed: verify it.")
    facts = {"law": "kz", "code": "access", "received": "2026-11-23"}
    uid = desk.workspace.do(create, "request", facts, OPERATOR).uid
    desk.workspace.do(create, "pause", {"since": "2026-11-24"}, uid)
    note.show_record(uid, "request")
    assert "Answer to a request: no date yet." in note.sentence.text()
    assert "The clock stands" in note.sentence.text()


def test_the_note_says_that_a_date_without_a_reason_does_not_count(desk: Desk, qtbot: QtBot):
    desk.workspace.do(change, WITHDRAW, {"due": "2026-12-24"})
    note = DueNote(desk)
    qtbot.addWidget(note)
    note.show_record(WITHDRAW, "request")
    assert "Answer to a request: 9 Dec 2026." in note.sentence.text()
    assert "“Own date of the answer” counts only once its reason is given." in note.sentence.text()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_figures_are_said_in_each_language(language: str, page: DuePage):
    tr = translator(language)
    assert tr("Overdue: {n}").format(n=1) in counted(page.lines, TODAY, tr)


def test_the_note_leads_to_the_paper_that_settles_it(desk: Desk, qtbot: QtBot):
    went: list[Place] = []
    desk.go_requested.connect(went.append)
    note = DueNote(desk)
    note.show_record(WITHDRAW, "request")
    assert note.write.text() == "Write the answer"
    QTest.mouseClick(note.write, Qt.MouseButton.LeftButton)
    assert went == [Place("documents", WITHDRAW)]
    documents = DocumentsPage(desk)
    documents.show_place(went[0])
    assert documents.choices.kind_choice.chosen == ("answer",)
    qtbot.waitUntil(lambda: documents.papers.current is not None and not documents.strip.busy)
    assert documents.papers.current is not None
    assert documents.papers.current.record == WITHDRAW
    documents.end()
    note.deleteLater()
