"""A backup of a register of 250 MiB while a person types: how long a key waits for a save or a look at the file.

A key is taken every 30 ms: the save of one fact, and what undo and the side panel ask after it. The backup runs on a
thread of its own as in the window, is proven whole and held to every record's hash. On Linux the longest wait is told
without the time in which other programs had the cores, too.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from statistics import median

from sqlalchemy import insert

from ropa.actions.records import change
from ropa.register import Register
from ropa.store.backups import make_backup
from ropa.store.opened import opened
from ropa.store.tables import Content
from ropa.store.work import Work
from tests.bench.figures import Line, show
from tests.bench.saving import ACTIVITIES, KEY, filled

MIB = 250


class _Unwatched:
    def step(self, done: int, total: int) -> None:
        """Nobody looks."""


def _files(work: Work, count: int) -> None:
    lines = [{"sha256": os.urandom(32).hex(), "bytes": os.urandom(2**20)} for _ in range(count)]
    work.connection.execute(insert(Content), lines)


def lines() -> Iterator[Line]:
    """Without a password and with one."""
    for key in (None, KEY):
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "ours.ropa"
            uids = filled(path, key, ACTIVITIES)
            register = Register(path, "bench", key)
            while path.stat().st_size < MIB * 2**20:
                register.do(_files, 25)
            whose = cycle(uids)
            quiet = _waits(register, whose, lambda done: done >= 60)
            source = register.source()
            begun = time.perf_counter()
            thread = threading.Thread(target=make_backup, args=(source,), kwargs={"progress": _Unwatched()})
            thread.start()
            waits = _waits(register, whose, lambda _done, thread=thread: not thread.is_alive())
            took = time.perf_counter() - begun
            register.close()
        what = f"longest wait of a key, backup of {MIB} MiB {'with a password' if key else 'plain'}"
        yield Line(f"{what}, {len(waits)} keys in {took:.1f} s", _longest(waits), "80 ms", 80, goal=1)
        yield Line(f"the same, no backup, {len(quiet)} keys", _longest(quiet), "80 ms", 80, goal=1)
        own = [(wait - queued, 0.0) for wait, queued in waits], [(wait - queued, 0.0) for wait, queued in quiet]
        yield Line(f"{what}, without the waiting for a core", _longest(own[0]), "80 ms", 80, goal=1)
        yield Line("the same, no backup", _longest(own[1]), "80 ms", 80, goal=1)
        usual = (median(wait for wait, _ in some) * 1000 for some in (waits, quiet))
        yield Line("usual wait of a key meanwhile", next(usual), "no backup", next(usual), goal=1.3)


def _longest(waits: list[tuple[float, float]]) -> float:
    return max(wait for wait, _ in waits) * 1000


def _queued() -> float:
    """Seconds for which this thread could have run and had no core; 0 where the system does not tell."""
    told = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    return int(told.read_text().split()[1]) / 1e9 if told.exists() else 0.0


def _waits(register: Register, whose: Iterator[str], is_over: object) -> list[tuple[float, float]]:
    """How long each key waited, and for how much of that for a core."""
    waits: list[tuple[float, float]] = []
    while not is_over(len(waits)):  # type: ignore[operator]
        uid = next(whose)
        begun, queued = time.perf_counter(), _queued()
        register.do(change, uid, {"description": {"kk": f"сөз {len(waits)}"}})
        register.ask(opened, uid)
        waits.append((time.perf_counter() - begun, _queued() - queued))
        time.sleep(0.03)
    return waits


if __name__ == "__main__":
    show(lines())
