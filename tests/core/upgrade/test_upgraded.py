"""An older file is upgraded with all that it holds, and kept as it was."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from ropa.actions.records import create
from ropa.errors import RopaError
from ropa.model.columns import Base
from ropa.register import Register
from ropa.store import upgrade
from ropa.store.backup_names import Why, folder_of, name_of
from ropa.store.engine import held
from ropa.store.reading import operators
from ropa.store.upgrade import upgrade_copy, upgrade_to_head
from tests.core.upgrade.conftest import KEPT, MADE_UP, NEXT, PASSWORD, check_content, kept_files, kept_names
from tests.files.make_format_file import AUTHOR, uid


def dump(path: Path, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of records and history."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [one for one in Base.metadata.tables if one not in ("meta", "file_log")]
        return {
            name: [
                tuple((key, line[key]) for key in sorted(line.keys()) if key not in without)
                for line in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608 (our own tables)
            ]
            for name in names
        }


def test_an_older_file_is_upgraded_with_all_it_holds(path: Path, newer: Callable[[str], Path]) -> None:
    newer(MADE_UP)
    old, before = path.read_bytes(), dump(path)
    register = Register(path, "Асель")
    mood = register.ask(lambda connection: connection.execute(text("SELECT uid, mood FROM operator")).all())
    assert [(line.uid, line.mood) for line in mood] == [(uid("tumar"), "calm")]
    check_content(register)
    register.close()
    assert dump(path, without=("mood", "weight")) == before
    assert kept_names(path) == [KEPT, "clients.ropa"]
    assert kept_files(path)[0].read_bytes() == old
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (f"{NEXT:04}",)
        assert connection.execute("SELECT count(*) FROM edit WHERE weight IS NOT id * 2").fetchone() == (0,)


def test_the_old_file_still_opens(path: Path, newer: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    newer(MADE_UP)
    Register(path, "Асель").close()
    monkeypatch.undo()
    register = Register(kept_files(path)[0], "Асель")
    check_content(register)
    register.close()
    with pytest.raises(RopaError, match="was last written by Ropa"):
        Register(path, "Асель")


def test_a_protected_file_stays_protected(tmp_path: Path, newer: Callable[[str], Path]) -> None:
    path = tmp_path / "protected" / "clients.ropa"
    path.parent.mkdir()
    register = Register.create(path, AUTHOR, PASSWORD)
    register.do(create, "operator", {"name": {"ru": "ТОО «Тумар»"}})
    register.close()
    newer(MADE_UP)
    register = Register(path, AUTHOR, PASSWORD)
    assert [one["name"].get("ru") for one in register.ask(operators)] == ["ТОО «Тумар»"]
    register.close()
    assert kept_names(path) == [KEPT, "clients.ropa"]
    for file in (path, *kept_files(path)):
        assert not file.read_bytes().startswith(b"SQLite")


def test_the_old_file_is_kept_where_the_disk_knows_no_second_names(
    path: Path, newer: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    newer(MADE_UP)
    before = path.read_bytes()

    def refuse(*_: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    Register(path, "Асель").close()
    assert kept_names(path) == [KEPT, "clients.ropa"]
    assert kept_files(path)[0].read_bytes() == before


def test_an_earlier_kept_file_is_not_overwritten(path: Path, newer: Callable[[str], Path]) -> None:
    """BAK-04: however often an upgrade is tried, what was kept before it stays."""
    newer(MADE_UP)
    earlier = folder_of(path) / name_of(path, dt.datetime.now(dt.UTC), 7, "0" * 8, Why.UPGRADE)
    earlier.parent.mkdir()
    earlier.write_bytes(b"kept earlier")
    before = path.read_bytes()
    Register(path, "Асель").close()
    first, second = kept_files(path)
    assert first == earlier
    assert first.read_bytes() == b"kept earlier"
    assert second.read_bytes() == before


def test_the_old_file_is_held_until_the_new_one_has_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "held.ropa"
    Register.create(path, "Алия").close()
    seen = []

    def look(made: Any, migrations: Path) -> None:
        seen.append(held(path, None))
        upgrade_to_head(made, migrations)

    monkeypatch.setattr(upgrade, "upgrade_to_head", look)
    upgrade_copy(path, None)
    assert seen == [True]
    assert not held(path, None)
