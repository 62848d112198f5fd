"""A window that is open when a new day begins: what is due, and the day of papers, are those of the new one."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

import ui.today
from tests.clock import set_clock
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from ui.desk import Place
from ui.main_window import MainWindow
from ui.today import NewDay, today

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def tomorrow(patch: pytest.MonkeyPatch) -> dt.date:
    """It is the same time of the next day."""
    set_clock(patch, ui.today, dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    return today()


def test_it_is_told_once_and_when_one_is_ready(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qapp is not None, "timers need an application"
    told: list[dt.date] = []
    ready = [False]
    new = NewDay(None, lambda: ready[0])  # type: ignore[arg-type]  # it belongs to nobody
    new.begun.connect(lambda: told.append(today()))
    new.look()
    assert told == []
    day = tomorrow(monkeypatch)
    new.look()
    assert told == []
    ready[0] = True
    new.look()
    new.look()
    assert told == [day]


def test_what_is_due_is_counted_from_the_new_day(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.room.choose_operator(OPERATOR, Place("due"))
    settle()
    model = window.room.page.model
    column = model.keys.index("stands")
    before = [model.cells(row)[column] for row in range(len(model.uids))]
    tomorrow(monkeypatch)
    window.room.new_day.look()
    assert before
    assert all(model.cells(row)[column] != was for row, was in enumerate(before))


def test_the_checks_are_asked_anew(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window.room.choose_operator(OPERATOR, Place("overview"))
    findings = window.room.desk.findings
    qtbot.waitUntil(lambda: findings.known and not findings.busy)
    tomorrow(monkeypatch)
    window.room.new_day.look()
    assert findings.busy


@pytest.mark.parametrize("section", ["documents", "ledger"])
def test_papers_are_of_the_new_day_unless_another_was_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, section: str
) -> None:
    window.room.choose_operator(OPERATOR, Place(section))
    settle()
    page = window.room.page
    box = page.choices.day if section == "documents" else page.day
    assert box.day == today()
    first = tomorrow(monkeypatch)
    window.room.new_day.look()
    assert box.day == first
    box.setDate(first - dt.timedelta(days=40))
    chosen = box.day
    set_clock(monkeypatch, ui.today, dt.datetime.now(dt.UTC) + dt.timedelta(days=2))
    window.room.new_day.look()
    assert box.day == chosen
    box.setDate(today())
    assert box.day == today() == first + dt.timedelta(days=1), "the new day can be chosen"
