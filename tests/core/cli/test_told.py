"""The command line: the sample it writes, what it says of a register, in the language of the system."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ropa import __version__
from ropa.cli import main
from ropa.i18n import LANGUAGES
from ropa.reference import catalogue
from ropa.register import Register
from ropa.store.reading import operators
from ropa.store.versions import SCHEMA
from tests.conftest import edits
from tests.core.cli.conftest import EVERY, ROOT, TWO, Run, Said, tree


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
    assert set(tree(tmp_path)) == {"пример.ropa", "бумаги", *(line for line in told.stdout.splitlines()[:2])}


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
