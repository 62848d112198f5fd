"""One operator with all that belongs to it as a register of its own; nothing that others said is in that file.

What is not the operator's goes in a copy beside the backups of the register. Only what is left is written to the new
place, every page anew: what went was never there, and cannot be brought back from that disk.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import time
import uuid
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Select, Text, delete, select, type_coerce, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from ropa import __version__
from ropa.disk import sync
from ropa.errors import Fault, RopaError, Term
from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model import KINDS, fields, table
from ropa.progress import Progress
from ropa.store.chains import chain_end_of
from ropa.store.copying import PAUSE, Source, verify
from ropa.store.engine import SqliteError, connect, engine
from ropa.store.examining import PARTS, examine_copy
from ropa.store.history import close_edits
from ropa.store.left_behind import unfinished
from ropa.store.opening import check_key, check_new, into_place, log
from ropa.store.protecting import export
from ropa.store.rederiving import rederive
from ropa.store.refusals import reason
from ropa.store.statements import chunks
from ropa.store.tables import Change, Content, Counter, Edit, FileLog, Meta, Registered, Waiting
from ropa.store.temporary import copied

TAKEN_OUT = "taken out"
"""What the new file's log says of how it began."""

_NAME = re.compile(r"[\w-]+")


def extract(
    source: Source, operator_uid: str, target: Path, new_key: str | None, progress: Progress | None = None
) -> None:
    """Write an operator of an open register into a new file under a password of its own; None is no password.

    Raises RopaError, and then there is no new file.
    """
    check_key(new_key)
    check_new(target)
    building = unfinished(target, "new")
    try:
        with copied(source, progress) as copy:
            _leave_only(copy, source, operator_uid, progress)
            _prove(copy, source, progress)
            with closing(connect(copy, source.key)) as left:
                export(left, building, new_key)
        sync(building)
        verify(building, new_key, source.edits)
        into_place(building, target)
        sync(target.parent)
    except (OSError, DatabaseError, SqliteError) as error:
        raise RopaError(N_("{path} cannot be written: {reason}."), path=target, reason=reason(error)) from error
    finally:
        with suppress(OSError):
            building.unlink(missing_ok=True)


def _leave_only(copy: Path, source: Source, operator_uid: str, progress: Progress | None) -> None:
    """In a copy that is thrown away whatever happens, and so needs no journal."""

    def step() -> None:
        if progress is not None:
            progress.step(0, 0)
            time.sleep(PAUSE)

    own, made = table("operator").c, engine(copy, source.key)
    try:
        with closing(made.raw_connection()) as raw:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "secure_delete=OFF"):
                raw.cursor().execute(f"PRAGMA {pragma}")
        with made.begin() as connection:
            if connection.execute(select(own.uid).where(own.uid == operator_uid)).first() is None:
                raise RopaError(N_("There is no operator {uid}."), Fault.USAGE, uid=operator_uid)
            still = select(Edit.id).where(Edit.operator_uid == operator_uid, Edit.closed_at.is_(None))
            close_edits(connection, connection.execute(still).scalars().all(), dt.datetime.now(dt.UTC))
            _begin_log(connection, source.uid, operator_uid)
            _let_go(connection, operator_uid, _shared_with(connection, operator_uid, step), step)
            rederive(connection, step)
    finally:
        made.dispose()


def _shared_with(connection: Connection, operator_uid: str, step: Callable[[], None]) -> set[str]:
    """The shared records that an operator's rows, its history or what waits there name, and those that these name."""
    entries = table("catalogue_entry").c
    shared = select(Registered.uid).where(Registered.operator_uid.is_(None), Registered.uid == Registered.root_uid)
    by_name: dict[str, str] = {uid: uid for uid in connection.execute(shared).scalars()}
    by_name |= {line.code: line.uid for line in connection.execute(select(entries.uid, entries.code)) if line.code}
    mine = select(Registered.uid).where(Registered.operator_uid == operator_uid)
    said = (
        select(Change.old, Change.new)
        .join(Edit, Edit.id == Change.edit_id)
        .where(Edit.operator_uid == operator_uid)
        .execution_options(yield_per=1000)
    )
    waits = select(Waiting.typed).where(Waiting.record_uid.in_(mine))

    def named(lines: Iterable[Iterable[object]]) -> set[str]:
        step()
        words = (word for line in lines for value in line for word in _NAME.findall(str(value)))
        return {by_name[word] for word in words if word in by_name}

    found = named(connection.execute(said)) | named(connection.execute(waits))
    found |= {uid for kind in KINDS for uid in named(connection.execute(_raw(kind, mine)))}
    parts = select(Registered.uid).where(Registered.root_uid.in_(found))
    return found | {uid for kind in ("party", "location") for uid in named(connection.execute(_raw(kind, parts)))}


def _raw(kind: str, uids: Select[Any]) -> Select[Any]:
    """Rows of a kind as the text in which they lie."""
    own = table(kind).c
    columns: list[Any] = [type_coerce(column, Text()) for column in own]
    return select(*columns).where(own.uid.in_(uids))


def _let_go(connection: Connection, operator_uid: str, shared: set[str], step: Callable[[], None]) -> None:
    """All that is neither the operator's nor among the shared records that go with it: what is not named here to stay
    goes, whatever it is.
    """
    known = select(Registered.uid)
    ours = {operator_uid, *shared}
    lines = connection.execute(select(Registered.uid, Registered.operator_uid, Registered.root_uid)).all()
    others = [line.uid for line in lines if (line.operator_uid or line.root_uid) not in ours]
    for some in chunks(others):
        connection.execute(delete(Registered).where(Registered.uid.in_(some)))
        step()
    for kind in reversed(tuple(KINDS)):
        own = table(kind)
        connection.execute(delete(own).where(own.c.uid.not_in(known)))
        step()
    connection.execute(delete(Edit).where(Edit.operator_uid.is_distinct_from(operator_uid)))
    connection.execute(delete(Change).where(Change.edit_id.not_in(select(Edit.id))))
    step()
    connection.execute(delete(Waiting).where(Waiting.record_uid.not_in(known)))
    connection.execute(delete(Counter).where(Counter.scope.not_in(("", operator_uid))))
    files = [table(kind).c[one.key] for kind in KINDS for one in fields(kind).values() if one.kind is Kind.FILE]
    kept = {sha256 for file in files for sha256 in connection.execute(select(file)).scalars()}
    for some in chunks(set(connection.execute(select(Content.sha256)).scalars()) - kept):
        connection.execute(delete(Content).where(Content.sha256.in_(some)))
        step()


def _begin_log(connection: Connection, source_uid: str, operator_uid: str) -> None:
    """The file has a uid of its own, and a log that begins with where it came from: the operator, the register, and
    where the chain of edits of shared records ended, which does not come with it.
    """
    for key, value in {"uid": uuid.uuid4().hex, "created_by": __version__, "last_writer": __version__}.items():
        connection.execute(update(Meta).where(Meta.key == key), {"value": value})
    end = chain_end_of(connection, None)
    told = {"operator": operator_uid, "register": source_uid, "sealed": end.sealed, "hash": end.hash}
    connection.execute(delete(FileLog))
    log(connection, TAKEN_OUT, json.dumps(told))


def _prove(copy: Path, source: Source, progress: Progress | None) -> None:
    """Look at all that is left: pages, records by their hashes, links, kept files, the chain of edits."""
    for part in examine_copy(copy, source.key, progress):
        if part.wrong:
            raise RopaError(
                N_("What is kept of this operator is not whole ({what}). Choose File, Check register, first."),
                what=Term(PARTS[part.what]),
            )
