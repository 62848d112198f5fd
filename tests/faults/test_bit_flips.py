"""One flipped bit anywhere in a register: it is told, or nothing that the register says is another."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.examining import examine
from tests.conftest import AUTHOR, State, state
from tests.core.issued import club
from tests.faults.conftest import times

FLIPS = times(200, 12)


def _told(path: Path, key: str | None) -> tuple[bool, State | None]:
    """Whether opening or checking the register tells of damage, and what it says where it opens."""
    try:
        with closing(Register(path, AUTHOR, key)) as register:
            wrong = any(part.wrong for part in examine(register.source()))
            return wrong, None if wrong else state(register)
    except RopaError:
        return True, None


@pytest.mark.parametrize("key", [None, "құпия"], ids=["plain", "protected"])
def test_a_flipped_bit_is_told(tmp_path: Path, key: str | None, chance_seed: int) -> None:
    """COR-01, COR-02: with a password each; without one all that change what a record says, its history or a paper."""
    path, chance = tmp_path / "clients.ropa", random.Random(chance_seed)
    with closing(Register.create(path, AUTHOR, key)) as register:
        club(register).issue()
        said = state(register)
    whole = path.read_bytes()
    told = untold = 0
    for _ in range(FLIPS):
        spoiled, place = bytearray(whole), chance.randrange(len(whole))
        spoiled[place] ^= 1 << chance.randrange(8)
        path.write_bytes(spoiled)
        found, now = _told(path, key)
        told += found
        if not found:
            untold += 1
            assert now == said, place
    print(f"{told} of {FLIPS} told, {untold} change nothing")
    assert key is None or told == FLIPS
    assert told
