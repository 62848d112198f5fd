"""Watches what the program does behind the window's back: no file access to an open register but through its one
connection (it would drop SQLite's lock), no network, no other program, no second SQLite.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from ropa import register

FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "os.system", "sqlite3.connect")

_seen: list[str] = []
_open: set[str] = set()
_armed: list[bool] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    """Stays for the life of the process, so it looks whether it is armed first."""
    if not _armed:
        return
    if event in FORBIDDEN:
        _seen.append(f"{event} {arguments!r:.120}")
    elif event == "open" and isinstance(arguments[0], str | os.PathLike) and os.path.realpath(arguments[0]) in _open:
        _seen.append(f"open {arguments[0]}")


sys.addaudithook(_hook)


@contextmanager
def watched(patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was done against the rules while this lasts."""
    opening, closing = register.open_file, register.close_file
    paths: dict[int, str] = {}

    def open_file(path: Any, key: str | None = None) -> Any:
        made = opening(path, key)
        paths[id(made)] = os.path.realpath(path)
        _open.add(paths[id(made)])
        return made

    def close_file(made: Any) -> None:
        _open.discard(paths.pop(id(made), ""))
        closing(made)

    patch.setattr(register, "open_file", open_file)
    patch.setattr(register, "close_file", close_file)
    _seen.clear()
    _armed.append(True)
    try:
        yield _seen
    finally:
        _armed.clear()
        _open.clear()
