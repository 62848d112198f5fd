"""Backups are proven before they count, made of no damaged register, and whole while a person goes on saving."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from ropa.actions.records import change, create
from ropa.errors import RopaError
from ropa.progress import Cancelled
from ropa.register import Register
from ropa.store import backups, copying
from ropa.store.backup_names import Why, folder_of, listed
from ropa.store.backups import changed_since, make_backup
from ropa.store.reading import operators
from ropa.store.refusals import Damaged
from ropa.store.tables import Edit
from tests.clock import set_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "Құпия сөз"  # noqa: S105 (opens files of these tests only)
MOST_SAVES = 60
"""A person stops at some time; a register that grows faster than eight pages a step are copied is never done."""


class Watcher:
    """Long work as somebody watches it; `stop_at` is the step at which nobody wants it any more."""

    def __init__(self, stop_at: int = 0) -> None:
        self.steps = 0
        self.stop_at = stop_at

    def step(self, _done: int, _total: int) -> None:
        self.steps += 1
        if self.steps == self.stop_at:
            raise Cancelled


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, bytes]:
    """A register of one operator, without a password and with one."""
    folder, made = tmp_path_factory.mktemp("closed"), {}
    for name, key in (("plain", None), ("protected", PASSWORD)):
        register = Register.create(folder / name, "Асель", key)
        register.do(create, "operator", {"name": {"ru": "ТОО «Тумар»"}})
        register.close()
        made[key] = folder.joinpath(name).read_bytes()
    return made


@pytest.fixture(params=[None, PASSWORD], ids=["plain", "protected"])
def register(request: pytest.FixtureRequest, closed: dict[str | None, bytes], tmp_path: Path) -> Iterator[Register]:
    tmp_path.joinpath("clients.ropa").write_bytes(closed[request.param])
    made = Register(tmp_path / "clients.ropa", "Асель", request.param)
    yield made
    made.close()


def names(path: Path, key: str | None) -> list[str | None]:
    opened = Register(path, "Асель", key)
    try:
        return [one["name"].get("ru") for one in opened.ask(operators)]
    finally:
        opened.close()


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


def test_a_backup_opens_by_itself_and_holds_what_was_saved(register: Register) -> None:
    """BAK-06, BAK-07."""
    done = make_backup(register.source())
    assert done.path.parent == folder_of(register.path)
    assert files(done.path.parent) == [done.path.name]
    assert done.number == 1
    assert done.path.read_bytes().startswith(b"SQLite") == (register._key is None)
    assert names(done.path, register._key) == ["ТОО «Тумар»"]
    if register._key:
        with pytest.raises(RopaError, match="protected by a password"):
            Register(done.path, "Асель")


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


def flip(path: Path, number: int = 3) -> None:
    """Damage pages of a file that nobody has open."""
    data = bytearray(path.read_bytes())
    said = "Тумар".encode()
    places = [at for at in range(len(data)) if data.startswith(said, at)] or [len(data) // 2]
    for at in places:
        data[at] ^= 1 << number % 8
    path.write_bytes(data)


def test_none_is_made_of_a_damaged_register(closed: dict[str | None, bytes], tmp_path: Path) -> None:
    """BAK-01: one bit of a text in a plain file, which SQLite does not see; the earlier backup stays."""
    path = tmp_path / "clients.ropa"
    path.write_bytes(closed[None])
    register = Register(path, "Асель")
    earlier = make_backup(register.source())
    register.close()
    flip(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    register = Register(path, "Асель")
    with pytest.raises(Damaged, match="No backup was made of it; the earlier ones are kept"):
        make_backup(register.source())
    register.close()
    assert files(folder_of(path)) == [earlier.path.name]
    assert names(earlier.path, None) == ["ТОО «Тумар»"]


def test_a_copy_that_fails_is_no_backup(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """BAK-02: the copy itself is damaged on its way to the disk."""
    earlier = make_backup(register.source())

    def damaged(connection: Any, target: Path, *rest: Any) -> None:
        copying.copy_pages(connection, target, *rest)
        flip(target)

    monkeypatch.setattr(backups, "copy_pages", damaged)
    with pytest.raises(Damaged):
        make_backup(register.source())
    assert files(folder_of(register.path)) == [earlier.path.name]


def test_a_copy_that_lacks_the_last_edit_is_no_backup(register: Register) -> None:
    """BAK-02."""
    source = register.source()
    behind = type(source)(source.path, source.key, source.connection, source.uid, source.edits + 1)
    with pytest.raises(RopaError, match="not whole"):
        make_backup(behind)
    assert files(folder_of(register.path)) == []


def test_the_order_on_the_disk(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """DUR-11: written, synced, renamed, the folder synced; an older one goes only after that."""
    told: list[str] = []
    fsync, replace, unlink = os.fsync, Path.replace, Path.unlink

    def said(what: str, real: Any) -> Any:
        def call(first: Any, *args: Any, **kwargs: Any) -> Any:
            if what == "sync":
                told.append("sync folder" if Path(f"/proc/self/fd/{first}").resolve().is_dir() else "sync file")
            elif not str(first).endswith(("journal", ".tmp")) or what == "replace":
                told.append(what)
            return real(first, *args, **kwargs)

        return call

    make_backup(register.source())
    monkeypatch.setattr(os, "fsync", said("sync", fsync))
    monkeypatch.setattr(Path, "replace", said("replace", replace))
    monkeypatch.setattr(Path, "unlink", said("remove", unlink))
    monkeypatch.setattr(backups, "superfluous", lambda all_of_them, _now: all_of_them[:1])
    make_backup(register.source())
    assert told == ["sync file", "replace", "sync folder", "remove"]


def test_a_folder_that_cannot_be_used_is_told(register: Register, tmp_path: Path) -> None:
    """BAK-08: a sentence, and the register goes on."""
    chosen = tmp_path / "elsewhere"
    chosen.write_bytes(b"")
    with pytest.raises(RopaError, match=r"No backup could be made in .*The register itself is safe"):
        make_backup(register.source(), chosen)
    register.do(create, "operator", {})


def test_a_full_disk_leaves_no_half_backup(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """BAK-08, DUR-07."""

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RopaError) as caught:
        make_backup(register.source())
    assert "the disk is full" in str(caught.value)
    assert files(folder_of(register.path)) == []


def test_numbers_go_on_whatever_the_clock_says(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """TIM-01."""
    first = make_backup(register.source(), why=Why.POINT, label="Первая")
    set_clock(monkeypatch, backups, dt.datetime(2001, 1, 1, tzinfo=dt.UTC))
    second = make_backup(register.source(), why=Why.POINT, label="Вторая")
    assert [one.label for one in listed(register.path)] == ["Первая", "Вторая"]
    assert second.at < first.at


def test_registers_of_one_name_do_not_thin_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """BAK-03: in one chosen folder."""
    monkeypatch.setattr(backups, "superfluous", lambda own, _now: [one for one in own if one.why is Why.CHANGED])
    for client in ("a", "b"):
        tmp_path.joinpath(client).mkdir()
        register = Register.create(tmp_path / client / "clients.ropa", "Асель")
        make_backup(register.source(), tmp_path / "all", Why.POINT if client == "a" else Why.CHANGED)
        register.close()
    [kept] = listed(tmp_path / "a" / "clients.ropa", tmp_path / "all")
    assert kept.why is Why.POINT


def test_what_an_interruption_left_goes_a_day_later(register: Register) -> None:
    """DUR-05."""
    folder = folder_of(register.path)
    folder.mkdir()
    for name, age in ((".clients.00000000.tmp", 2), (".clients.11111111.tmp", 0), (".others.22222222.tmp", 2)):
        folder.joinpath(name).write_bytes(b"")
        then = time.time() - age * 86_400
        os.utime(folder / name, (then, then))
    done = make_backup(register.source())
    assert files(folder) == [".clients.11111111.tmp", ".others.22222222.tmp", done.path.name]


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


def test_a_backup_elsewhere_pushes_out_none_beside_the_register(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BAK-03: each folder is thinned by what is in it."""
    beside = make_backup(register.source())
    monkeypatch.setattr(backups, "superfluous", lambda own, _now: own[:-1])
    first = make_backup(register.source(), tmp_path / "elsewhere")
    second = make_backup(register.source(), tmp_path / "elsewhere")
    assert files(beside.path.parent) == [beside.path.name]
    assert files(second.path.parent) == [second.path.name]
    assert not first.path.exists()


def test_a_backup_is_due_where_something_was_saved_since(register: Register, tmp_path: Path) -> None:
    now = dt.datetime.now(dt.UTC)
    assert register.ask(changed_since, None)
    assert register.ask(changed_since, now - dt.timedelta(days=1))
    assert register.ask(changed_since, now + dt.timedelta(days=1)), "a moment that is still to come says nothing"
    time.sleep(0.01)
    assert not register.ask(changed_since, dt.datetime.now(dt.UTC))
    empty = Register.create(tmp_path / "empty.ropa", "Асель")
    assert not empty.ask(changed_since, None)
    assert not empty.ask(changed_since, now)
    empty.close()
