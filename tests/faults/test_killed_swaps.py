"""Killed while a restored or an upgraded file takes the place of a register: the old or the new one, nothing stray."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from ropa.register import Register
from ropa.store.backup_names import folder_of, listed
from ropa.store.backups import make_backup
from ropa.store.versions import SCHEMA
from tests.conftest import AUTHOR, build_house, change_all, check_whole, state
from tests.faults.children import Nursery, nursery
from tests.faults.conftest import SHORT, times

KILLS = times(100, 4)
OLD_FORMAT = Path(__file__).parents[1] / "files" / "format-1.ropa"


@pytest.fixture
def children() -> Iterator[Nursery]:
    with nursery("tests.faults.swaps") as made:
        yield made


def _moments(children: Nursery, whole: dict[str, object], chance_seed: int) -> Iterator[float]:
    """Moments from the beginning of what is done to a little after its end, which one run that is not killed shows."""
    began = time.monotonic()
    assert not children.killed(whole, 600)[1]
    lasts, chance = 1.1 * (time.monotonic() - began), random.Random(chance_seed)
    for _ in range(KILLS):
        yield chance.uniform(0, lasts)


def _left(path: Path) -> set[str]:
    """What lies beside a register, and half-made among its backups."""
    folder = folder_of(path)
    names = {one.name for one in path.parent.iterdir()} - {path.name, folder.name}
    return names | {one.path.name for one in listed(path) if one.path.samefile(path)}


@pytest.mark.parametrize("key", [None, "құпия 'сөз'"], ids=["plain", "protected"])
def test_killed_in_a_restore(tmp_path: Path, key: str | None, children: Nursery, chance_seed: int) -> None:
    """BAK-05: the register as it was, or as it was in the backup; opened once more, nothing is left behind."""
    path = tmp_path / "clients.ropa"
    with closing(Register.create(path, AUTHOR, key)) as register:
        one = build_house(register)
        then, made = state(register), make_backup(register.source())
        register.do(change_all, [one.activity, one.party], {"notes": "later " * 500})
        now = state(register)
    lies, backup = path.read_bytes(), tmp_path / "backup.ropa"
    made.path.replace(backup)
    seen: Counter[str] = Counter()
    job = {"path": str(path), "key": key, "backup": str(backup)}
    for moment in _moments(children, job, chance_seed):
        for earlier in listed(path):
            earlier.path.unlink()
        path.unlink()
        path.write_bytes(lies)
        _, killed = children.killed(job, moment)
        seen["killed"] += killed
        stood = path.read_bytes() == lies
        with closing(Register(path, AUTHOR, key)) as register:
            check_whole(register)
            found = state(register)
        assert found == (now if stood else then)
        seen["old" if stood else "restored"] += 1
        assert _left(path) == {"backup.ropa"}
        if not stood:
            assert any(one.path.read_bytes() == lies for one in listed(path)), "what was there is kept"
    print(dict(seen))
    assert SHORT or min(seen["old"], seen["restored"]) > 0


def test_killed_in_an_upgrade(tmp_path: Path, children: Nursery, chance_seed: int) -> None:
    """MIG-06: the old file byte for byte, or the upgraded one; opened once more, nothing is left behind."""
    old, path = tmp_path / "old" / "old.ropa", tmp_path / "clients.ropa"
    old.parent.mkdir()
    copyfile(OLD_FORMAT, old)
    lies = old.read_bytes()
    copyfile(old, path)
    seen: Counter[str] = Counter()
    job = {"path": str(path), "key": None, "backup": None}
    for moment in _moments(children, job, chance_seed):
        for earlier in listed(path):
            earlier.path.unlink()
        path.unlink()
        path.write_bytes(lies)
        _, killed = children.killed(job, moment)
        seen["killed"] += killed
        stood = path.read_bytes() == lies
        with closing(Register(path, AUTHOR)) as register:
            assert register.ask(lambda one: one.exec_driver_sql("PRAGMA user_version").scalar_one()) == SCHEMA
            assert state(register)
        seen["old" if stood else "upgraded"] += 1
        assert _left(path) == {"old"}
        assert any(one.path.read_bytes() == lies for one in listed(path)), "the old file is kept"
    print(dict(seen))
    assert SHORT or min(seen["old"], seen["upgraded"]) > 0
