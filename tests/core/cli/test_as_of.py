"""An export as of a day prints the register as it stood then."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import ropa.register
from ropa.actions.records import change
from ropa.actions.standing import approve
from ropa.register import Register
from tests.clock import set_clock
from tests.conftest import new
from tests.core.cli.conftest import TWO, Run, papers_in, text_of, tree


@pytest.fixture
def aged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register whose operator was made in January, renamed in March, and got a neighbour in May."""
    path = tmp_path / "aged.ropa"
    register = Register.create(path, "Aliya")
    set_clock(monkeypatch, ropa.register, dt.datetime(2026, 1, 10, 6, tzinfo=dt.UTC))
    operator = new(register, "operator", {"name": {"en": "Old name"}, "phone": "111"})
    activity = new(register, "activity", {"name": {"en": "Payroll"}}, operator)
    register.do(approve, activity)
    set_clock(monkeypatch, ropa.register, dt.datetime(2026, 3, 10, 6, tzinfo=dt.UTC))
    register.do(change, operator, {"name": {"en": "New name"}, "phone": "222"})
    register.do(change, activity, {"name": {"en": "Wages"}})
    new(register, "item", {"text": {"en": "Bank account"}}, activity)
    set_clock(monkeypatch, ropa.register, dt.datetime(2026, 5, 10, 6, tzinfo=dt.UTC))
    new(register, "operator", {"name": {"en": "Neighbour"}})
    register.close()
    monkeypatch.undo()
    return path


OLD, NEW = ("Oldname", "111", "Payroll"), ("Newname", "222", "Wages", "Bankaccount")


@pytest.mark.parametrize(
    ("day", "there", "gone", "papers"),
    [
        ("2026-01-11", OLD, NEW, 1),
        ("2026-02-28", OLD, NEW, 1),
        ("2026-03-11", NEW, OLD, 1),
        ("2026-05-11", NEW, OLD, 2),
    ],
)
def test_as_of_prints_the_register_as_it_was_then(
    aged: Path, tmp_path: Path, run: Run, day: str, there: tuple[str, ...], gone: tuple[str, ...], papers: int
):
    out = tmp_path / "out"
    options = ("--language", "en", "--format", "docx", "--document", "register", "--as-of", day)
    code, _, err = run("export", aged, "--out", out, *TWO, *options)
    assert (code, err) == (0, "")
    assert len(papers_in(out)) == papers
    text = text_of(next(path for path in out.iterdir() if path.name.startswith("O-001")))
    assert [one for one in there if one not in text] == []
    assert [one for one in gone if one in text] == []
    assert str(int(day[-2:])) in text
    assert ("Changedsinceapproval:1." in text) == (there is NEW)


def test_as_of_before_there_was_anything_is_refused(aged: Path, tmp_path: Path, run: Run):
    before = tree(tmp_path, opened=aged)
    options = ("export", aged, "--out", tmp_path / "out", "--as-of")
    code, told, err = run(*options, "2025-12-31")
    assert (code, told) == (3, "")
    assert "No operator was in the register then" in err
    for named in (("2025-12-31", "--operator", "1"), ("2026-04-01", "--operator", "1", "--operator", "O-002")):
        code, told, err = run(*options, *named)
        assert (code, told) == (2, "")
        assert "There is no operator" in err
    assert tree(tmp_path, opened=aged) == before


def test_a_day_to_come_is_refused(file: Path, tmp_path: Path, run: Run):
    code, _, err = run("export", file, "--out", tmp_path / "out", "--as-of", "2999-01-01")
    assert code == 2
    assert "2999-01-01 has not come yet" in err
    assert not (tmp_path / "out").exists()
