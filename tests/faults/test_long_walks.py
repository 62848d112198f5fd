"""A thousand steps of undo and redo, and every moment of long walks read later; the suite takes short ones."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.core.test_walks import moments_can_be_read
from tests.core.walking import walked
from tests.faults.conftest import times


@pytest.mark.parametrize("number", range(times(5, 1)))
def test_a_walk_of_a_thousand_steps_comes_back_and_forth(empty: Path, chance_seed: int, number: int) -> None:
    walked(empty, chance_seed + number, times(1000, 300))


@pytest.mark.parametrize("number", range(times(10, 1)))
def test_every_moment_of_a_walk_can_be_read_later(empty: Path, chance_seed: int, number: int) -> None:
    chance = random.Random(chance_seed + number)
    moments_can_be_read(empty, chance.randrange(2**32), times(100, 45))
