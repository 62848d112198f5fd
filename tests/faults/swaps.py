"""A whole file put in the place of a register: restored from a backup, or upgraded. A program for `children`."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from ropa.register import Register
from ropa.store.restoring import restore
from tests.faults.children import serve


def run(given: Mapping[str, Any]) -> None:
    """One of them."""
    path, key = Path(given["path"]), given["key"]
    if given["backup"] is not None:
        restore(Path(given["backup"]), path, key)
    else:
        with closing(Register(path, "Upgrader", key)):
            pass


if __name__ == "__main__":
    serve(run)
