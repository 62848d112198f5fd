"""One save with its history against the same three statements in bare SQLite: UPDATE, INSERT of Edit, INSERT of Change.

Both files are copies of one register and lie in one folder; both connections have our settings. The saves are taken in
turns, so that whatever the disk does befalls both. TMPDIR says on which disk.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from ropa.actions.records import change, create
from ropa.register import Register
from ropa.store.engine import connect
from ropa.store.work import Work
from tests.bench.figures import Line, in_turns, show, texts, usual_and_slow

ACTIVITIES = 1_000
SAVES = 400
KEY = "орман ішінде жол бар"


def filled(path: Path, key: str | None, count: int) -> list[str]:
    """A register of one operator with so many activities; their uids."""
    register = Register.create(path, "bench", key)
    operator = register.do(create, "operator", {"name": {"kk": "Тұмар", "ru": "Тумар"}}).uid
    source = texts(17)
    uids: list[str] = []
    for start in range(0, count, 500):
        uids += register.do(_several, operator, source, min(500, count - start))
    register.close()
    return uids


def _several(work: Work, operator: str, source: Iterator[str], count: int) -> list[str]:
    return [create(work, "activity", answers(source), operator).uid for _ in range(count)]


def answers(source: Iterator[str]) -> dict[str, Any]:
    """What a person answers of an activity: a name in three languages, and what is done."""

    def some(number: int) -> str:
        return " ".join(next(source) for _ in range(number))

    name = {language: some(1) for language in ("kk", "ru", "en")}
    told = {language: some(4) for language in ("kk", "ru", "en")}
    more = {"operations": ["collection", "storage", "use"], "means": "mixed", "measures": ["least_privilege"]}
    return {"name": name, "description": told, **more}


def by_register(register: Register, uids: list[str], key: str) -> Callable[[], object]:
    """Our save of one fact of the next record: `key` is a field of words."""
    source, whose = texts(3), cycle(uids)
    return lambda: register.do(change, next(whose), {key: {"kk": next(source)}})


def by_hand(connection: Any, uids: list[str], key: str) -> Callable[[], None]:
    """The bare three statements, on tables of the same shape with the same indexes."""
    source, whose = texts(3), cycle(uids)
    operator = connection.execute("SELECT uid FROM operator").fetchone()[0]
    edited = (
        "INSERT INTO edit (act, operator_uid, author, action, subject_uid, subject_kind, started_at, closed_at, "
        "sealed, follows, hash) VALUES (?, ?, 'bench', 'change', ?, 'activity', ?, ?, ?, ?, ?)"
    )
    changed = (
        "INSERT INTO change (edit_id, record_uid, record_kind, key, old, new, turn, undone) "
        "VALUES (?, ?, 'activity', ?, ?, ?, 1, 0)"
    )
    updated = f"UPDATE activity SET {key} = ?, version = version + 1, hash = ? WHERE uid = ?"  # noqa: S608
    sealed = connection.execute("SELECT max(sealed) FROM edit").fetchone()[0]

    def save() -> None:
        nonlocal sealed
        uid, text, hashed, now = next(whose), next(source), uuid.uuid4().hex * 2, dt.datetime.now(dt.UTC).isoformat()
        sealed += 1
        run = connection.execute
        run("BEGIN IMMEDIATE")
        run(updated, (f'{{"kk":"{text}"}}', hashed, uid))
        edit = run(edited, (uuid.uuid4().hex, operator, uid, now, now, sealed, hashed, hashed)).lastrowid
        run(changed, (edit, uid, f"{key}.kk", None, f'"{text}"'))
        run("COMMIT")

    return save


def lines() -> Iterator[Line]:
    """Without a password and with one; a fact that is searched and sorted by, and one that is neither."""
    for key in (None, KEY):
        with tempfile.TemporaryDirectory() as name:
            ours, bare = Path(name) / "ours.ropa", Path(name) / "bare.ropa"
            uids = filled(ours, key, ACTIVITIES)
            shutil.copy(ours, bare)
            register, connection = Register(ours, "bench", key), connect(bare, key)
            for field in ("name", "description"):
                rivals = {"ours": by_register(register, uids, field), "bare": by_hand(connection, uids, field)}
                in_turns(rivals, 10)
                taken = in_turns(rivals, SAVES)
                what = f"save of {field}, {'password' if key else 'plain'}"
                figures = {side: usual_and_slow(several) for side, several in taken.items()}
                for place, said in enumerate(("median", "p95")):
                    yield Line(
                        f"{what}, {said}", figures["ours"][place], "three statements", figures["bare"][place], goal=5
                    )
            register.close()
            connection.close()


if __name__ == "__main__":
    show(lines())
