"""Migrations, always on a copy that is verified and only then takes the place of the file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.store import versions
from ropa.store.backup_names import Why
from ropa.store.backups import swap_in, uid_of
from ropa.store.engine import connect, engine
from ropa.store.left_behind import unfinished

MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade_to_head(made: Engine, migrations: Path = MIGRATIONS) -> None:
    """Run what is missing; all or nothing. The engine must be one without foreign keys."""
    config = Config()
    config.set_main_option("script_location", str(migrations))
    with made.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if dangling := connection.execute(text("PRAGMA foreign_key_check")).all():
            raise RopaError(
                N_("The register cannot be upgraded: {count} references lead nowhere."), count=len(dangling)
            )


def upgrade_copy(path: Path, key: str | None, migrations: Path = MIGRATIONS) -> None:
    """Bring an older file to this schema. The old file stays among its backups.

    It is held until the new one has taken its place, so that no save falls between (Windows has to let go just before).
    """
    copy = unfinished(path, "upgrade")
    source = connect(path, key)
    try:
        source.execute("BEGIN EXCLUSIVE")
        source.execute("COMMIT")  # in exclusive locking mode the lock stays
        _fill(copy, key, source)
        made = engine(copy, key, foreign_keys=False)
        try:
            upgrade_to_head(made, migrations)
            with made.begin() as connection:
                versions.stamp(connection)
                damage = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
                if damage != "ok":
                    raise RopaError(N_("The register is damaged: {what}. Use a backup."), what=damage)
                whose = uid_of(connection)
        finally:
            made.dispose()
        if os.name == "nt":
            source.close()
        swap_in(copy, path, Why.UPGRADE, whose)
    finally:
        source.close()
        copy.unlink(missing_ok=True)


def _fill(copy: Path, key: str | None, source: Any) -> None:
    target = connect(copy, key)
    try:
        source.backup(target)
    finally:
        target.close()
