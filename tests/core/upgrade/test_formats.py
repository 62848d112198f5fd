"""A file of every format there was says what it said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from ropa.actions.records import create
from ropa.actions.undo import redo, undo
from ropa.model import KINDS
from ropa.register import Register
from ropa.store.history import broken_links
from ropa.store.reading import holdings, row
from ropa.store.tables import FileLog
from ropa.store.versions import SCHEMA
from tests.core.upgrade.conftest import FORMATS, check_content, kept_files, kept_names
from tests.files.make_format_file import ROWS, rows, uid


@pytest.mark.parametrize("file", FORMATS, ids=[file.stem for file in FORMATS])
def test_a_file_of_every_format_says_what_it_said(file: Path, tmp_path: Path) -> None:
    path = tmp_path / file.name
    shutil.copy(file, path)
    register = Register(path, "Асель")
    schema = int(file.stem.removeprefix("format-"))
    check_content(register, schema)
    assert register.ask(broken_links) == []
    logged = register.ask(lambda connection: connection.execute(select(FileLog.what)).scalars().all())
    assert logged[0] == "created"
    assert "unclean" not in logged
    register.do(redo, uid("tumar"))
    assert register.ask(row, uid("site"))["name"].get("ru") == "Портал"
    register.do(undo, uid("tumar"))
    register.do(create, "activity", {"name": {"ru": "Новое"}}, uid("tumar"))
    numbers = [one.ref for one in register.ask(holdings, uid("tumar")).all("activity")]
    assert numbers == ["A-001", "A-003"], "a number is never given twice"
    entry = {"action": "publication", "date": "2026-05-06", "consent": uid("form")}
    number = register.ask(row, register.do(create, "journal_line", entry, uid("tumar")).uid)["ref"]
    assert number == len([kind for kind, _, _, _ in rows(schema) if kind == "journal_line"]) + 1
    assert register.ask(broken_links) == []
    register.close()
    kept = [] if schema == SCHEMA else [f"{file.stem} before upgrade.ropa"]
    assert kept_names(path) == sorted([*kept, file.name])
    assert all(one.read_bytes() == file.read_bytes() for one in kept_files(path))


def test_every_format_has_its_file() -> None:
    assert [file.name for file in FORMATS] == [f"format-{n}.ropa" for n in range(1, SCHEMA + 1)]
    assert {kind for kind, _, _, _ in ROWS} == set(KINDS)
