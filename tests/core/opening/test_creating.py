"""A register is created where nothing is, says what it is, and leaves one file alone."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ropa.actions.records import create
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.opening import expected_schema
from ropa.store.reading import operators
from ropa.store.versions import APPLICATION_ID, MIN_READER, SCHEMA
from tests.core.opening.conftest import AUTHOR, nothing_else
from tests.core.poor_disks import no_second_names


def test_nothing_is_created_over_what_is_there(plain: bytes, tmp_path: Path) -> None:
    there = tmp_path / "there.ropa"
    there.write_bytes(plain)
    (tmp_path / "folder.ropa").mkdir()
    (tmp_path / "dead.ropa").symlink_to(tmp_path / "nowhere")
    for name in ("there.ropa", "folder.ropa", "dead.ropa"):
        with pytest.raises(RopaError) as refusal:
            Register.create(tmp_path / name, AUTHOR)
        assert str(refusal.value) == f"{tmp_path / name} is there already; choose another name."
    assert there.read_bytes() == plain
    nothing_else(tmp_path, "there.ropa", "folder.ropa", "dead.ropa")


def test_nothing_is_created_where_no_folder_is_or_no_name_fits(tmp_path: Path) -> None:
    with pytest.raises(RopaError) as refusal:
        Register.create(tmp_path / "no" / "new.ropa", AUTHOR)
    assert str(refusal.value) == f"There is no folder {tmp_path / 'no'}."
    with pytest.raises(RopaError, match="cannot be written: "):
        Register.create(tmp_path / f"{'ұ' * 200}.ropa", AUTHOR)
    nothing_else(tmp_path)


def test_a_file_that_comes_while_ours_is_built_is_not_touched(
    plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.ropa"
    link = os.link

    def late(source: Any, target: Any) -> None:
        path.write_bytes(plain)
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(RopaError, match="is there already"):
        Register.create(path, AUTHOR)
    assert path.read_bytes() == plain
    nothing_else(tmp_path, "new.ropa")


def test_a_register_is_created_where_the_disk_knows_no_second_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_second_names)
    register = Register.create(tmp_path / "new.ropa", AUTHOR)
    register.close()
    nothing_else(tmp_path, "new.ropa")


def test_a_failed_building_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ropa.store.versions.stamp", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Register.create(tmp_path / "new.ropa", AUTHOR)
    nothing_else(tmp_path)


def test_a_new_file_says_what_it_is(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "new.ropa"
    path.write_bytes(plain)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        [application] = connection.execute("PRAGMA application_id").fetchone()
        [schema] = connection.execute("PRAGMA user_version").fetchone()
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        found = {(kind, name) for kind, name in connection.execute("SELECT type, name FROM sqlite_master")}
    assert application == APPLICATION_ID == int.from_bytes(b"Ropa")
    assert schema == SCHEMA
    assert meta["min_reader"] == str(MIN_READER)
    assert meta["state"] == "closed"
    assert len(meta["uid"]) == 32
    assert {one for one in found if not one[1].startswith("sqlite_")} == {
        one for one in expected_schema() if one[0] != "column"
    }


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    path = tmp_path / "one.ropa"
    register = Register.create(path, AUTHOR)
    register.do(create, "operator", {"name": {"ru": "Один"}})
    assert {one.name for one in tmp_path.iterdir()} <= {"one.ropa", "one.ropa-journal", ".one.ropa.open"}
    register.close()
    nothing_else(tmp_path, "one.ropa")
    again = Register(path, "другой")
    assert [one["name"].get("ru") for one in again.ask(operators)] == ["Один"]
    again.close()
    nothing_else(tmp_path, "one.ropa")
