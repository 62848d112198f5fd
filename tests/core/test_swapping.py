"""A finished file in the place of a register: what lay there is kept whole, and is there until the new one is."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ropa.register import Register
from ropa.store.backup_names import Why, folder_of, listed
from ropa.store.backups import make_backup, swap_in, uid_of
from tests.core.poor_disks import no_second_names

OF = "3f9a2c1b"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register, and beside it the file that is to take its place."""
    tmp_path.joinpath("clients.ropa").write_bytes(b"old")
    tmp_path.joinpath(".building").write_bytes(b"new")
    return tmp_path / "clients.ropa"


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def swapped(path: Path) -> Path:
    kept = swap_in(path.with_name(".building"), path, Why.RESTORE, OF)
    assert kept
    return kept


def test_where_nothing_lies_it_takes_the_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.unlink()
    synced: list[Path] = []
    monkeypatch.setattr(os, "fsync", lambda number: synced.append(Path(f"/proc/self/fd/{number}").resolve()))
    assert swap_in(path.with_name(".building"), path, Why.RESTORE, OF) is None
    assert names(path.parent) == ["clients.ropa"]
    assert path.read_bytes() == b"new"
    assert synced == [path.parent]


def test_what_lay_there_is_kept_as_it_is(path: Path) -> None:
    kept = swapped(path)
    assert path.read_bytes() == b"new"
    assert kept.read_bytes() == b"old"
    assert names(path.parent) == ["clients backups", "clients.ropa"]
    assert [(one.path, one.why, one.of, one.number) for one in listed(path)] == [(kept, Why.RESTORE, OF, 1)]


def test_its_journal_goes_with_it(path: Path) -> None:
    """It would be played into the new one."""
    path.with_name("clients.ropa-journal").write_bytes(b"broken off")
    kept = swapped(path)
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"broken off"
    assert names(path.parent) == ["clients backups", "clients.ropa"]


def test_an_empty_journal_is_none(path: Path) -> None:
    path.with_name("clients.ropa-journal").touch()
    assert names(swapped(path).parent) == [listed(path)[0].path.name]


def test_where_a_disk_knows_no_second_names_it_is_copied(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A USB stick."""
    monkeypatch.setattr(os, "link", no_second_names)
    kept = swapped(path)
    assert kept.read_bytes() == b"old"
    assert names(kept.parent) == [kept.name]


@pytest.mark.parametrize("second_names", [True, False])
def test_each_step_is_on_the_disk_before_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, second_names: bool
) -> None:
    """DUR-11: whenever the current goes, one of the two lies under the name, and the old one is not lost."""
    told: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(number: int) -> None:
        told.append(f"sync {Path(f'/proc/self/fd/{number}').resolve().name.rsplit('.', 1)[-1]}")
        fsync(number)

    def replaced(one: Path, other: Path) -> Path:
        told.append("replace")
        return replace(one, other)

    monkeypatch.setattr(os, "fsync", synced)
    if not second_names:
        monkeypatch.setattr(os, "link", no_second_names)
    monkeypatch.setattr(Path, "replace", replaced)
    path.with_name("clients.ropa-journal").write_bytes(b"broken off")
    swapped(path)
    folder, above = folder_of(path).name, path.parent.name
    copied = [] if second_names else ["sync tmp"]
    assert told == [*copied, f"sync {folder}", "sync ropa-journal", f"sync {folder}", "replace", f"sync {above}"]


def test_where_it_fails_the_register_lies_there_and_nothing_besides(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OSError, match="Permission denied"):
        swapped(path)
    assert path.read_bytes() == b"old"
    assert names(folder_of(path)) == []


def test_where_what_was_kept_is_gone_too_the_first_reason_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any) -> None:
        for one in folder_of(path).iterdir():
            one.unlink()
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(PermissionError):
        swapped(path)


def test_a_copy_that_cannot_be_made_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(_: Path, building: Path) -> None:
        building.write_bytes(b"ol")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", no_second_names)
    monkeypatch.setattr(shutil, "copy2", half)
    with pytest.raises(OSError, match="No space"):
        swapped(path)
    assert path.read_bytes() == b"old"
    assert names(folder_of(path)) == []


def test_what_is_kept_is_numbered_one_after_the_other(path: Path) -> None:
    kept = []
    for n in range(3):
        path.with_name(".building").write_bytes(b"new %d" % n)
        kept.append(swapped(path))
    assert [(one.path, one.number) for one in listed(path)] == [(one, n) for n, one in enumerate(kept, start=1)]


def test_a_register_is_known_as_its_backups_name_it(tmp_path: Path) -> None:
    with closing(Register.create(tmp_path / "clients.ropa", "Асель")) as register:
        assert make_backup(register.source()).of == register.ask(uid_of)
