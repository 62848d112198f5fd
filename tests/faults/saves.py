"""Saves of a real register: their SQL as our own routine gives it, to be played again on a disk that fails."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw
from sqlalchemy import event

from ropa.actions.records import change, create
from ropa.register import Register
from ropa.store.engine import PRAGMAS
from tests.conftest import AUTHOR, State, build_house, change_all, state
from tests.faults.disk import Disk, System

SAVES = 25
NAME = "/clients.ropa"

Statement = tuple[str, Any, bool]


@dataclass
class Played:
    """A register before its saves, the transactions of its opening and its saves, and what it said after each save."""

    before: bytes
    opening: list[list[Statement]]
    saves: list[list[list[Statement]]]
    states: list[State] = field(default_factory=list)


@contextmanager
def _heard(register: Register, into: list[list[Statement]]) -> Iterator[None]:
    """Every transaction of a register while the block runs; one that only read is none."""
    engine = register._engine
    running: list[Statement] = []

    def said(_connection: Any, _cursor: Any, sql: str, given: Any, _context: Any, many: bool) -> None:
        running.append((sql, given, many))

    def done(_connection: Any) -> None:
        if len(running) > 1:
            into.append(running.copy())
        running.clear()

    def undone(_connection: Any) -> None:
        running.clear()

    for name, listener in (("before_cursor_execute", said), ("commit", done), ("rollback", undone)):
        event.listen(engine, name, listener)
    try:
        yield
    finally:
        for name, listener in (("before_cursor_execute", said), ("commit", done), ("rollback", undone)):
            event.remove(engine, name, listener)


def recorded(folder: Path) -> Played:
    """Edits of one record and of several, in a form and outside of it, records made: 25 saves."""
    path = folder / "clients.ropa"
    with closing(Register.create(path, AUTHOR)) as register:
        one, two = build_house(register, "Tumar"), build_house(register, "Qurylys")
    played = Played(path.read_bytes(), [], [])
    with closing(Register(path, AUTHOR)) as register:
        played.states.append(state(register))
        for n in range(SAVES):
            heard: list[list[Statement]] = []
            with _heard(register, heard):
                match n % 4:
                    case 0:
                        uids = [one.system, two.activity, one.party]
                        register.do(change_all, uids, {"notes": f"save {n} " * 300})
                    case 1:
                        register.do(create, "basis", {"place": n}, one.purpose)
                    case 2:
                        register.visit(one.activity).do(change, one.activity, {"description": {"ru": f"Save {n}"}})
                    case _:
                        register.visit(one.activity).do(change, one.purpose, {"place": n})
            played.saves.append(heard)
            played.states.append(state(register))
    return played


_numbers = itertools.count(1)


def play(played: Played, disk: Disk, **pragmas: str) -> Iterator[int]:
    """Do the saves on a disk again; after each the number of saves that were acknowledged."""
    system = System(f"ropa{next(_numbers)}", disk)
    connection = apsw.Connection(NAME, vfs=system.name)
    try:
        for name, value in (PRAGMAS | pragmas).items():
            connection.execute(f"PRAGMA {name}={value}").fetchall()
        _run(connection, [("UPDATE meta SET value = 'open' WHERE key = 'state'", (), False)])
        yield 0
        for n, save in enumerate(played.saves, start=1):
            for transaction in save:
                _run(connection, transaction)
            yield n
    finally:
        with suppress(apsw.Error):
            connection.close()
        system.unregister()


def _run(connection: apsw.Connection, transaction: list[Statement]) -> None:
    """One transaction, as the engine runs it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for sql, given, many in transaction:
            if sql.startswith(("BEGIN", "PRAGMA")):
                continue
            if many:
                connection.executemany(sql, given)
            else:
                connection.execute(sql, given).fetchall()
        connection.execute("COMMIT")
    except apsw.Error:
        with suppress(apsw.Error):
            connection.execute("ROLLBACK")
        raise
