"""Files that we write: bytes that are there whole or not at all, and nothing is lost that was there."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ropa.errors import RopaError
from ropa.exchange.files import folder_for, write_new, write_over


def test_nothing_is_overwritten_and_the_same_is_not_doubled(tmp_path: Path):
    """FIL-05."""
    first = write_new(tmp_path, "a.pdf", b"one")
    assert write_new(tmp_path, "a.pdf", b"one") == first
    second = write_new(tmp_path, "a.pdf", b"two")
    third = write_new(tmp_path, "a.pdf", b"six")
    assert [path.name for path in (first, second, third)] == ["a.pdf", "a (2).pdf", "a (3).pdf"]
    assert write_new(tmp_path, "a.pdf", b"two") == second
    assert [path.read_bytes() for path in (first, second, third)] == [b"one", b"two", b"six"]
    (tmp_path / "b.pdf").mkdir()
    assert write_new(tmp_path, "b.pdf", b"one").name == "b (2).pdf"
    assert len(list(tmp_path.iterdir())) == 5


def test_a_dangling_link_is_not_written_through(tmp_path: Path):
    outside = tmp_path / "outside"
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.pdf").symlink_to(outside)
    written = write_new(folder, "a.pdf", b"x")
    assert not outside.exists()
    assert written.read_bytes() == b"x"
    assert (folder / "a.pdf").is_symlink()


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        for name in ("replace", "rename", "hardlink_to"):
            monkeypatch.setattr(Path, name, full)
        monkeypatch.setattr(os, "link", full)
    with pytest.raises(RopaError, match="cannot be written"):
        write_new(tmp_path, "a.pdf", b"x" * 1000)
    assert list(tmp_path.iterdir()) == []


def test_a_chosen_name_is_written_over(tmp_path: Path):
    path = tmp_path / "a.pdf"
    assert write_over(path, b"one") == path
    assert write_over(path, b"two") == path
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RopaError, match="cannot be written"):
        write_over(path, b"x" * 1000)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path):
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"old")
    link = tmp_path / "a.pdf"
    link.symlink_to(kept)
    write_over(link, b"new")
    assert link.is_symlink()
    assert kept.read_bytes() == b"new"


def test_a_folder_or_a_circle_of_links_is_refused_with_a_sentence(tmp_path: Path):
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "b.pdf").symlink_to(tmp_path / "c.pdf")
    (tmp_path / "c.pdf").symlink_to(tmp_path / "b.pdf")
    for name in ("a.pdf", "b.pdf", "none/d.pdf"):
        with pytest.raises(RopaError, match="cannot be written"):
            write_over(tmp_path / name, b"x")
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    "write", [lambda path: write_new(path.parent, path.name, b"x"), lambda path: write_over(path, b"x")]
)
def test_bytes_are_on_the_disk_before_the_name_is_and_then_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], object]
):
    """DUR-11."""
    seen: list[tuple[bool, set[str]]] = []
    real = os.fsync

    def fsync(number: int) -> None:
        seen.append((stat.S_ISDIR(os.fstat(number).st_mode), {path.name for path in tmp_path.iterdir()} & {"a.pdf"}))
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    write(tmp_path / "a.pdf")
    assert seen == [(False, set()), (True, {"a.pdf"})]


def test_what_a_killed_program_left_goes_a_day_later(tmp_path: Path):
    """DUR-05."""
    old, young, other = (tmp_path / name for name in (f".{'a' * 32}.part", f".{'b' * 32}.part", ".mine.part"))
    for path in (old, young, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (time.time() - 90_000,) * 2)
    folder_for(tmp_path)
    assert {*tmp_path.iterdir()} == {young, other}


@pytest.mark.parametrize("seconds", [86_400, 86_401])
def test_a_day_is_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int):
    left, written = tmp_path / f".{'a' * 32}.part", 1_790_000_000
    left.write_bytes(b"half")
    os.utime(left, (written, written))
    monkeypatch.setattr(time, "time", lambda: float(written + seconds))
    write_over(tmp_path / "a.pdf", b"new")
    assert left.exists() == (seconds == 86_400)


def test_a_folder_in_which_every_name_is_taken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    monkeypatch.setattr(os.path, "lexists", lambda path: not asked.append(path.name))
    with pytest.raises(RopaError, match=r"a\.pdf.*9999"):
        write_new(tmp_path, "a.pdf", b"new")
    assert (asked[0], asked[1], asked[-1]) == ("a.pdf", "a (2).pdf", "a (9999).pdf")


def test_a_folder_that_cannot_be_made_is_told_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(RopaError) as told:
        folder_for(tmp_path / "new")
    assert told.value.facts["reason"] == "Read-only file system"


def test_a_folder_is_made_and_a_file_is_none(tmp_path: Path):
    made = folder_for(tmp_path / "a" / "b")
    assert made.is_dir()
    assert folder_for(made) == made
    (tmp_path / "file").write_bytes(b"x")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(RopaError):
            folder_for(path)
    assert (tmp_path / "file").read_bytes() == b"x"


def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(RopaError, match="Nothing may be written"):
        folder_for(tmp_path)


def test_all_is_handed_to_the_disk_before_it_is_waited_for(tmp_path, monkeypatch):
    sizes = []
    monkeypatch.setattr(os, "fsync", lambda handle: sizes.append(os.fstat(handle).st_size))
    write_new(tmp_path, "paper.pdf", b"%PDF")
    assert sizes[0] == 4


def test_a_failing_disk_is_told_without_a_number(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RopaError) as refused:
        write_new(tmp_path, "paper.pdf", b"%PDF")
    assert str(refused.value).endswith("No space left on device.")
    assert "Errno" not in str(refused.value)


def test_a_file_that_another_program_holds_is_told_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """FIL-06: as Windows refuses it for a paper that is open in Word, Excel or Acrobat."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    with monkeypatch.context() as windows:
        windows.setattr(Path, "replace", held)
        with pytest.raises(RopaError, match="another program has it open"):
            write_over(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    with monkeypatch.context() as windows:
        windows.setattr(Path, "read_bytes", held)
        beside = write_new(tmp_path, "a.pdf", b"new")
    assert beside.name == "a (2).pdf"
    assert (path.read_bytes(), beside.read_bytes()) == (b"old", b"new")
