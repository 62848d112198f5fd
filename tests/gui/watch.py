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

FORBIDDEN = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto",
     "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.startfile", "pty.spawn", "subprocess.Popen",
     "webbrowser.open", "sqlite3.connect"}
)  # fmt: skip

_watching: list[list[str]] = []
"""What was seen, for each watch that lasts; the innermost one sees."""

_open: set[str] = set()


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    """Stays for the life of the process, so it looks first whether anybody watches."""
    if not _watching:
        return
    if event in FORBIDDEN:
        _watching[-1].append(f"{event} {arguments!r:.120}")
    elif event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        path = os.fsdecode(arguments[0])
        if os.path.realpath(path) in _open:
            _watching[-1].append(f"open {path}")


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
    seen: list[str] = []
    _watching.append(seen)
    try:
        yield seen
    finally:
        _watching.remove(seen)
