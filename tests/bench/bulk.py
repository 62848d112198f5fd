"""One fact of 5,000 records changed in one act and taken back: what is proposed, done, undone.

300 operators have some 17 activities each. There is no rival: the goal is three seconds for the act and its undo.
"""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from ropa.actions.bulk import change_many, proposed
from ropa.actions.records import create
from ropa.actions.undo import undo
from ropa.register import Register
from ropa.store.work import Work
from tests.bench.figures import Line, show, texts
from tests.bench.saving import answers

OPERATORS, RECORDS = 300, 5_000
GOAL = 3_000.0

WANTED: dict[str, dict[str, Any]] = {
    "a day": {"review_due": "2027-01-31"},
    "measures and a text": {"measures": ["backup", "access_control"], "department": {"ru": "Отдел кадров"}},
}


def filled(path: Path) -> tuple[str, list[str]]:
    """A register of many operators; the first of them, and all activities."""
    register = Register.create(path, "bench")
    operators = register.do(_operators)
    uids: list[str] = []
    for n in range(0, OPERATORS, 30):
        uids += register.do(_activities, operators[n : n + 30])
    register.close()
    return operators[0], uids[:RECORDS]


def _operators(work: Work) -> list[str]:
    return [create(work, "operator", {"name": {"ru": f"Клиент {n}"}}).uid for n in range(OPERATORS)]


def _activities(work: Work, operators: list[str]) -> list[str]:
    source = texts(23)
    each = -(-RECORDS // OPERATORS)
    return [create(work, "activity", answers(source), one).uid for one in operators for _ in range(each)]


def lines() -> Iterator[Line]:
    """What one looks at, then the act, then its undo, for a fact that is not searched for and for some that are."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "bulk.ropa"
        operator, uids = filled(path)
        register = Register(path, "bench")
        gc.disable()  # as in the window, which looks for garbage between acts
        for what, wanted in WANTED.items():
            gc.collect()
            start = perf_counter()
            seen = register.ask(proposed, uids, wanted)
            looked = perf_counter()
            done = register.do(change_many, uids, wanted)
            acted = perf_counter()
            register.do(undo, operator)
            undone = perf_counter()
            assert done == len(uids) == len({one.uid for one in seen})
            about = f"{what}, {len(uids):,} records of {OPERATORS} operators"
            yield Line(f"bulk edit: preview, {about}", (looked - start) * 1000)
            yield Line(f"bulk edit: the act, {about}", (acted - looked) * 1000)
            yield Line(f"bulk edit: its undo, {about}", (undone - acted) * 1000)
            yield Line(f"bulk edit: act and undo, {about}", (undone - looked) * 1000, "3 s", GOAL, goal=1)
        register.close()


if __name__ == "__main__":
    show(lines())
