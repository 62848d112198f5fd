"""Overview, history, the bin, and what uses a record: real acts are done to the sample, and the screen is read back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ropa.actions.records import change, create
from ropa.actions.sample import sample_uid
from ropa.actions.standing import approve, archive
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import undo
from ropa.i18n import LANGUAGES, translator
from ropa.store.reading import row
from ropa.store.told import told
from ropa.store.work import Work
from ui.desk import Desk, Place
from ui.pages.bin import BinPage
from ui.pages.glance import COUNTED
from ui.pages.history import HistoryPage
from ui.pages.overview import OverviewPage
from ui.pages.section import Section
from ui.panels.edits_model import Asked, EditsModel
from ui.panels.fact_card import FactCard
from ui.panels.history import RecordHistory
from ui.panels.lines import Lines
from ui.panels.used_by import UsedBy
from ui.settings import Settings
from ui.workspace import Workspace

OPERATOR = sample_uid("tumar", "operator")


@pytest.fixture
def activity(desk: Desk) -> str:
    """An activity of the operator in view that nobody approved."""
    made = desk.workspace.do(create, "activity", {"name": {"en": "Video in the hall", "ru": "Видео в холле"}}, OPERATOR)
    return made.uid


@pytest.fixture
def went(desk: Desk) -> list[Place]:
    """The places that the window was asked to show."""
    places: list[Place] = []
    desk.go_requested.connect(places.append)
    return places


@pytest.fixture
def said(desk: Desk) -> list[tuple[str, bool]]:
    """The sentences for the foot of the window."""
    sentences: list[tuple[str, bool]] = []
    desk.announced.connect(lambda sentence, with_undo: sentences.append((sentence, with_undo)))
    return sentences


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Callable[[QWidget], None]:
    """Show a page or panel in a window, refreshed after each act as the main window does."""
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)

    def shown(widget: QWidget) -> None:
        widget.setParent(window)
        widget.resize(window.size())
        widget.show()
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        desk.workspace.changed.connect(widget.refresh)

    return shown


def texts(widget: QWidget) -> str:
    """All that labels and buttons of a widget say."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    buttons = [one.text() for one in widget.findChildren(QAbstractButton) if one.isVisibleTo(widget)]
    return "\n".join([*labels, *buttons])


def button(widget: QWidget, name: str) -> QAbstractButton:
    """The button of a name; what was put in its place waits for its deletion, hidden."""
    return next(one for one in widget.findChildren(QAbstractButton, name) if one.isVisibleTo(widget))


def rows(model: EditsModel) -> list[str]:
    return [str(model.index(n).data()) for n in range(model.rowCount())]


def section_lines(page: QWidget, name: str) -> Lines:
    """The lines of a section."""
    return next(one for one in page.findChildren(Lines, name) if one.isVisibleTo(page))


def line(page: QWidget, name: str, *texts: str) -> QTreeWidgetItem:
    """A line of a section by its text, and of those below it by theirs."""
    lines = section_lines(page, name)
    items = [lines.topLevelItem(n) for n in range(lines.topLevelItemCount())]
    for text in texts:
        (found,) = (one for one in items if one.text(0) == text)
        items = [found.child(n) for n in range(found.childCount())]
    return found


def follow(page: QWidget, name: str, *texts: str) -> None:
    """Go with the keyboard to a line of a section and press Enter."""
    lines = section_lines(page, name)
    lines.setFocus()
    lines.setCurrentItem(line(page, name, *texts))
    QTest.keyClick(lines, Qt.Key.Key_Return)


