"""One flipped bit in a register: behind a password each is told; without one, of those that alter anything, 99 of 100.

Without a password much of a file holds nothing (room that pages keep, rows that were erased): a bit that flips there
alters no value of any table, and nobody can tell. Such flips are counted apart.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.engine import SqliteError, connect_to_read
from ropa.store.examining import examine
from tests.conftest import AUTHOR
from tests.core.issued import club
from tests.faults.conftest import times

FLIPS = times(200, 12)
PASSWORD = "құпия"  # noqa: S105 (opens files of these tests only)
COMPUTED = frozenset({"derived", "sqlite_sequence", "sqlite_stat1"})
"""Tables of which nothing is lost: what they hold is computed anew."""


def _made(path: Path, key: str | None) -> bytes:
    """A register with an issued paper, closed."""
    with closing(Register.create(path, AUTHOR, key)) as register:
        club(register).issue()
    return path.read_bytes()


def _is_told(path: Path, key: str | None) -> bool:
    """Whether opening or checking the register tells of damage."""
    try:
        with closing(Register(path, AUTHOR, key)) as register:
            return any(part.wrong for part in examine(register.source()))
    except RopaError:
        return True


def _flipped(whole: bytes, chance: random.Random) -> bytes:
    spoiled, place = bytearray(whole), chance.randrange(len(whole))
    spoiled[place] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def _values(path: Path) -> Mapping[str, list[str]] | None:
    """Every value of every table, as it lies there; None where that cannot be read."""
    try:
        with closing(connect_to_read(path, None)) as raw:
            names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {
                name: sorted(map(repr, raw.execute(f'SELECT * FROM "{name}" NOT INDEXED').fetchall()))  # noqa: S608
                for name in set(names) - COMPUTED
            }
    except (SqliteError, ValueError):
        return None


def test_a_flipped_bit_behind_a_password_is_told(tmp_path: Path, chance_seed: int) -> None:
    """COR-01: each of them."""
    path, chance = tmp_path / "clients.ropa", random.Random(chance_seed)
    whole = _made(path, PASSWORD)
    told = 0
    for _ in range(FLIPS):
        path.write_bytes(_flipped(whole, chance))
        told += _is_told(path, PASSWORD)
    print(f"protected: {told} of {FLIPS} told")
    assert told == FLIPS


def test_a_flipped_bit_of_a_plain_register_is_told(tmp_path: Path, chance_seed: int) -> None:
    """COR-02: of the flips that alter a value of any table (or let it not be read), at least 99 of 100."""
    path, chance = tmp_path / "clients.ropa", random.Random(chance_seed)
    whole = _made(path, None)
    said = _values(path)
    found: Counter[str] = Counter()
    untold: Counter[str] = Counter()
    while found["told"] + found["untold"] < FLIPS:
        path.write_bytes(_flipped(whole, chance))
        now = _values(path)
        if now == said:
            found["of no effect"] += 1
        elif _is_told(path, None):
            found["told"] += 1
        else:
            found["untold"] += 1
            untold.update(["?"] if now is None or said is None else [one for one in said if now.get(one) != said[one]])
    print(f"plain: {dict(found)}, untold in {dict(untold)}")
    assert found["told"] >= 0.99 * FLIPS
