"""The command line: what it writes, what it says in three languages, and that a refusal changes nothing."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import docx
import pypdf
import pytest

import ropa.register
from ropa import __version__
from ropa.actions.records import change
from ropa.actions.sample import OPERATORS
from ropa.actions.standing import approve
from ropa.cli import main
from ropa.i18n import LANGUAGES
from ropa.reference import catalogue
from ropa.register import Register
from ropa.store.reading import find_operator, holdings, operators
from ropa.store.versions import SCHEMA
from tests.clock import set_clock
from tests.conftest import edits, new, state
from tests.core.reading_back import bare

ROOT = Path(__file__).parent.parent.parent
Said = tuple[int, str, str]
Run = Callable[..., Said]


@pytest.fixture
def file(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of it, in a folder of its own."""
    path = tmp_path / "clients.ropa"
    shutil.copyfile(sample_file, path)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process: (exit code, output, errors)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: False))

    def command(*arguments: object, language: str = "en") -> Said:
        monkeypatch.setenv("LANG", {"kk": "kk_KZ.UTF-8", "ru": "ru_RU.UTF-8", "en": "en_GB.UTF-8"}[language])
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def _tree(folder: Path, *, opened: Path | None = None) -> dict[str, bytes | None]:
    """What lies in a folder; of a register that was opened only that it is there, as it logs its opening."""
    return {
        str(path.relative_to(folder)): None if path.is_dir() or path == opened else path.read_bytes()
        for path in folder.rglob("*")
    }


def _content(file: Path) -> tuple[object, ...]:
    """Every fact of a register and its whole history."""
    register = Register(file, "Aliya")
    try:
        return state(register), edits(register)
    finally:
        register.close()


