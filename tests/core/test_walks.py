"""A random walk comes back to every earlier state step by step, and forth again; its every moment is read later."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ropa.store.reading import holdings, operators
from tests.conftest import now
from tests.core.walking import walked, walking


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


def test_every_moment_of_a_walk_can_be_read_later(empty: Path) -> None:
    """tests/faults looks at more of them."""
    moments_can_be_read(empty, 94, 20)


def moments_can_be_read(empty: Path, seed: int, steps: int) -> None:
    """What the register said after each of so many steps of a walk, it says of that moment afterwards too."""
    with walking(empty, seed) as walk:
        walk.go(15)
        seen = []
        for _ in range(steps):
            walk.one_step()
            held = {one.uid: walk.register.ask(holdings, one.uid) for one in walk.register.ask(operators)}
            seen.append((now(), held))
        assert len(seen[-1][1]) > 1
        for moment, held in seen:
            for uid, holding in held.items():
                assert walk.register.ask(holdings, uid, moment) == holding
