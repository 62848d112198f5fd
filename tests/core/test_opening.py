"""Opening: whatever lies at a path is told in one clear sentence, stays as it is, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from ropa.actions.records import change, create
from ropa.errors import Fault, RopaError
from ropa.register import Register
from ropa.store.engine import PRAGMAS, engine
from ropa.store.opening import expected_schema
from ropa.store.reading import counts, operators
from ropa.store.tables import Edit
from ropa.store.to_read import writable
from ropa.store.versions import APPLICATION_ID, MIN_READER, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PASSWORD = 'Құпия сөз\'; -- "1"'  # noqa: S105 (opens files of these tests only)
AUTHOR = "Айгүл"

READ_ONLY = "the file or its folder is read-only; copy it to a folder of your own"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small register without a password."""
    return made(tmp_path_factory.mktemp("plain") / "made.ropa", None)


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same behind a password."""
    return made(tmp_path_factory.mktemp("protected") / "made.ropa", PASSWORD)


def made(path: Path, key: str | None) -> bytes:
    register = Register.create(path, AUTHOR, key)
    register.do(create, "operator", {"name": {"kk": "«Тұмар» ЖШС", "ru": "ТОО «Тумар»"}})
    register.close()
    return path.read_bytes()


def changed_by(script: str) -> Callable[[bytes, Path], bytes]:
    """The file after another program ran some SQL in it."""

    def change_file(data: bytes, path: Path) -> bytes:
        path.write_bytes(data)
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.executescript(script)
        return path.read_bytes()

    return change_file


def foreign(_: bytes, path: Path) -> bytes:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE notes(text); INSERT INTO notes VALUES ('x')")
    return path.read_bytes()


def page_gone_bad(data: bytes, path: Path) -> bytes:
    """Of a file that was not closed: only looking at every page shows it."""
    changed_by("UPDATE meta SET value = 'open' WHERE key = 'state'")(data, path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (number,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'listing'").fetchone()
    spoiled = bytearray(path.read_bytes())
    spoiled[(number - 1) * 4096 : (number - 1) * 4096 + 8] = b"\xff" * 8
    return bytes(spoiled)


def random_bytes(size: int) -> bytes:
    return random.Random(7).randbytes(size)  # noqa: S311 (the same bytes at each run)


PAGE_OR_TEXT = "is a page or a text, and no register of Ropa."
NO_REGISTER = "is no register of Ropa."
PROTECTED = "is protected by a password, or is no register of Ropa."
CUT_OFF = "is cut off: copying it was interrupted. Use a backup."
DAMAGED = "is damaged: "
STRANGE = "is damaged or was changed by another program"

BROKEN: dict[str, tuple[Callable[[bytes, Path], bytes], str]] = {
    "empty": (lambda data, _: data[:0], "is empty: it was not downloaded whole, or copying it was interrupted."),
    "one byte": (lambda data, _: data[:1], CUT_OFF),
    "fifty bytes": (lambda data, _: data[:50], CUT_OFF),
    "the header only": (lambda data, _: data[:100], CUT_OFF),
    "one page": (lambda data, _: data[:4096], CUT_OFF),
    "half": (lambda data, _: data[: len(data) // 2], CUT_OFF),
    "half a page too little": (lambda data, _: data[:-2048], CUT_OFF),
    "a page too little": (lambda data, _: data[:-4096], CUT_OFF),
    "cut off, and the header does not tell": (lambda data, _: data[:24] + bytes(4) + data[28:-4096], DAMAGED),
    "zeros after the header": (lambda data, _: data[:100] + bytes(len(data) - 100), DAMAGED),
    "random after the first page": (lambda data, _: data[:4096] + random_bytes(len(data) - 4096), DAMAGED),
    "a page gone bad, and not closed": (page_gone_bad, DAMAGED),
    "random": (lambda *_: random_bytes(8192), PROTECTED),
    "zeros": (lambda data, _: bytes(len(data)), "begins with nothing but zeros: the disk or a copy failed."),
    "a web page": (lambda *_: "<!DOCTYPE html><title>Кіру</title>".encode() * 9, PAGE_OR_TEXT),
    "a text": (lambda *_: "Тізілім жоқ\r\n".encode() * 40, PAGE_OR_TEXT),
    "a zip": (lambda *_: b"PK\x03\x04" + random_bytes(5000), PROTECTED),
    "a foreign database": (foreign, NO_REGISTER),
    "a trigger": (
        changed_by("CREATE TRIGGER wipe AFTER INSERT ON edit BEGIN DELETE FROM party; END"),
        f"{STRANGE} (wipe).",
    ),
    "a view": (changed_by("CREATE VIEW peek AS SELECT * FROM operator"), f"{STRANGE} (peek)."),
    "a view in place of a table": (
        changed_by("DROP TABLE waiting; CREATE VIEW waiting AS SELECT 1 AS record_uid"),
        f"{STRANGE} (waiting",
    ),
    "a foreign table": (changed_by("CREATE TABLE evil(x)"), f"{STRANGE} (evil"),
    "a table missing": (changed_by("DROP TABLE waiting"), f"{STRANGE} (waiting"),
    "a column missing": (changed_by("ALTER TABLE listing DROP COLUMN sort_en"), f"{STRANGE} (listing.sort_en)."),
    "a column too many": (changed_by("ALTER TABLE listing ADD COLUMN evil"), f"{STRANGE} (listing.evil)."),
    "an index missing": (changed_by("DROP INDEX ix_link_to_uid"), f"{STRANGE} (ix_link_to_uid)."),
    "no facts of the file": (changed_by("DROP TABLE meta"), f"{STRANGE} (meta"),
    "newer, and no facts of the file": (changed_by("PRAGMA user_version=99; DROP TABLE meta"), DAMAGED),
    "newer": (
        changed_by("PRAGMA user_version=99; UPDATE meta SET value='9.9' WHERE key='last_writer'"),
        "was last written by Ropa 9.9, ",
    ),
}


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []


def nothing_else(folder: Path, *expected: str) -> None:
    """Nothing lies in the folder but these."""
    assert names(folder) == sorted(expected)


def refused(path: Path, key: str | None = None) -> str:
    """The sentence with which a file is refused; the file and its folder stay as they are."""
    before = path.read_bytes() if path.is_file() else None
    around = names(path.parent)
    with pytest.raises(RopaError) as refusal:
        Register(path, AUTHOR, key)
    assert refusal.value.fault is Fault.REFUSED
    sentence = str(refusal.value)
    assert sentence == refusal.value.says(str)
    assert sentence.endswith(".")
    assert (path.read_bytes() if path.is_file() else None) == before
    assert names(path.parent) == around
    return sentence


@pytest.mark.parametrize("what", BROKEN)
def test_a_file_that_is_no_sound_register_is_refused(what: str, plain: bytes, tmp_path: Path) -> None:
    breaks, says = BROKEN[what]
    path = tmp_path / "Тізілім.ropa"
    path.write_bytes(breaks(plain, tmp_path / "work.tmp"))
    (tmp_path / "work.tmp").unlink(missing_ok=True)
    sentence = refused(path)
    assert sentence.startswith(f"{path} {says}")


@pytest.mark.parametrize("what", BROKEN)
def test_nor_is_it_read_where_it_can_only_be_read(what: str, plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "clients.ropa"
    broken, sentence = BROKEN[what]
    path.write_bytes(broken(plain, tmp_path / "work.tmp"))
    with pytest.raises(RopaError, match=re.escape(sentence)):
        Register(path, AUTHOR, read_only=True)


@pytest.mark.parametrize(("file", "folder"), [(True, False), (False, True), (True, True)])
def test_it_can_only_be_read_where_the_file_or_its_folder_is_not_to_be_written(
    plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, file: bool, folder: bool
) -> None:
    """Saving needs both."""
    path = tmp_path / "clients.ropa"
    path.write_bytes(plain)
    assert writable(path)
    monkeypatch.setattr(os, "access", lambda one, _: not {path: file, tmp_path: folder}[one])
    assert not writable(path)


def test_nothing_is_at_the_path(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.ropa") == f"There is no file {tmp_path / 'none.ropa'}."
    assert refused(tmp_path / "no" / "none.ropa") == f"There is no file {tmp_path / 'no' / 'none.ropa'}."
    (tmp_path / "folder.ropa").mkdir()
    assert refused(tmp_path / "folder.ropa") == f"{tmp_path / 'folder.ropa'} is no file."


def test_a_password_for_a_file_that_has_none(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plain.ropa"
    path.write_bytes(plain)
    assert refused(path, PASSWORD) == f"{path} has no password; open it without one."


def test_a_protected_file_wants_its_own_password(
    protected: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "protected.ropa"
    path.write_bytes(protected)
    assert refused(path) == f"{path} {PROTECTED}"
    wrong = f"The password does not open {path}, or the file is damaged. Try again, or use a backup."
    for key in ("wrong", PASSWORD.lower(), PASSWORD + " ", "'", "\U0001f511"):
        assert refused(path, key) == wrong
    register = Register(path, AUTHOR, PASSWORD)
    assert register.ask(counts) == {"operator": 1}
    register.close()
    assert not path.read_bytes().startswith(b"SQLite")
    assert "Тумар".encode() not in path.read_bytes()
    assert capfd.readouterr() == ("", "")


def test_a_damaged_protected_file_says_what_a_wrong_password_says(protected: bytes, tmp_path: Path) -> None:
    path = tmp_path / "protected.ropa"
    flipped = bytearray(protected)
    flipped[2000] ^= 1
    path.write_bytes(flipped)
    assert "or the file is damaged" in refused(path, PASSWORD)
    path.write_bytes(protected[: len(protected) // 8192 * 4096])
    assert DAMAGED in refused(path, PASSWORD)
    path.write_bytes(protected[:-2048])
    assert refused(path, PASSWORD) == f"{path} {CUT_OFF}"
    path.write_bytes(random_bytes(8192))
    assert "or the file is damaged" in refused(path, PASSWORD)


@pytest.mark.parametrize("key", ["", "a\x00b", "a\ud800b"])
def test_a_password_that_cannot_be_one_is_refused_before_anything_is_written(
    key: str, plain: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "plain.ropa"
    path.write_bytes(plain)
    assert refused(path, key).startswith("The password ")
    with pytest.raises(RopaError, match="The password "):
        Register.create(tmp_path / "new.ropa", AUTHOR, key)
    nothing_else(tmp_path, "plain.ropa")


HOLDER = """
import sys
from pathlib import Path
from ropa.register import Register
register = Register(Path(sys.argv[1]), "other", sys.argv[2] or None)
print("held", flush=True)
sys.stdin.readline()
register.close()
"""


@pytest.mark.parametrize("key", [None, PASSWORD])
def test_a_file_that_another_process_holds(key: str | None, plain: bytes, protected: bytes, tmp_path: Path) -> None:
    path = tmp_path / "held.ropa"
    path.write_bytes(protected if key else plain)
    with holder(path, key) as process:
        before = path.read_bytes()
        started = time.monotonic()
        assert re.fullmatch(
            rf"{re.escape(str(path))} is open already\. By: .+\. Computer: .+\. Since: .+\. Close it there first\.",
            refused(path, key),
        )
        assert time.monotonic() - started < 5
        assert path.read_bytes() == before
        process.stdin.write("\n")  # type: ignore[union-attr]
    register = Register(path, AUTHOR, key)
    assert register.ask(counts) == {"operator": 1}
    register.close()


def test_a_file_held_by_a_process_that_died_is_free(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "held.ropa"
    path.write_bytes(plain)
    with holder(path, None) as process:
        process.kill()
    register = Register(path, AUTHOR)
    assert register.ask(counts) == {"operator": 1}
    logged = register.ask(lambda connection: connection.execute(text("SELECT what FROM file_log")).scalars().all())
    register.close()
    assert logged == ["created", "unclean"]
    nothing_else(tmp_path, "held.ropa")


@contextlib.contextmanager
def holder(path: Path, key: str | None) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the file."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), key or ""],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_one_process_cannot_open_a_file_twice(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "twice.ropa"
    path.write_bytes(plain)
    register = Register(path, AUTHOR)
    with pytest.raises(RopaError, match="is open already"):
        Register(path, AUTHOR)
    register.do(create, "operator", {"name": {"ru": "Второй"}})
    register.close()
    register = Register(path, AUTHOR)
    assert register.ask(counts) == {"operator": 2}
    register.close()


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """As a user without special rights, where the tests run with them."""
    if not hasattr(os, "seteuid"):
        pytest.skip("this system has no users of this sort")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nothing can be made."""
    for one in (tmp_path, *tmp_path.parents):
        if one.owner() == tmp_path.owner() and one.name:
            with contextlib.suppress(PermissionError):
                one.chmod(one.stat().st_mode | 0o055)
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def test_a_folder_that_cannot_be_written(locked_folder: Path) -> None:
    path = locked_folder / "new.ropa"
    with nobody(), pytest.raises(RopaError) as refusal:
        Register.create(path, AUTHOR)
    assert str(refusal.value) == f"{path} cannot be written: the file or its folder cannot be opened."
    nothing_else(locked_folder)


