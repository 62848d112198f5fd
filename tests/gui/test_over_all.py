"""The overview of all operators, and what the overview of one shows beside its records."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ropa.actions.records import change, create
from ropa.actions.standing import archive
from ropa.store.over_all import by_country, in_numbers
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from ui.desk import Place
from ui.pages.bars import Bars
from ui.panels.lines import Lines

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


@pytest.fixture
def page(window):
    window.room.choose_operator(OPERATOR, Place("overview"))
    settle()
    return window.room.page


@pytest.fixture
def of_all(page):
    page.whose.everybody.click()
    settle()
    return page.over_all


def cells(of_all, uid):
    return dict(zip(of_all.model.keys, of_all.model.cells(of_all.model.row_of(uid)), strict=True))


def test_every_operator_has_a_line_with_its_numbers(window, qtbot, of_all):
    desk = window.room.desk
    assert of_all.isVisible()
    assert len(of_all.model.uids) == 6
    assert "6" in of_all.title.text()
    qtbot.waitUntil(lambda: len(desk.findings_of_all.counts) == 6, timeout=15_000)
    qtbot.waitUntil(lambda: len(desk.findings_of_all.outdated) == 6, timeout=30_000)
    counts = desk.findings_of_all.counts[OPERATOR]
    assert cells(of_all, OPERATOR)["errors"] == str(counts["error"])
    errors = [desk.findings_of_all.counts[uid].get("error", 0) for uid in of_all.model.uids]
    assert errors == sorted(errors, reverse=True)
    assert str(sum(errors)) in of_all.told.text()
    assert cells(of_all, OPERATOR)["outdated"] == ""


def test_what_changes_is_counted_at_once(window, of_all):
    desk = window.room.desk
    before = int(cells(of_all, OPERATOR)["edits"] or 0)
    desk.workspace.do(change, OPERATOR, {"notes": "looked at"})
    settle()
    assert cells(of_all, OPERATOR)["edits"] == str(before + 1)
    day = dt.datetime.now().astimezone().date()
    made = desk.workspace.do(create, "activity", {"name": {"en": "New"}, "review_due": str(day)}, OPERATOR)
    settle()
    assert int(cells(of_all, OPERATOR)["ahead"]) >= 1
    desk.workspace.do(archive, made.uid)


def test_a_head_sorts_and_enter_goes_to_the_operator(window, of_all, page):
    of_all.table.sorted_by.emit("name")
    names = [of_all.model.cells(row)[0] for row in range(6)]
    assert names == sorted(names, key=str.casefold)
    of_all.table.sorted_by.emit("name")
    assert [of_all.model.cells(row)[0] for row in range(6)] == names[::-1]
    of_all.table.setCurrentIndex(of_all.model.index(0, 0))
    uid = of_all.model.uids[0]
    QTest.keyClick(of_all.table, Qt.Key.Key_Return)
    settle()
    assert window.room.desk.operator == uid
    assert page.whose.mine.isChecked()
    assert not of_all.isVisible()


def test_countries_are_counted_by_operator_and_by_transfer(workspace):
    ask = workspace.ask
    of_all = ask(by_country)
    assert of_all
    assert list(of_all.values()) == sorted(of_all.values(), reverse=True)
    uids = [one.uid for one in ask(in_numbers, "en", dt.datetime.now(dt.UTC))]
    each = [ask(by_country, uid) for uid in uids]
    for country, operators in of_all.items():
        assert operators == sum(country in one for one in each)


def test_the_overview_of_one_shows_findings_by_topic_and_what_is_due(window, qtbot, page):
    findings = window.room.desk.findings
    qtbot.waitUntil(lambda: findings.known and not findings.busy)
    settle()
    bars = page._parts["checks"].findChild(Bars)
    assert sum(number for _, number in bars.lines) == sum(not one.accepted for one in findings.told)
    assert bars.lines[0][0] in bars.accessibleDescription()
    late = {"name": {"en": "Late"}, "review_due": "2020-01-31"}  # before all that the sample has to do
    made = window.room.desk.workspace.do(create, "activity", late, OPERATOR)
    settle()
    qtbot.waitUntil(lambda: page._parts["due"].findChild(Lines) is not None)
    line = page._parts["due"].findChild(Lines).topLevelItem(0)
    assert "Late" in line.text(0)
    page._parts["due"].findChild(Lines).itemClicked.emit(line, 0)
    settle()
    assert window.room.place().record == made.uid
