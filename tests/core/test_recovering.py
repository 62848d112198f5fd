"""Damage: what an examination finds, what a repair puts back, what is saved of a file that does not open any more."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ropa.actions.records import change
from ropa.actions.sample import sample_uid
from ropa.cli import main
from ropa.errors import RopaError
from ropa.model import ROOTS
from ropa.register import Register
from ropa.store import restoring
from ropa.store.backup_names import Why, folder_of, listed
from ropa.store.backups import make_backup
from ropa.store.engine import connect
from ropa.store.examining import PARTS, examine
from ropa.store.history import broken_links
from ropa.store.protecting import change_password
from ropa.store.reading import counts, operators
from ropa.store.recovering import recover
from ropa.store.refusals import Damaged
from ropa.store.repairing import repair
from ropa.store.restoring import look_into, restore
from tests.conftest import AUTHOR

PASSWORD = "Құпия сөз"  # noqa: S105 (opens files of these tests only)
OPERATOR = sample_uid("tumar", "operator")


@pytest.fixture(scope="module")
def sample(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, bytes]:
    """The sample, closed, without a password and with one."""
    path = shutil.copy(sample_file, tmp_path_factory.mktemp("sample") / "sample.ropa")
    plain = path.read_bytes()
    change_password(path, None, PASSWORD)
    return {None: plain, PASSWORD: path.read_bytes()}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A register with a few records of each kind, closed."""
    path = tmp_path_factory.mktemp("small") / "small.ropa"
    shutil.copy(max(Path(__file__).parents[1].joinpath("files").glob("format-*.ropa")), path)
    Register(path, "Асель").close()
    return path.read_bytes()


@pytest.fixture
def path(small: bytes, tmp_path: Path) -> Path:
    tmp_path.joinpath("clients.ropa").write_bytes(small)
    return tmp_path / "clients.ropa"


