"""No backup is made of a damaged register, nor half of one."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ropa.actions.records import create
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store import backups, copying
from ropa.store.backup_names import folder_of
from ropa.store.backups import make_backup
from ropa.store.refusals import Damaged
from tests.core.backups.conftest import files, names


def flip(path: Path, number: int = 3) -> None:
    """Damage pages of a file that nobody has open."""
    data = bytearray(path.read_bytes())
    said = "Тумар".encode()
    places = [at for at in range(len(data)) if data.startswith(said, at)] or [len(data) // 2]
    for at in places:
        data[at] ^= 1 << number % 8
    path.write_bytes(data)


def test_none_is_made_of_a_damaged_register(closed: dict[str | None, bytes], tmp_path: Path) -> None:
    """BAK-01: one bit of a text in a plain file, which SQLite does not see; the earlier backup stays."""
    path = tmp_path / "clients.ropa"
    path.write_bytes(closed[None])
    register = Register(path, "Асель")
    earlier = make_backup(register.source())
    register.close()
    flip(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    register = Register(path, "Асель")
    with pytest.raises(Damaged, match="No backup was made of it; the earlier ones are kept"):
        make_backup(register.source())
    register.close()
    assert files(folder_of(path)) == [earlier.path.name]
    assert names(earlier.path, None) == ["ТОО «Тумар»"]


def test_a_copy_that_fails_is_no_backup(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """BAK-02: the copy itself is damaged on its way to the disk."""
    earlier = make_backup(register.source())

    def damaged(connection: Any, target: Path, *rest: Any) -> None:
        copying.copy_pages(connection, target, *rest)
        flip(target)

    monkeypatch.setattr(backups, "copy_pages", damaged)
    with pytest.raises(Damaged):
        make_backup(register.source())
    assert files(folder_of(register.path)) == [earlier.path.name]


def test_a_copy_that_lacks_the_last_edit_is_no_backup(register: Register) -> None:
    """BAK-02."""
    source = register.source()
    behind = type(source)(source.path, source.key, source.connection, source.uid, source.edits + 1)
    with pytest.raises(RopaError, match="not whole"):
        make_backup(behind)
    assert files(folder_of(register.path)) == []


def test_a_folder_that_cannot_be_used_is_told(register: Register, tmp_path: Path) -> None:
    """BAK-08: a sentence, and the register goes on."""
    chosen = tmp_path / "elsewhere"
    chosen.write_bytes(b"")
    with pytest.raises(RopaError, match=r"No backup could be made in .*The register itself is safe"):
        make_backup(register.source(), chosen)
    register.do(create, "operator", {})


def test_a_full_disk_leaves_no_half_backup(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """BAK-08, DUR-07."""

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RopaError) as caught:
        make_backup(register.source())
    assert "the disk is full" in str(caught.value)
    assert files(folder_of(register.path)) == []
