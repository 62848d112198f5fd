"""The data-flow map: gathering and placing forty recipients (goal 0.1 s), in the file's own typeface."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ropa.actions.records import create
from ropa.flows.flows import flows
from ropa.flows.layout import lay_out
from ropa.flows.paper import width_of
from ropa.holdings import Holdings
from ropa.register import Register
from ropa.store.reading import holdings
from tests.bench.figures import Line, best, show

DAY = dt.date(2026, 11, 26)
PARTIES = 40
GOAL = 100
COUNTRIES = ("KZ", "RU", "US", "DE", "IE", "SG", "CN")


def lines() -> Iterator[Line]:
    """The one figure."""
    with tempfile.TemporaryDirectory() as folder:
        held = _client(Path(folder) / "map.ropa")
    taken = best({"map": lambda: lay_out(flows(held, "ru", DAY), width_of, "ru")}, 12)["map"] * 1000
    what = f"data-flow map of {PARTIES} recipients, gathered and laid out (goal {GOAL} ms)"
    yield Line(what, taken, note="met" if taken < GOAL else "NOT MET")


def _client(path: Path) -> Holdings:
    register = Register.create(path, "Bench")
    operator = register.do(create, "operator", {"name": {"ru": "ТОО «Ромашка»"}}).uid
    activity = register.do(create, "activity", {"name": {"ru": "Продажи"}, "channels": ["web_form"]}, operator).uid
    register.do(create, "item", {"category": "email", "groups": ["customer"]}, activity)
    for n in range(PARTIES):
        facts = {"name": {"ru": f"ТОО «Получатель данных № {n}»"}, "country": COUNTRIES[n % len(COUNTRIES)]}
        party = register.do(create, "party", facts).uid
        register.do(create, "disclosure", {"party": party}, activity)
    held = register.ask(holdings, operator)
    register.close()
    return held


if __name__ == "__main__":
    show(lines())
