"""The working-day clock against a table of cases computed by hand, and the calendar file that corrects it."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ropa.deadlines.clock import Deadline, Pause, Term, deadline
from ropa.deadlines.days import Corrections, WorkingDays, read_calendar, working_days
from ropa.errors import RopaError
from ropa.i18n import LANGUAGES, translator

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "files" / "deadlines.toml").read_text(encoding="utf-8")
)


def _found(case: dict[str, Any]) -> Deadline:
    days = working_days()
    moved = {dt.date.fromisoformat(day): off for day, off in case.get("file", {}).items()}
    days = WorkingDays(Corrections({**days.corrections.days, **moved}, days.corrections.years))
    return deadline(
        case["anchor"],
        Term(case["number"], case["unit"], case.get("moves", True)),
        days,
        [Pause(*one) for one in case.get("pauses", ())],
        case.get("hour"),
    )


@pytest.mark.parametrize("name", CASES)
def test_a_term_ends_when_the_table_says(name: str):
    case = CASES[name]
    found = _found(case)
    said = {
        "due": found.due,
        "at": found.at,
        "off": list(found.off),
        "moved": found.moved,
        "paused": found.paused if found.due else 0,
        "stands": found.stands,
        "bare": found.bare,
        "estimated": list(found.estimated),
        "unchecked": list(found.unchecked),
    }
    empty = {"off": [], "estimated": [], "unchecked": [], "paused": 0, "stands": False}
    assert said == {key: case.get(key, empty.get(key)) for key in said}


def test_the_table_has_a_case_of_each_sort():
    assert len(CASES) >= 40
    assert {one["rule"] for one in CASES.values()} == {"173", "174", "175", "hours", "pause", "calendar"}


def test_30_august_is_worked_since_2026_and_15_march_is_kept_since_2027():
    days = working_days()
    for year in range(2026, 2040):
        august = [dt.date(year, 8, 30), dt.date(year, 8, 31), dt.date(year, 9, 1)]
        assert [days.worked(day) for day in august] == [day.weekday() < 5 for day in august]
        assert days.worked(dt.date(year, 3, 15)) is (year == 2026 and dt.date(year, 3, 15).weekday() < 5)


def _calendar(folder: Path, text: str) -> Path:
    path = folder / "calendar.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_own_calendar_goes_before_the_one_that_is_shipped(tmp_path: Path):
    own = _calendar(
        tmp_path, "years = [2027]\n[[day]]\ndate = 2027-03-15\noff = false\n[[day]]\ndate = 2027-01-08\noff = true\n"
    )
    days = working_days(own)
    assert days.worked(dt.date(2027, 3, 15))
    assert not days.worked(dt.date(2027, 1, 8))
    assert days.checked(2026)
    assert days.checked(2027)
    assert not days.checked(2028)
    assert working_days(tmp_path / "none.toml") == working_days()


def test_a_day_that_is_stated_is_no_estimate(tmp_path: Path):
    own = _calendar(tmp_path, "[[day]]\ndate = 2027-05-16\noff = true\n")
    assert working_days().estimated(dt.date(2027, 5, 16))
    assert not working_days(own).estimated(dt.date(2027, 5, 16))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[day]]\ndate = 2027-03-15\n", "1"),
        ("[[day]]\ndate = 2027-03-15\noff = 1\n", "1"),
        ("[[day]]\ndate = 2027-03-15T00:00:00\noff = true\n", "1"),
        ("day = 5\n", "1"),
        ("years = 2027\n", "years"),
        ("[[day]\n", "line 1"),
    ],
)
def test_a_calendar_with_a_mistake_is_refused_with_its_place(tmp_path: Path, text: str, told: str, language: str):
    with pytest.raises(RopaError) as refusal:
        read_calendar(_calendar(tmp_path, text))
    said = refusal.value.says(translator(language))
    assert told in said
    assert "calendar.toml" in said


def test_a_calendar_that_is_no_text_is_refused(tmp_path: Path):
    path = tmp_path / "calendar.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RopaError):
        read_calendar(path)
