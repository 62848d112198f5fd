"""Long papers are many small values without cycles: while they are made, Python need not search them for any."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_cycles() -> Iterator[None]:
    """Meanwhile no garbage is looked for in cycles.

    Composing and layout make none, and each search would pass all texts of the paper again: a quarter of the time,
    and the more the longer it is.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
