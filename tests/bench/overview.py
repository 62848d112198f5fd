"""What the page of all operators asks before it is painted: 600 operators with 15 activities each (goal 0.5 s)."""

from __future__ import annotations

import datetime as dt
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

from ropa.actions.checked import findings_counted, outdated_counted
from ropa.actions.creating import Wanted, create_all
from ropa.deadlines.days import working_days
from ropa.register import Register
from ropa.store.due import due
from ropa.store.over_all import by_country, in_numbers
from tests.bench.figures import Line, best, show, texts
from tests.bench.saving import answers

DAY = dt.date(2026, 11, 26)
OPERATORS, EACH = 600, 15
GOAL = 500


def lines() -> Iterator[Line]:
    """The one figure."""
    with tempfile.TemporaryDirectory() as folder:
        register = Register.create(Path(folder) / "many.ropa", "bench")
        register.do(create_all, list(_clients()))

        days = working_days()

        def asked() -> None:
            since = dt.datetime.now(dt.UTC) - dt.timedelta(days=7)
            assert len(register.ask(in_numbers, "ru", since)) == OPERATORS
            for query in (findings_counted, outdated_counted):
                register.ask(query, DAY)
            register.ask(by_country)
            register.ask(due, days)

        taken = best({"asked": asked}, 5)["asked"] * 1000
        register.close()
    what = f"all operators in numbers, {OPERATORS} × {EACH} activities, asked of the file (goal {GOAL} ms)"
    yield Line(what, taken, note="met" if taken < GOAL else "NOT MET")


def _clients() -> Iterator[Wanted]:
    source = texts(29)
    for n in range(OPERATORS):
        operator = Wanted("operator", uuid.uuid4().hex, {"name": {"ru": f"Клиент {n}"}})
        yield operator
        yield from (Wanted("activity", uuid.uuid4().hex, answers(source), operator.uid) for _ in range(EACH))


if __name__ == "__main__":
    show(lines())
