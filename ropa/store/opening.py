"""From a path to an open register: what the file is, in order, before anything is drawn; and a new file.

The live file is never opened by ordinary file input of ours once SQLite holds it (on Linux that drops its lock), so
the header is read before connecting.
"""

from __future__ import annotations

import datetime as dt
import os
import struct
import uuid
from contextlib import suppress
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, insert, select, text, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from ropa import __version__
from ropa.disk import sync
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.model.columns import Base
from ropa.store import versions
from ropa.store.engine import SqliteError, engine, held, only_reads
from ropa.store.left_behind import sweep, unfinished
from ropa.store.locking import InUse, check_free, hold, holder_of, let_go
from ropa.store.refusals import NOT_READ, Damaged, opening_refusal, reason
from ropa.store.tables import FileLog, Meta
from ropa.words import clean

_HEADER = b"SQLite format 3\x00"
_NUMBERS = struct.Struct(">16xH6xII28xI4xI20xI4x")
"""Of SQLite's header: size of a page, count of changes, number of pages, schema, application, count at which the
number of pages was true.
"""
_PAGE = 4096
_SCHEMA = """
SELECT type, name FROM sqlite_master
UNION ALL
SELECT 'column', made.name || '.' || info.name
FROM sqlite_master AS made JOIN pragma_table_info(made.name) AS info WHERE made.type = 'table'
"""
UNCLEAN = "unclean"
"""What the file's own log says of an end without closing."""


def create_file(path: Path, key: str | None = None) -> None:
    """A new, empty register at a path where nothing is. Built beside it and moved into place whole."""
    check_key(key)
    check_new(path)
    building = unfinished(path, "new")
    try:
        _build(building, key)
        into_place(building, path)
    except (OSError, DatabaseError, SqliteError) as error:
        raise RopaError(N_("{path} cannot be written: {reason}."), path=path, reason=reason(error)) from error
    finally:
        with suppress(OSError):
            building.unlink(missing_ok=True)


def check_new(path: Path) -> None:
    """Refuse a path where something is already, or that lies in no folder."""
    try:
        if os.path.lexists(path):
            raise RopaError(N_("{path} is there already; choose another name."), path=path)
        if not path.parent.is_dir():
            raise RopaError(N_("There is no folder {path}."), path=path.parent)
    except OSError as error:
        raise RopaError(N_("{path} cannot be written: {reason}."), path=path, reason=reason(error)) from error


def into_place(building: Path, path: Path) -> None:
    """Give a finished file its name, which nobody may have taken meanwhile; a disk without hard links renames it."""
    try:
        os.link(building, path)
    except FileExistsError:
        raise RopaError(N_("{path} is there already; choose another name."), path=path) from None
    except OSError:
        if path.exists():
            raise RopaError(N_("{path} is there already; choose another name."), path=path) from None
        building.rename(path)


def _build(path: Path, key: str | None) -> None:
    from ropa.store.upgrade import upgrade_to_head

    made = engine(path, key, foreign_keys=False)
    try:
        upgrade_to_head(made)
        with made.begin() as connection:
            for name, value in {"uid": uuid.uuid4().hex, "created_by": __version__, "state": "closed"}.items():
                connection.execute(insert(Meta), {"key": name, "value": value})
            versions.stamp(connection)
            log(connection, "created", __version__)
    finally:
        made.dispose()
    sync(path)


def open_file(path: Path, key: str | None = None) -> Engine:
    """An engine on a register, checked and upgraded. Raises RopaError with what is wrong and what to do."""
    check_key(key)
    if held(path, key):
        raise InUse(path, holder_of(path))
    schema = look(path, key)
    check_free(path)
    made = engine(path, key)
    try:
        schema = knock(made, path, key) if schema is None else schema
        if schema < versions.SCHEMA:
            made.dispose()
            from ropa.store.upgrade import upgrade_copy

            upgrade_copy(path, key)
            made = engine(path, key)
        with made.begin() as connection:
            check_versions(connection, path)
            check_schema(connection, path)
            _begin_session(connection, path)
        made = made.execution_options(note=hold(path))
        sweep(path)
    except NOT_READ as error:
        abandon(made)
        raise opening_refusal(error, path, key) from error
    except BaseException:
        abandon(made)
        raise
    return made


def close_file(made: Engine) -> None:
    """Mark the file as closed properly and let it go. Without the mark every page is looked at the next time."""
    if only_reads(made):
        made.dispose()
        return
    try:
        with suppress(DatabaseError), made.begin() as connection:
            connection.execute(update(Meta).where(Meta.key == "state"), {"value": "closed"})
    finally:
        abandon(made)


def abandon(made: Engine) -> None:
    """Let the file go as it is, and take away the note that we have it."""
    made.dispose()
    if note := made.get_execution_options().get("note"):
        let_go(note)


def check_key(key: str | None) -> None:
    """A password that SQLite cannot be given, or that protects nothing, is refused before anything is written."""
    if key == "":
        raise RopaError(N_("The password is empty; give one, or none at all."))
    if key is not None and clean(key)[1]:
        raise RopaError(N_("The password holds a character that no keyboard types. Type it anew."))


def hides_content(path: Path) -> bool:
    """Whether a file that is not open looks protected by a password: whole pages that begin with no plain header."""
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return False
    return any(header) and header != _HEADER and size % _PAGE == 0