@pytest.fixture
def overview(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> Callable[[], OverviewPage]:
    """Show the overview of the operator in view, with all its sections."""

    def shown() -> OverviewPage:
        page = OverviewPage(desk)
        show(page)
        page.show_place(Place("overview"))
        qtbot.waitUntil(lambda: page.findChild(Section, "edits") is not None)
        return page

    return shown


def visible(widget: QWidget, text: str) -> list[QPushButton]:
    return [one for one in widget.findChildren(QPushButton) if one.text() == text and not one.isHidden()]


# Overview


@pytest.mark.usefixtures("activity")
def test_overview_counts_what_there_is_and_leads_to_the_lists(
    overview: Callable[[], OverviewPage], went: list[Place]
) -> None:
    page = overview()
    card = button(page, "kind/activity")
    assert card.accessibleName() == "Activities: 7. Approved: 5, Drafts: 2, Changed since approval: 1"
    assert "TUMAR" in texts(page).upper()
    assert "BIN or IIN: 250540999014" in texts(page)
    card.click()
    assert went == [Place("activity")]
    button(page, "operator").click()
    assert went[-1] == Place("operator")


def test_overview_names_unanswered_facts_with_their_articles(
    desk: Desk, activity: str, overview: Callable[[], OverviewPage], went: list[Place], qtbot: QtBot
) -> None:
    page = overview()
    gap = line(page, "gaps", "Video in the hall", "Protection measures")
    assert gap.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Protection measures, Art. 22"
    follow(page, "gaps", "Video in the hall", "Protection measures")
    assert went == [Place("activity", activity, activity, "measures")]
    follow(page, "gaps", "Video in the hall")
    assert went[-1] == Place("activity", activity)
    missing = line(page, "gaps", "Video in the hall").childCount()
    desk.workspace.do(change, activity, {"measures": ["encryption"]})
    qtbot.waitUntil(lambda: line(page, "gaps", "Video in the hall").childCount() == missing - 1)


def test_a_fact_that_several_parts_lack_is_named_once(
    desk: Desk, activity: str, overview: Callable[[], OverviewPage], went: list[Place]
) -> None:
    items = [desk.workspace.do(create, "item", {"category": "name"}, activity).uid for _ in range(3)]
    page = overview()
    follow(page, "gaps", "Video in the hall", "Open or restricted × 3")
    assert went == [Place("activity", activity, items[0], "access")]


def test_overview_tells_of_records_changed_since_approval(
    desk: Desk, activity: str, overview: Callable[[], OverviewPage], went: list[Place]
) -> None:
    page = overview()
    before = section_lines(page, "changed").topLevelItemCount()
    desk.workspace.do(approve, activity, order="No. 5")
    assert section_lines(page, "changed").topLevelItemCount() == before
    desk.workspace.do(change, activity, {"means": "mixed"})
    follow(page, "changed", "Video in the hall")
    assert went == [Place("activity", activity)]


def test_overview_tells_of_recent_edits_and_leads_into_the_history(
    desk: Desk, activity: str, overview: Callable[[], OverviewPage], went: list[Place]
) -> None:
    desk.workspace.do(archive, activity)
    page = overview()
    newest = desk.workspace.ask(told, OPERATOR, limit=1)[0]
    spoken = line(page, "edits", "Archived: Video in the hall").data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert "Aliya" in spoken
    assert "1 fact" in spoken
    follow(page, "edits", "Archived: Video in the hall")
    assert went == [Place("history", row=str(newest.edit))]
    button(page, "history").click()
    assert went[-1] == Place("history")


def test_overview_of_nothing_says_what_to_do_next(desk: Desk, overview: Callable[[], OverviewPage]) -> None:
    page = overview()
    desk.operator = desk.workspace.do(create, "operator", {}).uid
    page.show_place(Place("overview"))
    assert "None yet" in texts(page)
    assert "Every approved record still says what was approved." in texts(page)
    desk.operator = None
    page.show_place(Place("overview"))
    assert page.nobody.isVisible()
    assert page.nobody.sentence.startswith("There is no operator yet")
    assert "Activities" not in texts(page)


def test_overview_keeps_the_keyboard_where_it_was(
    desk: Desk, activity: str, overview: Callable[[], OverviewPage], qtbot: QtBot
) -> None:
    page = overview()
    button(page, "kind/activity").setFocus()
    desk.workspace.do(archive, activity)
    assert button(page, "kind/activity").hasFocus()
    lines = section_lines(page, "edits")
    lines.setFocus()
    lines.go_to(2, -1)
    desk.workspace.do(change, OPERATOR, {"phone": "1"})
    qtbot.waitUntil(lambda: section_lines(page, "edits") is not lines)
    assert section_lines(page, "edits").hasFocus()
    assert section_lines(page, "edits").where() == (2, -1)


def test_tab_goes_through_the_overview_as_one_reads_it(
    desk: Desk, activity: str, overview: Callable[[], OverviewPage], qtbot: QtBot
) -> None:
    page = overview()
    desk.workspace.do(archive, activity)
    qtbot.waitUntil(lambda: section_lines(page, "edits").topLevelItem(0).text(0).startswith("Archived"))
    qtbot.waitUntil(lambda: page._parts["due"].findChild(Lines) is not None)
    button(page, "operator").setFocus()
    seen = ["operator"]
    while seen[-1] != "history":
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget().objectName())
    cards = [f"kind/{kind}" for kind in COUNTED]
    assert seen == ["operator", *cards, "gaps", "due", "due", "flows", "changed", "edits", "history"]


def test_overview_of_fifty_activities_is_quick(desk: Desk, overview: Callable[[], OverviewPage]) -> None:
    desk.workspace.do(many_activities, 44)
    page = overview()
    times = []
    for _ in range(5):
        page._said.clear()
        begun = time.process_time()
        page.show_place(Place("overview"))
        times.append(time.process_time() - begun)
    assert min(times) < 0.12, times  # under 30 ms on a machine of its own; the goal is 60


def many_activities(work: Work, n: int) -> None:
    for one in range(n):
        made = create(work, "activity", {"name": {"en": f"Activity {one}"}}, OPERATOR).uid
        purpose = create(work, "purpose", {"text": {"en": "Purpose"}}, made).uid
        create(work, "basis", {"law": "kz"}, purpose)
        for _ in range(3):
            create(work, "item", {"category": "name"}, made)


# History


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


# Who uses a record


