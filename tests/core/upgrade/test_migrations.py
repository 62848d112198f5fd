"""Migrations make what the records describe, one after another, and know no record of today."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, text

from ropa.model.columns import Base
from ropa.store.engine import engine
from ropa.store.upgrade import MIGRATIONS, upgrade_to_head
from ropa.store.versions import SCHEMA
from tests.core.upgrade.conftest import structure


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
