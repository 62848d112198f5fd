"""An open register: `do(action)` and `ask(query)`, the only door to the file.

An action is a function whose first argument is a Work; it runs as one unit of work, all or nothing, and leaves one
Edit an operator. A query's first argument is a connection. What crosses the door outward is plain.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.progress import Cancelled, Progress
from ropa.store.copying import Source, copy_elsewhere, source_of
from ropa.store.hashes import reading_refusal
from ropa.store.history import close_edits
from ropa.store.listing import refresh
from ropa.store.opening import abandon, close_file, create_file, open_file
from ropa.store.refusals import saving_refusal
from ropa.store.to_read import open_to_read, writable
from ropa.store.work import Visit, Work

P = ParamSpec("P")
R = TypeVar("R")

VISIT_LASTS = dt.timedelta(minutes=5)


@dataclass(frozen=True)
class Done:
    """What an action changed: the records in lists that it touched (in one of their rows, or in what waits there), how
    many control characters were removed, and the operators that the records belong to (None: shared ones).
    """

    roots: frozenset[str]
    removed: int
    operators: frozenset[str | None]


class Register:
    """Attributes: `path`; `author` of what is done from now on; `on_change(Done)`, called after each act
    that changed something; `progress`, which is told how far an act is and can stop it;
    `read_only`, where nothing can be changed, because it was asked for or the file lies so;
    `protected`, where it has a password; `saves`, how often something was written into the file.
    """

    def __init__(self, path: Path, author: str, key: str | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self.author = author
        self.on_change: Callable[[Done], None] = lambda _done: None
        self.progress: Progress | None = None
        self.read_only = read_only or not writable(path)
        self.protected = key is not None
        self._key = key
        self._engine = open_to_read(path, key) if self.read_only else open_file(path, key)
        self._lies = _where(path)
        self._visit: Visit | None = None
        self.saves = 0

    @classmethod
    def create(cls, path: Path, author: str, key: str | None = None) -> Register:
        """A new register in a new file."""
        create_file(path, key)
        return cls(path, author, key)

    def do(self, action: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run an action as one unit of work. A visit that is open is left first."""
        self.leave()
        return self._run(None, action, *args, **kwargs)

    def ask(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Read; nothing is written. Raises Damaged where it fails because of what lies in the file."""
        with self._engine.connect() as connection:
            try:
                return query(connection, *args, **kwargs)
            except (RopaError, Cancelled):
                raise
            except Exception as error:
                if refusal := reading_refusal(error, connection, self.path):
                    raise refusal from error
                raise
            finally:
                connection.rollback()

    def ask_long(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Read what may last: between two statements it is stopped where whoever watches does not want it any more."""
        progress = self.progress

        def watched(connection: Connection, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if progress is not None:
                event.listen(connection, "before_cursor_execute", lambda *_: progress.step(0, 0))
            return query(connection, *args, **kwargs)

        return self.ask(watched, *args, **kwargs)

    def visit(self, uid: str) -> VisitDoor:
        """A door for the form of one record: what passes it until it is left is one Edit of its history."""
        if self._visit is None or self._visit.root_uid != uid:
            self.leave()
            self._visit = Visit(uid)
        return VisitDoor(self, self._visit)

    @property
    def visiting(self) -> Visit | None:
        """The visit that is open."""
        return self._visit

    def leave(self) -> None:
        """End the visit: its Edit is closed and hashed."""
        visit = self._visit
        if visit is not None and visit.edit_id is not None:
            with self._writing() as connection:
                close_edits(connection, [visit.edit_id], dt.datetime.now(dt.UTC))
        self._visit = None

    def opens_with(self, key: str | None) -> bool:
        """Whether this is the password it was opened with."""
        return key == self._key

    def source(self) -> Source:
        """What another thread needs to copy the register while it is open; the copy has all that is saved by now."""
        with self._engine.connect() as connection:
            found = source_of(connection, self.path, self._key)
            connection.rollback()
        return found

    def move_to(self, path: Path) -> None:
        """Go on in a copy at another place, where nothing is yet: all that was saved is in it. The file that was open
        is let go as it is. A visit that is open goes on in the copy with its next save.
        """
        copy_elsewhere(self.source(), path)
        made = open_file(path, self._key)
        left, self._engine, self._visit = self._engine, made, None
        self.path, self._lies, self.read_only = path, _where(path), False
        abandon(left)

    def close(self) -> None:
        """Leave, and let the file go, even where the last save fails."""
        try:
            self.leave()
        finally:
            close_file(self._engine)

    def check_place(self) -> None:
        """Raises RopaError where another file, or none, lies under the name: what is saved into that would be lost."""
        if not self.read_only and _where(self.path) != self._lies:
            raise RopaError(
                N_(
                    "{path} was moved, deleted or replaced while it was open. Nothing more is saved into it: "
                    "choose File, Save a copy elsewhere. What was saved before is in that copy."
                ),
                path=self.path,
            )

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction. A disk that is full or gone is a refusal with a sentence, and so are damage of what the act
        read, and a file that is not the one that was opened: what is saved into that would be lost.
        """
        self.check_place()
        self.saves += 1
        try:
            with self._engine.begin() as connection:
                yield connection
        except (RopaError, Cancelled):
            raise
        except Exception as error:
            if refusal := self._refusal(error):
                raise refusal from error
            raise

    def _refusal(self, error: Exception) -> RopaError | None:
        """Why nothing was written; None where the fault is ours."""
        if isinstance(error, DatabaseError):
            if self.read_only:
                return RopaError(N_("{path} can only be read: nothing can be changed in it."), path=self.path)
            if refusal := saving_refusal(error, self.path):
                return refusal
        with self._engine.connect() as connection:
            try:
                return reading_refusal(error, connection, self.path)
            finally:
                connection.rollback()

    def _run(
        self, visit: Visit | None, action: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        before = None if visit is None else (visit.edit_id, visit.operator_uid, visit.started_at)
        try:
            with self._writing() as connection:
                work = Work(
                    connection, self.author, action.__name__, dt.datetime.now(dt.UTC), visit, progress=self.progress
                )
                result = action(work, *args, **kwargs)
                roots = refresh(work)
                still_open = visit.edit_id if visit else None
                close_edits(
                    connection, [edit for edit in work.edits.values() if edit != still_open], work.now, work.passed
                )
        except BaseException:
            if visit is not None and before is not None:
                visit.edit_id, visit.operator_uid, visit.started_at = before
            raise
        changed = [*work.rows.values(), *work.waiting.values()]
        if changed:
            roots |= {row.root_uid for row in work.waiting.values()}
            self.on_change(Done(frozenset(roots), work.removed, frozenset(row.operator_uid for row in changed)))
        return result


def _where(path: Path) -> tuple[int, int] | None:
    """Which file lies under a name, without opening it."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@dataclass(frozen=True)
class VisitDoor:
    """The door of one visit."""

    register: Register
    visit: Visit

    def do(self, action: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run an action within the visit; after five minutes its Edit is closed and the next begins."""
        register, visit = self.register, self.visit
        started = visit.started_at
        if register._visit is not visit or (started and dt.datetime.now(dt.UTC) - started > VISIT_LASTS):
            register.leave()
            visit.edit_id = visit.operator_uid = visit.started_at = None
            register._visit = visit
        return register._run(visit, action, *args, **kwargs)
