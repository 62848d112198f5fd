"""The history: edits under days, searched, by keyboard, read while one scrolls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ropa.actions.records import change, create
from ropa.actions.standing import archive
from ropa.store.reading import row
from ropa.store.told import told
from tests.gui.conftest import OPERATOR
from tests.gui.pages.page import rows, texts
from ui.desk import Desk, Place
from ui.pages.history import HistoryPage
from ui.panels.edits_model import Asked, EditsModel


def test_history_lists_edits_under_days_the_newest_first(
    desk: Desk, activity: str, show: Callable[[QWidget], None]
) -> None:
    desk.workspace.do(change, activity, {"means": "mixed", "notes": "Look again"})
    page = HistoryPage(desk)
    show(page)
    page.show_place(Place("history"))
    lines = rows(page.edits.model)
    assert lines[0].startswith("Today, ")
    assert lines[1:3] == ["Changed: Video in the hall", "Added: Video in the hall"]
    newest = page.edits.model.index(1)
    spoken = newest.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Aliya" in spoken and "2 facts" in spoken and "Today" in spoken  # noqa: PT018
    assert not page.edits.model.flags(page.edits.model.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_history_goes_by_keyboard_alone(
    desk: Desk, activity: str, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    desk.workspace.do(change, activity, {"means": "automated"})
    desk.workspace.do(change, activity, {"means": "manual"})
    page = HistoryPage(desk)
    show(page)
    page.show_place(Place("history"))
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.edits.list.hasFocus()
    assert page.edits.list.currentIndex().row() == 1
    qtbot.keyClick(page.edits.list, Qt.Key.Key_Space)
    assert page.edits.list.hasFocus()
    qtbot.keyClick(page.edits.list, Qt.Key.Key_Tab)
    assert page.edits.facts.isAncestorOf(page.focusWidget())
    page.edits.list.setFocus()
    qtbot.keyClick(page.edits.list, Qt.Key.Key_Return)
    assert page.focusWidget().text() == "Go to the record"
    for _ in range(10):
        focused = page.focusWidget()
        if isinstance(focused, QPushButton) and focused.text() == "Restore this value":
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert desk.workspace.ask(row, activity)["means"] == "automated"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.edits.list.hasFocus()
    assert page.edits.facts.isHidden()
    assert page.place() == Place("history")


def test_history_is_searched_by_author_record_and_kind_of_act(
    desk: Desk, activity: str, show: Callable[[QWidget], None]
) -> None:
    desk.workspace.register.author = "Бекзат"
    desk.workspace.do(archive, activity)
    page = HistoryPage(desk)
    show(page)
    page.show_place(Place("history"))
    page.search.setText("видео хол")
    assert rows(page.edits.model)[1:] == ["Archived: Video in the hall", "Added: Video in the hall"]
    page.search.setText("bekzat")
    assert page.edits.model.rowCount() == 0
    assert page.edits.empty.sentence == "No edit fits. Type less, or choose all acts."
    page.search.setText("БЕКЗАТ")
    assert rows(page.edits.model)[1:] == ["Archived: Video in the hall"]
    page.search.clear()
    page.acts.setCurrentText("Added and duplicated")
    page.acts.activated.emit(page.acts.currentIndex())
    assert all(one.startswith(("Added", "Sample", "Today", "Yesterday")) for one in rows(page.edits.model))


def test_history_of_shared_records(desk: Desk, show: Callable[[QWidget], None]) -> None:
    desk.workspace.do(create, "party", {"name": {"en": "Bank of All"}})
    page = HistoryPage(desk)
    show(page)
    page.show_place(Place("history"))
    assert "Added: Bank of All" not in rows(page.edits.model)
    page.whose.setCurrentIndex(1)
    page.whose.activated.emit(1)
    assert rows(page.edits.model)[1] == "Added: Bank of All"


def test_an_edit_asked_for_by_its_number_is_opened_whatever_was_searched(
    desk: Desk, activity: str, show: Callable[[QWidget], None]
) -> None:
    edit = desk.workspace.ask(told, OPERATOR, limit=1)[0].edit
    for n in range(130):
        desk.workspace.register.do(change, activity, {"notes": str(n)})
    page = HistoryPage(desk)
    show(page)
    page.show_place(Place("history"))
    page.search.setText("nothing like this")
    page.show_place(Place("history", row=str(edit)))
    assert page.place() == Place("history", row=str(edit))
    assert "Added: Video in the hall" in texts(page.edits.facts)
    assert page.search.text() == ""


def test_pages_of_the_history_are_read_while_one_scrolls(
    desk: Desk, activity: str, show: Callable[[QWidget], None], qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    for n in range(260):
        desk.workspace.register.do(change, activity, {"notes": str(n)})
    page = HistoryPage(desk)
    show(page)
    page.show_place(Place("history"))
    assert page.edits.model.rowCount() == 101
    page.edits.list.scrollToBottom()
    qtbot.waitUntil(lambda: page.edits.model.rowCount() == 201)
    qtmodeltester.check(page.edits.model)
    page.edits.open(page.edits.model.index(150))
    opened = page.edits.opened
    desk.workspace.do(change, activity, {"notes": "one more"})
    assert page.edits.opened == opened
    assert page.edits.list.currentIndex() == page.edits.model.index_of(opened or 0)
    assert page.edits.list.currentIndex().row() == 151


def test_a_search_through_a_long_history_leaves_the_screen_its_turn(desk: Desk, activity: str, qtbot: QtBot) -> None:
    for n in range(450):
        desk.workspace.register.do(change, activity, {"notes": str(n)})
    model = EditsModel(desk)
    model.show(Asked(OPERATOR, typed="Video", deeds=("create",)))
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert rows(model)[1] == "Added: Video in the hall"
