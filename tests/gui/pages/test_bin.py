"""The bin: what lies in it, sorted, searched, restored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ropa.actions.records import create
from ropa.actions.standing import bin as to_bin
from ropa.store.reading import row
from tests.gui.conftest import OPERATOR
from ui.desk import Desk, Place
from ui.pages.bin import BinPage


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
