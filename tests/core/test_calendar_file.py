"""What is due as a calendar file: in each language, with the same uid when a day moves, with the hour of a term."""

from __future__ import annotations

import datetime as dt

import pytest
from icalendar import Calendar

from ropa.deadlines.listed import SORTS
from ropa.exchange.calendar_file import calendar_file
from ropa.i18n import LANGUAGES, translator
from ropa.register import Register
from ropa.words import Words
from tests.core.due_desk import Desk, day

NOW = dt.datetime(2026, 11, 26, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def desk(register: Register) -> Desk:
    return Desk(register)


def written(desk: Desk, language: str = "en") -> bytes:
    return calendar_file(desk.due(), {desk.operator: Words.of({"en": "Tumar, «A»; B\\C"})}, NOW, translator(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_says_what_is_due(desk: Desk, language: str):
    name = 'Оқиға; «a,b\\c» "d"\x0bі ' + "ұ" * 200
    desk.make("incident", {"name": {"kk": name, "ru": name, "en": name}, "detected": "2026-11-27"})
    desk.make("request", {"law": "kz", "code": "complaint"})
    data = written(desk, language)
    lines = data.split(b"\r\n")
    assert all(len(one) <= 75 for one in lines), "folded"
    assert b"\n" not in data.replace(b"\r\n", b"")
    data.decode()
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    kept = name.replace("\x0b", "")
    assert str(event["summary"]) == f"{translator(language)(SORTS['incident'])}: {kept}"
    assert event.decoded("dtstart") == day("2026-11-30")
    assert str(event["description"]).startswith("Tumar, «A»; B\\C\n")
    assert translator(language)("The date is computed: verify it.") in str(event["description"])


def test_the_same_thing_keeps_its_uid_when_its_day_moves(desk: Desk):
    leak = desk.make("incident", {"name": {"en": "Leak"}, "detected": "2026-11-27"})
    (first,) = Calendar.from_ical(written(desk)).walk("VEVENT")
    desk.put(leak, detected="2026-11-30")
    (second,) = Calendar.from_ical(written(desk)).walk("VEVENT")
    assert first["uid"] == second["uid"]
    assert first.decoded("dtstart") != second.decoded("dtstart")
    assert written(desk) == written(desk)


def test_a_term_in_hours_has_its_hour(desk: Desk):
    desk.make("operator_law", {"law": "gdpr"})
    desk.make("incident", {"detected": "2026-11-27", "detected_at": "19:40"})
    (event,) = Calendar.from_ical(written(desk)).walk("VEVENT")
    assert event.decoded("dtstart") == dt.datetime.combine(day("2026-11-30"), dt.time(19, 40))