def harm(path: Path, *statements: str) -> None:
    """Change a closed register behind the program's back."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            assert connection.execute(statement).rowcount, statement


LACKING = "contents"
"""What the small register never had: its editions name files that were not put into it."""


def wrong(path: Path) -> dict[str, int]:
    register = Register(path, "Асель")
    try:
        return {one.what: one.wrong for one in examine(register.source()) if one.wrong and one.what != LACKING}
    finally:
        register.close()


def content(path: Path, key: str | None = None) -> tuple[Any, ...]:
    """All that a register says, apart from when it was opened."""
    connection = connect(path, key)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    said = []
    for name in sorted(set(tables) - {"meta", "file_log", "derived", "sqlite_sequence"}):
        lines = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
        said.append((name, sorted(repr(tuple(line)[name == "link" :]) for line in lines)))
    connection.close()
    return tuple(said)


@pytest.mark.parametrize("key", [None, PASSWORD], ids=["plain", "protected"])
def test_a_whole_register_is_found_whole(key: str | None, sample: dict[str | None, bytes], tmp_path: Path) -> None:
    """COR-07: every part is looked at, nothing is left behind by looking."""
    path = tmp_path / "clients.ropa"
    path.write_bytes(sample[key])
    register = Register(path, "Асель", key)
    parts = examine(register.source())
    register.close()
    assert [part.what for part in parts] == list(PARTS)
    assert [part for part in parts if part.wrong] == []
    assert all(part.checked for part in parts if part.what != "contents")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["clients.ropa"]


ACTIVITY = "(SELECT uid FROM activity ORDER BY id LIMIT 1)"
HARMS: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "a fact changed outside": (('UPDATE activity SET department = \'{"ru":"Чужое"}\' WHERE id = 1',), {"records"}),
    "a value that cannot be read": (("UPDATE activity SET name = '{\"ru\":' WHERE id = 2",), {"records"}),
    "a day that is none": (("UPDATE operator SET policy_order_date = 'soon' WHERE id = 1",), {"records"}),
    "the hash itself": (("UPDATE activity SET hash = 'x' WHERE id = 1",), {"records"}),
    "orphans": ((f"DELETE FROM activity WHERE uid = {ACTIVITY}",), {"references", "registry"}),  # noqa: S608
    "a record that is not listed": ((f"DELETE FROM registered WHERE uid = {ACTIVITY}",), {"registry"}),  # noqa: S608
    "a listed one that is not there": (
        ("INSERT INTO registered VALUES ('0', 'party', NULL, NULL, '0', 1, '')",),
        {"registry"},
    ),
    "search texts": (("UPDATE listing SET folded = 'x' WHERE kind = 'activity'",), {"derived"}),
    "sort keys": (("UPDATE listing SET sort_ru = 'x' WHERE kind = 'party'",), {"derived"}),
    "links": (("DELETE FROM link",), {"derived"}),
}


@pytest.mark.parametrize("how", HARMS)
def test_damage_is_counted_and_mended(how: str, path: Path) -> None:
    """COR-07, COR-08: counts by kind; afterwards nothing of it is found any more."""
    statements, expected = HARMS[how]
    before = content(path)
    harm(path, *statements)
    found = wrong(path)
    assert expected <= set(found)
    register = Register(path, "Асель")
    mended = register.do(repair)
    assert {part.what for part in examine(register.source()) if part.wrong} <= {"history", LACKING}
    register.close()
    assert mended
    if how != "orphans":
        assert content(path) == before, "what was saved is there again"


def test_an_act_that_meets_damage_says_so_and_writes_nothing(path: Path) -> None:
    harm(path, *HARMS["a value that cannot be read"][0])
    before = content(path)
    with contextlib.closing(sqlite3.connect(path)) as raw:
        (uid,) = raw.execute("SELECT uid FROM activity WHERE id = 2").fetchone()
    with contextlib.closing(Register(path, "Асель")) as register, pytest.raises(Damaged, match="Check register"):
        register.do(change, uid, {"department": {"ru": "Отдел кадров"}})
    assert content(path) == before


def test_a_moment_that_is_none_is_told_of_the_history_and_nothing_falls(path: Path) -> None:
    """COR-02: a flipped digit in the date of an Edit; there is nothing to mend it from."""
    harm(path, "UPDATE edit SET started_at = '2026-13-41 00:00:00.000000' WHERE id = 2")
    assert set(wrong(path)) == {"history"}
    register = Register(path, "Асель")
    assert register.ask(broken_links)[0] == 2
    assert not register.do(repair)
    register.close()


def test_a_party_that_is_gone_is_unlinked_and_the_history_says_so(path: Path) -> None:
    """COR-07: a dangling link; mending is an entry of the history."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        (used,) = connection.execute("SELECT party FROM engagement WHERE party IS NOT NULL").fetchone()
        connection.execute("DELETE FROM location WHERE parent_uid = ?", (used,))
        connection.execute("DELETE FROM party WHERE uid = ?", (used,))
        connection.execute("DELETE FROM registered WHERE uid = ? OR parent_uid = ?", (used, used))
    assert wrong(path)["links"] >= 1
    register = Register(path, "Асель")
    assert register.do(repair)["links"] >= 1
    last = register.ask(lambda one: one.exec_driver_sql("SELECT action, author FROM edit ORDER BY id DESC").first())
    assert tuple(last) == ("repair", "Асель")
    register.close()
    assert wrong(path) == {}


def test_a_history_that_was_altered_is_told_and_left(path: Path) -> None:
    harm(path, "UPDATE change SET new = '\"другое\"' WHERE id = 5")
    assert wrong(path) == {"history": 1}
    register = Register(path, "Асель")
    register.do(repair)
    register.close()
    assert wrong(path) == {"history": 1}


def test_random_bits_of_a_plain_file_are_noticed(small: bytes, tmp_path: Path) -> None:
    """COR-02: six flips behind the first page; two hundred that alter something are in tests/faults."""
    path, dice, silent = tmp_path / "clients.ropa", random.Random(7), []  # noqa: S311
    data = small
    for _ in range(6):
        spot = dice.randrange(4096, len(data))
        path.write_bytes(data[:spot] + bytes([data[spot] ^ 1 << dice.randrange(8)]) + data[spot + 1 :])
        try:
            if not wrong(path) and content(path) != content_of(data, tmp_path):
                silent.append(spot)
        except (RopaError, sqlite3.DatabaseError):
            pass
    assert silent == []


