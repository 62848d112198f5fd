"""A backup is proven before it counts; when one is due, and which it pushes out."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path
from typing import Any

import pytest

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store import backups
from ropa.store.backup_names import Why, folder_of, listed
from ropa.store.backups import changed_since, make_backup
from tests.clock import set_clock
from tests.core.backups.conftest import files, names


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
