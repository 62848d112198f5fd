"""What the checks cost: one operator against loading it, after one save, and the memory of 600 operators."""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from ropa.actions.checking import findings
from ropa.actions.records import change
from ropa.actions.sample import OPERATORS, sample_uid
from ropa.register import Register
from ropa.rules.checking import check
from ropa.store.reading import holdings
from tests.bench.figures import Line, best, show
from tests.bench.papers import clients, sample

DAY = dt.date(2026, 11, 26)
MANY, FEW = 600, 50
FLAT = 1.15
ROUNDS = 12
SAVES = 10


def lines() -> Iterator[Line]:
    """All figures."""
    with tempfile.TemporaryDirectory() as folder:
        register = sample(Path(folder))
        yield from _against_loading(register)
        yield from _after_a_save(register)
        register.close()
    yield from _memory()


def _against_loading(register: Register) -> Iterator[Line]:
    """Loading reads the file; checking works on what was loaded."""
    uids = [sample_uid(name, "operator") for name in OPERATORS]
    held = [register.ask(holdings, uid) for uid in uids]
    taken = best(
        {
            "load": lambda: [register.ask(holdings, uid) for uid in uids],
            "check": lambda: [check(one, DAY) for one in held],
        },
        ROUNDS,
    )
    each = 1000 / len(uids)
    yield Line("checking one operator", taken["check"] * each, "loading it", taken["load"] * each, goal=3)


def _after_a_save(register: Register) -> Iterator[Line]:
    """Read again what changed, and judge again what rests on it."""
    uid = sample_uid("tumar", "operator")
    known = register.ask(findings, uid, DAY)
    item = known[0].held.all("activity")[0].of("item")[0]
    taken = []
    for n in range(SAVES):
        register.do(change, item.uid, {"handling": {"ru": f"порядок {n}"}})
        start = time.perf_counter()
        known = register.ask(findings, uid, DAY, known)
        taken.append((time.perf_counter() - start) * 1000)
    usual = median(taken)
    yield Line("after one save: read and checked again (goal 20 ms)", usual, note="met" if usual < 20 else "NOT MET")


def _memory() -> Iterator[Line]:
    peaks = {}
    for count in (FEW, MANY):
        child = [sys.executable, "-m", "tests.bench.checking", "--peak", str(count)]
        ran = subprocess.run(child, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
        peaks[count] = json.loads(ran.stdout)
    what = f"peak memory, {MANY} operators checked one after the other"
    yield Line(what, peaks[MANY], f"{FEW} operators", peaks[FEW], unit="MB", goal=FLAT)


def peak(count: int) -> float:
    """The most memory that the process held, in MB; operators are read as they are needed."""
    with tempfile.TemporaryDirectory() as folder:
        register = sample(Path(folder))
        for held in clients(register, count):
            check(held, DAY)
        register.close()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    if "--peak" in sys.argv:
        print(json.dumps(peak(int(sys.argv[-1]))))
    else:
        show(lines())
