"""Migrations, always on a copy that is verified and only then takes the place of the file."""

from __future__ import annotations

import os
import shutil
import uuid
from itertools import chain, count
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.store import versions
from ropa.store.engine import connect, engine

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
    """Bring an older file to this schema. The old file stays beside it as `name.before-N.ropa`.

    It is held until the new one has taken its place, so that no save falls between (Windows has to let go just before).
    """
    copy = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.upgrade")
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
        finally:
            made.dispose()
        if os.name == "nt":
            source.close()
        _keep(path)
        copy.replace(path)
    finally:
        source.close()
        copy.unlink(missing_ok=True)


def _fill(copy: Path, key: str | None, source: Any) -> None:
    target = connect(copy, key)
    try:
        source.backup(target)
    finally:
        target.close()


def _keep(path: Path) -> None:
    """The old file under a second name that nobody has; copied where the disk knows no second names (a USB stick)."""
    endings = chain([""], (f".{n}" for n in count(2)))
    names = (path.with_name(f"{path.stem}.before-{versions.SCHEMA}{ending}{path.suffix}") for ending in endings)
    kept = next(name for name in names if not name.exists())
    try:
        os.link(path, kept)
    except OSError:
        copy = kept.with_name(f".{kept.name}.{uuid.uuid4().hex[:8]}.upgrade")
        try:
            shutil.copy2(path, copy)
            copy.rename(kept)
        finally:
            copy.unlink(missing_ok=True)
