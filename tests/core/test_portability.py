"""The same program can keep its records in PostgreSQL one day: every table and every statement compiles for it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from cProfile import Profile
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.compiler import DDLCompiler
from sqlalchemy.sql.elements import TextClause

import ropa.actions
from ropa.actions import sample
from ropa.model.columns import Base
from ropa.store import (
    across,
    around,
    cells,
    changed,
    choices,
    columns,
    derived,
    filters,
    gaps,
    history,
    lying,
    naming,
    opened,
    reading,
    rows,
    switcher,
    told,
)
from tests.core.scenario import CLIENT, scenario

POSTGRES = postgresql.dialect()
ROOT = Path(ropa.actions.__file__).parents[2]


@pytest.mark.parametrize("name", Base.metadata.tables)
def test_every_table_compiles(name: str) -> None:
    table = Base.metadata.tables[name]
    assert f"CREATE TABLE {POSTGRES.identifier_preparer.format_table(table)} (" in str(
        CreateTable(table).compile(dialect=POSTGRES)
    )
    for index in table.indexes:
        assert str(CreateIndex(index).compile(dialect=POSTGRES)).startswith(f"CREATE INDEX {index.name} ON ")


def test_names_fit_postgresql() -> None:
    """It cuts names off at 63 bytes, and reads bare names in lower case."""
    tables = Base.metadata.tables.values()
    names = [str(one.name) for table in tables for one in (table, *table.columns, *table.indexes, *table.constraints)]
    assert all(len(name) <= 63 and re.fullmatch("[a-z][a-z0-9_]*", name) for name in names)
    of_the_schema = [str(one.name) for table in tables for one in (table, *table.indexes)]
    assert len(of_the_schema) == len(set(of_the_schema))


def public(module: ModuleType) -> dict[str, CodeType]:
    """The module's own functions that others may call."""
    return {
        f"{module.__name__}.{name}": found.__code__
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if found.__module__ == module.__name__ and not name.startswith("_")
    }


ACTIONS = [
    importlib.import_module(f"ropa.actions.{one.name}")
    for one in pkgutil.iter_modules(ropa.actions.__path__)
    if one.name not in ("batches", "deeds", "taking_over")  # they are given plain values, or files
]
READS = [
    across,
    reading,
    derived,
    history,
    naming,
    changed,
    cells,
    filters,
    choices,
    columns,
    rows,
    switcher,
    opened,
    around,
    lying,
    gaps,
]
FUNCTIONS = {name: code for module in (*ACTIONS, *READS, told) for name, code in public(module).items()}


class Heard:
    """What the program said to the file, and which functions it went through."""

    def __init__(self) -> None:
        self.said: dict[str, Any] = {}
        self.raw: set[str] = set()
        self.profile = Profile(subcalls=False, builtins=False)

    def cursor(self, _: Any, __: Any, statement: str, ___: Any, context: Any, ____: Any) -> None:
        compiled = context and context.compiled
        if compiled is None or isinstance(compiled.statement, TextClause):
            self.raw.add(statement)
        else:
            self.said.setdefault(statement, compiled)

    def called(self) -> set[str | CodeType]:
        """What was gone through."""
        return {one.code for one in self.profile.getstats()}


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """All that the scenario says to its file."""
    noted = Heard()
    event.listen(Engine, "before_cursor_execute", noted.cursor)
    noted.profile.enable()
    try:
        with pytest.MonkeyPatch.context() as smaller:
            smaller.setattr(sample, "FILES", ("parties", CLIENT))
            scenario(tmp_path_factory.mktemp("heard") / "heard.ropa")
    finally:
        noted.profile.disable()
        event.remove(Engine, "before_cursor_execute", noted.cursor)
    return noted


def test_the_scenario_goes_through_every_function(heard: Heard) -> None:
    called = heard.called()
    missing = sorted(name for name, code in FUNCTIONS.items() if code not in called)
    assert not missing, "call them in scenario() or questions()"
    assert len(heard.said) > 300


def test_every_statement_compiles(heard: Heard) -> None:
    for statement, compiled in heard.said.items():
        more = {} if isinstance(compiled, DDLCompiler) else {"column_keys": compiled.column_keys}
        assert compiled.statement.compile(dialect=POSTGRES, **more).string, statement


SPEAK_SQLITE = (
    "engine", "opening", "upgrade", "reading", "versions", "copying", "hashes", "examining", "backups", "recovering",
    "protecting", "locking", "extracting",
)  # fmt: skip
"""Modules of the store about the file itself: how it is opened, copied, proven, mended, encrypted."""

ONLY_IN_THE_STORE = [
    r"BEGIN IMMEDIATE",
    r"PRAGMA \w+(=\w+|\(\w+\))?",
    r"\s*SELECT type, name FROM sqlite_master\s.* JOIN pragma_table_info\(made\.name\) AS info\s.*",
    r"SELECT key, value FROM meta",
]
"""What is said in SQLite's own words: the lock, the file's header, its schema."""


def test_sqlite_is_spoken_only_for_the_lock_and_the_header(heard: Heard) -> None:
    own = re.compile("|".join(ONLY_IN_THE_STORE), re.DOTALL)
    assert {one for one in heard.raw if not own.fullmatch(one) and "alembic_version" not in one} == set()


def test_text_is_made_into_sql_only_in_the_store() -> None:
    said = set()
    for file in sorted(ROOT.joinpath("ropa").rglob("*.py")):
        if "versions" in file.parts:
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "sqlalchemy"]
        takes_text = any(name.name in ("text", "literal_column") for node in imports for name in node.names)
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        names = {one.attr for one in calls if isinstance(one, ast.Attribute)}
        if takes_text or names & {"exec_driver_sql", "literal_column"}:
            said.add(file.relative_to(ROOT).as_posix())
    assert said <= {f"ropa/store/{name}.py" for name in SPEAK_SQLITE}
