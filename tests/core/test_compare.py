"""The command compare: what it prints and its exit codes, in three languages."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy

import pytest

from ropa.cli import main
from ropa.i18n import LANGUAGES
from tests.core.sample_papers import papers_of, written

TEXT = "Политика конфиденциальности\n\nМы собираем биометрические данные и передаём их ТОО «Курьер Плюс» в Германию."


@pytest.fixture
def file(sample_file: Path, tmp_path: Path) -> Path:
    """The sample in a file."""
    return copy(sample_file, tmp_path / "clients.ropa")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_of_the_register_is_no_difference(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    text = tmp_path / "policy.html"
    text.write_bytes(written(papers_of("aqniet", "policy", language)[0], "html"))
    code = main(["compare", str(text), str(file), "--operator", "O-003", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (code, told["differs"], told["kind"], told["operator"]) == (0, False, "policy", "O-003")
    assert {one["state"] for one in told["facts"]} <= {"said", "unsure"}
    assert all(
        one["said"] and one["text"] and one["record"] for one in told["facts"] if one["subject"] != "operator_name"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_differences_are_listed_with_their_sentences(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    text = tmp_path / "policy.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert main(["compare", str(text), str(file), "--operator", "O-001"]) == 1
    out = capsys.readouterr().out
    assert "250540999014" in out
    assert "«Курьер Плюс»" in out
    assert out.count("“Мы собираем биометрические данные") == 3
    assert main(["compare", str(text), str(file), "--operator", "O-001", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    foreign = {(one["subject"], one["value"]) for one in told["mentions"] if not one["in_register"]}
    assert foreign == {("data", "biometric"), ("recipient", "ТОО «Курьер Плюс»"), ("country", "DE")}


def test_an_operator_has_to_be_named(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "policy.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert main(["compare", str(text), str(file)]) == 2
    assert "--operator" in capsys.readouterr().err
    assert main(["compare", str(text), str(file), "--operator", "O-099"]) == 2