def test_a_register_in_a_folder_or_a_file_that_cannot_be_written(plain: bytes, locked_folder: Path) -> None:
    locked_folder.chmod(0o755)
    path = locked_folder / "there.ropa"
    path.write_bytes(plain)
    for file, folder in ((0o666, 0o555), (0o444, 0o777), (0o444, 0o555)):
        path.chmod(file)
        locked_folder.chmod(folder)
        with nobody(), pytest.raises(RopaError) as refusal:
            Register(path, AUTHOR)
        assert str(refusal.value) == f"{path} cannot be written: {READ_ONLY}."
    path.chmod(0)
    with nobody(), pytest.raises(RopaError, match="cannot be read: access is denied"):
        Register(path, AUTHOR)
    path.chmod(0o644)
    assert path.read_bytes() == plain
    nothing_else(locked_folder, "there.ropa")


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


def no_second_names(*_: Any) -> None:
    raise PermissionError(1, "Operation not permitted")


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


READ_BACK = {
    "locking_mode": "exclusive",
    "journal_mode": "delete",
    "synchronous": 3,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "fullfsync": 1,
    "cache_size": -65536,
}


@pytest.mark.parametrize("key", [None, PASSWORD])
def test_settings_of_the_connection_are_those_of_the_format(
    key: str | None, plain: bytes, protected: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "settings.ropa"
    path.write_bytes(protected if key else plain)
    register = Register(path, AUTHOR, key)

    def settings(connection: Any) -> dict[str, Any]:
        return {name: connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in PRAGMAS}

    assert register.ask(settings) == READ_BACK
    register.do(create, "operator", {})
    assert register.ask(settings) == READ_BACK
    register.close()


def test_migrations_alone_go_without_foreign_keys(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.ropa"
    path.write_bytes(plain)
    made_so = engine(path, None, foreign_keys=False)
    with made_so.begin() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 0
    made_so.dispose()


@pytest.mark.parametrize("zone", ["Asia/Almaty", "America/Los_Angeles", "UTC"])
def test_times_are_stored_as_utc(zone: str, plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """TIM-03: whatever the zone of the machine, moments are UTC and days stay the days that were typed."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot change its time zone")
    path = tmp_path / "times.ropa"
    path.write_bytes(plain)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before = dt.datetime.now(dt.UTC)
        register = Register(path, AUTHOR)
        uid = register.do(create, "operator", {}).uid
        register.do(change, uid, {"policy_order_date": "2026-12-31"})
        after = dt.datetime.now(dt.UTC)
        raw = "SELECT started_at FROM edit UNION ALL SELECT closed_at FROM edit UNION ALL SELECT at FROM file_log"
        stored = register.ask(lambda connection: connection.execute(text(raw)).scalars().all())
        read = register.ask(lambda connection: connection.execute(Edit.__table__.select()).all())
        [day] = register.ask(operators)[-1:]
        register.close()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert all("+" not in moment and "Z" not in moment for moment in stored)
    late = [moment for moment in stored if before.replace(tzinfo=None) <= dt.datetime.fromisoformat(moment)]
    assert len(late) == 4
    assert all(dt.datetime.fromisoformat(moment) <= after.replace(tzinfo=None) for moment in stored)
    assert all(line.started_at.tzinfo is dt.UTC and line.closed_at.tzinfo is dt.UTC for line in read)
    assert day["policy_order_date"] == dt.date(2026, 12, 31)


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


def test_a_register_that_was_in_another_journal_mode_is_set_right(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "wal.ropa"
    path.write_bytes(plain)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    register = Register(path, AUTHOR)
    assert register.ask(lambda one: one.execute(text("PRAGMA journal_mode")).scalar_one()) == "delete"
    register.close()
    nothing_else(tmp_path, "wal.ropa")


def test_a_password_is_nowhere_in_the_file(protected: bytes) -> None:
    assert PASSWORD.encode() not in protected
    assert "Құпия".encode() not in protected
