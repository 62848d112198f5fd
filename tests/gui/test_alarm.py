"""The alarm: a fault is one dialog with its report, a refusal a sentence in the window that is used."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ropa.errors import RopaError
from ropa.i18n import N_
from tests.gui.keyboard import settle
from tests.gui.window import back_in, section
from ui.dialogs.crash import CrashDialog
from ui.program import Program

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

STORM = 50


class Faulty(QObject):
    """A fault wherever it is wanted."""

    def fault(self) -> None:
        raise LookupError("a fault in a slot")

    def another(self) -> None:
        raise LookupError("another fault")


class FaultyPaint(QWidget):
    """Cannot be painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's)
        self.painted += 1
        raise ZeroDivisionError(f"a fault in a paint of {event.rect()}")


@pytest.fixture
def alarm(program: Program) -> Iterator[None]:
    """The program's own alarm, as outside of tests."""
    before = sys.excepthook, threading.excepthook
    program.alarm.install()
    yield
    sys.excepthook, threading.excepthook = before


def crashes() -> list[CrashDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog) and one.isVisible()]


@pytest.mark.usefixtures("alarm")
def test_a_fault_in_a_slot_is_shown_once_with_its_report(program, window, qtbot):
    faulty = Faulty()
    for _ in range(3):
        QTimer.singleShot(0, faulty.fault)
    qtbot.waitUntil(lambda: bool(crashes()))
    settle()
    (dialog,) = crashes()
    report = dialog.report.toPlainText()
    assert report.startswith("Ropa ")
    assert "a fault in a slot" not in report.replace('raise LookupError("a fault in a slot")', "")
    dialog.words.click()
    assert "LookupError: a fault in a slot" in dialog.report.toPlainText()
    assert "test_alarm.py" in report
    assert any("Nothing was sent" in one.text() for one in dialog.findChildren(QLabel))
    dialog.reject()
    back_in(window, qtbot)
    section(window, "party", "Alt+4")
    assert window.room.page.isVisible(), "one can go on"
    QTimer.singleShot(0, faulty.fault)
    qtbot.waitUntil(window.refusal.isVisible)
    assert window.refusal.sentence.text() == "Something went wrong in Ropa", "the report was read already"
    assert not crashes()
    QTimer.singleShot(0, faulty.another)
    qtbot.waitUntil(lambda: bool(crashes()))
    (dialog,) = crashes()
    assert "another fault" in dialog.report.toPlainText()
    dialog.reject()
    assert not program.alarm.shown


@pytest.mark.usefixtures("alarm")
def test_a_fault_of_a_model_that_is_asked_on_and_on_is_one_dialog(window, qtbot, monkeypatch):
    section(window, "activity", "Alt+3")
    asked = []

    def cells(_model, row):
        asked.append(row)
        raise KeyError("a fault in data")

    monkeypatch.setattr(type(window.room.page.list.model), "cells", cells)
    window.room.page.list.table.viewport().update()
    qtbot.waitUntil(lambda: bool(crashes()))
    settle()
    assert len(asked) > 1
    (dialog,) = crashes()
    assert "a fault in data" in dialog.report.toPlainText()
    monkeypatch.undo()
    dialog.reject()


@pytest.mark.usefixtures("alarm", "window")
def test_a_fault_in_a_thread_is_shown_on_the_screens_thread(qtbot):
    def fault():
        raise RuntimeError("a fault in a thread")

    thread = threading.Thread(target=fault)
    thread.start()
    thread.join()
    assert not crashes(), "no widget is made on another thread"
    qtbot.waitUntil(lambda: bool(crashes()))
    (dialog,) = crashes()
    assert "a fault in a thread" in dialog.report.toPlainText()
    assert dialog.thread() is QApplication.instance().thread()
    dialog.reject()


@pytest.mark.usefixtures("alarm")
def test_a_storm_of_faults_is_one_dialog(window, qtbot):
    faulty = FaultyPaint(window)
    faulty.resize(50, 50)
    faulty.show()
    for _ in range(STORM):
        faulty.update()
        settle()
    assert faulty.painted >= STORM
    (dialog,) = crashes()
    assert "ZeroDivisionError" in dialog.report.toPlainText()
    dialog.reject()
    for _ in range(STORM):
        faulty.update()
        settle()
    assert not crashes(), "the same fault, read and closed, does not come up again and again"
    faulty.hide()
    faulty.deleteLater()
    back_in(window, qtbot)


@pytest.mark.usefixtures("alarm")
def test_a_refusal_is_a_sentence_in_the_window_and_no_dialog(window, qtbot):
    def refuse() -> None:
        raise RopaError(N_("There is nothing to undo."))

    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(window.refusal.isVisible)
    assert window.refusal.sentence.text() == "There is nothing to undo."
    window.refusal.hide()
    thread = threading.Thread(target=refuse)
    thread.start()
    thread.join()
    qtbot.waitUntil(window.refusal.isVisible)
    assert not crashes()


@pytest.mark.usefixtures("alarm")
def test_a_refusal_goes_to_the_window_that_is_used(program, window, qtbot):
    other = program.another_window(window)
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    refusal = RopaError(N_("There is nothing to undo."))
    sys.excepthook(RopaError, refusal, None)
    settle()
    assert other.refusal.isVisible()
    assert not window.refusal.isVisible()
