"""What a command exports: which papers, in what languages, under what names, and nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ropa.actions.standing import approve
from ropa.register import Register
from tests.conftest import edits, new, state
from tests.core.cli.conftest import TWO, Run, papers_in, text_of, tree
from tests.core.reading_back import bare


def content(file: Path) -> tuple[object, ...]:
    """Every fact of a register and its whole history."""
    register = Register(file, "Aliya")
    try:
        return state(register), edits(register)
    finally:
        register.close()


def test_an_export_writes_every_paper_of_every_operator(file: Path, tmp_path: Path, run: Run):
    out = tmp_path / "papers" / "2026"
    code, told, err = run("export", file, "--out", out, *TWO, "--language", "en", "--format", "docx", "--format", "pdf")
    assert code == 0
    assert all("drafts left out" in line or "something is missing" in line for line in err.splitlines())
    *lines, last = told.splitlines()
    assert last == f"{len(lines)} papers"
    assert {Path(line).name for line in lines} == papers_in(out)
    assert len(lines) == 2 * (7 + 10)
    for name in papers_in(out):
        assert re.fullmatch(r"O-00[1-6] .+ - (register (kz|gdpr)|consent C-00\d) - en\.(pdf|docx)", name), name
        assert text_of(out / name)


def test_without_a_language_papers_are_in_those_of_the_operator(file: Path, tmp_path: Path, run: Run):
    assert run("export", file, "--out", tmp_path / "out", "--operator", "3", "--document", "consent")[0] == 0
    assert {name.rpartition(" - ")[2] for name in papers_in(tmp_path / "out")} == {"kk.pdf", "ru.pdf", "en.pdf"}


@pytest.mark.parametrize("ref", ["O-004", "o-004", "4"])
def test_an_operator_is_named_by_its_number(file: Path, tmp_path: Path, run: Run, ref: str):
    out = tmp_path / "out"
    code, _, _ = run("export", file, "--out", out, *TWO, "--operator", ref, "--operator", "O-004", "--language", "ru")
    assert code == 0
    assert len(papers_in(out)) == 2
    assert all(name.startswith("O-004 ") for name in papers_in(out))


def test_two_languages_stand_side_by_side(file: Path, tmp_path: Path, run: Run):
    out = tmp_path / "out"
    options = ("--operator", "O-003", "--document", "consent", "--language", "kk+ru", "--format", "docx")
    assert run("export", file, "--out", out, *options)[0] == 0
    (name,) = papers_in(out)
    assert name.endswith(" - kk+ru.docx")
    text = text_of(out / name)
    assert bare("Дербес деректер") in text
    assert bare("персональных данных") in text


def test_the_same_export_twice_writes_nothing_new_and_another_overwrites_nothing(file: Path, tmp_path: Path, run: Run):
    out = tmp_path / "out"
    options = ("--operator", "O-003", "--document", "consent", "--language", "en")
    first = run("export", file, "--out", out, *options)
    (name,) = papers_in(out)
    before = tree(out)
    assert run("export", file, "--out", out, *options) == first
    assert tree(out) == before
    (out / name).write_bytes(b"mine")
    code, told, _ = run("export", file, "--out", out, *options)
    assert code == 0
    assert tree(out) == {name: b"mine", f"{name.removesuffix('.pdf')} (2).pdf": before[name]}
    assert "(2).pdf" in told


def test_an_export_does_not_change_the_register(file: Path, tmp_path: Path, run: Run):
    before = content(file)
    assert run("export", file, "--out", tmp_path / "out", *TWO, "--operator", "O-005", "--language", "en")[0] == 0
    assert run("info", file)[0] == 0
    assert content(file) == before
    assert {path.name for path in tmp_path.iterdir()} == {"clients.ropa", "out"}


def test_drafts_are_printed_when_they_are_asked_for(tmp_path: Path, run: Run):
    register = Register.create(tmp_path / "a.ropa", "Aliya")
    operator = new(register, "operator", {"name": {"en": "Tumar"}})
    approved = new(register, "activity", {"name": {"en": "Payroll"}}, operator)
    new(register, "activity", {"name": {"en": "Newsletter"}}, operator)
    register.do(approve, approved)
    register.close()
    options = ("--language", "en", "--format", "docx", "--format", "pdf")
    for folder, more in (("without", ()), ("with", ("--with-drafts",))):
        assert run("export", tmp_path / "a.ropa", "--out", tmp_path / folder, *TWO, *options, *more)[0] == 0
        for path in (tmp_path / folder).iterdir():
            text = text_of(path)
            assert "Payroll" in text
            assert ("Newsletter" in text) == bool(more)
            assert ("Draftsexcluded:1." in text) == (not more)


def test_letters_without_a_glyph_are_told_of(tmp_path: Path, run: Run):
    register = Register.create(tmp_path / "a.ropa", "Aliya")
    new(register, "operator", {"name": {"en": "Tumar \U0001f600"}})
    register.close()
    code, told, err = run("export", tmp_path / "a.ropa", "--out", tmp_path / "out", *TWO, "--language", "en")
    assert code == 0
    assert "[U+1F600]" in err
    assert "U+" not in told.splitlines()[-1]
    assert (
        run("export", tmp_path / "a.ropa", "--out", tmp_path / "b", *TWO, "--language", "en", "--format", "docx")[2]
        == ""
    )


@pytest.mark.parametrize(
    "name", ["../../x", "C:\\x", "/etc/passwd", "CON", "x\u202efdp.exe", "ұ" * 300, 'a<b>:"|?*', "..", "~"]
)
def test_the_name_of_a_client_makes_safe_names_of_files(tmp_path: Path, run: Run, name: str):
    register = Register.create(tmp_path / "a.ropa", "Aliya")
    for _ in range(2):
        new(register, "operator", {"name": {"en": name}})
    register.close()
    out = tmp_path / "out"
    code, told, _ = run("export", tmp_path / "a.ropa", "--out", out, *TWO, "--language", "en", "--format", "docx")
    assert code == 0
    assert set(tree(tmp_path)) == {"a.ropa", "out", *(f"out/{one}" for one in papers_in(out))}
    assert len({one.casefold() for one in papers_in(out)}) == 2
    for one in papers_in(out):
        assert len(one) <= 120
        assert not re.search(r'[<>:"/\\|?*\u202e]', one)
    assert told.count(".docx") == 2


def test_an_export_that_breaks_leaves_whole_papers_only(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
):
    real, calls = os.fsync, []

    def full(number: int) -> None:
        calls.append(number)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", full)
    out = tmp_path / "out"
    code, _, err = run("export", file, "--out", out, *TWO, "--operator", "O-003", "--language", "en")
    assert code == 3
    assert "No space left" in err
    assert len(papers_in(out)) == 1
    assert all(path.read_bytes().endswith(b"%%EOF\n") for path in out.iterdir())
