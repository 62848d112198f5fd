"""What an examination finds of damage, and what a repair puts back."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ropa.actions.records import change
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.examining import PARTS, examine
from ropa.store.history import broken_links
from ropa.store.refusals import Damaged
from ropa.store.repairing import repair
from tests.core.recovering.conftest import LACKING, PASSWORD, content, harm, wrong


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
