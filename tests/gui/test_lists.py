"""Lists of records: the table, search, filters, columns, views, acts on several records, empty states, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ropa.actions.records import change, create
from ropa.actions.sample import sample_uid
from ropa.actions.standing import archive
from ropa.actions.undo import undo
from ropa.i18n import translator
from ropa.register import Done
from ropa.store.opened import operator_card
from ropa.store.reading import row
from ropa.store.rows import Filter
from ropa.words import sort_key
from ui.desk import Desk, Place
from ui.dialogs.find import MOST, FindDialog
from ui.flow import Flow
from ui.pages.records import RecordsPage
from ui.settings import Settings
from ui.tables.chips import FilterBar, filterable
from ui.tables.columns import from_plain, moved, usual, without
from ui.tables.empty import EMPTY
from ui.tables.listing import merged
from ui.tables.model import PAGE, RecordTable
from ui.tables.picker import Picker
from ui.tables.search import FAST
from ui.tables.values import ValuePicker
from ui.tables.views import USUAL, Views

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager

KINDS = (
    "activity", "party", "transfer", "tracker", "system", "consent", "engagement", "access", "journal_line", "request",
    "incident",
)  # fmt: skip


class StandIn(QLineEdit):
    """Takes the place of a record's form and remembers what was asked of it."""

    def __init__(self, _desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName("form")
        self.opened: list[tuple[str, str, str]] = []
        self.left = 0
        self.refreshed: list[Done | None] = []
        self.prepared: list[str] = []

    def prepare(self, uid: str) -> None:
        self.prepared.append(uid)

    def open(self, uid: str, row: str = "", key: str = "") -> None:
        self.opened.append((uid, row, key))

    def leave(self) -> None:
        self.left += 1

    def refresh(self, done: Done | None) -> None:
        self.refreshed.append(done)

    def focus_first(self) -> None:
        self.setFocus()


@pytest.fixture
def page_of(qtbot: QtBot, desk: Desk) -> Callable[..., RecordsPage]:
    """A page in a window of its own that hears of changes, as in the program."""

    def build(kind: str = "activity", width: int = 1200) -> RecordsPage:
        page = RecordsPage(desk, kind, StandIn)
        desk.workspace.changed.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(width, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.show_place(Place(kind))
        return page

    return build


def names(page: RecordsPage) -> list[str]:
    """The names listed, in their order."""
    column = page.list.model.keys.index("name")
    return [page.list.model.cells(n)[column] for n in range(page.list.model.rowCount())]


def keys(qtbot: QtBot, widget: QWidget, *pressed: Qt.Key) -> None:
    for one in pressed:
        qtbot.keyClick(widget, one)


def popup(kind: type[Any]) -> Any:
    """The popup that is open."""
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


def said_by(qtbot: QtBot, desk: Desk, act: Callable[[], object]) -> list[Any]:
    with qtbot.waitSignal(desk.announced) as said:
        act()
    return list(said.args)


def status_of(desk: Desk, uid: str) -> str:
    return str(desk.workspace.ask(row, uid)["status"])


# The model


def _numbers(count: int) -> tuple[RecordTable, list[int]]:
    asked: list[int] = []

    def fetch(uids: Any, columns: Any) -> dict[str, tuple[str, ...]]:
        asked.append(len(uids))
        return {uid: tuple(f"{column} of {uid}" for column in columns) for uid in uids if uid != "r3"}

    model = RecordTable(fetch, "no name")
    model.show_columns(("ref", "name"), ("No.", "Name"))
    model.show_rows([f"r{n}" for n in range(count)])
    return model, asked


def test_the_model_is_a_good_model(qtmodeltester: ModelTester) -> None:
    model, _asked = _numbers(250)
    qtmodeltester.check(model, force_py=False)


def test_only_pages_that_are_looked_at_are_read() -> None:
    model, asked = _numbers(50_000)
    assert asked == []
    assert model.index(250, 1).data() == "name of r250"
    model.index(299, 0).data()
    assert asked == [PAGE]
    assert model.index(3, 1).data() == "", "gone meanwhile: blank, not an error"


def test_a_screen_reader_hears_the_whole_row() -> None:
    model, _asked = _numbers(5)
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "No.: ref of r1; Name: name of r1"


def test_what_a_person_typed_is_no_mark_up_in_a_tool_tip() -> None:
    model = RecordTable(lambda uids, _keys: dict.fromkeys(uids, ("<img src='//host/x'> and more text",)), "")
    model.show_columns(("name",), ("Name",))
    model.show_rows(["a"])
    assert "&lt;img" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_huge_text_is_one_short_line() -> None:
    model = RecordTable(lambda uids, _keys: dict.fromkeys(uids, ("long\ntext " * 5000,)), "")
    model.show_columns(("name",), ("Name",))
    model.show_rows(["a"])
    assert len(model.index(0, 0).data()) < 500
    assert "\n" not in model.index(0, 0).data()


def test_rows_that_come_stand_where_the_new_order_has_them() -> None:
    assert merged(["a", "b", "c"], ["a", "x", "b", "y"], ()) == ["a", "x", "b", "y"]
    assert merged(["a", "b", "c"], ["x", "c", "a"], {"b"}) == ["x", "a", "b", "c"], "those that stay keep their places"
    assert merged([], ["a"], ()) == ["a"]


# The list


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_list(page_of: Any, desk: Desk, kind: str) -> None:
    page = page_of(kind)
    assert page.place() == Place(kind)
    assert page.form is None, "no form is built before a record is shown"
    assert all(head for head in (page.list.model.headerData(n, Qt.Orientation.Horizontal) for n in range(5)))
    desk.workspace.do(create, kind, {}, _parent(desk, kind))
    assert "No name yet" in names(page) or kind == "transfer" or all(names(page))


def _parent(desk: Desk, kind: str) -> str | None:
    if kind == "party":
        return None
    return sample_uid("tumar", "t_ga") if kind == "transfer" else desk.operator


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_order_is_that_of_the_alphabet(page_of: Any, desk: Desk, language: str) -> None:
    desk.tr = translator(language)
    page = page_of()
    assert len(names(page)) == 6
    assert names(page) == sorted(names(page), key=lambda name: sort_key(name, language))
    before = list(page.list.model.uids)
    page.list.ask_anew()
    assert page.list.model.uids == before


def test_a_click_on_the_head_sorts_both_ways(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    head = page.list.table.header
    place = QPoint(head.sectionViewportPosition(0) + 10, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    refs = [page.list.model.cells(n)[0] for n in range(6)]
    assert refs == sorted(refs)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [page.list.model.cells(n)[0] for n in range(6)] == sorted(refs, reverse=True)
    assert head.sortIndicatorSection() == 0


def test_a_name_changed_stays_where_it_is_until_the_list_is_asked_anew(page_of: Any, desk: Desk) -> None:
    page = page_of()
    first = page.list.model.uids[0]
    page.list.table.go_to(0)
    desk.workspace.do(change, first, {"name": {"en": "zzz"}})
    assert page.list.model.uids[0] == first
    assert names(page)[0] == "zzz"
    assert page.list.table.chosen() == [first]
    page.list.ask_anew()
    assert page.list.model.uids[-1] == first
    assert page.list.table.chosen() == [first]


def test_another_operator_has_other_rows(page_of: Any, desk: Desk) -> None:
    page = page_of()
    page.list.table.go_to(1)
    desk.show_operator(desk.workspace.ask(operator_card, sample_uid("baga", "operator")))
    page.show_place(Place("activity"))
    assert len(page.list.model.uids) == 4
    assert page.list.table.chosen() == []
    assert page.place() == Place("activity")


# Search


@pytest.mark.parametrize("typed", ["ТҰМАР УЙ", "тұмар уй", "  тумар   уй "])
def test_search_knows_no_case_and_no_kazakh_keyboard(page_of: Any, desk: Desk, typed: str) -> None:
    wanted = desk.workspace.do(create, "activity", {"name": {"kk": "Тұмар Үй порталы"}}, desk.operator).uid
    page = page_of()
    page.list.search.setText(typed)
    page.list.search.ask_now()
    assert page.list.model.uids == [wanted]


@pytest.mark.parametrize("typed", ["ӘУЕЖОЛЫ", "әуежолы", "ауежолы"])
def test_kazakh_letters_are_found_in_the_other_case(page_of: Any, desk: Desk, typed: str) -> None:
    desk.workspace.do(create, "party", {"name": {"kk": "Әуежолы" if typed.isupper() else "ӘУЕЖОЛЫ"}})
    page = page_of("party")
    page.list.filters.of_file.click()
    page.list.search.setText(typed)
    page.list.search.ask_now()
    assert [one.casefold() for one in names(page)] == ["әуежолы"]


def test_a_fast_search_asks_at_each_letter_and_a_slow_one_after_a_pause(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    search = page.list.search
    search.took = 0.0
    with qtbot.waitSignal(search.asked, timeout=50):
        search.setText("abuse")
    assert len(page.list.model.uids) == 1
    search.took = FAST * 2
    search.setText("")
    assert len(page.list.model.uids) == 1, "not yet"
    qtbot.waitUntil(lambda: len(page.list.model.uids) == 6)


def test_escape_clears_the_search_and_down_leads_into_the_list(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.focus_search()
    assert page.list.search.hasFocus()
    qtbot.keyClicks(page.list.search, "abuse")
    qtbot.waitUntil(lambda: len(page.list.model.uids) == 1)
    keys(qtbot, page.list.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(page.list.model.uids) == 6)
    keys(qtbot, page.list.search, Qt.Key.Key_Down)
    assert page.list.table.hasFocus()
    assert page.list.table.current == page.list.model.uids[0]
    qtbot.keyClicks(page.list.table, "d")
    assert page.list.search.hasFocus()
    assert page.list.search.text() == "d"


def test_nothing_found_leads_on(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.list.search.setText("nowhere <b>")
    page.list.search.ask_now()
    assert not page.list.table.isVisible()
    assert texts(page.list.emptiness)[0] == "Nothing for “nowhere <b>”"
    clear, everywhere = page.list.emptiness.buttons
    with qtbot.waitSignal(page.everywhere_requested) as asked:
        everywhere.click()
    assert asked.args == ["nowhere <b>"]
    clear.click()
    assert len(page.list.model.uids) == 6
    assert page.list.table.isVisible()


def texts(widget: QWidget) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in widget.findChildren(QLabel)]


# Filters


def test_filters_are_chips_that_combine_and_are_taken_away_by_keyboard(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    bar: FilterBar = page.list.filters
    menu = QMenu()
    bar.fill_menu(menu, page.list.filter)
    assert menu.actions()[0].text() == "Status"
    menu.actions()[0].trigger()
    picker = popup(ValuePicker)
    assert [picker.list.item(n).text() for n in range(picker.list.count())][:2] == ["approved", "draft"]
    picker.list.setCurrentRow(1)
    keys(qtbot, picker.list, Qt.Key.Key_Space)
    assert len(page.list.model.uids) == 1
    keys(qtbot, picker.list, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert bar.chips["status"].says == "Status: draft"
    page.list.filters.filters_changed.emit((*page.list.views.now.filters, Filter("means", ("no such",))))
    assert page.list.model.uids == []
    assert texts(page.list.emptiness)[0] == "Nothing found"
    assert bar.chips["means"].says == "Means of processing: no such", "what no catalogue knows goes by itself"
    page.list.filters.filters_changed.emit((page.list.views.now.filters[0], Filter("means", ("automated",))))
    assert page.list.model.uids == []
    assert bar.chips["means"].says == "Means of processing: processing by automated means"
    bar.chips["means"].cross.setFocus()
    keys(qtbot, bar.chips["means"].cross, Qt.Key.Key_Delete)
    assert list(bar.chips) == ["status"]
    assert bar.chips["status"].name.hasFocus()
    keys(qtbot, bar.chips["status"].cross, Qt.Key.Key_Space)
    assert len(page.list.model.uids) == 6
    assert not bar.chips
    menu.deleteLater()


def test_a_record_that_no_longer_fits_stays_until_the_list_is_asked_anew(page_of: Any) -> None:
    page = page_of()
    page.list.filters.filters_changed.emit((Filter("status", ("draft",)),))
    (draft,) = page.list.model.uids
    page.list.table.go_to(0)
    page.approve()
    assert page.list.model.uids == [draft]
    assert page.list.table.chosen() == [draft]
    page.list.ask_anew()
    assert page.list.model.uids == []


def test_archived_records_are_shown_on_demand(page_of: Any, desk: Desk) -> None:
    page = page_of()
    first = page.list.model.uids[0]
    page.list.table.go_to(0)
    page.archive()
    assert first not in page.list.model.uids
    assert page.list.table.chosen() == [page.list.model.uids[0]], "the cursor is on the row that took its place"
    page.list.filters.archived.click()
    assert first in page.list.model.uids
    page.list.table.choose([first], first)
    page.reopen()
    assert status_of(desk, first) == "approved"


def test_parties_of_the_operator_or_of_the_whole_file(page_of: Any) -> None:
    page = page_of("party")
    own = set(page.list.model.uids)
    assert page.list.filters.of_operator.isChecked()
    page.list.filters.of_file.click()
    assert own < set(page.list.model.uids)
    page.list.filters.of_operator.click()
    assert set(page.list.model.uids) == own


def test_values_can_be_searched_where_there_are_many(qtbot: QtBot, page_of: Any) -> None:
    page = page_of("party")
    page.list.filters.of_file.click()
    picker = page.list.filters.choose("kinds", page.list.filter)
    assert picker.search.isVisible()
    qtbot.keyClicks(picker.search, "analy")
    shown = [n for n in range(picker.list.count()) if not picker.list.item(n).isHidden()]
    assert len(shown) == 1
    keys(
        qtbot,
        picker.search,
        Qt.Key.Key_Down,
    )
    keys(qtbot, picker.list, Qt.Key.Key_Space)
    assert page.list.filters.chips["kinds"].says.startswith("Kinds: web analytics")
    picker.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_filter_offers_what_occurs(page_of: Any, kind: str) -> None:
    page = page_of(kind)
    for key in filterable(kind):
        picker = page.list.filters.choose(key, page.list.filter)
        assert all(picker.list.item(n).text() for n in range(picker.list.count())), key
        picker.close()


# Columns


def test_widths_are_kept_across_restart_and_size_of_letters(page_of: Any, settings: Settings) -> None:
    page = page_of()
    head = page.list.table.header
    letter = head.fontMetrics().averageCharWidth()
    head.resizeSection(1, 33 * letter)
    page.list.search.setText("abuse")
    page.list.search.ask_now()
    page.list.filters.filters_changed.emit((Filter("status", ("approved",)),))
    assert head.sectionSize(1) == 33 * letter
    font = QFont(page.list.table.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    page.list.table.setFont(font)
    head.setFont(font)
    twice = head.fontMetrics().averageCharWidth()
    assert twice > letter
    assert abs(head.sectionSize(1) - 33 * twice) <= 1
    settings.sync()
    again = page_of()
    again.list.views = Views(Settings(settings.path), "activity")
    assert [round(one.letters) for one in again.list.views.now.columns][1] == 33
    assert again.list.table.header.sectionSize(1) == 33 * letter
    assert again.list.table.verticalHeader().defaultSectionSize() > letter


def test_rows_grow_with_the_letters(page_of: Any) -> None:
    page = page_of()
    table = page.list.table
    before = table.rowHeight(0)
    font = QFont(table.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    table.setFont(font)
    assert table.rowHeight(0) > before * 1.7


def test_dragged_columns_stay_where_they_were_put(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    head = page.list.table.header
    head.moveSection(head.visualIndex(1), 3)
    qtbot.waitUntil(lambda: page.list.model.keys[3] == "name")
    assert [one.key for one in page.list.views.now.columns][3] == "name"
    assert page_of().list.model.keys[3] == "name"


def test_columns_are_chosen_by_keyboard(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.list.table.go_to(2)
    current = page.list.table.current
    chooser = page.list.columns.choose()
    qtbot.keyClicks(chooser.search, "means of")
    keys(qtbot, chooser.search, Qt.Key.Key_Down)
    keys(qtbot, chooser.list, Qt.Key.Key_Space)
    assert page.list.model.keys[-1] == "means"
    assert page.list.table.chosen() == [current], "what was chosen stays chosen"
    chooser.search.clear()
    chooser.list.setCurrentRow(1)
    chooser.down.click()
    assert page.list.model.keys[2] == "name"
    chooser.sort.setCurrentIndex(chooser.sort.findData("ref"))
    chooser.sort.activated.emit(chooser.sort.currentIndex())
    assert page.list.views.now.sort == "ref"
    chooser.close()
    menu = page.list.columns.menu("status")
    words = [action.text() for action in menu.actions()]
    assert "Hide this column" in words
    next(action for action in menu.actions() if action.text() == "Hide this column").trigger()
    assert "status" not in page.list.model.keys
    next(action for action in menu.actions() if action.text() == "Usual columns").trigger()
    assert page.list.model.keys == tuple(one.key for one in usual("activity"))


def test_columns_of_another_version_are_left_out() -> None:
    assert from_plain("activity", [["no_such", 10], ["name", 20], "x", ["ref", "wide"]])[0].key == "name"
    assert from_plain("activity", {"a": 1}) == usual("activity")
    assert len(without(usual("activity")[:1], "ref")) == 1
    assert moved(usual("activity"), "ref", -5) == usual("activity")


@pytest.mark.parametrize("kind", KINDS)
def test_the_usual_columns_are_there(kind: str) -> None:
    assert len(usual(kind)) >= 5
    assert usual(kind)[0].key == "ref"


# Views


def test_a_changed_view_has_a_star_and_can_be_saved(page_of: Any, settings: Settings) -> None:
    page = page_of()
    button, views = page.list.view_button, page.list.views
    assert button.text() == "Views"
    page.list.filters.filters_changed.emit((Filter("status", ("draft",)),))
    assert button.text() == "Views *"
    dialog = page.list.view_menu.ask_new()
    dialog.setTextValue("  My   drafts ")
    dialog.accept()
    assert (views.name, button.text()) == ("My drafts", "My drafts")
    page.list.columns.sort_by("ref", descending=True)
    assert button.text() == "My drafts *"
    _choose(page, "Save the changes of this view")
    assert button.text() == "My drafts"
    _choose(page, "Usual view")
    assert (len(page.list.model.uids), page.list.views.now.sort) == (6, "name")
    _choose(page, "My drafts")
    assert len(page.list.model.uids) == 1
    assert page.list.table.header.sortIndicatorSection() == 0
    again = Views(settings, "activity")
    assert (again.name, again.modified, again.now.filters) == ("My drafts", False, (Filter("status", ("draft",)),))
    dialog = page.list.view_menu.ask_other()
    assert dialog.textValue() == "My drafts"
    dialog.setTextValue("Drafts")
    dialog.accept()
    assert list(views.saved) == ["Drafts"]
    _choose(page, "Delete this view")
    assert views.saved == {}
    assert views.name == USUAL


def _choose(page: RecordsPage, words: str) -> None:
    menu = page.list.view_menu
    menu.fill()
    next(action for action in menu.actions() if action.text().removesuffix(" *") == words).trigger()


def test_views_survive_what_another_version_wrote(settings: Settings) -> None:
    settings.put("views/activity", {"Old": {"columns": [["gone", 3]], "filters": [["gone", ["x"]], 5], "sort": "gone"}})
    settings.put("view/activity", "Old")
    settings.put("list/activity", ["nonsense"])
    views = Views(settings, "activity")
    assert views.saved["Old"].columns == usual("activity")
    assert views.now.sort == "name"
    assert views.now.filters == ()


def test_a_name_with_an_ampersand_is_shown_as_it_is(page_of: Any) -> None:
    page = page_of()
    page.list.views.save_as("R&D")
    page.list.show_view()
    assert page.list.view_button.text() == "R&&D"


# Records: choosing, acting


def test_a_click_shows_the_form_and_enter_leads_into_it(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    table = page.list.table
    place = table.visualRect(page.list.model.index(2, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: page.form is not None and page.form.isVisible())
    uid = page.list.model.uids[2]
    assert page.form.opened == [(uid, "", "")]
    assert page.place() == Place("activity", uid)
    assert not page.form.hasFocus()
    keys(qtbot, table, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.form.opened[-1][0] == page.list.model.uids[3]
    assert page.form.hasFocus()
    page.focus_list()
    assert table.hasFocus()
    keys(qtbot, table, Qt.Key.Key_F2)
    assert page.form.hasFocus()
    keys(qtbot, table, Qt.Key.Key_Escape)
    assert not page.form.isVisible()
    assert table.chosen() == [page.list.model.uids[3]]


def test_a_key_held_down_opens_only_the_last_record(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.focus_list()
    keys(qtbot, page.list.table, *[Qt.Key.Key_Down] * 5)
    qtbot.waitUntil(lambda: page.form is not None)
    assert [one[0] for one in page.form.opened] == [page.list.table.current]


def test_the_form_can_be_switched_off(page_of: Any) -> None:
    page = page_of()
    page.form_button.click()
    page.list.table.go_to(0)
    page._show_current()
    assert page.form is None
    again = page_of()
    assert not again.form_button.isChecked()
    again.list.table.go_to(0)
    again.form_button.click()
    assert again.form.opened[-1][0] == again.list.model.uids[0]


def test_the_form_stands_below_where_there_is_little_room(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.list.table.go_to(0)
    page._show_current()
    assert page.split.orientation() == Qt.Orientation.Horizontal
    page.split.setSizes([300, 900])
    page.split.splitterMoved.emit(300, 1)
    page.resize(500, 700)
    qtbot.waitUntil(lambda: page.split.orientation() == Qt.Orientation.Vertical)
    again = page_of()
    again.list.table.go_to(0)
    again._show_current()
    sizes = again.split.sizes()
    assert abs(sizes[0] / sum(sizes) - 0.25) < 0.03


def test_tools_keep_their_room_where_there_is_little(qtbot: QtBot, page_of: Any) -> None:
    page = page_of("party", 420)
    page.list.table.go_to(0)
    page._show_current()
    page.resize(420, 500)
    bar = page.list.filters.parentWidget()
    qtbot.waitUntil(lambda: bar.height() >= bar.layout().totalHeightForWidth(bar.width()))
    assert page.list.table.height() >= 3 * page.list.table.rowHeight(0)


def test_records_are_added_with_the_cursor_in_the_form(page_of: Any, desk: Desk) -> None:
    page = page_of()
    page.list.search.setText("abuse")
    page.list.search.ask_now()
    page.list.add.add.click()
    made = page.list.table.current
    assert status_of(desk, made) == "draft"
    assert page.form.opened[-1][0] == made
    assert page.form.hasFocus()
    assert len(page.list.model.uids) == 2, "what is searched for stays searched for"
    desk.workspace.do(undo, desk.operator)
    assert made not in page.list.model.uids


@pytest.mark.parametrize("kind", ["party", "activity", "consent", "tracker", "system", "engagement", "access"])
def test_each_kind_is_added_at_once(page_of: Any, desk: Desk, kind: str) -> None:
    page = page_of(kind)
    before = set(page.list.model.uids)
    page.add()
    assert [one for one in page.list.model.uids if one not in before] == [page.place().record]
    assert desk.workspace.ask(row, page.place().record).operator_uid == (None if kind == "party" else desk.operator)


def test_several_records_are_one_act(qtbot: QtBot, page_of: Any, desk: Desk) -> None:
    for name in ("a 1", "a 2", "a 3"):
        desk.workspace.do(create, "activity", {"name": {"en": name}}, desk.operator)
    page = page_of()
    table = page.list.table
    table.go_to(1)
    keys(qtbot, table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = table.chosen()
    assert chosen == page.list.model.uids[:3]
    assert page.list.filters.count.text() == "9 records, 3 chosen"
    left = list(page.list.model.uids[3:])
    assert said_by(qtbot, desk, lambda: keys(qtbot, table, Qt.Key.Key_Delete)) == ["3 records put into the bin", True]
    assert page.list.model.uids == left
    assert table.current == left[0]
    desk.workspace.do(undo, desk.operator)
    assert set(page.list.model.uids) == {*chosen, *left}, "one undo brings all three back"


def test_copying_shows_the_copy(qtbot: QtBot, page_of: Any, desk: Desk) -> None:
    page = page_of()
    page.list.table.go_to(0)
    page._show_current()
    source = page.list.table.current
    name = names(page)[0]
    assert said_by(qtbot, desk, page.duplicate) == [f"Duplicated: “{name}”", True]
    copy = page.list.table.current
    assert copy != source
    assert status_of(desk, copy) == "draft"
    assert names(page).count(name) == 2
    assert page.form.opened[-1][0] == copy
    assert page.form.left, "what was being typed is saved first"


def test_approving_says_so_and_offers_no_undo(qtbot: QtBot, page_of: Any, desk: Desk) -> None:
    page = page_of()
    page.select_all()
    assert said_by(qtbot, desk, page.approve) == ["6 records approved", False]
    assert all(status_of(desk, uid) == "approved" for uid in page.list.model.uids)


def test_the_context_menu_has_every_act(page_of: Any, desk: Desk) -> None:
    page = page_of()
    page.list.table.go_to(0)
    menu = page.menu()
    words = {action.text(): action for action in menu.actions() if action.text()}
    wanted = ["Add activity", "Change together…", "Copy to other operators…"]
    wanted += ["Bring copies up to date…", "Duplicate", "Approve"]
    wanted += ["Put back what was approved", "Archive", "Reopen", "Into the bin"]
    assert list(words) == wanted
    first = page.list.table.current
    words["Archive"].trigger()
    assert status_of(desk, first) == "archived"


def test_an_act_is_done_to_the_record_with_the_cursor_where_none_is_chosen(qtbot: QtBot, page_of: Any) -> None:
    """The cursor is put into the list, and its form is not shown yet."""
    page = page_of()
    page.focus_list()
    qtbot.waitUntil(lambda: bool(page.list.table.current))
    page._settle.stop()
    assert page.list.table.chosen() == []
    assert page.acted_on() == [page.list.table.current]
    acts = {action.text(): action for action in page.menu().actions()}
    assert acts["Bring copies up to date…"].isEnabled()


def test_what_is_chosen_and_seen_stays_after_a_change(page_of: Any, desk: Desk) -> None:
    made = [desk.workspace.do(create, "activity", {"name": {"en": f"n{n:03}"}}, desk.operator).uid for n in range(60)]
    page = page_of()
    page.resize(900, 300)
    table = page.list.table
    table.go_to(45)
    table.choose([made[40], made[42]], made[42])
    top = page.list.model.uids[table.verticalScrollBar().value()]
    desk.workspace.do(create, "activity", {"name": {"en": "a first one"}}, desk.operator)
    assert table.chosen() == [made[40], made[42]]
    assert table.current == made[42]
    assert page.list.model.uids[table.verticalScrollBar().value()] == top


def test_a_place_shows_a_record_that_the_filters_leave_out(page_of: Any) -> None:
    page = page_of()
    last = page.list.model.uids[-1]
    page.list.filters.filters_changed.emit((Filter("status", ("draft",)),))
    page.show_place(Place("activity", last, last, "means"))
    assert page.list.table.chosen() == [last]
    assert page.form.opened[-1] == (last, last, "means")


def test_an_archived_record_that_was_asked_for_stays_while_it_is_worked_on(page_of: Any, desk: Desk) -> None:
    page = page_of()
    uid = page.list.model.uids[0]
    desk.workspace.do(archive, uid)
    assert uid not in page.list.model.uids
    page.show_place(Place("activity", uid))
    desk.workspace.do(change, uid, {"name": {"en": "still there"}})
    assert page.list.table.chosen() == [uid]
    assert page.place() == Place("activity", uid)
    page.list.ask_anew()
    assert uid not in page.list.model.uids


# Picking instead of typing


def test_a_well_known_party_is_picked_by_keyboard(qtbot: QtBot, page_of: Any) -> None:
    page = page_of("party")
    picker = page.add_known()
    assert picker.search.hasFocus()
    qtbot.keyClicks(picker.search, "hotjar")
    assert len(picker.choices.values) == 1
    spoken = picker.choices.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Hotjar")
    with qtbot.waitSignal(picker.picked):
        keys(qtbot, picker.search, Qt.Key.Key_Return)
    assert "Hotjar Limited" in names(page)
    assert page.list.table.current == page.place().record
    assert page.form.hasFocus()


def test_a_well_known_tracker_comes_with_its_party(qtbot: QtBot, page_of: Any) -> None:
    page = page_of("tracker")
    assert page.list.add.more.accessibleName() == "Pick a well-known tracker"
    keys(qtbot, page.list.add.more, Qt.Key.Key_Space)
    picker = popup(Picker)
    qtbot.keyClicks(picker.search, "clarity")
    keys(qtbot, picker.search, Qt.Key.Key_Return)
    assert "Microsoft Clarity" in names(page)


def test_a_transfer_is_added_to_what_it_is_a_transfer_of(qtbot: QtBot, page_of: Any, desk: Desk) -> None:
    page = page_of("transfer")
    assert page.list.model.uids == []
    page.list.emptiness.buttons[0].click()
    picker = popup(Picker)
    qtbot.keyClicks(picker.search, "google analytics")
    with qtbot.waitSignal(desk.go_requested) as gone:
        keys(qtbot, picker.search, Qt.Key.Key_Return)
    (place,) = gone.args
    assert place.section == "transfer"
    assert desk.workspace.ask(row, place.record).parent_uid == sample_uid("tumar", "t_ga")
    page.show_place(place)
    assert page.list.table.chosen() == [place.record]
    assert page.form.opened[-1] == (sample_uid("tumar", "t_ga"), place.record, "country")
    assert names(page) == ["Google LLC"]


# Empty states


@pytest.mark.parametrize("kind", sorted(EMPTY))
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_empty_list_says_what_belongs_there(page_of: Any, desk: Desk, kind: str, language: str) -> None:
    desk.tr = translator(language)
    desk.operator = desk.workspace.do(create, "operator", {}).uid
    page = page_of(kind)
    said = texts(page.list.emptiness)
    assert len(said) == 4
    assert said[0] == desk.tr(EMPTY[kind].heading)
    assert "94-V" in said[3]
    assert page.list.emptiness.buttons[0].text()
    page.list.emptiness.buttons[0].click()
    assert kind == "transfer" or page.list.table.isVisible()
    if kind == "transfer":
        popup(Picker).close()


def test_there_are_none_is_an_answer(page_of: Any, desk: Desk) -> None:
    page = page_of("access")
    assert desk.operator is not None
    page.list.emptiness.buttons[1].click()
    assert "access" in (desk.workspace.ask(operator_card, desk.operator).none or ())
    assert texts(page.list.emptiness)[0] == "Answered: there are none"
    page.list.emptiness.buttons[1].click()
    assert "access" not in (desk.workspace.ask(operator_card, desk.operator).none or ())
    assert texts(page.list.emptiness)[0] == "No persons with access yet"


def test_a_list_of_archived_records_is_not_empty(page_of: Any, desk: Desk) -> None:
    page = page_of("system")
    desk.workspace.do(archive, *page.list.model.uids)
    assert texts(page.list.emptiness)[0] == "1 record, archived"
    page.list.emptiness.buttons[1].click()
    assert len(page.list.model.uids) == 1


# Find everywhere


def test_everything_is_found_in_all_operators(qtbot: QtBot, page_of: Any, desk: Desk) -> None:
    page = page_of()
    find = FindDialog(desk, page)
    find.open()
    assert find.choices.values == ()
    assert find.remark.text()
    qtbot.keyClicks(find.search, "google")
    told = [find.choices.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(len(find.choices.values))]
    assert any("Tumar" in one and "Tracker" in one for one in told)
    assert len({one.split(",")[1] for one in told}) > 2, "records of several operators"
    keys(qtbot, find.search, Qt.Key.Key_Down)
    wanted = find.choices.values[find.list.currentIndex().row()]
    with qtbot.waitSignal(find.chosen) as chosen:
        keys(qtbot, find.list, Qt.Key.Key_Return)
    assert chosen.args == [wanted]


def test_find_says_what_it_does_not_show(page_of: Any, desk: Desk) -> None:
    desk.workspace.do(_many, desk.operator, MOST + 30)
    find = FindDialog(desk, page_of(), "many of")
    find.open()
    assert len(find.choices.values) == MOST
    assert find.remark.text() == "31 more: type more letters"
    find.search.setText("no such thing")
    find.search.ask_now()
    assert find.remark.text() == "Nothing for “no such thing”"
    find.close()


def _many(work: Any, operator: str, count: int) -> None:
    for n in range(count):
        create(work, "access", {"position": {"en": f"many of {n}"}}, operator)


# Access


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_takes_the_cursor_has_a_name(page_of: Any, kind: str) -> None:
    page = page_of(kind)
    page.list.filters.filters_changed.emit((Filter("status", ("draft", "approved", "archived")),))
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden():
            spoken = QAccessible.queryAccessibleInterface(widget)
            name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert name or spoken.text(QAccessible.Text.Name), widget


def test_tab_follows_what_is_seen(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.list.filters.filters_changed.emit((Filter("status", ("draft",)), Filter("means", ("", "mixed"))))
    bar = page.list
    chips = bar.filters.chips
    wanted = [bar.search, bar.add.add, bar.filter, bar.view_button, bar.column_button, page.form_button]
    wanted += [part for key in ("status", "means") for part in (chips[key].name, chips[key].cross)]
    wanted += [bar.filters.archived]
    bar.search.setFocus()
    for one in wanted:
        assert one.hasFocus(), (one.accessibleName(), QApplication.focusWidget().accessibleName(), one.isVisible())
        keys(qtbot, QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_a_flow_wraps_and_keeps_the_order_of_tab(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QPushButton

    whole = QWidget()
    qtbot.addWidget(whole)
    flow = Flow(whole, 4)
    first, last, between = (QPushButton(text) for text in ("first", "last", "between"))
    flow.addWidget(first)
    flow.addWidget(last)
    flow.insert(1, between)
    whole.resize(first.sizeHint().width() + 10, 300)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    assert first.y() < between.y() < last.y()
    assert flow.heightForWidth(1000) < flow.heightForWidth(100)
    first.setFocus()
    keys(qtbot, first, Qt.Key.Key_Tab)
    assert between.hasFocus()


@pytest.fixture(autouse=True)
def _no_popup_left() -> Iterator[None]:
    yield
    while (left := QApplication.activePopupWidget()) is not None:
        left.close()