def content_of(data: bytes, tmp_path: Path) -> tuple[Any, ...]:
    tmp_path.joinpath("whole").write_bytes(data)
    return content(tmp_path / "whole")


def zero(path: Path, first: int, last: int) -> None:
    """Overwrite pages, as a failing disk does."""
    data = bytearray(path.read_bytes())
    data[first * 4096 : last * 4096] = bytes((last - first) * 4096)
    path.write_bytes(data)


@pytest.mark.parametrize("key", [None, PASSWORD], ids=["plain", "protected"])
def test_what_can_be_read_is_saved_into_a_new_file(
    key: str | None, sample: dict[str | None, bytes], tmp_path: Path
) -> None:
    """COR-03: pages in the middle are gone; the damaged file is not touched; the new one is found whole."""
    path, new = tmp_path / "clients.ropa", tmp_path / "recovered.ropa"
    path.write_bytes(sample[key])
    pages = len(sample[key]) // 4096
    zero(path, pages - 60, pages - 58)
    damaged = path.read_bytes()
    done = recover(path, new, key, "Асель")
    assert path.read_bytes() == damaged
    assert sorted(one.name for one in tmp_path.iterdir()) == ["clients.ropa", "recovered.ropa"]
    register = Register(new, "Асель", key)
    assert len(register.ask(operators)) >= 5
    assert sum(register.ask(counts).values()) > 280
    assert {part.what for part in examine(register.source()) if part.wrong} <= {"history", "contents"}
    register.close()
    assert sum(done.records.values()) + done.lost <= 560
    assert done.holes
    assert done.edits > 20


def test_a_whole_register_is_recovered_whole(path: Path, tmp_path: Path) -> None:
    done = recover(path, tmp_path / "new.ropa", None, "Асель")
    assert (done.lost, done.mended) == (0, 0)
    assert content(tmp_path / "new.ropa") == content(path)


@pytest.mark.parametrize("what", ["beginning", "password", "taken"])
def test_what_cannot_be_recovered_is_said(what: str, sample: dict[str | None, bytes], tmp_path: Path) -> None:
    """COR-03, ENC-01: nothing is left behind."""
    path, new = tmp_path / "clients.ropa", tmp_path / "new.ropa"
    path.write_bytes(sample[PASSWORD if what == "password" else None])
    if what == "beginning":
        zero(path, 0, 1)
    if what == "taken":
        new.write_bytes(b"mine")
    names = sorted(one.name for one in tmp_path.iterdir())
    with pytest.raises(RopaError, match="is there already" if what == "taken" else "Nothing can be read"):
        recover(path, new, "wrong" if what == "password" else None, "Асель")
    assert sorted(one.name for one in tmp_path.iterdir()) == names


@pytest.mark.parametrize("key", [None, PASSWORD], ids=["plain", "protected"])
def test_restoring_gives_back_what_was_there(key: str | None, sample: dict[str | None, bytes], tmp_path: Path) -> None:
    """BAK-06: equal to what it said then; what lay there meanwhile is kept."""
    path = tmp_path / "clients.ropa"
    path.write_bytes(sample[key])
    register = Register(path, "Асель", key)
    made = make_backup(register.source())
    held = look_into(made.path, key)
    assert (len(held.operators), held.author) == (6, AUTHOR)
    assert held.records == sum(
        count for kind, count in register.ask(counts).items() if kind in ROOTS and kind != "operator"
    )
    register.close()
    then = content(path, key)
    register = Register(path, "Асель", key)
    register.do(lambda work: [work.bin_rows([work.row(OPERATOR)])])
    register.close()
    later = content(path, key)
    assert later != then
    kept = restore(made.path, path, key)
    assert content(path, key) == then
    assert content(kept, key) == later
    assert [one.why for one in listed(path)] == [Why.CHANGED, Why.RESTORE]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["clients backups", "clients.ropa"]


