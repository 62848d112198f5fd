"""A register of today's format, a program with a newer schema made out of this one, and what is kept of an upgrade."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, inspect

from ropa.model import fields, is_record
from ropa.register import Register
from ropa.store import opening, upgrade, versions
from ropa.store.backup_names import listed
from ropa.store.reading import counts, holdings, row
from ropa.store.searching import search
from ropa.store.upgrade import MIGRATIONS, upgrade_copy
from ropa.store.versions import SCHEMA
from ropa.values import accept
from tests.files.make_format_file import AUTHOR, BINNED, ORDER, RENAMED, rows, uid, values

PASSWORD = "Құпия сөз"  # noqa: S105 (opens files of these tests only)
FORMATS = sorted(Path(__file__).parents[2].joinpath("files").glob("format-*.ropa"))


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
