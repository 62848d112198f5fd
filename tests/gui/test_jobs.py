"""Work that lasts: what it says arrives on the screen's thread, it can be cancelled, and nothing it raises is lost."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ropa.i18n import translator
from ropa.progress import Progress
from ui.jobs import Job, Running, Sweeper, Turns, sweep
from ui.papers.progress import ProgressStrip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    """One thread, let go after the test."""
    made = ThreadPoolExecutor(max_workers=1)
    yield made
    made.shutdown()


class Listener(QObject):
    """Notes what it hears, and on which thread."""

    def __init__(self, running: Running) -> None:
        super().__init__()
        self.heard: list[tuple[str, Any]] = []
        self.threads: set[int] = set()
        running.progressed.connect(self.hear_step)
        running.succeeded.connect(self.hear_result)
        running.failed.connect(lambda error: self.hear("failed", error))
        running.cancelled.connect(partial(self.hear, "cancelled", None))
        running.finished.connect(self.hear_end)

    def hear(self, what: str, value: Any) -> None:
        self.threads.add(threading.get_ident())
        self.heard.append((what, value))

    def hear_step(self, done: int, total: int) -> None:
        self.hear("step", (done, total))

    def hear_result(self, result: object) -> None:
        self.hear("succeeded", result)

    def hear_end(self) -> None:
        self.hear("finished", None)


def run(qtbot: QtBot, running: Running) -> Listener:
    listener = Listener(running)
    with qtbot.waitSignal(running.finished, timeout=5000):
        running.start()
    qtbot.waitUntil(lambda: ("finished", None) in listener.heard)
    return listener


def test_a_job_runs_elsewhere_and_tells_it_here(qtbot: QtBot, worker: ThreadPoolExecutor):
    def task(progress: Progress) -> int:
        progress.step(1, 2)
        return threading.get_ident()

    listener = run(qtbot, Job(worker, task))
    here = threading.get_ident()
    assert [what for what, _ in listener.heard] == ["step", "succeeded", "finished"]
    assert listener.heard[0][1] == (1, 2)
    assert listener.heard[1][1] != here
    assert listener.threads == {here}


@pytest.mark.parametrize("stopped_before", [True, False])
def test_a_cancelled_job_stops_at_its_next_step(qtbot: QtBot, worker: ThreadPoolExecutor, stopped_before: bool):
    begun, go_on, after = threading.Event(), threading.Event(), []

    def task(progress: Progress) -> None:
        begun.set()
        go_on.wait(5)
        progress.step(1, 2)
        after.append(1)

    job = Job(worker, task)
    listener = Listener(job)
    if stopped_before:
        job.cancel()
    job.start()
    if not stopped_before:
        assert begun.wait(5)
        job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: ("finished", None) in listener.heard)
    assert [what for what, _ in listener.heard] == ["cancelled", "finished"]
    assert not after
    assert listener.threads == {threading.get_ident()}


def test_what_a_job_raises_is_told(qtbot: QtBot, worker: ThreadPoolExecutor):
    fault = ValueError("ours")

    def task(_: Progress) -> None:
        raise fault

    listener = run(qtbot, Job(worker, task))
    assert listener.heard == [("failed", fault), ("finished", None)]


def test_turns_let_the_screen_live_between_two_steps(qtbot: QtBot):
    seen: list[int] = []

    def steps() -> Iterator[tuple[int, int]]:
        for n in range(3):
            seen.append(n)
            yield n, 3
        return "done"

    turns = Turns(steps())
    listener = Listener(turns)
    turns.start()
    assert seen == []
    qtbot.waitUntil(lambda: ("finished", None) in listener.heard)
    assert [value for what, value in listener.heard if what == "step"] == [(0, 3), (1, 3), (2, 3)]
    assert listener.heard[-2:] == [("succeeded", "done"), ("finished", None)]


def test_turns_that_are_cancelled_put_things_in_order(qtbot: QtBot):
    closed: list[int] = []

    def steps() -> Iterator[tuple[int, int]]:
        try:
            while True:
                yield 0, 0
        finally:
            closed.append(1)

    turns = Turns(steps())
    listener = Listener(turns)
    turns.start()
    qtbot.waitUntil(lambda: len(listener.heard) > 3)
    turns.cancel()
    qtbot.waitUntil(lambda: ("finished", None) in listener.heard)
    assert listener.heard[-2:] == [("cancelled", None), ("finished", None)]
    assert closed == [1]


def test_turns_that_fail_say_so(qtbot: QtBot):
    fault = ValueError("ours")

    def steps() -> Iterator[tuple[int, int]]:
        yield 0, 1
        raise fault

    assert run(qtbot, Turns(steps())).heard[-2:] == [("failed", fault), ("finished", None)]


def test_the_strip_shows_only_what_lasts(qtbot: QtBot, worker: ThreadPoolExecutor):
    strip = ProgressStrip(translator("en"))
    qtbot.addWidget(strip)
    quick = Job(worker, lambda _: None)
    shown: list[bool] = []
    quick.finished.connect(lambda: shown.append(strip.isVisible()))
    strip.watch(quick, "Quick")
    with qtbot.waitSignal(quick.finished):
        quick.start()
    qtbot.waitUntil(lambda: not strip.busy)
    assert shown == [False]
    go_on = threading.Event()

    def task(progress: Progress) -> None:
        progress.step(3, 4)
        go_on.wait(5)
        progress.step(4, 4)

    slow = Job(worker, task)
    stopped: list[int] = []
    slow.cancelled.connect(lambda: stopped.append(1))
    strip.watch(slow, "Writing")
    slow.start()
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    assert (strip.bar.value(), strip.bar.maximum()) == (3, 4)
    assert strip.bar.accessibleName() == "Writing"
    strip.cancel_button.click()
    assert not strip.cancel_button.isEnabled()
    go_on.set()
    qtbot.waitUntil(lambda: not strip.busy)
    assert stopped == [1]
    assert not strip.isVisible()


@pytest.mark.usefixtures("qapp")
def test_garbage_is_looked_for_here_only():
    gc.enable()
    Sweeper()
    assert not gc.isenabled()


def test_what_holds_only_itself_goes_when_it_is_swept():
    class Cycle:
        def __init__(self) -> None:
            self.itself = self

    gone: list[object] = []
    watched = [weakref.ref(Cycle(), gone.append) for _ in range(2 * gc.get_threshold()[0])]
    assert not gone
    sweep()
    assert len(gone) == len(watched)
