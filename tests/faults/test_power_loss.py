"""The power goes at any moment of a save: the SQL of our own saves on a disk that keeps only what was synced."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from ropa.errors import RopaError
from ropa.register import Register
from tests.conftest import AUTHOR, check_whole, same, state
from tests.faults.conftest import times
from tests.faults.disk import Deed, Disk, left_after
from tests.faults.saves import NAME, SAVES, Played, play, recorded

POINTS = times(400, 20)
AT_AN_ACK = 0.4
"""So many of the moments lie right after a save was acknowledged."""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return recorded(tmp_path_factory.mktemp("saves"))


def _fresh(played: Played) -> Disk:
    return Disk({NAME: bytearray(played.before)})


def _crashes(played: Played, seed: int, points: int, **pragmas: str) -> Iterator[tuple[int, dict[str, bytes]]]:
    """(saves acknowledged by then, the files that are left) of power losses at moments chosen by chance."""
    disk, chance, acks = _fresh(played), random.Random(seed), []
    for _ in play(played, disk, **pragmas):
        acks.append(len(disk.deeds))  # noqa: PERF401 (the deeds grow meanwhile)
    assert len(acks) == SAVES + 1
    for _ in range(points):
        moment = chance.choice(acks) if chance.random() < AT_AN_ACK else chance.randint(acks[0], len(disk.deeds))
        acknowledged = sum(one <= moment for one in acks) - 1
        yield acknowledged, left_after({NAME: played.before}, disk.deeds[:moment], chance)


def _judged(played: Played, acknowledged: int, files: dict[str, bytes], folder: Path) -> str:
    """How the register stands that is opened after the loss: "good", or what is wrong with it."""
    path = folder / "clients.ropa"
    for name, data in files.items():
        path.with_name(Path(name).name).write_bytes(data)
    try:
        with closing(Register(path, AUTHOR)) as register:
            found = state(register)
            if not any(same(found, one) for one in played.states[acknowledged : acknowledged + 2]):
                return "lost" if any(same(found, one) for one in played.states) else "torn"
            check_whole(register)
    except (RopaError, AssertionError):
        return "damaged"
    finally:
        for left in folder.iterdir():
            left.unlink()
    return "good"


def test_no_acknowledged_save_is_lost_when_the_power_goes(played: Played, tmp_path: Path, chance_seed: int) -> None:
    """DUR-01."""
    found = Counter(_judged(played, *one, tmp_path) for one in _crashes(played, chance_seed, POINTS))
    assert found == {"good": POINTS}


def test_the_simulator_sees_the_losses_of_a_disk_that_is_not_waited_for(
    played: Played, tmp_path: Path, chance_seed: int
) -> None:
    """DUR-02: the negative control."""
    crashes = _crashes(played, chance_seed, POINTS, synchronous="OFF", locking_mode="NORMAL")
    found = Counter(_judged(played, *one, tmp_path) for one in crashes)
    assert found["good"] < POINTS / 2
    assert found["damaged"]
    assert found["lost"] + found["torn"]


def _broken_off(played: Played, fails: int, sticky: bool) -> tuple[int, bool, Disk]:
    """Saves until the n-th call to the disk fails: (saves acknowledged, whether it failed, the disk)."""
    disk = _fresh(played)
    disk.fails, disk.sticky = fails, sticky
    acknowledged = 0
    try:
        for acknowledged in play(played, disk):  # noqa: B007 (asked below)
            pass
    except apsw.Error:
        return acknowledged, True, disk
    return acknowledged, disk.calls >= fails, disk


@pytest.mark.parametrize("sticky", [False, True], ids=["once", "from then on"])
def test_a_disk_that_fails_at_any_call_leaves_the_last_whole_state(
    played: Played, tmp_path: Path, sticky: bool, chance_seed: int
) -> None:
    """DUR-09: some of the calls of all saves, one after the other, until a whole run passes."""
    whole = _fresh(played)
    assert [*play(played, whole)] == [*range(SAVES + 1)]
    stride = random.Random(chance_seed).randint(3, 5) * times(1, 40)
    for fails in range(1, whole.calls + stride, stride):
        acknowledged, failed, disk = _broken_off(played, fails, sticky)
        assert failed == (fails <= whole.calls)
        files = {name: bytes(data) for name, data in disk.files.items()}
        assert _judged(played, acknowledged, files, tmp_path) == "good", fails


def test_a_disk_that_fails_while_a_crash_is_mended_is_mended_the_next_time(
    played: Played, tmp_path: Path, chance_seed: int
) -> None:
    """DUR-10: the power goes in a save, the disk fails at each call of the recovery in turn, and then it does not."""
    crashes = _crashes(played, chance_seed, times(400, 40))
    hot = [(n, files) for n, files in crashes if any(data for name, data in files.items() if name != NAME)]
    assert hot
    for acknowledged, files in hot[: times(40, 2)]:
        for fails in range(1, 400, times(2, 13)):
            disk = Disk({name: bytearray(data) for name, data in files.items()})
            disk.fails = fails
            recovering = Played(b"", [], [], [])
            try:
                done = [*play(recovering, disk)] == [0]
            except apsw.Error:
                done = False
            left = left_after(files, disk.deeds, random.Random(fails))
            assert _judged(played, acknowledged, left, tmp_path) == "good", (acknowledged, fails)
            if done and disk.calls < fails:
                break


def test_a_torn_write_is_half_there() -> None:
    """The disk of these tests does lose what was not synced, and keeps what was."""
    deeds = [
        Deed("make", "a"),
        Deed("write", "a", 0, b"x" * 2048),
        Deed("sync", "a"),
        Deed("sync folder", "a"),
        Deed("write", "a", 0, b"y" * 2048),
    ]
    seen = {left_after({}, deeds, random.Random(n))["a"] for n in range(60)}
    assert {b"x" * 2048, b"y" * 2048} < seen
    assert len(seen) > 5
