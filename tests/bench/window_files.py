"""The registers and settings at which the window is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ropa.actions.records import create
from ropa.register import Register
from ropa.store.work import Work
from tests.bench.figures import texts
from tests.bench.saving import answers


def clients(path: Path, operators: int, each: int) -> None:
    """A register of so many operators with so many activities each."""
    register, source = Register.create(path, "bench"), texts(17)
    for start in range(0, operators, 50):
        for uid in register.do(add_file, _operators, source, min(50, operators - start)):
            for done in range(0, each, 500):
                register.do(add_file, _activities, uid, source, min(500, each - done))
    register.close()


def with_parts(path: Path, count: int) -> list[str]:
    """A register of one operator with activities of 6 items, 2 purposes and 2 disclosures; their uids."""
    register, source = Register.create(path, "bench"), texts(19)
    (operator,) = register.do(add_file, _operators, source, 1)
    uids = [register.do(add_file, _full, operator, source) for _ in range(count)]
    register.close()
    return uids


def settings(path: Path) -> None:
    """A person who works in Russian, in the list of activities."""
    from ui.settings import Settings

    made = Settings(str(path))
    for key, value in {"language": "ru", "author": "Алия", "section": "activity", "theme": "light"}.items():
        made.put(key, value)
    made.sync()


def add_file(work: Work, add: Callable[..., Any], *given: Any) -> Any:
    """Several records in one act, under a name that the window has words for."""
    return add(work, *given)


def _operators(work: Work, source: Iterator[str], count: int) -> list[str]:
    return [create(work, "operator", {"name": _words(source)}).uid for _ in range(count)]


def _words(source: Iterator[str]) -> dict[str, str]:
    return {language: next(source) for language in ("kk", "ru", "en")}


def _activities(work: Work, operator: str, source: Iterator[str], count: int) -> None:
    for _ in range(count):
        create(work, "activity", answers(source), operator)


def _full(work: Work, operator: str, source: Iterator[str]) -> str:
    def add(kind: str, parent: str | None, **facts: Any) -> str:
        return create(work, kind, facts, parent).uid

    uid = create(work, "activity", answers(source), operator).uid
    purposes = [add("purpose", uid, text=_words(source)) for _ in range(2)]
    for _ in range(6):
        add("item", uid, text=_words(source), purposes=purposes)
    for _ in range(2):
        add("disclosure", uid, party=add("party", None, name=_words(source)), condition=_words(source))
    return uid
