"""How long work tells how far it is, and how it is stopped: one line in a core function does both."""

from __future__ import annotations

from collections.abc import Generator
from typing import Protocol, TypeVar

R = TypeVar("R")


class Cancelled(Exception):
    """Whoever watches the work does not want it any more. Raised by `step`, never caught on the way."""


class Progress(Protocol):
    """Given to long work; tests and scripts give one that does nothing."""

    def step(self, done: int, total: int) -> None:
        """So much of so much is done. Raises Cancelled where nobody waits for the rest."""


def at_once(steps: Generator[tuple[int, int], None, R]) -> R:
    """What work gives that goes by steps, each telling (done, total), where nobody watches them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: R = end.value
            return result
