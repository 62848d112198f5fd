"""Which of 600 operators use a party, a country, a basis, data, a tracker: 15 activities each, with their parts.

There is no rival: the goal is a fifth of a second for a question, its rarest and its most frequent value.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from ropa.actions.records import create
from ropa.register import Register
from ropa.store.across import QUESTIONS, across, occurring
from ropa.store.work import Work
from tests.bench.figures import Line, show, texts
from tests.bench.saving import answers
from tests.bench.window_files import add_file

OPERATORS, EACH, PARTIES = 600, 15, 300
GOAL = 200.0
DAY = dt.date(2026, 11, 26)
COUNTRIES = ("KZ", "RU", "DE", "US", "IE", "NL")
DATA = ("phone", "email", "full_name", "iin")


def filled(path: Path) -> None:
    """The register that is asked."""
    register, source = Register.create(path, "bench"), texts(29)
    parties = register.do(add_file, _parties, source)
    for n in range(0, OPERATORS, 20):
        register.do(add_file, _operators, source, parties, n)
    register.close()


def _parties(work: Work, source: Iterator[str]) -> list[str]:
    facts = [{"name": {"ru": next(source)}, "country": COUNTRIES[n % len(COUNTRIES)]} for n in range(PARTIES)]
    return [create(work, "party", one).uid for one in facts]


def _operators(work: Work, source: Iterator[str], parties: list[str], first: int) -> None:
    for n in range(first, first + 20):
        operator = create(work, "operator", {"name": {"ru": next(source)}}).uid
        tracker = {"name": {"ru": f"Счётчик {n % 7}"}, "category": "analytics", "categories": ["cookies", DATA[n % 4]]}
        create(work, "tracker", {**tracker, "party": parties[n % PARTIES]}, operator)
        create(work, "system", {"name": {"ru": next(source)}, "country": "KZ"}, operator)
        for m in range(EACH):
            activity = create(work, "activity", answers(source), operator).uid
            purpose = create(work, "purpose", {"code": "marketing"}, activity).uid
            create(work, "basis", {"law": "kz", "code": "KZ7-1"}, purpose)
            for category in DATA[: 2 + m % 3]:
                create(work, "item", {"category": category}, activity)
            disclosure = create(work, "disclosure", {"party": parties[(n + m * 7) % PARTIES]}, activity).uid
            create(work, "transfer", {"country": COUNTRIES[m % len(COUNTRIES)]}, disclosure)


def lines() -> Iterator[Line]:
    """Each question with its rarest and its most frequent value; and what there is to choose from."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "across.ropa"
        filled(path)
        register = Register(path, "bench")
        for question in QUESTIONS:
            start = perf_counter()
            values = register.ask(occurring, question, "ru")
            yield Line(f"across: what to choose from, {question}", (perf_counter() - start) * 1000)
            if not values:
                continue
            ordered = sorted(values, key=lambda one: values[one][0])
            for which, value in (("rarest", ordered[0]), ("most frequent", ordered[-1])):
                taken = []
                for _ in range(5):
                    start = perf_counter()
                    found = register.ask(across, question, [value], "ru", DAY)
                    taken.append((perf_counter() - start) * 1000)
                what = f"across: {question}, the {which} value, {len(found):,} records"
                yield Line(what, median(taken), "200 ms", GOAL, goal=1)
        register.close()


if __name__ == "__main__":
    show(lines())