def _papers(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _text(path: Path) -> str:
    if path.suffix == ".docx":
        body = docx.Document(BytesIO(path.read_bytes())).element.body
        return bare("".join(one.text or "" for one in body.iter() if one.tag.endswith("}t")))
    return bare("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(path.read_bytes())).pages))


EVERY = [f"O-{number:03}" for number in range(1, len(OPERATORS) + 2)]
"""The numbers of the sample's operators: those after published papers, and one in order."""
TWO = ("--document", "register", "--document", "consent")
"""Two kinds of paper of which each operator has some."""


# --- what it does ---


def test_as_a_program_it_writes_the_sample_and_its_papers(tmp_path: Path):
    surroundings = {**os.environ, "LANG": "ru_RU.UTF-8", "LC_ALL": "", "PYTHONPATH": str(ROOT)}

    def program(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ropa", *arguments],
            cwd=tmp_path,
            env=surroundings,
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )

    made = program("sample", "пример.ropa")
    assert (made.returncode, made.stderr) == (0, "")
    assert "пример.ropa" in made.stdout
    told = program("export", "пример.ropa", "--out", "бумаги", *TWO, "--operator", "O-003", "--language", "kk+ru")
    assert (told.returncode, told.stderr) == (0, "1 файл – черновик: в нём чего-то не хватает.\n")
    assert len(told.stdout.splitlines()) == 3
    for line in told.stdout.splitlines()[:2]:
        assert (tmp_path / line).read_bytes().startswith(b"%PDF")
    assert told.stdout.splitlines()[2] == "2 документа"
    wrong = program("export", "пример.ropa")
    assert wrong.returncode == 2
    assert wrong.stdout == ""
    assert wrong.stderr.startswith("ropa: ")
    assert "Traceback" not in wrong.stderr
    assert set(_tree(tmp_path)) == {"пример.ropa", "бумаги", *(line for line in told.stdout.splitlines()[:2])}


def test_the_sample_has_all_its_operators_and_is_written_only_once(tmp_path: Path, run: Run):
    path = tmp_path / "sample.ropa"
    assert run("sample", path, "--author", "Bolat")[0] == 0
    register = Register(path, "Aliya")
    assert [one.ref for one in register.ask(operators)] == EVERY
    assert {edit.author for edit in edits(register)} == {"Bolat"}
    register.close()
    before = path.read_bytes()
    code, out, err = run("sample", path)
    assert (code, out) == (3, "")
    assert "sample.ropa" in err
    assert path.read_bytes() == before


def test_an_export_writes_every_paper_of_every_operator(file: Path, tmp_path: Path, run: Run):
    out = tmp_path / "papers" / "2026"
    code, told, err = run("export", file, "--out", out, *TWO, "--language", "en", "--format", "docx", "--format", "pdf")
    assert code == 0
    assert all("drafts left out" in line or "something is missing" in line for line in err.splitlines())
    *lines, last = told.splitlines()
    assert last == f"{len(lines)} papers"
    assert {Path(line).name for line in lines} == _papers(out)
    assert len(lines) == 2 * (7 + 10)
    for name in _papers(out):
        assert re.fullmatch(r"O-00[1-6] .+ - (register (kz|gdpr)|consent C-00\d) - en\.(pdf|docx)", name), name
        assert _text(out / name)


def test_without_a_language_papers_are_in_those_of_the_operator(file: Path, tmp_path: Path, run: Run):
    assert run("export", file, "--out", tmp_path / "out", "--operator", "3", "--document", "consent")[0] == 0
    assert {name.rpartition(" - ")[2] for name in _papers(tmp_path / "out")} == {"kk.pdf", "ru.pdf", "en.pdf"}


@pytest.mark.parametrize("ref", ["O-004", "o-004", "4"])
def test_an_operator_is_named_by_its_number(file: Path, tmp_path: Path, run: Run, ref: str):
    out = tmp_path / "out"
    code, _, _ = run("export", file, "--out", out, *TWO, "--operator", ref, "--operator", "O-004", "--language", "ru")
    assert code == 0
    assert len(_papers(out)) == 2
    assert all(name.startswith("O-004 ") for name in _papers(out))


def test_two_languages_stand_side_by_side(file: Path, tmp_path: Path, run: Run):
    out = tmp_path / "out"
    options = ("--operator", "O-003", "--document", "consent", "--language", "kk+ru", "--format", "docx")
    assert run("export", file, "--out", out, *options)[0] == 0
    (name,) = _papers(out)
    assert name.endswith(" - kk+ru.docx")
    text = _text(out / name)
    assert bare("Дербес деректер") in text
    assert bare("персональных данных") in text


def test_the_same_export_twice_writes_nothing_new_and_another_overwrites_nothing(file: Path, tmp_path: Path, run: Run):
    out = tmp_path / "out"
    options = ("--operator", "O-003", "--document", "consent", "--language", "en")
    first = run("export", file, "--out", out, *options)
    (name,) = _papers(out)
    before = _tree(out)
    assert run("export", file, "--out", out, *options) == first
    assert _tree(out) == before
    (out / name).write_bytes(b"mine")
    code, told, _ = run("export", file, "--out", out, *options)
    assert code == 0
    assert _tree(out) == {name: b"mine", f"{name.removesuffix('.pdf')} (2).pdf": before[name]}
    assert "(2).pdf" in told


def test_an_export_does_not_change_the_register(file: Path, tmp_path: Path, run: Run):
    before = _content(file)
    assert run("export", file, "--out", tmp_path / "out", *TWO, "--operator", "O-005", "--language", "en")[0] == 0
    assert run("info", file)[0] == 0
    assert _content(file) == before
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
            text = _text(path)
            assert "Payroll" in text
            assert ("Newsletter" in text) == bool(more)
            assert ("Draftsexcluded:1." in text) == (not more)


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
    assert len(_papers(out)) == papers
    text = _text(next(path for path in out.iterdir() if path.name.startswith("O-001")))
    assert [one for one in there if one not in text] == []
    assert [one for one in gone if one in text] == []
    assert str(int(day[-2:])) in text
    assert ("Changedsinceapproval:1." in text) == (there is NEW)


def test_as_of_before_there_was_anything_is_refused(aged: Path, tmp_path: Path, run: Run):
    before = _tree(tmp_path, opened=aged)
    options = ("export", aged, "--out", tmp_path / "out", "--as-of")
    code, told, err = run(*options, "2025-12-31")
    assert (code, told) == (3, "")
    assert "No operator was in the register then" in err
    for named in (("2025-12-31", "--operator", "1"), ("2026-04-01", "--operator", "1", "--operator", "O-002")):
        code, told, err = run(*options, *named)
        assert (code, told) == (2, "")
        assert "There is no operator" in err
    assert _tree(tmp_path, opened=aged) == before


def test_info_says_what_a_register_holds(file: Path, run: Run):
    code, told, err = run("info", file)
    assert (code, err) == (0, "")
    for ref in ("O-001", "O-002", "O-003", "O-004", "O-005"):
        assert f"\n{ref} " in told
    assert __version__ in told
    titles = {language: run("info", file, language=language)[1] for language in LANGUAGES}
    assert len(set(titles.values())) == 3
    for language in LANGUAGES:
        assert str(catalogue("record_kinds")["activity"].more[f"{language}_many"]) in titles[language]


def test_info_as_json_is_for_programs(file: Path, run: Run):
    code, told, err = run("info", file, "--json")
    assert (code, err) == (0, "")
    facts = json.loads(told)
    assert facts["path"] == str(file)
    assert facts["schema"] == str(SCHEMA)
    assert [one["ref"] for one in facts["operators"]] == EVERY
    assert facts["records"]["operator"] == len(EVERY)
    assert facts["records"]["activity"] == sum(one["records"]["activity"]["records"] for one in facts["operators"])
    for operator in facts["operators"]:
        for figures in operator["records"].values():
            assert set(figures) == {"records", "approved", "draft", "archived", "changed"}
            assert figures["records"] == figures["approved"] + figures["draft"] + figures["archived"]
    in_russian = json.loads(run("info", file, "--json", language="ru")[1])
    assert in_russian["operators"][0]["name"] != facts["operators"][0]["name"]
    assert in_russian["records"] == facts["records"]


def test_a_password_comes_through_a_file_descriptor(tmp_path: Path, run: Run):
    path = tmp_path / "secret.ropa"

    def with_password(password: str, *arguments: object) -> Said:
        reading, writing = os.pipe()
        try:
            os.write(writing, password.encode())
            os.close(writing)
            return run(*arguments, "--password-fd", reading)
        finally:
            os.close(reading)

    assert with_password("құпия сөз 1\n", "sample", path)[0] == 0
    assert not path.read_bytes().startswith(b"SQLite")
    assert with_password("құпия сөз 1\n", "info", path)[0] == 0
    assert with_password("құпия сөз 1\r\n", "info", path)[0] == 0
    before = path.read_bytes()
    for wrong in (
        with_password("other\n", "info", path),
        run("info", path),
        run("export", path, "--out", tmp_path / "o"),
    ):
        assert wrong[0] == 3
        assert wrong[1] == ""
        assert "password" in wrong[2]
    assert with_password("", "info", path)[0] == 2
    assert path.read_bytes() == before
    assert not (tmp_path / "o").exists()


def test_a_register_that_is_open_elsewhere_is_refused(file: Path, run: Run):
    held = Register(file, "Aliya")
    try:
        code, told, err = run("info", file)
        assert (code, told) == (3, "")
        assert err.startswith("ropa: ")
    finally:
        held.close()
    assert run("info", file)[0] == 0


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
    assert set(_tree(tmp_path)) == {"a.ropa", "out", *(f"out/{one}" for one in _papers(out))}
    assert len({one.casefold() for one in _papers(out)}) == 2
    for one in _papers(out):
        assert len(one) <= 120
        assert not re.search(r'[<>:"/\\|?*\u202e]', one)
    assert told.count(".docx") == 2


# --- what it refuses ---

WRONG_USAGE: tuple[tuple[str, ...], ...] = (
    (),
    ("nonsense",),
    ("--nonsense",),
    ("info",),
    ("sample",),
    ("export", "FILE"),
    ("export", "--out", "OUT"),
    ("info", "FILE", "more"),
    ("info", "FILE", "--as-of", "2026-01-01"),
    ("info", "FILE", "--password-fd"),
    ("info", "FILE", "--password-fd", "x"),
    ("info", "FILE", "--password-fd", "999"),
    ("info", "FILE", "--password-fd", "-1"),
    ("export", "FILE", "--out"),
    ("export", "FILE", "--out", "OUT", "--operator", "O-999"),
    ("export", "FILE", "--out", "OUT", "--operator", ""),
    ("export", "FILE", "--out", "OUT", "--operator", "Tumar"),
    ("export", "FILE", "--out", "OUT", "--operator", "O-001", "--operator", "O-007"),
    ("export", "FILE", "--out", "OUT", "--document", "policies"),
    ("export", "FILE", "--out", "OUT", "--document", "register", "--document", "x"),
    ("export", "FILE", "--out", "OUT", "--format", "rtf"),
    ("export", "FILE", "--out", "OUT", "--format", "PDF"),
    ("export", "FILE", "--out", "OUT", "--language", "de"),
    ("export", "FILE", "--out", "OUT", "--language", "kk+"),
    ("export", "FILE", "--out", "OUT", "--language", ""),
    ("export", "FILE", "--out", "OUT", "--language", "kk+kk"),
    ("export", "FILE", "--out", "OUT", "--language", "kk+ru+en"),
    ("export", "FILE", "--out", "OUT", "--as-of", "yesterday"),
    ("export", "FILE", "--out", "OUT", "--as-of", "2026-02-30"),
    ("export", "FILE", "--out", "OUT", "--as-of", "0001-01-01"),
    ("export", "FILE", "--out", "OUT", "--as-of", "31.12.2026"),
    ("export", "FILE", "--out", "OUT", "--with-draft"),
)


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_is_a_sentence_in_each_language(file: Path, tmp_path: Path, run: Run, arguments: tuple[str, ...]):
    given = [{"FILE": str(file), "OUT": str(tmp_path / "out")}.get(one, one) for one in arguments]
    before = _tree(tmp_path, opened=file)
    told = {language: run(*given, language=language) for language in LANGUAGES}
    _check_refused(told, 2)
    assert _tree(tmp_path, opened=file) == before


def _check_refused(told: dict[str, Said], exit_code: int) -> None:
    for language, (code, out, err) in told.items():
        assert (code, out) == (exit_code, ""), err
        assert re.fullmatch(r"ropa: [^\n]{10,}[.]\n", err), err
        assert "Traceback" not in err
        assert "{" not in err
        assert bool(re.search("[а-я]", err)) == (language != "en")
    assert len({err for _, _, err in told.values()}) == 3


def _broken(folder: Path, sample_file: Path) -> dict[str, Path]:
    whole = sample_file.read_bytes()
    files = {
        "text": b"no register at all\n" * 100,
        "page": b"<!DOCTYPE html><html><body>Sign in</body></html>",
        "empty": b"",
        "archive": b"PK\x03\x04" + bytes(500),
        "cut": whole[: len(whole) // 2 + 77],
        "noise": bytes(range(256)) * 400,
        "other": b"SQLite format 3\x00" + bytes(5000),
    }
    found = {"missing": folder / "missing.ropa", "folder": folder / "folder.ropa"}
    found["folder"].mkdir()
    for name, data in files.items():
        found[name] = folder / f"{name}.ropa"
        found[name].write_bytes(data)
    return found


@pytest.mark.parametrize("what", ["missing", "folder", "text", "page", "empty", "archive", "cut", "noise", "other"])
def test_what_is_no_register_is_refused_and_left_alone(sample_file: Path, tmp_path: Path, run: Run, what: str):
    path = _broken(tmp_path, sample_file)[what]
    before = _tree(tmp_path)
    for arguments in (("info", path), ("export", path, "--out", tmp_path / "out")):
        _check_refused({language: run(*arguments, language=language) for language in LANGUAGES}, 3)
    assert _tree(tmp_path) == before


@pytest.mark.parametrize("where", ["file", "below a file", "the register itself"])
def test_a_folder_that_cannot_be_is_refused(file: Path, tmp_path: Path, run: Run, where: str):
    (tmp_path / "taken").write_bytes(b"mine")
    out = {"file": tmp_path / "taken", "below a file": tmp_path / "taken" / "out", "the register itself": file}[where]
    before = _tree(tmp_path, opened=file)
    _check_refused({language: run("export", file, "--out", out, language=language) for language in LANGUAGES}, 3)
    assert _tree(tmp_path, opened=file) == before


@pytest.mark.parametrize("where", ["no/such/folder/a.ropa", "taken/a.ropa", "taken"])
def test_a_sample_that_cannot_be_written_is_refused(tmp_path: Path, run: Run, where: str):
    (tmp_path / "taken").write_bytes(b"mine")
    before = _tree(tmp_path)
    _check_refused({language: run("sample", tmp_path / where, language=language) for language in LANGUAGES}, 3)
    assert _tree(tmp_path) == before


def test_a_sample_that_breaks_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run):
    def broken(_: Register) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ropa.cli.sample.build_sample", broken)
    assert run("sample", tmp_path / "a.ropa")[0] == 130
    assert list(tmp_path.iterdir()) == []


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
    assert len(_papers(out)) == 1
    assert all(path.read_bytes().endswith(b"%%EOF\n") for path in out.iterdir())


def test_help_and_version_are_no_errors(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    pages = {}
    for language in LANGUAGES:
        monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
        for arguments in (["--help"], ["export", "--help"], ["info", "--help"], ["sample", "--help"], ["--version"]):
            with pytest.raises(SystemExit) as left:
                main(arguments)
            assert left.value.code == 0
            told = capsys.readouterr()
            assert told.err == ""
            pages.setdefault(tuple(arguments), set()).add(told.out)
    assert pages.pop(("--version",)) == {f"ropa {__version__}\n"}
    assert {len(texts) for texts in pages.values()} == {3}


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ({"LANG": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "ru_RU"}, "ru"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
        ({"LANG": "kk_KZ.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "kk_KZ.UTF-8", "LC_ALL": ""}, "kk"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "kk_KZ.UTF-8"}, "kk"),
    ],
)
def test_the_language_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: dict[str, str], language: str
):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert main(["nonsense"]) == 2
    word = {"kk": "пәрмен", "ru": "Команды", "en": "command"}[language]
    assert word in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error(file: Path):
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "ropa", "info", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings,
    ) as program:
        assert program.stdout is not None
        program.stdout.close()
        assert program.stderr is not None
        err = program.stderr.read()
        program.wait(60)
    assert b"Traceback" not in err


def test_a_day_to_come_is_refused(file: Path, tmp_path: Path, run: Run):
    code, _, err = run("export", file, "--out", tmp_path / "out", "--as-of", "2999-01-01")
    assert code == 2
    assert "2999-01-01 has not come yet" in err
    assert not (tmp_path / "out").exists()


def test_a_table_is_taken_in_and_what_cannot_be_read_is_said(run: Run, file: Path) -> None:
    table = Path(__file__).parents[1] / "files" / "tables" / "dates_as_text.xlsx"
    code, looked, _ = run("import", table, file, "--operator", "O-002", "--dry-run")
    assert code == 0
    assert "4 new records." in looked
    assert "! 4 Дата начала: “весной” is no day that can be read" in looked
    assert run("import", table, file, "--operator", "O-002")[0] == 0
    assert "0 new records." in run("import", table, file, "--operator", "2", "--kind", "activity")[1]
    assert run("import", table, file)[0] == 2
    assert run("import", table, file, "--operator", "2", "--kind", "edition")[0] == 2


def test_an_operator_is_taken_in_again(run: Run, file: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out.ropa", tmp_path / "other.ropa"
    assert run("extract", file, "--operator", "O-002", "--out", out)[0] == 0
    assert run("take-in", file, out)[:2] == (
        0, "There is nothing to take in: the register has all that the file says.\n",
    )  # fmt: skip
    assert run("take-in", file, out, "--keep", "mine")[0] == 2
    for path, notes in ((out, "at home"), (file, "in the office")):
        with closing(Register(path, "Berik")) as register:
            register.do(change, register.ask(find_operator, "O-002"), {"notes": notes})
    before = file.read_bytes()
    code, said, why = run("take-in", file, out)
    assert code == 3
    assert "Internal notes\n      in the register: in the office (Berik, 20" in said
    assert "      in the file: at home (Berik, 20" in said
    assert "--keep ours or --keep theirs" in why
    assert run("take-in", file, out, "--keep", "theirs", "--dry-run")[1].startswith("1 fact changes.\n")
    assert _notes(file) == "in the office"
    assert before[100:] == file.read_bytes()[100:]
    assert run("take-in", file, out, "--keep", "theirs")[0] == 0
    assert _notes(file) == "at home"
    assert run("take-in", file, out)[1].startswith("There is nothing")
    with closing(Register.create(other, "Dana")):
        pass
    assert "does not know the operator yet" in run("take-in", other, out)[1]
    assert _notes(other) == "at home"
    assert run("take-in", file, file)[0] == run("take-in", file, tmp_path / "none.ropa")[0] == 3


def _notes(file: Path) -> str:
    with closing(Register(file, "Berik")) as register:
        return str(register.ask(holdings, register.ask(find_operator, "O-002")).operator["notes"])


def test_an_operator_is_taken_out_to_a_file_of_its_own(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ropa"
    reading, writing = os.pipe()
    os.write(writing, b"horse battery\n")
    os.close(writing)
    code, said, _ = run("extract", file, "--operator", "O-002", "--out", out, "--new-password-fd", reading)
    os.close(reading)
    assert (code, said) == (0, f"{out} holds this operator alone, and has a password of its own.\n")
    assert not out.read_bytes().startswith(b"SQLite")
    assert run("extract", file, "--operator", "O-002", "--out", out)[0] == 3
    assert run("extract", file, "--operator", "O-999", "--out", tmp_path / "none.ropa")[0] == 2
    plain = tmp_path / "plain.ropa"
    assert run("extract", file, "--operator", "2", "--out", plain)[1].endswith("has no password.\n")
    facts = json.loads(run("info", plain, "--json")[1])
    assert [one["ref"] for one in facts["operators"]] == ["O-002"]
    assert run("verify", plain)[0] == run("examine", plain)[0] == 0
