"""Registers to be damaged, how they are damaged, and what of them is wrong."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ropa.register import Register
from ropa.store.engine import connect
from ropa.store.examining import examine
from ropa.store.protecting import change_password

PASSWORD = "Құпия сөз"  # noqa: S105 (opens files of these tests only)


@pytest.fixture(scope="session")
def sample(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, bytes]:
    """The sample, closed, without a password and with one."""
    path = shutil.copy(sample_file, tmp_path_factory.mktemp("sample") / "sample.ropa")
    plain = path.read_bytes()
    change_password(path, None, PASSWORD)
    return {None: plain, PASSWORD: path.read_bytes()}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A register with a few records of each kind, closed."""
    path = tmp_path_factory.mktemp("small") / "small.ropa"
    shutil.copy(max(Path(__file__).parents[2].joinpath("files").glob("format-*.ropa")), path)
    Register(path, "Асель").close()
    return path.read_bytes()


@pytest.fixture
def path(small: bytes, tmp_path: Path) -> Path:
    tmp_path.joinpath("clients.ropa").write_bytes(small)
    return tmp_path / "clients.ropa"


def harm(path: Path, *statements: str) -> None:
    """Change a closed register behind the program's back."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            assert connection.execute(statement).rowcount, statement


LACKING = "contents"
"""What the small register never had: its editions name files that were not put into it."""


def wrong(path: Path) -> dict[str, int]:
    register = Register(path, "Асель")
    try:
        return {one.what: one.wrong for one in examine(register.source()) if one.wrong and one.what != LACKING}
    finally:
        register.close()


def content(path: Path, key: str | None = None) -> tuple[Any, ...]:
    """All that a register says, apart from when it was opened."""
    connection = connect(path, key)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    said = []
    for name in sorted(set(tables) - {"meta", "file_log", "derived", "sqlite_sequence"}):
        lines = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
        said.append((name, sorted(repr(tuple(line)[name == "link" :]) for line in lines)))
    connection.close()
    return tuple(said)


def zero(path: Path, first: int, last: int) -> None:
    """Overwrite pages, as a failing disk does."""
    data = bytearray(path.read_bytes())
    data[first * 4096 : last * 4096] = bytes((last - first) * 4096)
    path.write_bytes(data)
