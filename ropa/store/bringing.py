"""One operator as a file of its own has it, read whole to be taken into another register. The file is not touched: one
of an older format is upgraded in a copy that goes at the end.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from ropa.errors import RopaError
from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model import KINDS, fields, table
from ropa.names import Names
from ropa.store import versions
from ropa.store.copying import check_whole, copy_pages
from ropa.store.engine import SqliteError, connect_to_read, engine_to_read, held
from ropa.store.extracting import TAKEN_OUT
from ropa.store.hashes import changed_outside, reading_refusal
from ropa.store.history import broken_links
from ropa.store.locking import InUse, holder_of
from ropa.store.naming import own_names, words_of
from ropa.store.opening import check_key, knock, look
from ropa.store.parting import Line, Mark, lines, marks
from ropa.store.refusals import opening_refusal
from ropa.store.row import Row, rows_of
from ropa.store.tables import Change, Content, Edit, FileLog, Meta, Registered, Waiting
from ropa.store.to_read import open_to_read
from ropa.words import Words


@dataclass(frozen=True)
class Origin:
    """From which register the file was taken out, when, and where the chain of shared records ended there."""

    register: str
    at: dt.datetime
    sealed: int
    hash: str | None


@dataclass(frozen=True)
class Brought:
    """An operator with its rows, its history, what waits, and the shared records that lie beside it. `rows` are in an
    order in which each comes after its parent; `lines` and `marks` by owner, None being the shared records; `edits` and
    `changes` are the lines of the operator's own chain; `register` is the uid of the file.
    """

    path: Path
    operator: str
    register: str
    origin: Origin | None
    rows: Mapping[str, Row]
    lines: Mapping[str | None, tuple[Line, ...]]
    marks: Mapping[str | None, tuple[Mark, ...]]
    edits: tuple[Mapping[str, Any], ...]
    changes: tuple[Mapping[str, Any], ...]
    waiting: tuple[Mapping[str, Any], ...]
    contents: Mapping[str, bytes]
    called: Mapping[str, Words]
    names: Names


def bring(path: Path, key: str | None) -> Brought:
    """Read a file that holds one operator. Raises RopaError where it does not open, is damaged, or holds several."""
    with _opened(path, key) as made, made.connect() as connection:
        try:
            _check(connection, path, key)
            return _read(connection, path)
        except RopaError:
            raise
        except (DatabaseError, SqliteError) as error:
            raise opening_refusal(error, path, key) from error
        except Exception as error:
            if refusal := reading_refusal(error, connection, path):
                raise refusal from error
            raise
        finally:
            connection.rollback()


@contextmanager
def _opened(path: Path, key: str | None) -> Iterator[Engine]:
    check_key(key)
    if held(path, key):
        raise InUse(path, holder_of(path))
    if schema_of(path, key) >= versions.SCHEMA:
        made = open_to_read(path, key)
        try:
            yield made
        finally:
            made.dispose()
        return
    with TemporaryDirectory(prefix="ropa-") as folder:
        made = open_to_read(_upgraded(path, key, Path(folder)), key)
        try:
            yield made
        finally:
            made.dispose()


def schema_of(path: Path, key: str | None) -> int:
    """The format of a file. Raises RopaError where it does not open with this password."""
    schema = look(path, key)
    if schema is not None:
        return schema
    made = engine_to_read(path, key)
    try:
        return knock(made, path, key)
    finally:
        made.dispose()


def _upgraded(path: Path, key: str | None, folder: Path) -> Path:
    """A copy in a folder that goes, brought to the format of today."""
    from ropa.store.upgrade import upgrade_copy

    copy = folder / path.name
    try:
        source = connect_to_read(path, key)
        try:
            copy_pages(source, copy, key)
        finally:
            source.close()
        upgrade_copy(copy, key)
    except SqliteError as error:
        raise opening_refusal(error, path, key) from error
    return copy


def _check(connection: Connection, path: Path, key: str | None) -> None:
    """Look at pages and history."""
    check_whole(connection, key)
    if broken_links(connection):
        raise _not_whole(path)


def _not_whole(path: Path) -> RopaError:
    return RopaError(
        N_("{path} is not as it was written: nothing is taken in. Open it, choose File, Check register."), path=path
    )


def _read(connection: Connection, path: Path) -> Brought:
    operator = _only_operator(connection, path)
    register = connection.execute(select(Meta.value).where(Meta.key == "uid")).scalar_one()
    lines_there = select(Registered.uid, Registered.kind).where(
        (Registered.operator_uid == operator) | Registered.operator_uid.is_(None)
    )
    by_kind: dict[str, list[str]] = {}
    for uid, kind in connection.execute(lines_there):
        by_kind.setdefault(kind, []).append(uid)
    rows: dict[str, Row] = {}
    for kind in KINDS:
        found = rows_of(connection, by_kind.get(kind, ()))
        rows |= dict(sorted(found.items(), key=lambda one: one[1]["id"]))
    if any(changed_outside(row.kind, row.values) for row in rows.values()):
        raise _not_whole(path)
    edits = connection.execute(select(Edit.__table__).where(Edit.operator_uid == operator).order_by(Edit.id))
    own = select(Change.__table__).join(Edit, Edit.id == Change.edit_id).where(Edit.operator_uid == operator)
    changes = connection.execute(own.order_by(Change.edit_id, Change.turn, Change.id))
    waiting = connection.execute(select(Waiting.__table__)).mappings()
    names = own_names(connection, binned=True)
    return Brought(
        path,
        operator,
        register,
        _origin(connection, operator),
        rows,
        {owner: tuple(lines(connection, owner)) for owner in (operator, None)},
        {owner: marks(connection, owner) for owner in (operator, None)},
        tuple(dict(one) for one in edits.mappings()),
        tuple(dict(one) for one in changes.mappings()),
        tuple(dict(one) for one in waiting if one["record_uid"] in rows),
        _contents(connection, rows, path),
        words_of(connection, rows, names),
        names,
    )


def _only_operator(connection: Connection, path: Path) -> str:
    own = table("operator").c
    living = list(connection.execute(select(own.uid).where(own.binned.is_(None))).scalars())
    if len(living) > 1:
        raise RopaError(
            N_("{path} holds several operators. Open it and take one of them out to a file first."), path=path
        )
    if not living:
        raise RopaError(N_("{path} holds no operator that could be taken in."), path=path)
    return str(living[0])


def _origin(connection: Connection, operator: str) -> Origin | None:
    query = select(FileLog.at, FileLog.detail).where(FileLog.what == TAKEN_OUT).order_by(FileLog.id.desc()).limit(1)
    line = connection.execute(query).one_or_none()
    told = json.loads(line.detail) if line else {}
    if line is None or told["operator"] != operator:
        return None
    return Origin(told["register"], line.at, told["sealed"], told["hash"])


def _contents(connection: Connection, rows: Mapping[str, Row], path: Path) -> dict[str, bytes]:
    """What the rows keep as bytes, held to their hashes. Of a text that was erased there is nothing."""
    wanted = {
        row[known.key]
        for row in rows.values()
        for known in fields(row.kind).values()
        if known.kind is Kind.FILE and row[known.key]
    }
    found = {}
    for sha256 in sorted(wanted):
        data = connection.execute(select(Content.bytes).where(Content.sha256 == sha256)).scalar_one_or_none()
        if data is not None:
            found[sha256] = data
    if any(hashlib.sha256(data).hexdigest() != sha256 for sha256, data in found.items()):
        raise _not_whole(path)
    return found
