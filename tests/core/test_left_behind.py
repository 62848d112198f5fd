"""What an interruption left beside a register: it goes when the register is opened next, and nothing else does."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from ropa import __version__
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store import backups
from ropa.store.backup_names import folder_of, listed
from ropa.store.backups import make_backup
from ropa.store.left_behind import unfinished
from ropa.store.opening import hides_content
from ropa.store.tables import Meta
from tests.conftest import AUTHOR


@pytest.fixture
def path(empty: Path, tmp_path: Path) -> Path:
    """A register, closed, with one backup."""
    path = tmp_path / "clients.ropa"
    path.write_bytes(empty.read_bytes())
    with closing(Register(path, AUTHOR)) as register:
        make_backup(register.source())
    return path


def opened(path: Path) -> None:
    Register(path, AUTHOR).close()


@pytest.mark.parametrize("journal", ["", "-journal"])
@pytest.mark.parametrize("ending", ["password", "upgrade", "restore", "read", "new"])
def test_copies_that_were_never_finished_go(path: Path, ending: str, journal: str) -> None:
    stray = path.with_name(f".clients.ropa.0123abcd.{ending}{journal}")
    stray.write_bytes(b"half")
    opened(path)
    assert not stray.exists()


@pytest.mark.parametrize(
    "name",
    [
        ".others.ropa.0123abcd.new",
        ".clients.ropa.0123abcd.old",
        ".clients.ropa.0123abc.new",
        ".clients.ropa.0123abcd.new.txt",
        "clients.ropa.0123abcd.new",
    ],
)
def test_what_is_not_of_this_register_stays(path: Path, name: str) -> None:
    path.with_name(name).write_bytes(b"mine")
    opened(path)
    assert path.with_name(name).read_bytes() == b"mine"


def test_a_second_name_among_its_backups_goes_and_backups_stay(path: Path) -> None:
    """It is no backup: every save would go into it."""
    (backup,) = listed(path)
    second = backup.path.with_name(backup.path.name.replace("0001", "0002"))
    os.link(path, second)
    assert [one.path for one in listed(path)] == [backup.path, second]
    opened(path)
    assert [one.path for one in listed(path)] == [backup.path]
    assert {*folder_of(path).iterdir()} == {backup.path}
    assert path.stat().st_nlink == 1


def test_the_file_says_which_version_had_it_last(path: Path) -> None:
    with closing(Register(path, AUTHOR)) as register, register._engine.begin() as connection:
        connection.execute(update(Meta).where(Meta.key == "last_writer"), {"value": "0.0"})
    with closing(Register(path, AUTHOR)) as register:
        line = select(Meta.value).where(Meta.key == "last_writer")
        assert register.ask(lambda connection: connection.execute(line).scalar_one()) == __version__


@pytest.mark.parametrize("seconds", [86_400, 86_401])
def test_a_backup_broken_off_goes_after_a_day(path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    began = 1_790_000_000
    left, other = (folder_of(path) / name for name in (".clients.0123abcd.tmp-journal", ".others.0123abcd.tmp"))
    for one in (left, other):
        one.write_bytes(b"half")
        os.utime(one, (began, began))
    monkeypatch.setattr(backups, "time", SimpleNamespace(time=lambda: float(began + seconds)))
    with closing(Register(path, AUTHOR)) as register:
        make_backup(register.source())
    assert left.exists() == (seconds == 86_400)
    assert other.exists()


@pytest.mark.parametrize("ending", ["password", "upgrade", "restore", "read", "new"])
def test_what_is_being_written_has_a_name_that_is_swept(path: Path, ending: str) -> None:
    stray = unfinished(path, ending)
    stray.write_bytes(b"half")
    opened(path)
    assert not stray.exists()


def test_nothing_is_made_where_a_link_leads_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "clients.ropa"
    link.symlink_to(tmp_path / "gone.ropa")
    with pytest.raises(RopaError, match="is there already"):
        Register.create(link, AUTHOR)
    assert not link.exists()


def test_what_cannot_be_read_hides_nothing(tmp_path: Path) -> None:
    assert not hides_content(tmp_path / "gone.ropa")


def test_a_new_register_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, synced, real = tmp_path / "clients.ropa", [], os.fsync

    def fsync(number: int) -> None:
        synced.append((os.fstat(number).st_ino, path.exists()))
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    Register.create(path, AUTHOR).close()
    assert (path.stat().st_ino, False) in synced
