"""A pause that grows with each wrong password, of one file, whichever window asks."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

LONGEST = 60.0
"""Seconds. It keeps someone at the keyboard from trying; who has the file tries elsewhere, and there the password's
own strength counts.
"""


class Tries:
    """Of one program."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[Path, int] = {}
        self._until: dict[Path, float] = {}

    def wrong(self, path: Path) -> None:
        """One more did not open the file. The first costs nothing: it was a slip of the finger."""
        count = self._wrong[path] = self._wrong.get(path, 0) + 1
        self._until[path] = self._clock() + (min(2.0 ** (count - 2), LONGEST) if count > 1 else 0.0)

    def right(self, path: Path) -> None:
        """The file is open."""
        self._wrong.pop(path, None)
        self._until.pop(path, None)

    def left(self, path: Path) -> float:
        """Seconds until the next may be tried."""
        return max(self._until.get(path, 0.0) - self._clock(), 0.0)
