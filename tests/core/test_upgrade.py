"""Migrations: the same schema as the records, always on a copy; a file of every format opens and says what it said."""

from __future__ import annotations

import ast
import contextlib
import datetime as dt
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, inspect, select, text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from ropa.actions.records import create
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.model import KINDS, fields, is_record
from ropa.model.columns import Base
from ropa.register import Register
from ropa.store import opening, upgrade, versions
from ropa.store.backup_names import Why, folder_of, listed, name_of
from ropa.store.engine import engine, held
from ropa.store.history import broken_links
from ropa.store.reading import counts, holdings, operators, row, search
from ropa.store.tables import FileLog
from ropa.store.upgrade import MIGRATIONS, upgrade_copy, upgrade_to_head
from ropa.store.versions import SCHEMA
from ropa.values import accept
from tests.files.make_format_file import AUTHOR, BINNED, ORDER, RENAMED, ROWS, rows, uid, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

PASSWORD = "Құпия сөз"  # noqa: S105 (opens files of these tests only)
FORMATS = sorted(Path(__file__).parents[1].joinpath("files").glob("format-*.ropa"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A new file brought to the last schema."""
    made = engine(tmp_path_factory.mktemp("fresh") / "fresh.ropa", None, foreign_keys=False)
    upgrade_to_head(made)
    yield made
    made.dispose()


@pytest.fixture(scope="module")
def created(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The schema that the records describe."""
    made = engine(tmp_path_factory.mktemp("created") / "created.ropa", None, foreign_keys=False)
    Base.metadata.create_all(made)
    yield made
    made.dispose()


def test_migrations_make_what_the_records_describe(fresh: Engine) -> None:
    with fresh.begin() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "render_as_batch": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_every_column_key_and_index_is_the_same(fresh: Engine, created: Engine) -> None:
    by_migrations, by_records = structure(fresh), structure(created)
    assert by_migrations.pop("alembic_version")
    assert by_migrations == by_records
    assert set(by_records) == set(Base.metadata.tables)


def structure(made: Engine) -> dict[str, Any]:
    """Columns, keys and indexes of every table, with their names."""
    seen = inspect(made)
    found = {}
    for name in seen.get_table_names():
        columns = [(one["name"], str(one["type"]), one["nullable"], one["default"]) for one in seen.get_columns(name)]
        keys = seen.get_pk_constraint(name), sorted(map(str, seen.get_foreign_keys(name)))
        unique = sorted(map(str, seen.get_unique_constraints(name)))
        indexes = sorted((one["name"], tuple(one["column_names"]), one["unique"]) for one in seen.get_indexes(name))
        found[name] = sorted(columns), keys, unique, indexes
    return found


def test_indexes_carry_the_names_of_the_records(fresh: Engine) -> None:
    wanted = {str(index.name) for one in Base.metadata.tables.values() for index in one.indexes}
    query = "SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%'"
    with fresh.begin() as connection:
        assert set(connection.execute(text(query)).scalars()) == wanted
    reflected = MetaData()
    reflected.reflect(fresh)
    for one in reflected.tables.values():
        assert all(str(constraint.name).startswith("fk_") for constraint in one.foreign_key_constraints)


def test_nothing_is_upgraded_twice(fresh: Engine) -> None:
    before = structure(fresh)
    upgrade_to_head(fresh)
    assert structure(fresh) == before


VERSIONS = sorted(MIGRATIONS.joinpath("versions").glob("*.py"))


def test_migrations_are_one_chain_that_ends_with_the_schema() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    numbers = [one.revision for one in script.walk_revisions()]
    assert script.get_heads() == [f"{SCHEMA:04}"]
    assert numbers == [f"{n:04}" for n in range(SCHEMA, 0, -1)]
    assert [file.name[:4] for file in VERSIONS] == sorted(numbers)


@pytest.mark.parametrize("file", VERSIONS, ids=[file.stem for file in VERSIONS])
def test_a_migration_knows_no_record_of_today(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert all(name.split(".")[0] in ("alembic", "sqlalchemy", "json", "datetime", "__future__") for name in names)


NEXT = SCHEMA + 1
KEPT = "clients before upgrade.ropa"
"""What stands here for the name of the file kept, without its day and number."""
_NAME = re.compile(r"(\S+) \d{4}-\d\d-\d\d \d\d-\d\d-\d\dZ \d{4}-[0-9a-f]{8} (before upgrade\.ropa)")
MADE_UP = f'''"""A made-up next schema: a table is built anew, another gets a column with a value in every row."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT:04}"
down_revision = "{SCHEMA:04}"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("operator", recreate="always") as batch:
        batch.add_column(sa.Column("mood", sa.Text(), nullable=False, server_default="calm"))
    op.add_column("edit", sa.Column("weight", sa.Integer()))
    op.execute("UPDATE edit SET weight = id * 2")
'''  # noqa: S608 (a migration of these tests)
FAILING = {
    "at its start": MADE_UP.replace("    with op", "    raise ValueError('at its start')\n    with op"),
    "at its end": f"{MADE_UP}    raise ValueError('at its end')\n",
    "in its SQL": MADE_UP.replace("UPDATE edit", "UPDATE no_such_table"),
    "leaving references that lead nowhere": MADE_UP.replace("UPDATE edit SET weight = id * 2", "DELETE FROM operator"),
}


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes a program with a newer schema out of this one; returns its migrations."""
    folder = tmp_path / "program" / "migrations"
    known = opening.expected_schema() | {("column", "operator.mood"), ("column", "edit.weight")}

    def write(migration: str) -> Path:
        shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        folder.joinpath("versions", f"{NEXT:04}_made_up.py").write_text(migration, encoding="utf-8")
        monkeypatch.setattr(versions, "SCHEMA", NEXT)
        monkeypatch.setattr(opening, "expected_schema", lambda: known)
        monkeypatch.setattr(upgrade, "upgrade_copy", partial(upgrade_copy, migrations=folder))
        return folder

    return write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the register of today's format."""
    folder = tmp_path / "files"
    folder.mkdir()
    shutil.copy(FORMATS[-1], folder / "clients.ropa")
    return folder / "clients.ropa"


def kept_names(path: Path) -> list[str]:
    """Every file beside a register and among its backups."""
    return sorted(_NAME.sub(r"\1 \2", one.name) for one in path.parent.rglob("*") if one.is_file())


def kept_files(path: Path) -> list[Path]:
    """The backups, the oldest first."""
    return [one.path for one in listed(path)]


def dump(path: Path, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of records and history."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [one for one in Base.metadata.tables if one not in ("meta", "file_log")]
        return {
            name: [
                tuple((key, line[key]) for key in sorted(line.keys()) if key not in without)
                for line in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608 (our own tables)
            ]
            for name in names
        }


def test_an_older_file_is_upgraded_with_all_it_holds(path: Path, newer: Callable[[str], Path]) -> None:
    newer(MADE_UP)
    old, before = path.read_bytes(), dump(path)
    register = Register(path, "Асель")
    mood = register.ask(lambda connection: connection.execute(text("SELECT uid, mood FROM operator")).all())
    assert [(line.uid, line.mood) for line in mood] == [(uid("tumar"), "calm")]
    check_content(register)
    register.close()
    assert dump(path, without=("mood", "weight")) == before
    assert kept_names(path) == [KEPT, "clients.ropa"]
    assert kept_files(path)[0].read_bytes() == old
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (f"{NEXT:04}",)
        assert connection.execute("SELECT count(*) FROM edit WHERE weight IS NOT id * 2").fetchone() == (0,)


def test_the_old_file_still_opens(path: Path, newer: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    newer(MADE_UP)
    Register(path, "Асель").close()
    monkeypatch.undo()
    register = Register(kept_files(path)[0], "Асель")
    check_content(register)
    register.close()
    with pytest.raises(RopaError, match="was last written by Ropa"):
        Register(path, "Асель")


def test_a_protected_file_stays_protected(tmp_path: Path, newer: Callable[[str], Path]) -> None:
    path = tmp_path / "protected" / "clients.ropa"
    path.parent.mkdir()
    register = Register.create(path, AUTHOR, PASSWORD)
    register.do(create, "operator", {"name": {"ru": "ТОО «Тумар»"}})
    register.close()
    newer(MADE_UP)
    register = Register(path, AUTHOR, PASSWORD)
    assert [one["name"].get("ru") for one in register.ask(operators)] == ["ТОО «Тумар»"]
    register.close()
    assert kept_names(path) == [KEPT, "clients.ropa"]
    for file in (path, *kept_files(path)):
        assert not file.read_bytes().startswith(b"SQLite")


@pytest.mark.parametrize("how", FAILING)
def test_a_failing_migration_leaves_the_file_byte_for_byte(how: str, path: Path, newer: Callable[[str], Path]) -> None:
    newer(FAILING[how])
    before, told = path.read_bytes(), path.stat().st_mtime_ns
    for _ in range(3):
        with pytest.raises(Exception, match=r"at its|no_such_table|lead nowhere|FOREIGN KEY"):
            Register(path, "Асель")
        assert path.read_bytes() == before
        assert path.stat().st_mtime_ns == told
        assert kept_names(path) == ["clients.ropa"]


def test_the_default_of_the_driver_leaves_a_half_migrated_file(
    path: Path, newer: Callable[[str], Path], tmp_path: Path
) -> None:
    """MIG-02: why the engine begins its transactions itself. Left to the driver, a migration that fails at its end has
    changed the schema, forgotten the values, and cannot be run again; over our engine nothing of it is there.
    """
    adding = FAILING["at its end"].partition("    with op")[0] + FAILING["at its end"].partition('"calm"))\n')[2]
    folder = newer(adding)
    own = shutil.copy(path, tmp_path / "own.ropa")
    plain = create_engine("sqlite://", module=sqlcipher, creator=lambda: sqlcipher.connect(str(path)))
    ours = engine(own, None, foreign_keys=False)
    for made in (plain, ours):
        with pytest.raises(ValueError, match="at its end"):
            upgrade_to_head(made, folder)
    half, whole = structure(plain), structure(ours)
    assert [any(name == "weight" for name, *_ in one["edit"][0]) for one in (half, whole)] == [True, False]
    with plain.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == f"{SCHEMA:04}"
        assert connection.execute(text("SELECT count(*) FROM edit WHERE weight IS NOT NULL")).scalar_one() == 0
    with pytest.raises(OperationalError, match="duplicate column"):
        upgrade_to_head(plain, folder)
    for made in (plain, ours):
        made.dispose()


def test_a_swap_that_fails_leaves_the_file(
    path: Path, newer: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = newer(MADE_UP)
    before = path.read_bytes()
    monkeypatch.setattr(Path, "replace", no_room)
    with pytest.raises(OSError, match="No space"):
        upgrade_copy(path, None, folder)
    assert path.read_bytes() == before
    assert not [name for name in kept_names(path) if name.startswith(".")]


def no_room(*_: Any) -> None:
    raise OSError(28, "No space left on device")


def test_a_disk_that_is_full_is_told_in_a_sentence(
    path: Path, newer: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    newer(MADE_UP)
    monkeypatch.setattr(os, "link", no_room)
    monkeypatch.setattr(shutil, "copy2", no_room)
    before = path.read_bytes()
    with pytest.raises(RopaError, match="the disk is full"):
        Register(path, "Асель")
    assert path.read_bytes() == before
    assert kept_names(path) == ["clients.ropa"]


def test_the_old_file_is_kept_where_the_disk_knows_no_second_names(
    path: Path, newer: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    newer(MADE_UP)
    before = path.read_bytes()

    def refuse(*_: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    Register(path, "Асель").close()
    assert kept_names(path) == [KEPT, "clients.ropa"]
    assert kept_files(path)[0].read_bytes() == before


def test_an_earlier_kept_file_is_not_overwritten(path: Path, newer: Callable[[str], Path]) -> None:
    """BAK-04: however often an upgrade is tried, what was kept before it stays."""
    newer(MADE_UP)
    earlier = folder_of(path) / name_of(path, dt.datetime.now(dt.UTC), 7, "0" * 8, Why.UPGRADE)
    earlier.parent.mkdir()
    earlier.write_bytes(b"kept earlier")
    before = path.read_bytes()
    Register(path, "Асель").close()
    first, second = kept_files(path)
    assert first == earlier
    assert first.read_bytes() == b"kept earlier"
    assert second.read_bytes() == before


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
"""


def test_a_file_that_someone_holds_is_not_upgraded(path: Path, newer: Callable[[str], Path]) -> None:
    newer(MADE_UP)
    before = path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(RopaError, match="is open"):
            Register(path, "Асель")
        assert kept_names(path) == ["clients.ropa"]
        process.kill()
    assert path.read_bytes() == before
    Register(path, "Асель").close()


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


def check_content(register: Register, schema: int = SCHEMA) -> None:
    """The register says, fact by fact, what `make_format_file` wrote in the format of that schema."""
    held = register.ask(holdings, uid("tumar"))
    written = rows(schema)
    given = {uid(key): (kind, values(facts)) for kind, key, _, facts in written}
    for one, (kind, facts) in given.items():
        found = register.ask(row, one)
        assert (found.kind, found["binned"]) == (kind, None)
        for key, typed in facts.items():
            assert found[key] == (None if key == "none" else accept(fields(kind)[key], typed)[0])
        unsaid = set(fields(kind)) - set(facts) - {"status", "approved", "approval_order", "department"}
        assert all(found[key] is None for key in unsaid)
        if kind not in ("operator", "party", "location"):
            assert held.find(one) is not None
    assert held.find(uid("payroll")).facts["department"] == accept(fields("activity")["department"], RENAMED)[0]  # type: ignore[union-attr]
    assert register.ask(row, uid(BINNED))["binned"] is not None
    assert held.find(uid(BINNED)) is None
    assert {one: (approval.author, approval.changed) for one, approval in held.approvals.items()} == {
        uid("payroll"): (AUTHOR, True),
        uid("site"): (AUTHOR, False),
    }
    assert register.ask(row, uid("payroll"))["approval_order"] == ORDER
    records = [kind for kind, _, _, _ in written if is_record(kind)]
    assert register.ask(counts) == {kind: records.count(kind) for kind in records}
    assert register.ask(search, "заработной ПЛАТЫ") == [uid("payroll")]
    assert register.ask(search, "портал") == []
    assert held.names("legal_forms", "u_0123abcd", "kk") == "өз нысаны"


def test_the_old_file_is_held_until_the_new_one_has_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "held.ropa"
    Register.create(path, "Алия").close()
    seen = []

    def look(made: Any, migrations: Path) -> None:
        seen.append(held(path, None))
        upgrade_to_head(made, migrations)

    monkeypatch.setattr(upgrade, "upgrade_to_head", look)
    upgrade_copy(path, None)
    assert seen == [True]
    assert not held(path, None)
