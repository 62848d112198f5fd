"""A register that was not closed properly: copied in the midst of a save, or lying where nothing can be put right."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import event, func, select

from ropa.actions.records import change
from ropa.cli import main
from ropa.register import Register
from ropa.store.examining import examine
from ropa.store.history import broken_links, still_open
from ropa.store.reading import row
from ropa.store.refusals import Damaged
from ropa.store.repairing import repair
from ropa.store.tables import Edit
from ropa.store.unclean import note_whole, saved_before_unclean
from tests.conftest import AUTHOR, House, build_house, change_all, check_whole, new, same, state


def _wrong(register: Register) -> set[str]:
    return {part.what for part in examine(register.source()) if part.wrong}


def _copied_in_the_midst(register: Register, uids: list[str], folder: Path) -> list[Path]:
    """The file as it lies after each few statements of an act over many records, without its journal."""
    copies: list[Path] = []
    number = 0

    def after(*_: object) -> None:
        nonlocal number
        number += 1
        if number % 6 == 0:
            copies.append(folder / f"{number}.ropa")
            # by another program: our own reading would let go of the lock
            subprocess.run(["cp", register.path, copies[-1]], check=True)

    register.source().connection.execute("PRAGMA cache_size=2")
    event.listen(register._engine, "after_cursor_execute", after)
    register.do(change_all, uids, {"notes": "new"})
    event.remove(register._engine, "after_cursor_execute", after)
    return copies


def test_a_copy_without_its_journal_is_told_from_a_whole_one(tmp_path: Path, register: Register) -> None:
    """COR-05: the pages fit, and so do the hashes of its records; their history and the lists do not."""
    houses = [build_house(register, name) for name in ("Tumar", "Qurylys")]
    uids = [uid for one in houses for uid in (one.activity, one.system, one.purpose)]
    register.do(change_all, uids, {"notes": "old"})
    saved = register.ask(lambda connection: connection.execute(select(func.max(Edit.started_at))).scalar_one())
    before = state(register)
    copies = _copied_in_the_midst(register, uids, tmp_path)
    done, by_half, mended = state(register), 0, 0
    for path in copies:
        try:
            opened = Register(path, AUTHOR)
        except Damaged:
            continue
        with closing(opened):
            assert opened.ask(saved_before_unclean) >= saved
            now = state(opened)
            if same(now, before) or same(now, done):
                continue
            by_half += 1
            wrong = _wrong(opened)
            assert wrong
            opened.do(repair)
            mended += "records" in wrong
            assert not _wrong(opened)
            check_whole(opened)
        if by_half > 1 and mended:
            break
    assert by_half
    assert mended, "a record said what its history did not"


def test_it_is_asked_about_until_it_was_found_whole(register: Register, house: House) -> None:
    assert register.ask(saved_before_unclean) is None
    new(register, "activity", {}, house.operator)
    saved = register.ask(lambda connection: connection.execute(select(func.max(Edit.started_at))).scalar_one())
    register._engine.dispose()
    with closing(Register(register.path, AUTHOR)) as again:
        new(again, "activity", {}, house.operator)
        assert again.ask(saved_before_unclean) == saved
    with closing(Register(register.path, AUTHOR)) as again:
        assert again.ask(saved_before_unclean) == saved, "closed properly, and still nobody looked"
        again.do(note_whole)
        assert again.ask(saved_before_unclean) is None
    register._engine = Register(register.path, AUTHOR)._engine


def test_an_edit_that_a_crash_left_open_is_closed_at_the_next_opening(register: Register, house: House) -> None:
    """Its place in the chain is taken before anything new is written."""
    register.visit(house.activity).do(change, house.activity, {"notes": "typed before the crash"})
    left = copy(register.path, register.path.with_name("left.ropa"))
    assert register.ask(still_open)
    with closing(Register(left, AUTHOR)) as opened:
        assert not opened.ask(still_open)
        assert opened.ask(broken_links) == []
        assert opened.ask(row, house.activity)["notes"] == "typed before the crash"


def test_the_command_line_tells_of_it(tmp_path: Path, empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy(empty, tmp_path / "clients.ropa")
    Register(path, AUTHOR)._engine.dispose()
    for command, told in (("check", True), ("examine", True), ("check", False)):
        assert main([command, str(path)]) == 0
        assert ("was not closed properly" in capsys.readouterr().err) == told


NOBODY = 65534
READER = f"""
import os, sys
from pathlib import Path
from ropa.register import Register
from ropa.store.refusals import Unclosed
from ropa.store.unclean import copy_unclosed
path, target, other = (Path(one) for one in sys.argv[1:])
for read_only in (False, True):  # what is imported late is imported while all can be read
    Register(other, "Reader", read_only=read_only).close()
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
try:
    Register(path, "Reader")
except Unclosed as refusal:
    print(refusal)
    copy_unclosed(refusal, target)
    Register(target, "Reader").close()
"""
"""A person who may only read the file, and who is never root."""


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder to which every user of the machine finds the way."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder
        for one in folder.iterdir():
            one.chmod(0o700)


def test_where_nothing_can_be_put_right_it_is_said_and_a_copy_elsewhere_is_whole(
    open_to_all: Path, tmp_path: Path, register: Register, house: House
) -> None:
    """LCK-14: a broken-off save lies beside a file that cannot be written."""
    theirs, own = open_to_all / "theirs", open_to_all / "own"
    theirs.mkdir()
    own.mkdir(mode=0o777)
    own.chmod(0o777)
    register.do(change_all, [house.activity, house.system], {"notes": "long " * 20_000})
    said = state(register)
    register.close()
    path, other = theirs / "clients.ropa", copy(register.path, tmp_path / "other.ropa")
    connection = sqlite3.connect(register.path, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN")
    connection.execute("UPDATE change SET new = 'x'")
    for name in ("clients.ropa", "clients.ropa-journal"):
        copy(register.path.with_name(name), theirs / name).chmod(0o444)
    connection.execute("ROLLBACK")
    connection.close()
    theirs.chmod(0o555)
    lies = {one.name: one.read_bytes() for one in theirs.iterdir()}
    command = [sys.executable, "-c", READER, str(path), str(own / "copy.ropa"), str(other)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{path} was not closed properly and cannot be put right where it lies.")
    assert {one.name: one.read_bytes() for one in theirs.iterdir()} == lies
    assert [one.name for one in own.iterdir()] == ["copy.ropa"]
    if os.geteuid() == 0:
        assert (own / "copy.ropa").stat().st_uid == NOBODY, "it was somebody who is not root"
    with closing(Register(own / "copy.ropa", AUTHOR)) as copied:
        check_whole(copied)
        assert state(copied) == said
    register._engine = Register(register.path, AUTHOR)._engine
