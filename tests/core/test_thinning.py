"""Which backups go, by frozen tables of 400 days; no clock and no foreign file costs a person their backups."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from ropa.store.backup_names import LONGEST_LABEL, Backup, Why, folder_of, label_of, listed, name_of
from ropa.store.thinning import superfluous

NOW = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
SIZE = 1_000_000


@pytest.fixture(autouse=True)
def _almaty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


def made(number: int, at: dt.datetime, why: Why = Why.CHANGED, size: int = SIZE) -> Backup:
    return Backup(Path(f"/{number}"), at, number, "3f9a2c1b", why, "", size)


def days(count: int, *, a_day: int = 1, size: int = SIZE) -> list[Backup]:
    """Backups of so many days that end today at noon, several each day an hour apart."""
    moments = [NOW - dt.timedelta(days=n, hours=hour) for n in range(count) for hour in range(a_day)]
    return [made(number, at, size=size) for number, at in enumerate(sorted(moments), 1)]


def left(backups: list[Backup], now: dt.datetime = NOW) -> list[Backup]:
    gone = superfluous(backups, now)
    return [one for one in backups if one not in gone]


def test_400_days_leave_this_table() -> None:
    """BAK-03: fourteen days, then the last of each week, then of each month."""
    backups = [replace(one, size=1) for one in days(400)]
    backups[-1] = replace(backups[-1], size=100)
    assert [one.at.date().isoformat() for one in left(backups)] == [
        "2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31",
        "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-11", "2026-10-18", "2026-10-25", "2026-10-31",
        "2026-11-01", "2026-11-08",
        *[f"2026-11-{day}" for day in range(13, 27)],
    ]  # fmt: skip


def test_everything_of_today_and_yesterday_stays() -> None:
    """BAK-03."""
    backups = [replace(one, size=1) for one in days(3, a_day=8)]
    backups[-1] = replace(backups[-1], size=10)
    kept = left(backups)
    assert [sum(one.at.date() == (NOW - dt.timedelta(days=n)).date() for one in kept) for n in range(3)] == [8, 8, 1]


def test_large_backups_take_up_ten_times_the_newest_and_lose_the_densest_first() -> None:
    """BAK-03: the budget takes extra ones of the same day first, then days, weeks, and months last."""
    kept = left(days(400, a_day=3))
    assert len(kept) == 10
    assert kept[-3:] == days(400, a_day=3)[-3:]
    assert len({(one.at.year, one.at.month) for one in kept}) == 8


def test_never_fewer_than_three() -> None:
    """BAK-03: a register that was emptied does not push out what it held."""
    backups = days(5)
    backups[-1] = replace(backups[-1], size=10)
    assert left(backups) == backups[-3:]
    assert left(backups[:2]) == backups[:2]
    assert superfluous([], NOW) == []


def test_what_a_person_or_an_upgrade_made_stays() -> None:
    """BAK-03, BAK-04."""
    own = [made(n, NOW - dt.timedelta(days=900 + n), why) for n, why in enumerate(Why) if why is not Why.CHANGED]
    assert superfluous([*own, *days(40)], NOW) == superfluous(days(40), NOW)


def test_a_clock_far_ahead_and_back_leaves_the_real_ones() -> None:
    """TIM-02: made in 2099 by mistake, thinned there, and thinned again when the clock is right."""
    real = days(20)
    ahead = NOW.replace(year=2099)
    wrong = [made(21 + n, ahead + dt.timedelta(hours=n)) for n in range(5)]
    there = left([*real, *wrong], wrong[-1].at)
    assert sum(one.at.year == 2026 for one in there) >= 5
    back = left([*there, made(26, NOW)], NOW)
    assert sum(one.at.year == 2026 for one in back) >= 5
    assert back[-1].number == 26


def test_a_clock_set_back_makes_no_backup_the_oldest() -> None:
    """TIM-01: order is by number; what is made last is among the three that always stay."""
    backups = [*days(30), made(31, NOW - dt.timedelta(days=3000))]
    assert left(backups, NOW - dt.timedelta(days=3000))[-1].number == 31


def test_only_files_named_so_are_backups(tmp_path: Path) -> None:
    """BAK-03: a file that Ropa did not name is never taken for one."""
    register = tmp_path / "clients.ropa"
    folder = folder_of(register)
    folder.mkdir()
    good = name_of(register, NOW, 12, "3f9a2c1b", Why.POINT, "До проверки")
    assert good == "clients 2026-11-26 12-00-00Z 0012-3f9a2c1b point До проверки.ropa"
    for name in (
        good,
        good.replace("clients", "others"),
        f"my {good}",
        good.replace("0012", "12"),
        good.replace("2026-11", "2026-13"),
        f"{good}-journal",
        "clients.ropa",
        "clients 2026-11-26.ropa",
    ):
        folder.joinpath(name).write_bytes(b"x")
    folder.joinpath(good.replace("0012", "0013")).symlink_to(folder / good)
    folder.joinpath(good.replace("0012", "0014")).mkdir()
    assert listed(register) == [Backup(folder / good, NOW, 12, "3f9a2c1b", Why.POINT, "До проверки", 1)]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("До проверки", "До проверки"),
        ("a/b\\c:d*e?f", "a b c d e f"),
        ("  \u202etwo\n lines ", "two lines"),
        ("ends. . ", "ends"),
        ("", ""),
        ("Қ" * 200, "Қ" * 60),
    ],
)
def test_a_label_is_safe_in_a_name(typed: str, label: str, tmp_path: Path) -> None:
    """FIL-03, FIL-04."""
    assert label_of(typed) == label
    name = name_of(tmp_path / "clients.ropa", NOW, 1, "3f9a2c1b", Why.POINT, label_of(typed))
    folder_of(tmp_path / "clients.ropa").mkdir()
    folder_of(tmp_path / "clients.ropa").joinpath(name).write_bytes(b"")
    assert [one.label for one in listed(tmp_path / "clients.ropa")] == [label]


def test_of_months_the_last_two_years_are_kept() -> None:
    back = reversed(range(30))
    backups = [made(30 - n, NOW - dt.timedelta(days=31 * n), size=1 if n else 100) for n in back]
    assert left(backups) == backups[-24:]


def test_the_newest_gives_the_measure_of_all() -> None:
    """Its size alone: a small one before it costs nobody anything."""
    backups = [replace(one, size=1) for one in days(12)]
    backups[-1] = replace(backups[-1], size=2)
    assert len(left(backups)) == 12
    backups[-1], backups[-2] = replace(backups[-1], size=1), replace(backups[-2], size=2)
    assert len(left(backups)) == 9


@pytest.mark.parametrize("letter", ["a", "ж", "€"])
def test_a_label_is_as_long_as_a_name_can_hold(letter: str) -> None:
    label = label_of(letter * 500)
    wide = len(letter.encode())
    assert len(label) == min(LONGEST_LABEL, 2 * LONGEST_LABEL // wide)
