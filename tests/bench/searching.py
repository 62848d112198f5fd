"""Searching three letters among 10,000 activities against a bare LIKE on one folded column.

The bare file has one table with the uid and the same folded text of each activity, and our settings. Both return the
uids that were found. Letters are drawn from the texts, some common, some rare.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import text

from ropa.register import Register
from ropa.store.engine import connect
from ropa.store.reading import operators
from ropa.store.searching import search
from ropa.words import fold
from tests.bench.figures import Line, in_turns, show, usual_and_slow
from tests.bench.saving import KEY, filled

ACTIVITIES = 10_000
SEARCHES = 60


def bare_copy(ours: Path, path: Path, key: str | None) -> Any:
    """A connection to a file with just the texts."""
    source = connect(ours, key)
    texts = source.execute("SELECT record_uid, folded FROM listing WHERE kind = 'activity' ORDER BY rowid").fetchall()
    source.close()
    made = connect(path, key)
    made.execute("CREATE TABLE searched (uid TEXT PRIMARY KEY, folded TEXT NOT NULL)")
    made.execute("BEGIN")
    made.executemany("INSERT INTO searched VALUES (?, ?)", texts)
    made.execute("COMMIT")
    return made


def three_letters(bare: Any) -> list[str]:
    """So many different beginnings of words."""
    return _beginnings([text for (text,) in bare.execute("SELECT folded FROM searched LIMIT 200")])


def three_letters_of(register: Register) -> list[str]:
    """The same of an open register."""
    folded = text("SELECT folded FROM listing WHERE kind = 'activity' ORDER BY rowid LIMIT 200")
    return _beginnings(register.ask(lambda connection: list(connection.execute(folded).scalars())))


def _beginnings(folded: list[str]) -> list[str]:
    draw = random.Random(11)
    words = [word for one in folded for word in one.split()]
    found = sorted({fold(word)[:3] for word in words if len(word) >= 3 and word.isalpha()})
    return draw.sample(found, SEARCHES)


def lines() -> Iterator[Line]:
    """Without a password and with one; in the whole file, and among the activities of one operator."""
    for key in (None, KEY):
        with tempfile.TemporaryDirectory() as name:
            ours = Path(name) / "ours.ropa"
            filled(ours, key, ACTIVITIES)
            bare = bare_copy(ours, Path(name) / "bare.sqlite", key)
            register = Register(ours, "bench", key)
            (operator,) = (one.uid for one in register.ask(operators))
            typed = three_letters(bare)
            for scope, where in (("whole file", ()), ("one operator", (operator, "activity"))):
                rivals = {"ours": _each(register, typed, where), "bare": each_bare(bare, typed)}
                in_turns(rivals, 3)
                taken = in_turns(rivals, SEARCHES)
                ours_ms, bare_ms = (usual_and_slow(taken[side])[0] for side in ("ours", "bare"))
                what = f"search of 3 letters, {scope}, {'password' if key else 'plain'}"
                yield Line(what, ours_ms, "bare LIKE", bare_ms, goal=2)
            register.close()
            bare.close()


def _each(register: Register, typed: list[str], where: tuple[str, ...]) -> Any:
    turns = iter(typed * 3)
    return lambda: register.ask(search, next(turns), *where)


def each_bare(bare: Any, typed: list[str]) -> Any:
    """The same searches in the bare file, one a call."""
    turns = iter(typed * 3)

    def run() -> list[str]:
        found = bare.execute("SELECT uid FROM searched WHERE folded LIKE ?", (f"%{next(turns)}%",))
        return [uid for (uid,) in found.fetchall()]

    return run


if __name__ == "__main__":
    show(lines())