def test_users_stand_under_their_operators_and_lead_to_them(
    desk: Desk, activity: str, show: Callable[[QWidget], None], went: list[Place], qtbot: QtBot
) -> None:
    bank = desk.workspace.do(create, "party", {"name": {"en": "Bank of All"}}).uid
    panel = UsedBy(desk)
    show(panel)
    panel.show_record(bank)
    assert panel.empty.isVisible()
    assert panel.empty.sentence.startswith("Nothing uses this record.")
    desk.workspace.do(create, "disclosure", {"party": bank}, activity)
    other = sample_uid("qurylys", "operator")
    desk.workspace.do(create, "engagement", {"party": bank}, other)
    assert panel.tree.isVisible()
    assert panel.tree.topLevelItemCount() == 2
    ours = panel.tree.topLevelItem(0)
    assert ours.childCount() == 1
    assert ours.child(0).text(0) == "Video in the hall"
    assert panel.count.text() == "2 records · 2 operators"
    panel.tree.setFocus()
    panel.tree.setCurrentItem(ours.child(0))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert went == [Place("activity", activity)]
    theirs = panel.tree.topLevelItem(1).child(0)
    panel.tree.itemClicked.emit(theirs, 0)
    assert went[1].section == "engagement"


# The bin


def test_what_lies_in_the_bin_is_listed_and_restored(
    desk: Desk, activity: str, show: Callable[[QWidget], None], said: list[tuple[str, bool]]
) -> None:
    desk.workspace.do(create, "purpose", {"text": {"en": "Safety"}}, activity)
    bank = desk.workspace.do(create, "party", {"name": {"en": "Bank of All"}}).uid
    page = BinPage(desk)
    show(page)
    page.show_place(Place("bin"))
    assert page.empty.isVisible()
    assert page.empty.sentence.startswith("The bin is empty.")
    assert not page.restore_button.isEnabled()
    desk.workspace.do(to_bin, activity)
    desk.workspace.do(to_bin, bank)
    assert page.model.uids == [bank, activity]
    cells = page.model.cells(1)
    assert cells[:3] == ("Video in the hall", "Processing activity", "This operator")
    assert cells[4:] == ("Aliya", "1")
    page.table.selectAll()
    assert page.selected.text() == "2 selected"
    page.restore_button.click()
    assert desk.workspace.ask(row, activity)["binned"] is None
    assert desk.workspace.ask(row, bank)["binned"] is None
    assert said == [("2 records were restored.", True)]
    assert page.empty.isVisible()


def test_bin_goes_by_keyboard_alone(desk: Desk, activity: str, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    desk.workspace.do(to_bin, activity)
    page = BinPage(desk)
    show(page)
    page.show_place(Place("bin"))
    page.search.setFocus()
    qtbot.keyClicks(page.search, "nothing")
    assert page.empty.sentence == "Nothing in the bin fits what you typed."
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.keyClicks(page.search, "ALIYA hall")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.place() == Place("bin", activity)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert desk.workspace.ask(row, activity)["binned"] is None


def test_bin_is_sorted_by_its_headings_and_keeps_what_is_chosen(desk: Desk, show: Callable[[QWidget], None]) -> None:
    uids = [
        desk.workspace.do(create, "activity", {"name": {"en": name}}, OPERATOR).uid
        for name in ("Beta", "Alpha", "Gamma")
    ]
    for uid in uids:
        desk.workspace.do(to_bin, uid)
    page = BinPage(desk)
    show(page)
    page.show_place(Place("bin", uids[1]))
    assert page.model.uids == uids[::-1]
    assert page.chosen() == [uids[1]]
    page.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert page.model.uids == [uids[1], uids[0], uids[2]]
    assert page.chosen() == [uids[1]]
    page.restore_selected()
    assert page.chosen() == [uids[0]]


# All of them


def every_widget(desk: Desk) -> Iterator[QWidget]:
    record = sample_uid("tumar", "operator")
    overview, history, bin_page = OverviewPage(desk), HistoryPage(desk), BinPage(desk)
    for page, section in ((overview, "overview"), (history, "history"), (bin_page, "bin")):
        page.show_place(Place(section))
        yield page
    history.edits.open(history.edits.model.index(1))
    panel, used = RecordHistory(desk), UsedBy(desk)
    panel.show_record(record)
    used.show_record(record)
    yield from (panel, used)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_takes_the_keyboard_has_a_name(
    workspace: Workspace, settings: Settings, qtbot: QtBot, language: str
) -> None:
    desk = Desk(workspace, translator(language), settings)
    desk.operator = OPERATOR
    for widget in every_widget(desk):
        qtbot.addWidget(widget)
        for one in widget.findChildren(QWidget):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is widget:
                text = one.text() if isinstance(one, QAbstractButton) else ""
                assert one.accessibleName() or text, (widget, one)


def test_what_people_typed_is_never_markup(desk: Desk, show: Callable[[QWidget], None]) -> None:
    evil = "<img src=x>&amp; <b>Bold</b>"
    desk.workspace.do(create, "activity", {"name": {"en": evil}}, OPERATOR)
    for page in every_widget(desk):
        show(page)
        for label in page.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
    history = HistoryPage(desk)
    show(history)
    history.show_place(Place("history"))
    assert rows(history.edits.model)[1] == f"Added: {evil}"
    assert history.edits.model.index(1).data(Qt.ItemDataRole.ToolTipRole) is None
