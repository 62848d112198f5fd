"""Whatever lies at a path and is no sound register is told in one clear sentence, and stays as it is."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ropa.errors import RopaError
from ropa.register import Register
from tests.core.opening.conftest import AUTHOR, CUT_OFF, DAMAGED, PROTECTED, random_bytes, refused


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


PAGE_OR_TEXT = "is a page or a text, and no register of Ropa."
NO_REGISTER = "is no register of Ropa."


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


def test_nothing_is_at_the_path(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.ropa") == f"There is no file {tmp_path / 'none.ropa'}."
    assert refused(tmp_path / "no" / "none.ropa") == f"There is no file {tmp_path / 'no' / 'none.ropa'}."
    (tmp_path / "folder.ropa").mkdir()
    assert refused(tmp_path / "folder.ropa") == f"{tmp_path / 'folder.ropa'} is no file."
