"""A register that another process holds, or this one already, is not opened; one whose holder died is."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from ropa.actions.records import create
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.reading import counts
from tests.core.opening.conftest import AUTHOR, PASSWORD, nothing_else, refused

HOLDER = """
import sys
from pathlib import Path
from ropa.register import Register
register = Register(Path(sys.argv[1]), "other", sys.argv[2] or None)
print("held", flush=True)
sys.stdin.readline()
register.close()
"""


@pytest.mark.parametrize("key", [None, PASSWORD])
def test_a_file_that_another_process_holds(key: str | None, plain: bytes, protected: bytes, tmp_path: Path) -> None:
    path = tmp_path / "held.ropa"
    path.write_bytes(protected if key else plain)
    with holder(path, key) as process:
        before = path.read_bytes()
        started = time.monotonic()
        assert re.fullmatch(
            rf"{re.escape(str(path))} is open already\. By: .+\. Computer: .+\. Since: .+\. Close it there first\.",
            refused(path, key),
        )
        assert time.monotonic() - started < 5
        assert path.read_bytes() == before
        process.stdin.write("\n")  # type: ignore[union-attr]
    register = Register(path, AUTHOR, key)
    assert register.ask(counts) == {"operator": 1}
    register.close()


def test_a_file_held_by_a_process_that_died_is_free(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "held.ropa"
    path.write_bytes(plain)
    with holder(path, None) as process:
        process.kill()
    register = Register(path, AUTHOR)
    assert register.ask(counts) == {"operator": 1}
    logged = register.ask(lambda connection: connection.execute(text("SELECT what FROM file_log")).scalars().all())
    register.close()
    assert logged == ["created", "unclean"]
    nothing_else(tmp_path, "held.ropa")


@contextlib.contextmanager
def holder(path: Path, key: str | None) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the file."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), key or ""],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_one_process_cannot_open_a_file_twice(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "twice.ropa"
    path.write_bytes(plain)
    register = Register(path, AUTHOR)
    with pytest.raises(RopaError, match="is open already"):
        Register(path, AUTHOR)
    register.do(create, "operator", {"name": {"ru": "Второй"}})
    register.close()
    register = Register(path, AUTHOR)
    assert register.ask(counts) == {"operator": 2}
    register.close()
