"""What the layout promises: who may know whom, what is used only in one place, how light the start is."""

from __future__ import annotations

import ast
import contextlib
import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from importlinter import cli

import ropa
from ropa.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(ropa.__file__).parents[1]
FILES = sorted(file for file in ROOT.joinpath("ropa").rglob("*.py") if "versions" not in file.parts)
NAMES = [file.relative_to(ROOT).as_posix() for file in FILES]


def test_layers_know_only_those_below_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    # its own log would switch off every other one of this process
    monkeypatch.setattr("importlinter.cli._configure_logging", lambda *_: None)
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        failed = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert not failed, told.getvalue()
    assert "0 broken" in told.getvalue()


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imported(tree: ast.Module) -> Iterator[str]:
    """Full names of what a file imports, at its top or anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are never relative"
            yield node.module or ""
            yield from (f"{node.module}.{one.name}" for one in node.names)


def called(tree: ast.Module) -> Iterator[str]:
    """Last names of what a file calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr


OTHER_SQLITE = {"sqlite3", "pysqlite3", "apsw", "pysqlcipher3"}
NETWORK = {"socket", "ssl", "urllib", "requests", "http", "httpx", "aiohttp", "ftplib", "smtplib", "asyncio", "xmlrpc"}
INTERPRETERS = {"pickle", "marshal", "shelve", "jinja2", "yaml"}


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_no_other_sqlite_no_network_no_interpreter_of_data(file: Path) -> None:
    """Two SQLite libraries on one file lose its lock; an offline program talks to nobody; data are never run."""
    tops = {name.split(".")[0] for name in imported(parsed(file))}
    assert not tops & OTHER_SQLITE
    assert not tops & NETWORK
    assert not tops & INTERPRETERS
    assert not set(called(parsed(file))) & {"eval", "exec", "__import__", "system", "popen"}


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_files_are_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


def test_only_the_engine_knows_the_driver() -> None:
    every = {name: set(imported(parsed(file))) for file, name in zip(FILES, NAMES, strict=True)}
    assert {name for name, ones in every.items() if "sqlcipher" in " ".join(ones)} == {"ropa/store/engine.py"}


MARKUP = ("Paragraph", "XPreformatted", "Preformatted", "ParaParser")
"""What of ReportLab reads markup in the text it is given."""


def makes_paragraphs(tree: ast.Module) -> bool:
    """Whether a file can get hold of ReportLab's Paragraph: by name, by its module, or by the whole package."""
    names = {name for name in imported(tree) if name.startswith("reportlab")}
    by_name = any(name.split(".")[-1] in (*MARKUP, "paragraph", "paraparser", "xpreformatted", "*") for name in names)
    by_module = names & {"reportlab", "reportlab.platypus"} and set(called(tree)) & set(MARKUP)
    return bool(by_name or by_module)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from reportlab.platypus import Paragraph", True),
        ("from reportlab.platypus.paragraph import Paragraph as P", True),
        ("from reportlab.platypus import *", True),
        ("import reportlab.platypus as p\np.Paragraph('x')", True),
        ("from reportlab import platypus\nplatypus.Paragraph('x')", True),
        ("from reportlab.pdfgen import canvas\nfrom ropa.documents.model import Paragraph\nParagraph(())", False),
    ],
)
def test_the_guard_knows_a_paragraph_of_reportlab(source: str, found: object) -> None:
    assert makes_paragraphs(ast.parse(source)) is found


def test_one_place_at_most_makes_paragraphs_of_reportlab() -> None:
    """Its Paragraph reads markup in what a person typed, so one factory alone may ever give it anything."""
    places = {name for file, name in zip(FILES, NAMES, strict=True) if makes_paragraphs(parsed(file))}
    assert places <= {"ropa/documents/render/paragraph.py"}


def test_the_screen_is_not_in_the_core() -> None:
    for file, name in zip(FILES, NAMES, strict=True):
        assert not any(one.startswith(("PySide6", "PyQt")) for one in imported(parsed(file))), name


def test_no_file_names_the_machine_it_was_written_on() -> None:
    kinds = (".py", ".toml", ".md", ".po", ".mako", ".txt", ".yml")
    folders = [ROOT / name for name in ("ropa", "resources", "tests")]
    texts = [one for folder in folders for one in folder.rglob("*") if one.suffix in kinds]
    told = [str(file) for file in texts if any(path in file.read_text(encoding="utf-8") for path in MACHINE)]
    assert not told


MACHINE = ("/" + "work/", "/" + "root/", "/" + "home/")

HEAVY = ("reportlab", "docx", "alembic", "babel", "lxml", "PIL", "pymupdf_fonts", "pathvalidate", "importlinter")


def test_the_start_is_light() -> None:
    """Opening a register loads no renderer, no migration and no names of countries."""
    code = "import sys, ropa.register; print(' '.join(sorted({name.split('.')[0] for name in sys.modules})))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert "ropa" in loaded
    assert not set(loaded) & set(HEAVY)


def test_opening_a_file_stays_light(tmp_path: Path) -> None:
    """Nor does working in a register that is there; only making one runs migrations."""
    code = (
        "import sys; from pathlib import Path; from ropa.register import Register\n"
        "from ropa.actions.records import create; from ropa.store.reading import operators\n"
        "from ropa.store.searching import search\n"
        "register = Register(Path(sys.argv[1]), 'x')\n"
        "uid = register.do(create, 'operator', {'name': {'ru': 'Имя'}, 'legal_form': 'llp'}).uid\n"
        "register.do(create, 'activity', {'name': {'ru': 'Дело'}}, uid)\n"
        "register.ask(search, 'имя'); register.ask(operators); register.close()\n"
        "print(' '.join(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    path = tmp_path / "light.ropa"
    Register.create(path, "x").close()
    loaded = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert not set(loaded) & set(HEAVY)
