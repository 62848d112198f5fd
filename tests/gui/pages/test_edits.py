"""One edit and its facts: old and new, restored, parts that came and went, many and long ones, those of one record."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ropa.actions.records import change, create
from ropa.actions.sample import sample_uid
from ropa.actions.standing import approve
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import undo
from ropa.store.reading import row
from ropa.store.work import Work
from tests.gui.conftest import OPERATOR
from tests.gui.pages.page import rows, texts, visible
from ui.desk import Desk, Place
from ui.pages.history import HistoryPage
from ui.panels.edits_model import EditsModel
from ui.panels.fact_card import FactCard
from ui.panels.history import RecordHistory


def test_an_edit_shows_old_and_new_and_either_can_be_restored(
    desk: Desk, activity: str, show: Callable[[QWidget], None], said: list[tuple[str, bool]]
) -> None:
    desk.workspace.do(change, activity, {"means": "automated"})
    desk.workspace.do(change, activity, {"means": "manual"})
    page = HistoryPage(desk)
    show(page)
    page.show_place(Place("history"))
    page.edits.open(page.edits.model.index(1))
    values = {one.accessibleName(): one.toPlainText() for one in page.edits.facts.findChildren(QPlainTextEdit)}
    assert list(values) == ["Means of processing, Before", "Means of processing, After"]
    assert all(values.values())
    (again,) = visible(page.edits.facts, "Restore this value")
    assert again.accessibleName() == "Restore this value: Means of processing, Before"
    again.click()
    assert desk.workspace.ask(row, activity)["means"] == "automated"
    assert said == [("“Means of processing” says again what it said then.", True)]
    assert rows(page.edits.model)[1] == "Earlier value restored: Video in the hall"
    left = visible(page.edits.facts, "Restore this value")
    assert [one.accessibleName() for one in left] == ["Restore this value: Means of processing, After"]
    desk.workspace.do(undo, OPERATOR)
    assert desk.workspace.ask(row, activity)["means"] == "manual"
    assert rows(page.edits.model)[1].startswith("Undone: restoring an earlier value")


def test_words_are_restored_in_one_language(desk: Desk, activity: str, show: Callable[[QWidget], None]) -> None:
    desk.workspace.do(change, activity, {"name": {"en": "Cameras", "ru": "Видео в холле"}})
    panel = RecordHistory(desk)
    show(panel)
    panel.show_record(activity)
    panel.edits.open(panel.edits.model.index(1))
    names = [one.accessibleName() for one in panel.edits.facts.findChildren(QPlainTextEdit)]
    assert names == ["Name (en), Before", "Name (en), After"]
    visible(panel.edits.facts, "Restore this value")[0].click()
    assert desk.workspace.ask(row, activity)["name"].get("en") == "Video in the hall"
    assert desk.workspace.ask(row, activity)["name"].get("ru") == "Видео в холле"


def test_what_acts_set_and_what_is_in_the_bin_is_not_restored_here(
    desk: Desk, activity: str, show: Callable[[QWidget], None], went: list[Place]
) -> None:
    desk.workspace.do(change, activity, {"means": "manual"})
    desk.workspace.do(approve, activity, order="No. 5")
    panel = RecordHistory(desk)
    show(panel)
    panel.show_record(activity)
    assert rows(panel.edits.model)[1] == "Approved"
    panel.edits.open(panel.edits.model.index(1))
    assert not visible(panel.edits.facts, "Restore this value")
    desk.workspace.do(to_bin, activity)
    panel.edits.open(panel.edits.model.index(3))
    assert "Means of processing" in texts(panel.edits.facts)
    assert not visible(panel.edits.facts, "Restore this value")
    visible(panel.edits.facts, "Go to the bin")[0].click()
    assert went == [Place("bin", activity)]


def test_parts_that_came_and_went_stand_under_their_names(
    desk: Desk, activity: str, show: Callable[[QWidget], None], went: list[Place]
) -> None:
    purpose = desk.workspace.do_in(activity, create, "purpose", {"text": {"en": "Safety"}}, activity).uid
    desk.workspace.do_in(activity, change, activity, {"means": "manual"})
    page = HistoryPage(desk)
    show(page)
    page.show_place(Place("history"))
    assert rows(page.edits.model)[1] == "Changed: Video in the hall"
    assert "still going on" in page.edits.model.index(1).data(EditsModel.DETAIL)
    page.edits.open(page.edits.model.index(1))
    assert "Purpose: Safety · added" in texts(page.edits.facts)
    desk.workspace.do_in(activity, to_bin, purpose)
    visible(page.edits.facts, "Go to the record")[0].click()
    assert went == [Place("activity", activity)]


def test_facts_of_a_long_edit_are_shown_some_at_a_time(
    desk: Desk, activity: str, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    desk.workspace.do(many_items, activity)
    page = HistoryPage(desk)
    show(page)
    page.show_place(Place("history"))
    page.edits.open(page.edits.model.index(1))
    assert len(page.edits.facts.findChildren(FactCard)) == 20
    (more,) = (one for one in page.edits.facts.findChildren(QPushButton) if one.text().startswith("Show "))
    assert more.text() == "Show 10 more facts"
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    cards = page.edits.facts.findChildren(FactCard)
    assert len(cards) == 30
    assert cards[20].isAncestorOf(page.focusWidget())


def many_items(work: Work, activity: str) -> None:
    for _ in range(10):
        create(work, "item", {"category": "name", "mandatory": True}, activity)


def test_a_fact_of_many_letters_is_read_whole_within_its_frame(
    desk: Desk, activity: str, show: Callable[[QWidget], None]
) -> None:
    desk.workspace.do(change, activity, {"notes": "<b>Long</b> " + "слово " * 8000})
    panel = RecordHistory(desk)
    show(panel)
    panel.show_record(activity)
    panel.edits.open(panel.edits.model.index(1))
    after = panel.edits.facts.findChildren(QPlainTextEdit)[1]
    assert after.toPlainText().startswith("<b>Long</b> слово")
    assert len(after.toPlainText()) > 48_000
    assert after.height() < 20 * after.fontMetrics().height()


def test_panel_of_a_record_shows_its_edits_only(desk: Desk, activity: str, show: Callable[[QWidget], None]) -> None:
    panel = RecordHistory(desk)
    show(panel)
    panel.show_record("")
    assert panel.edits.empty.sentence == "Choose a record to see its history."
    panel.show_record(activity)
    assert rows(panel.edits.model)[1:] == ["Added: Name"]
    desk.workspace.do(change, sample_uid("tumar", "operator"), {"phone": "1"})
    assert panel.edits.model.rowCount() == 2
    desk.workspace.do(change, activity, {"means": "manual"})
    assert panel.edits.model.rowCount() == 3