@pytest.mark.parametrize("when", ["copied", "verified", "kept"])
def test_a_restoring_that_is_interrupted_leaves_the_present_file(
    when: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BAK-05: a register lies under the name at every moment."""
    register = Register(path, "Асель")
    made = make_backup(register.source())
    register.close()
    before = path.read_bytes()

    def cut(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    match when:
        case "copied":
            monkeypatch.setattr(restoring, "verify", cut)
        case "verified":
            monkeypatch.setattr(restoring, "swap_in", cut)
        case _:
            monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(KeyboardInterrupt):
        restore(made.path, path, None)
    assert path.read_bytes() == before
    assert [one.why for one in listed(path)] == [Why.CHANGED]


@pytest.mark.parametrize("damaged", [False, True], ids=["sound", "damaged"])
def test_a_journal_of_the_file_that_goes_is_not_played_into_the_one_that_comes(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, damaged: bool
) -> None:
    """COR-06: a broken-off save is taken back first; where that cannot be, its journal is kept with its file."""
    register = Register(path, "Асель")
    made = make_backup(register.source())
    register.close()
    then, journal = content(path), path.with_name("clients.ropa-journal")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN")
    connection.execute("UPDATE change SET new = 'x'")
    half, left = path.read_bytes(), journal.read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    path.write_bytes(half if not damaged else b"no register" * 1000)
    journal.write_bytes(left)
    if damaged:  # no opening can take it back
        monkeypatch.setattr(restoring, "held", lambda *_: False)
    kept = restore(made.path, path, None)
    assert content(path) == then
    if damaged:
        assert kept.read_bytes() == b"no register" * 1000
        assert kept.with_name(f"{kept.name}-journal").read_bytes() == left
    else:
        assert content(kept) == then
    assert not journal.exists()


def test_a_damaged_backup_is_not_restored(path: Path) -> None:
    """BAK-02."""
    register = Register(path, "Асель")
    made = make_backup(register.source())
    register.close()
    zero(made.path, 20, 40)
    before = path.read_bytes()
    with pytest.raises(Damaged):
        restore(made.path, path, None)
    assert path.read_bytes() == before


def test_an_open_register_is_not_restored_over(path: Path) -> None:
    register = Register(path, "Асель")
    made = make_backup(register.source())
    with pytest.raises(RopaError, match="open"):
        restore(made.path, path, None)
    with pytest.raises(RopaError, match="register itself"):
        restore(path, path, None)
    register.close()


def test_a_damaged_file_is_replaced_by_its_backup(path: Path) -> None:
    """COR-03, BAK-01: the way that the sentence names; the damaged file is kept."""
    register = Register(path, "Асель")
    made = make_backup(register.source())
    register.close()
    zero(path, 0, 3)
    damaged = path.read_bytes()
    with pytest.raises(Damaged, match="Use a backup"):
        Register(path, "Асель")
    kept = restore(made.path, path, None)
    assert kept.read_bytes() == damaged
    Register(path, "Асель").close()


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(arguments)
    out = capsys.readouterr()
    return code, out.out + out.err


def test_on_the_command_line(
    sample: dict[str | None, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """BAK-06, COR-07: backup, examine, repair, restore and recover."""
    path = tmp_path / "clients.ropa"
    path.write_bytes(sample[None])
    monkeypatch.setenv("LC_ALL", "C")
    code, told = said(capsys, "backup", str(path), "--to", str(path.parent / "safe"))
    assert (code, "proven whole" in told) == (0, True)
    [made] = listed(path, path.parent / "safe")
    assert made.path.parent == folder_of(path, path.parent / "safe")
    harm(path, "UPDATE listing SET folded = 'x' WHERE kind = 'activity'")
    assert said(capsys, "examine", str(path))[0] == 0, "search is behind, the register is not blamed (COR-08)"
    harm(path, "UPDATE activity SET hash = 'x' WHERE id = 1")
    code, told = said(capsys, "examine", str(path))
    assert (code, "not whole" in told) == (1, True)
    code, told = said(capsys, "examine", str(path), "--repair", "--json")
    assert (code, '"whole": true' in told) == (0, True)
    assert [one.why for one in listed(path)] == [Why.REPAIR]
    code, told = said(capsys, "restore", str(made.path), str(path))
    assert (code, "is kept in" in told) == (0, True)
    code, told = said(capsys, "recover", str(path), str(path.parent / "new.ropa"))
    assert (code, "Records lost: 0" in told) == (0, True)
    assert said(capsys, "restore", str(path.parent / "none.ropa"), str(path))[0] == 3
