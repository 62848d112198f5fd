"""Opening a register into which nothing is written: what is refused, by what sentence, and that nothing stays open."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.opening import open_file
from ropa.store.refusals import Damaged, Unclosed
from ropa.store.to_read import open_to_read
from tests.conftest import AUTHOR, House, change_all

FILES = Path(__file__).parents[1] / "files"


@pytest.fixture
def path(empty: Path, tmp_path: Path) -> Path:
    """A register, closed."""
    return copy(empty, tmp_path / "clients.ropa")


@pytest.fixture
def broken_off(register: Register, house: House) -> Path:
    """A register as it lies in the midst of a save, with its journal."""
    register.do(change_all, [house.activity, house.system], {"notes": "long " * 20_000})
    register.close()
    left = register.path.with_name("left.ropa")
    with closing(sqlite3.connect(register.path, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size=1")
        raw.execute("BEGIN")
        raw.execute("UPDATE change SET new = 'x'")
        for ending in ("", "-journal"):
            copy(f"{register.path}{ending}", f"{left}{ending}")
        raw.execute("ROLLBACK")
    return left


def damage(path: Path) -> None:
    """Every page but the first is nothing any more."""
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))


def test_a_save_that_was_broken_off_is_told_with_its_journal(broken_off: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where it cannot be written: there the question who holds it puts nothing right either."""
    monkeypatch.setattr("ropa.store.to_read.held", lambda *_: False)
    before = broken_off.read_bytes()
    with pytest.raises(Unclosed) as told:
        open_to_read(broken_off)
    assert (told.value.path, told.value.journal) == (broken_off, broken_off.with_name("left.ropa-journal"))
    assert broken_off.read_bytes() == before
    Register(broken_off, AUTHOR).close()  # where it can be put right it is


def test_damage_beside_a_journal_is_damage(path: Path) -> None:
    damage(path)
    path.with_name("clients.ropa-journal").touch()
    with pytest.raises(Damaged):
        open_to_read(path)


def test_an_empty_password_is_refused(path: Path) -> None:
    with pytest.raises(RopaError, match="The password is empty"):
        open_to_read(path, "")


def test_an_older_format_is_not_upgraded_where_it_lies(tmp_path: Path) -> None:
    oldest = copy(min(FILES.glob("*.ropa")), tmp_path / "old.ropa")
    before = oldest.read_bytes()
    with pytest.raises(RopaError, match="older format"):
        open_to_read(oldest)
    assert oldest.read_bytes() == before


@pytest.mark.parametrize("opens", [open_file, open_to_read])
def test_of_what_is_strange_in_a_file_three_are_named(path: Path, opens: Callable[[Path], object]) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(";".join(f"CREATE TABLE strange_{n} (a)" for n in range(5)))
    with pytest.raises(Damaged) as told:
        opens(path)
    assert len(str(told.value.facts["what"]).split(", ")) == 3


def _files_open(path: Path) -> int:
    return sum(one.resolve() == path for one in Path("/proc/self/fd").iterdir())


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="another system tells of open files otherwise")
@pytest.mark.parametrize("opens", [open_file, open_to_read])
@pytest.mark.parametrize("harm", [damage, lambda path: open_file(path).dispose()], ids=["damage", "not closed"])
def test_a_refusal_leaves_nothing_open(
    path: Path, opens: Callable[[Path], object], harm: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the file could be neither replaced nor, on Windows, removed."""
    harm(path)
    monkeypatch.setattr("ropa.store.opening.check_schema", _refuse)
    monkeypatch.setattr("ropa.store.to_read.check_schema", _refuse)
    gc.disable()  # which would let go of what is forgotten
    try:
        with pytest.raises(RopaError):
            opens(path)
        assert _files_open(path) == 0
    finally:
        gc.enable()


def _refuse(*_: object) -> None:
    raise RopaError("no")
