"""What a password costs: the same register with one and without, opened before the time is taken.

Reading is of an operator nobody has read since the file was opened, so that its pages come from the disk and are
deciphered, and its least time counts; saving and searching go on in the open file, and their medians count.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from ropa.actions.records import change
from ropa.register import Register
from ropa.store.protecting import change_password
from ropa.store.reading import holdings, operators
from ropa.store.searching import search
from tests.bench.figures import Line, in_turns, show, texts, usual_and_slow
from tests.bench.saving import KEY, filled
from tests.bench.searching import three_letters_of

ACTIVITIES = 1_000
TURNS = 300
READS = 15
GOAL = 1.3


def lines() -> Iterator[Line]:
    """Load, save and search, each with a password against without."""
    with tempfile.TemporaryDirectory() as name:
        plain, guarded = Path(name) / "plain.ropa", Path(name) / "guarded.ropa"
        uids = filled(plain, None, ACTIVITIES)
        shutil.copy(plain, guarded)
        change_password(guarded, None, KEY)
        taken: dict[str, list[float]] = {"with": [], "without": []}
        for _ in range(READS):
            taken["without"].append(first_reading(plain, None))
            taken["with"].append(first_reading(guarded, KEY))
        yield _line("load of an operator of 1,000 activities", {side: min(several) for side, several in taken.items()})
        with closing(Register(guarded, "bench", KEY)) as one, closing(Register(plain, "bench")) as other:
            yield _in_turns("save of a name", _saves(one, uids), _saves(other, uids))
            typed = three_letters_of(one)
            yield _in_turns("search of 3 letters", _searches(one, typed), _searches(other, typed))


def first_reading(path: Path, key: str | None) -> float:
    """Seconds until all of the operator is read after the file was opened."""
    with closing(Register(path, "bench", key)) as register:
        (operator,) = (one.uid for one in register.ask(operators))
        start = time.perf_counter()
        register.ask(holdings, operator)
        return time.perf_counter() - start


def _saves(register: Register, uids: list[str]) -> Callable[[], object]:
    source, whose = texts(3), iter(uids * 2)
    return lambda: register.do(change, next(whose), {"name": {"kk": next(source)}})


def _searches(register: Register, typed: list[str]) -> Callable[[], object]:
    turns = iter(typed * (TURNS // len(typed) + 2))
    return lambda: register.ask(search, next(turns))


def _in_turns(what: str, with_one: Callable[[], object], without: Callable[[], object]) -> Line:
    rivals = {"with": with_one, "without": without}
    in_turns(rivals, 10)
    taken = in_turns(rivals, TURNS)
    return _line(what, {side: usual_and_slow(several)[0] / 1000 for side, several in taken.items()})


def _line(what: str, seconds: dict[str, float]) -> Line:
    return Line(f"{what}, with a password", seconds["with"] * 1000, "without", seconds["without"] * 1000, goal=GOAL)


if __name__ == "__main__":
    show(lines())
