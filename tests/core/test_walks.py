"""A random walk comes back to every earlier state step by step, and forth again."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.core.walking import walked


def test_a_walk_comes_back_and_forth(empty: Path) -> None:
    """tests/faults walks a thousand steps."""
    walked(empty, 94, 120)


@settings(
    max_examples=4,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(min_value=0, max_value=2**32), steps=st.integers(min_value=1, max_value=40))
def test_short_walks_come_back_and_forth(empty: Path, seed: int, steps: int) -> None:
    walked(empty, seed, steps)
