"""Killed while a restored or an upgraded file takes the place of a register: the old or the new one, nothing stray."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

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


def _killed(children: Nursery, whole: dict[str, object], lies: bytes, chance_seed: int) -> Iterator[bool]:
    """Kill what is done at moments from its beginning to a little after its end, which one run that is not killed
    shows. Each time: whether the register, which was put back before, stands as it was; whoever asks opens it then.
    """
    path, seen = Path(str(whole["path"])), Counter[str]()
    beside = {one.name for one in path.parent.iterdir()} - {path.name}
    began = time.monotonic()
    assert not children.killed(whole, 600)[1]
    lasts, chance = 1.1 * (time.monotonic() - began), random.Random(chance_seed)
    for _ in range(KILLS):
        for earlier in listed(path):
            earlier.path.unlink()
        path.unlink()
        path.write_bytes(lies)
        _, killed = children.killed(whole, chance.uniform(0, lasts))
        stood = path.read_bytes() == lies
        yield stood
        seen.update(["old" if stood else "new", *["killed"] * killed])
        left = {one.name for one in path.parent.iterdir()} - {path.name, folder_of(path).name}
        assert left == beside
        assert not [one for one in listed(path) if one.path.samefile(path)]
    print(dict(seen))
    assert SHORT or min(seen["old"], seen["new"]) > 0


def _is_kept(path: Path, lies: bytes) -> bool:
    """Whether what was there is among the backups."""
    return any(one.path.read_bytes() == lies for one in listed(path))


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
    made.path.parent.rmdir()
    job = {"path": str(path), "key": key, "backup": str(backup)}
    for stood in _killed(children, job, lies, chance_seed):
        with closing(Register(path, AUTHOR, key)) as register:
            check_whole(register)
            assert state(register) == (now if stood else then)
        assert stood or _is_kept(path, lies)


def test_killed_in_an_upgrade(tmp_path: Path, children: Nursery, chance_seed: int) -> None:
    """MIG-06: the old file byte for byte, or the upgraded one; opened once more, nothing is left behind."""
    path, lies = tmp_path / "clients.ropa", OLD_FORMAT.read_bytes()
    path.write_bytes(lies)
    job = {"path": str(path), "key": None, "backup": None}
    for _ in _killed(children, job, lies, chance_seed):
        with closing(Register(path, AUTHOR)) as register:
            assert register.ask(lambda one: one.exec_driver_sql("PRAGMA user_version").scalar_one()) == SCHEMA
            assert state(register)
        assert _is_kept(path, lies)
