"""Acts that last: the window stays alive, one sees how far they are, and what is stopped was never written."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.engine import Connection

import ui.lasting
from ropa.actions.records import change
from ropa.errors import RopaError
from ropa.register import Done
from ropa.store.reading import counts
from ropa.store.row import rows_of
from ropa.store.rows import Wanted, found
from ropa.store.work import Work
from tests.gui.conftest import OPERATOR
from tests.gui.everybody import check
from ui.bulk.dialog import TogetherDialog, change_together
from ui.bulk.facts import CLEAR
from ui.desk import Desk
from ui.jobs import Turns
from ui.lasting import LastingDialog, do_lasting
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def slow(work: Work, enough: threading.Event) -> str:
    """Changes something, then goes on until it is enough."""
    change(work, OPERATOR, {"notes": "slow"})
    work.expect(100)
    while not enough.wait(0.005):
        work.passed(1)
    return "done"


NOT_YET, AT_ONCE = threading.Event(), threading.Event()
AT_ONCE.set()


def dialog_shown(qtbot: QtBot) -> LastingDialog:
    """The window that holds the others."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), LastingDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, LastingDialog)
    return found


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every act is shown."""
    monkeypatch.setattr(ui.lasting, "MOMENT", 0.0)


def test_what_is_quick_is_over_when_it_returns(desk: Desk) -> None:
    heard: list[tuple[Done, int]] = []
    desk.workspace.changed.connect(lambda done: heard.append((done, threading.get_ident())))
    results: list[Any] = []
    do_lasting(desk, "…", lambda: desk.workspace.do(slow, AT_ONCE), results.append)
    assert results == ["done"]
    assert [(one.operators, thread) for one, thread in heard] == [({OPERATOR}, threading.get_ident())]
    with pytest.raises(RopaError, match="no record"):
        do_lasting(desk, "…", lambda: desk.workspace.do(change, "nobody", {}))
    refused: list[RopaError] = []
    do_lasting(desk, "…", lambda: desk.workspace.do(change, "nobody", {}), refuse=refused.append)
    assert len(refused) == 1


@pytest.mark.usefixtures("at_once")
def test_the_window_lives_while_it_lasts(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.room.desk
    enough = threading.Event()
    results: list[Any] = []
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(10)
    do_lasting(desk, "Changing records…", lambda: desk.workspace.do(slow, enough), results.append, window)
    assert results == []
    dialog = dialog_shown(qtbot)
    check(dialog)
    steps: list[int] = []
    resting = Turns(iter(((1, 1),)))  # type: ignore[arg-type]  # what asks the register meanwhile waits
    resting.progressed.connect(lambda done, _: steps.append(done))
    resting.start()
    qtbot.waitUntil(lambda: dialog.strip.bar.value() > 5)
    qtbot.waitUntil(lambda: len(ticks) > 5)
    assert steps == []
    enough.set()
    qtbot.waitUntil(lambda: results == ["done"])
    assert desk.workspace.lasting is None
    assert desk.workspace.register.progress is None
    qtbot.waitUntil(lambda: steps == [1])
    assert QApplication.activeModalWidget() is None


@pytest.mark.usefixtures("at_once")
def test_what_is_cancelled_was_never_written(window: MainWindow, qtbot: QtBot) -> None:
    desk, said = window.room.desk, []
    desk.announced.connect(lambda sentence, undo: said.append((sentence, undo)))
    before = desk.workspace.ask(counts)
    done: list[Any] = []
    do_lasting(desk, "…", lambda: desk.workspace.do(slow, NOT_YET), done.append, window)
    dialog = dialog_shown(qtbot)
    dialog.reject()
    assert dialog.isVisible(), "it goes when the act has ended"
    qtbot.waitUntil(lambda: bool(said))
    assert said == [("Cancelled: nothing was changed.", False)]
    assert done == []
    assert desk.workspace.ask(counts) == before
    assert desk.workspace.do(slow, AT_ONCE) == "done", "the register goes on"


@pytest.mark.usefixtures("at_once")
def test_what_is_only_looked_at_is_stopped_too(window: MainWindow, qtbot: QtBot) -> None:
    desk, said = window.room.desk, []
    desk.announced.connect(lambda sentence, undo: said.append((sentence, undo)))

    def endless(connection: Connection) -> None:
        while True:
            connection.execute(text("SELECT 1"))

    results: list[Any] = []
    do_lasting(desk, "…", lambda: desk.workspace.ask_long(endless), results.append, window)
    dialog_shown(qtbot).reject()
    qtbot.waitUntil(lambda: bool(said))
    assert results == []
    assert desk.workspace.ask(counts), "the register goes on"


@pytest.mark.usefixtures("at_once")
def test_a_preview_that_lasts_is_followed_by_its_act(window: MainWindow, qtbot: QtBot) -> None:
    ask = window.workspace.ask
    activities = ask(found, Wanted("activity", OPERATOR, "en"))[:2]
    for uid in activities:
        window.workspace.do(change, uid, {"means": "manual"})
    change_together(window.room.desk, activities, window)
    dialog = window.findChildren(TogetherDialog)[-1]
    means = dialog.facts.facts["means"].state
    means.setCurrentIndex(means.findData(CLEAR))
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    dialog.look()
    qtbot.waitUntil(button.isEnabled)
    assert button.text() == "Change 2 records"
    button.click()
    qtbot.waitUntil(lambda: all(row["means"] is None for row in ask(rows_of, activities).values()))
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


@pytest.mark.usefixtures("at_once")
def test_a_file_that_is_let_go_ends_what_lasts(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.room.desk
    done: list[Any] = []
    do_lasting(desk, "…", lambda: desk.workspace.do(slow, NOT_YET), done.append, window)
    dialog_shown(qtbot)
    window.program.close_register(window)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert done == []


@pytest.mark.usefixtures("at_once")
def test_undo_is_shown_too(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.room.desk
    desk.workspace.do(change, OPERATOR, {"notes": "before"})
    window.act("undo")
    qtbot.waitUntil(lambda: desk.workspace.lasting is None)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert desk.workspace.register.progress is None
