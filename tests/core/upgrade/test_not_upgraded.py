"""An upgrade that fails, on a full disk or in a held file, leaves the file as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.engine import engine
from ropa.store.upgrade import upgrade_copy, upgrade_to_head
from ropa.store.versions import SCHEMA
from tests.core.upgrade.conftest import MADE_UP, kept_names, structure

FAILING = {
    "at its start": MADE_UP.replace("    with op", "    raise ValueError('at its start')\n    with op"),
    "at its end": f"{MADE_UP}    raise ValueError('at its end')\n",
    "in its SQL": MADE_UP.replace("UPDATE edit", "UPDATE no_such_table"),
    "leaving references that lead nowhere": MADE_UP.replace("UPDATE edit SET weight = id * 2", "DELETE FROM operator"),
}


@pytest.mark.parametrize("how", FAILING)
def test_a_failing_migration_leaves_the_file_byte_for_byte(how: str, path: Path, newer: Callable[[str], Path]) -> None:
    newer(FAILING[how])
    before, told = path.read_bytes(), path.stat().st_mtime_ns
    for _ in range(3):
        with pytest.raises(Exception, match=r"at its|no_such_table|lead nowhere|FOREIGN KEY"):
            Register(path, "Асель")
        assert path.read_bytes() == before
        assert path.stat().st_mtime_ns == told
        assert kept_names(path) == ["clients.ropa"]


def test_the_default_of_the_driver_leaves_a_half_migrated_file(
    path: Path, newer: Callable[[str], Path], tmp_path: Path
) -> None:
    """MIG-02: why the engine begins its transactions itself. Left to the driver, a migration that fails at its end has
    changed the schema, forgotten the values, and cannot be run again; over our engine nothing of it is there.
    """
    adding = FAILING["at its end"].partition("    with op")[0] + FAILING["at its end"].partition('"calm"))\n')[2]
    folder = newer(adding)
    own = shutil.copy(path, tmp_path / "own.ropa")
    plain = create_engine("sqlite://", module=sqlcipher, creator=lambda: sqlcipher.connect(str(path)))
    ours = engine(own, None, foreign_keys=False)
    for made in (plain, ours):
        with pytest.raises(ValueError, match="at its end"):
            upgrade_to_head(made, folder)
    half, whole = structure(plain), structure(ours)
    assert [any(name == "weight" for name, *_ in one["edit"][0]) for one in (half, whole)] == [True, False]
    with plain.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == f"{SCHEMA:04}"
        assert connection.execute(text("SELECT count(*) FROM edit WHERE weight IS NOT NULL")).scalar_one() == 0
    with pytest.raises(OperationalError, match="duplicate column"):
        upgrade_to_head(plain, folder)
    for made in (plain, ours):
        made.dispose()


def test_a_swap_that_fails_leaves_the_file(
    path: Path, newer: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = newer(MADE_UP)
    before = path.read_bytes()
    monkeypatch.setattr(Path, "replace", no_room)
    with pytest.raises(OSError, match="No space"):
        upgrade_copy(path, None, folder)
    assert path.read_bytes() == before
    assert not [name for name in kept_names(path) if name.startswith(".")]


def no_room(*_: Any) -> None:
    raise OSError(28, "No space left on device")


def test_a_disk_that_is_full_is_told_in_a_sentence(
    path: Path, newer: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    newer(MADE_UP)
    monkeypatch.setattr(os, "link", no_room)
    monkeypatch.setattr(shutil, "copy2", no_room)
    before = path.read_bytes()
    with pytest.raises(RopaError, match="the disk is full"):
        Register(path, "Асель")
    assert path.read_bytes() == before
    assert kept_names(path) == ["clients.ropa"]


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
"""


def test_a_file_that_someone_holds_is_not_upgraded(path: Path, newer: Callable[[str], Path]) -> None:
    newer(MADE_UP)
    before = path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(RopaError, match="is open"):
            Register(path, "Асель")
        assert kept_names(path) == ["clients.ropa"]
        process.kill()
    assert path.read_bytes() == before
    Register(path, "Асель").close()
