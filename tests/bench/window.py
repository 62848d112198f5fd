"""What a person waits for at the window: its start, a search, the form of a record, scrolling; and its memory.

Each side is measured in processes of its own, in turns, without a screen (`offscreen`). The program starts as it always
does, by `ui.start.main`; what is measured takes the place of its event loop (`window_tasks`). A start is counted from
the moment the process is asked for, so that Python, Qt and every import are in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench.figures import Line, show
from tests.bench.searching import bare_copy
from tests.bench.window_files import clients, settings, with_parts

STARTS = 9
OPERATORS, EACH = 600, 15
ROWS = 10_000
COMPILED = Path(tempfile.gettempdir()) / "ropa-bench-compiled"
OPENED = 8
"""Records opened one after the other in one process; so many processes show their first one."""


def lines() -> Iterator[Line]:
    """All that is waited for."""
    with tempfile.TemporaryDirectory() as name:
        many, one, long, full, ini = (Path(name) / one for one in ("many", "one", "long", "full", "ropa.ini"))
        settings(ini)
        clients(many, OPERATORS, EACH)
        clients(one, 1, EACH)
        yield from starts(many, one, ini)
        yield from memory(many, ini)
        yield from openings(full, ini, with_parts(full, OPENED))
        clients(long, 1, ROWS)
        yield from searches(long, ini)
        yield from scrolling(long, ini)


def starts(many: Path, one: Path, ini: Path) -> Iterator[Line]:
    """From the process to the first letter answered; each side once more before, so that all files are at hand."""
    sides: dict[str, tuple[object, ...]] = {
        "many": ("first_key", many, ini),
        "one": ("first_key", one, ini),
        "bare": ("bare_window",),
    }
    ready: dict[str, list[float]] = {side: [] for side in sides}
    keys: list[float] = []
    for number in range(STARTS + 1):
        for side in sides if number % 2 else reversed(sides):
            asked = perf_counter()
            told = _told(*sides[side])
            if number:
                ready[side].append(told["answered"] - asked)
                keys += [told["answered"] - told["painted"]] if side == "many" else []
    ours, alone, bare = (_middle(ready[side]) for side in ("many", "one", "bare"))
    what = f"start to the first key answered, {OPERATORS} operators"
    yield Line(what, ours, "bare window, SQLAlchemy loaded", bare, goal=2.5)
    yield Line(what, ours, "one operator", alone, goal=1.2)
    yield _within("first key of a search to rows painted", _middle(keys), 100)


def memory(many: Path, ini: Path) -> Iterator[Line]:
    """The most that the process had."""
    own = ini.with_name("memory.ini")
    copyfile(ini, own)  # the section in view last is kept there
    for state, most in _told("memory", many, own).items():
        yield _within(f"memory: {state}", most, 250, "MiB")


def openings(full: Path, ini: Path, uids: list[str]) -> Iterator[Line]:
    """From the wish to open a record to its form painted: the first, after a look at the list, and later ones."""
    taken = [_told("opened", full, ini, *uids) for _ in range(OPENED)]
    what = "opening an activity of 6 items, 2 purposes, 2 disclosures"
    yield _within(f"{what}, first", _middle([one[0] for one in taken]), 50)
    yield _within(f"{what}, later", _middle([later for one in taken for later in one[1:]]), 50)


def searches(long: Path, ini: Path) -> Iterator[Line]:
    """From a key to the rows painted."""
    bare = long.with_name("bare")
    bare_copy(long, bare, None).close()
    told = _told("searched", long, ini, bare)
    what = f"search among {ROWS:,} activities, key to rows painted"
    yield Line(f"{what}, 3 letters", _middle(told["three"]), "bare LIKE", _middle(told["bare"]), goal=2)
    yield _within(f"{what}, 1 letter", _middle(told["one"]), 80)


def scrolling(long: Path, ini: Path) -> Iterator[Line]:
    """The slowest frame."""
    for way, frames in _told("frames", long, ini).items():
        yield _within(f"slowest frame, {ROWS:,} rows {way}", max(frames) * 1000, 50)


def _within(what: str, figure: float, limit: float, unit: str = "ms") -> Line:
    return Line(what, figure, "the limit", limit, unit, goal=1)


def _middle(seconds: list[float]) -> float:
    return median(seconds) * 1000


def _told(task: str, *given: object) -> Any:
    """What a process tells. Its modules are compiled once, as those of an installed program are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.window_tasks", task, *map(str, given)],
        env={**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(COMPILED)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or "Traceback" in done.stderr:
        raise SystemExit(f"{task} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    show(lines())
