"""Settings of an open register: those of the connection, and times in UTC."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from ropa.actions.records import change, create
from ropa.register import Register
from ropa.store.engine import PRAGMAS, engine
from ropa.store.reading import operators
from ropa.store.tables import Edit
from tests.core.opening.conftest import AUTHOR, PASSWORD, nothing_else

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


def test_a_register_that_was_in_another_journal_mode_is_set_right(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "wal.ropa"
    path.write_bytes(plain)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    register = Register(path, AUTHOR)
    assert register.ask(lambda one: one.execute(text("PRAGMA journal_mode")).scalar_one()) == "delete"
    register.close()
    nothing_else(tmp_path, "wal.ropa")