def look(path: Path, key: str | None) -> int | None:
    """The schema number out of the header; None where a password hides it."""
    header, size = _header(path)
    if not any(header):
        what = N_("{path} begins with nothing but zeros: the disk or a copy failed. Use a backup.")
        raise Damaged(what, path=path)
    if not header.startswith(_HEADER[: len(header)]):
        if size % _PAGE and _is_text(header):
            raise RopaError(N_("{path} is a page or a text, and no register of Ropa."), path=path)
        if key is None:
            raise RopaError(N_("{path} is protected by a password, or is no register of Ropa."), path=path)
        if size % _PAGE:
            raise Damaged(N_("{path} is cut off: copying it was interrupted. Use a backup."), path=path)
        return None
    if len(header) < _NUMBERS.size:
        raise Damaged(N_("{path} is cut off: copying it was interrupted. Use a backup."), path=path)
    page, changed, pages, schema, application, counted = _NUMBERS.unpack(header)
    crashed = path.with_name(f"{path.name}-journal").exists()
    if changed == counted and size < page * pages and not crashed:
        raise Damaged(N_("{path} is cut off: copying it was interrupted. Use a backup."), path=path)
    if application != versions.APPLICATION_ID:
        raise RopaError(N_("{path} is no register of Ropa."), path=path)
    if key is not None:
        raise RopaError(N_("{path} has no password; open it without one."), path=path)
    return int(schema)


def _header(path: Path) -> tuple[bytes, int]:
    """The first bytes of a file, and its size."""
    try:
        if not path.exists():
            raise RopaError(N_("There is no file {path}."), path=path)
        if not path.is_file():
            raise RopaError(N_("{path} is no file."), path=path)
        with path.open("rb") as file:
            header = file.read(_NUMBERS.size)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise RopaError(N_("{path} cannot be read: {reason}."), path=path, reason=reason(error)) from error
    if not header:
        what = N_("{path} is empty: it was not downloaded whole, or copying it was interrupted.")
        raise Damaged(what, path=path)
    return header, size


def _is_text(header: bytes) -> bool:
    """Whether a file begins like a web page or a text; what a password protects looks random, and fills its pages."""
    return not any(byte < 0x20 and byte not in b"\t\n\r" for byte in header)


def knock(made: Engine, path: Path, key: str | None) -> int:
    """The schema number, read through the connection: for a file whose header a password hides."""
    try:
        with made.begin() as connection:
            application = connection.execute(text("PRAGMA application_id")).scalar_one()
            schema = connection.execute(text("PRAGMA user_version")).scalar_one()
    except (DatabaseError, SqliteError) as error:
        raise opening_refusal(error, path, key) from error
    if application != versions.APPLICATION_ID:
        raise RopaError(N_("{path} is no register of Ropa."), path=path)
    return int(schema)


def check_versions(connection: Connection, path: Path) -> None:
    """Refuse what a newer program wrote."""
    schema = connection.execute(text("PRAGMA user_version")).scalar_one()
    if schema <= versions.SCHEMA:
        return
    meta: dict[str, str] = {line.key: line.value for line in connection.execute(text("SELECT key, value FROM meta"))}
    raise RopaError(
        N_("{path} was last written by Ropa {writer}, newer than this ({own}). Use that version; nothing was changed."),
        path=path,
        writer=meta.get("last_writer", "?"),
        own=__version__,
    )


def check_schema(connection: Connection, path: Path) -> None:
    """Nothing in the file that our schema does not have (no trigger, view, table, column), and nothing missing."""
    found = {(kind, name) for kind, name in connection.execute(text(_SCHEMA)).all() if not name.startswith("sqlite_")}
    strange = found ^ expected_schema()
    if strange:
        raise Damaged(
            N_("{path} is damaged or was changed by another program ({what}). Use a backup."),
            path=path,
            what=", ".join(sorted(name for _, name in strange)[:3]),
        )


@cache
def expected_schema() -> frozenset[tuple[str, str]]:
    """(type, name) of everything a register's schema holds."""
    tables = {("table", name) for name in Base.metadata.tables}
    columns = {("column", str(column)) for one in Base.metadata.tables.values() for column in one.columns}
    indexes = {("index", str(index.name)) for one in Base.metadata.tables.values() for index in one.indexes}
    own = {("table", "alembic_version"), ("column", "alembic_version.version_num")}
    return frozenset(tables | columns | indexes | own)


def _begin_session(connection: Connection, path: Path) -> None:
    """Take the lock; after an unclean end look at every page first; close the Edits that a crash left open."""
    from ropa.store.history import close_edits
    from ropa.store.tables import Edit

    if (state := check_pages(connection, path)) != "closed":
        log(connection, UNCLEAN, str(state))
    now = dt.datetime.now(dt.UTC)
    close_edits(connection, connection.execute(select(Edit.id).where(Edit.closed_at.is_(None))).scalars().all(), now)
    connection.execute(update(Meta).where(Meta.key == "state"), {"value": "open"})
    connection.execute(update(Meta).where(Meta.key == "last_writer"), {"value": __version__})


def check_pages(connection: Connection, path: Path) -> str | None:
    """Look at every page of a file that was not closed properly; how it was left."""
    state = connection.execute(select(Meta.value).where(Meta.key == "state")).scalar_one_or_none()
    if state != "closed":
        damage = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
        if damage != "ok":
            raise Damaged(N_("{path} is damaged: {reason}. Use a backup."), path=path, reason=damage)
    return state


def log(connection: Connection, what: str, detail: str) -> None:
    """A line in the file's own log."""
    connection.execute(insert(FileLog), {"at": dt.datetime.now(dt.UTC), "what": what, "detail": detail})
