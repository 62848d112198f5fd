"""What every benchmark shares: one line of the table, how times are taken, words that are never twice the same.

Only ratios are compared: both sides are measured in one run, turn by turn, on one machine.
"""

from __future__ import annotations

import json
import os
import platform
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any

_CONSONANTS = "бвгғдзйкқлмнңпрстхшһ"
_VOWELS = "аәеиоөуұүыі"
_WIDE = 74


@dataclass(frozen=True)
class Line:
    """One comparison. Without a rival it is a figure, or (`note`) why there is none; `goal` is the highest ratio."""

    what: str
    ours: float | None = None
    rival: str = ""
    theirs: float | None = None
    unit: str = "ms"
    goal: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours to theirs; None where one of them was not measured."""
        return self.ours / self.theirs if self.ours is not None and self.theirs else None

    @property
    def verdict(self) -> str:
        """Whether the goal is met."""
        if self.ratio is None or self.goal is None:
            return self.note
        return "met" if self.ratio <= self.goal else "NOT MET"


def best(rivals: dict[str, Callable[[], Any]], times: int) -> dict[str, float]:
    """The least processor time of each in seconds, for work of one thread that waits for nothing."""
    taken = in_turns(rivals, times, time.process_time)
    return {name: min(several) for name, several in taken.items()}


def in_turns(
    rivals: dict[str, Callable[[], Any]], times: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, list[float]]:
    """All times of each in seconds, taken in turns: whatever else the machine does befalls all alike.

    Every other round begins with the last of them.
    """
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    for number in range(times):
        order = list(rivals.items())
        for name, run in order if number % 2 else reversed(order):
            start = clock()
            run()
            taken[name].append(clock() - start)
    return taken


def usual_and_slow(seconds: list[float]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    return median(seconds) * 1000, quantiles(seconds, n=20)[-1] * 1000


def words(seed: int) -> Iterator[str]:
    """Words of Kazakh syllables without end; the same for the same seed."""
    draw = random.Random(seed)
    while True:
        word = ""
        for _ in range(draw.randint(1, 5)):
            word += draw.choice(_CONSONANTS) + draw.choice(_VOWELS) + draw.choice(("", "", draw.choice(_CONSONANTS)))
        yield word


def texts(seed: int, shortest: int = 10, longest: int = 60) -> Iterator[str]:
    """Texts of such words, no two alike, of every length between the two."""
    source, draw, known = words(seed), random.Random(seed), set[str]()
    while True:
        length, text = draw.randint(shortest, longest), next(source).capitalize()
        while len(text) < length:
            text += " " + next(source)
        text = text[:length].strip().ljust(shortest, "а")
        if text not in known:
            known.add(text)
            yield text


def machine() -> str:
    """Where this was measured."""
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def show(lines: Iterable[Line]) -> None:
    """Print the lines as they come: a table for people, or a JSON object a line after --json."""
    if "--json" in sys.argv:
        for line in lines:
            print(json.dumps(asdict(line)), flush=True)
        return
    print(machine())
    print(f"{'':{_WIDE}} {'ours':>10} {'rival':>10} {'ratio':>7} {'goal':>6}")
    for line in lines:
        print(_row(line), flush=True)


def _row(line: Line) -> str:
    versus = f"{line.what}, against {line.rival}" if line.rival else line.what
    figures = [_figure(line.ours, line.unit), _figure(line.theirs, line.unit)]
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
    goal = "" if line.goal is None else f"{line.goal:g}"
    return f"{versus:{_WIDE}} {figures[0]:>10} {figures[1]:>10} {ratio:>7} {goal:>6}  {line.verdict}".rstrip()


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"
