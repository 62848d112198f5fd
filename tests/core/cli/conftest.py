"""Commands of the command line, run in this process, and what they leave in a folder."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import docx
import pypdf
import pytest

from ropa.actions.sample import OPERATORS
from ropa.cli import main
from tests.core.reading_back import bare

ROOT = Path(__file__).parents[3]
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


def tree(folder: Path, *, opened: Path | None = None) -> dict[str, bytes | None]:
    """What lies in a folder; of a register that was opened only that it is there, as it logs its opening."""
    return {
        str(path.relative_to(folder)): None if path.is_dir() or path == opened else path.read_bytes()
        for path in folder.rglob("*")
    }


def papers_in(folder: Path) -> set[str]:
    """Names of the files that were written to a folder."""
    return {path.name for path in folder.iterdir()}


def text_of(path: Path) -> str:
    """What a paper says, without white space."""
    if path.suffix == ".docx":
        body = docx.Document(BytesIO(path.read_bytes())).element.body
        return bare("".join(one.text or "" for one in body.iter() if one.tag.endswith("}t")))
    return bare("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(path.read_bytes())).pages))


EVERY = [f"O-{number:03}" for number in range(1, len(OPERATORS) + 2)]
"""The numbers of the sample's operators: those after published papers, and one in order."""
TWO = ("--document", "register", "--document", "consent")
"""Two kinds of paper of which each operator has some."""


def check_refused(told: dict[str, Said], exit_code: int) -> None:
    """A command ended so, with nothing but one sentence, which is another in each language."""
    for language, (code, out, err) in told.items():
        assert (code, out) == (exit_code, ""), err
        assert re.fullmatch(r"ropa: [^\n]{10,}[.]\n", err), err
        assert "Traceback" not in err
        assert "{" not in err
        assert bool(re.search("[а-я]", err)) == (language != "en")
    assert len({err for _, _, err in told.values()}) == 3
