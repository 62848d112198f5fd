"""The history as a paper and as a spreadsheet: every act with its moment, author, old and new."""

from __future__ import annotations

import datetime as dt
import time
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from ropa.actions.deeds import said_edits
from ropa.actions.records import change
from ropa.actions.standing import approve
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import undo
from ropa.documents.history import Scope, compose, moment
from ropa.documents.render import FORMATS
from ropa.exchange.workbook_history import history_book
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.spoken import SaidEdit
from ropa.store.told import told
from tests.conftest import House

DAY = dt.date(2026, 11, 26)


@pytest.fixture
def said(register: Register, house: House) -> dict[str, list[SaidEdit]]:
    """The history of an operator in each language, the oldest edit first."""
    register.author = "Сәуле"
    register.do(change, house.activity, {"notes": "=1+1\x00 <b>&", "name": {"kk": "Жалақы"}})
    register.do(approve, house.activity)
    register.do(to_bin, house.disclosure)
    register.do(undo, house.operator)
    every = register.ask(told, house.operator)[::-1]
    return {language: register.ask(said_edits, every, language) for language in LANGUAGES}


def scope(**differs: Any) -> Scope:
    return Scope(**{"operator": "Tumar", "record": "", "since": DAY, "until": DAY, "edits": 9, "hash": "ab12",
                    "broken": None, **differs})  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_says_each_act_with_old_and_new(said: dict[str, list[SaidEdit]], language: str) -> None:
    """Issue 6, item 4: PDF, in each language of the interface."""
    edits = said[language]
    report = compose(edits, scope(), language)
    texts = [one.text for one in report.said()]
    for one in edits:
        name = f"{one.kind}: {one.name}" if one.name else one.kind
        assert {str(one.edit), one.author, f"{one.act}\n{name}", moment(one.at)} <= set(texts)
        for fact in one.changes:
            label = f"– {fact.fact}" if fact.part else fact.fact
            assert {label, fact.part, fact.was, fact.now} - {""} <= set(texts)
    assert any("<b>&" in text for text in texts)
    assert any("ab12" in text for text in texts)
    assert {one.language for one in report.said()} == {language}
    assert FORMATS["pdf"](report).startswith(b"%PDF")


def test_the_paper_says_of_what_it_is_and_whether_the_chain_fits(said: dict[str, list[SaidEdit]]) -> None:
    """Issue 6, item 4: a broken chain stands in the report itself, and so does an empty period."""
    texts = [one.text for one in compose([], scope(operator="", record="Payroll"), "en").said()]
    assert "Records that all operators share" in texts
    assert "Record: Payroll" in texts
    assert "Nothing was changed in this period." in texts
    at = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    texts = [one.text for one in compose(said["ru"], scope(broken=(7, at)), "ru").said()]
    assert any("изменение № 7" in text for text in texts)
    assert not any("ab12" in text for text in texts)


def test_what_an_act_over_very_many_facts_leaves_out_is_counted(said: dict[str, list[SaidEdit]]) -> None:
    """Issue 6, item 4: nothing is left out unsaid."""
    from dataclasses import replace

    edits = [replace(said["en"][0], left_out=1234)]
    assert any("1234" in one.text for one in compose(edits, scope(), "en").said())
    sheet = load_workbook(BytesIO(history_book(edits, "en"))).active
    assert any("1234" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_the_spreadsheet_has_a_line_a_fact_and_no_formula(said: dict[str, list[SaidEdit]]) -> None:
    """Issue 6, item 4: XLSX; what a person typed is text there too."""
    book = load_workbook(BytesIO(history_book(said["ru"], "ru")))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=3)]
    wanted = [
        (one.edit, one.author, one.act, fact.fact or None, fact.was or None, fact.now or None)
        for one in said["ru"]
        for fact in one.changes or [None]
        if fact is not None
    ]
    assert {(row[0], row[2], row[3], row[7], row[8], row[9]) for row in rows} >= set(wanted)
    assert {cell.data_type for row in book.active.iter_rows(min_row=3) for cell in row} <= {"s", "n"}
    assert [cell.value for cell in book.active[2]][:4] == ["edit", "at", "author", "act"]
    assert all(dt.datetime.fromisoformat(row[1]).tzinfo for row in rows)


def test_a_long_text_goes_on_in_its_own_sheet(register: Register, house: House) -> None:
    """Issue 6, item 4: nothing is cut where a cell ends."""
    register.do(change, house.activity, {"description": {"ru": "слово " * 8000}})
    edits = register.ask(said_edits, register.ask(told, house.operator, limit=1), "en")
    book = load_workbook(BytesIO(history_book(edits, "en")))
    pieces = [row[4] for row in book["Long texts"].iter_rows(min_row=3, values_only=True)]
    assert "".join(pieces).split() == ["слово"] * 8000


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be changed here")
@pytest.mark.parametrize(
    ("zone", "at", "words"),
    [
        ("Asia/Almaty", dt.datetime(2024, 2, 29, 17, 59, tzinfo=dt.UTC), "29.02.2024 23:59 UTC+06:00"),
        ("Asia/Almaty", dt.datetime(2024, 2, 29, 19, 0, tzinfo=dt.UTC), "01.03.2024 00:00 UTC+05:00"),
        ("Europe/Moscow", dt.datetime(2024, 2, 29, 19, 0, tzinfo=dt.UTC), "29.02.2024 22:00 UTC+03:00"),
    ],
)
def test_a_moment_is_told_with_its_zone(
    zone: str, at: dt.datetime, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TIM-03, TIM-04: stored as UTC, told by the clock of the machine with its distance; Kazakhstan changed in 2024."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert moment(at) == words
    finally:
        monkeypatch.undo()
        time.tzset()
