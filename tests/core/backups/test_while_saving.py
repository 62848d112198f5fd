"""A backup is whole while a person goes on saving, and the person does not wait for it."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import func, select

from ropa.actions.records import change, create
from ropa.progress import Cancelled
from ropa.register import Register
from ropa.store import backups, copying
from ropa.store.backup_names import folder_of
from ropa.store.backups import changed_since, make_backup
from ropa.store.reading import operators
from ropa.store.tables import Edit
from tests.core.backups.conftest import Watcher, files, names

MOST_SAVES = 60
"""A person stops at some time; a register that grows faster than eight pages a step are copied is never done."""


def test_what_is_saved_while_it_is_copied_is_in_it(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """BAK-06: the copy is one moment of the register, that of its last step."""
    monkeypatch.setattr(copying, "PAGES", 64)
    saved: list[str] = []

    class Saving(Watcher):
        def step(self, _done: int, _total: int) -> None:
            self.steps += 1
            uid = register.do(create, "operator", {"name": {"ru": f"ИП {self.steps}"}}).uid
            saved.append(uid)

    done = make_backup(register.source(), progress=Saving())
    assert len(saved) > 1
    assert len(names(done.path, register._key)) == len(saved)  # the last was saved after the last step


def test_a_copy_on_another_thread_does_not_disturb_saving(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "PAGES", 8)
    made: list[Any] = []
    thread = threading.Thread(target=lambda: made.append(make_backup(register.source_now, progress=Watcher())))
    register.source_now = register.source()  # type: ignore[attr-defined]
    thread.start()
    count = 0
    while not count or (thread.is_alive() and count < MOST_SAVES):
        register.do(create, "operator", {"name": {"ru": f"ИП {count}"}})
        count += 1
    thread.join()
    [done] = made
    assert 1 <= len(names(done.path, register._key)) <= 1 + count
    assert len(register.ask(operators)) == 1 + count


def test_whoever_types_has_turns_while_records_are_held_to_their_hashes(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        register.do(create, "operator", {})
    pauses: dict[int, int] = {}
    for hashed in (1, 100):
        slept: list[float] = []
        monkeypatch.setattr(backups.time, "sleep", slept.append)
        monkeypatch.setattr(backups, "HASHED", hashed)
        make_backup(register.source(), progress=Watcher())
        pauses[hashed] = len(slept)
    assert pauses[1] - pauses[100] >= 4


def test_nobody_waits_any_more(register: Register) -> None:
    with pytest.raises(Cancelled):
        make_backup(register.source(), progress=Watcher(stop_at=1))
    assert files(folder_of(register.path)) == []
    register.do(create, "operator", {})


def test_a_backup_is_the_same_whatever_an_open_visit_does(register: Register) -> None:
    uid = register.ask(operators)[0].uid
    register.visit(uid).do(change, uid, {"short_name": {"ru": "Тумар"}})
    done = make_backup(register.source())
    opened = Register(done.path, "Асель", register._key)
    assert opened.ask(operators)[0]["short_name"].get("ru") == "Тумар"
    opened.close()


def test_a_copy_gives_way_while_something_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause after a step is longer where something was saved in its time."""
    slept: list[float] = []
    monkeypatch.setattr(copying.time, "sleep", slept.append)
    (target := tmp_path / "copy").touch()
    saving = SimpleNamespace(total_changes=0)
    step = copying._steps(saving, target, SimpleNamespace(step=lambda _done, _total: None))  # type: ignore[arg-type]
    for changes in (0, 3, 3):
        saving.total_changes = changes
        step(0, 1, 2)
    assert slept == [copying.PAUSE, copying.SERVED, copying.PAUSE]


def test_a_save_is_told_from_a_backup_by_the_second(register: Register) -> None:
    """What was saved within the second in which a backup was named may be in it."""
    saved = register.ask(lambda connection: connection.execute(select(func.max(Edit.closed_at))).scalar_one())
    second = dt.timedelta(seconds=1)
    assert register.ask(changed_since, saved - second)
    assert not register.ask(changed_since, saved - second / 2)
    assert not register.ask(changed_since, saved + second / 2)
