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

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from ropa.store.history import close_edits
from ropa.store.listing import refresh
from ropa.store.opening import close_file, create_file, open_file
from ropa.store.refusals import saving_refusal
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
    that changed something.
    """

    def __init__(self, path: Path, author: str, key: str | None = None) -> None:
        self.path = path
        self.author = author
        self.on_change: Callable[[Done], None] = lambda _done: None
        self._engine = open_file(path, key)
        self._visit: Visit | None = None

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
        """Read; nothing is written."""
        with self._engine.connect() as connection:
            try:
                return query(connection, *args, **kwargs)
            finally:
                connection.rollback()

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

    def close(self) -> None:
        """Leave, and let the file go, even where the last save fails."""
        try:
            self.leave()
        finally:
            close_file(self._engine)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction. A disk that is full or gone is a refusal with a sentence."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            if refusal := saving_refusal(error, self.path):
                raise refusal from error
            raise

    def _run(
        self, visit: Visit | None, action: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        before = None if visit is None else (visit.edit_id, visit.operator_uid, visit.started_at)
        try:
            with self._writing() as connection:
                work = Work(connection, self.author, action.__name__, dt.datetime.now(dt.UTC), visit)
                result = action(work, *args, **kwargs)
                roots = refresh(work)
                still_open = visit.edit_id if visit else None
                close_edits(connection, [edit for edit in work.edits.values() if edit != still_open], work.now)
        except BaseException:
            if visit is not None and before is not None:
                visit.edit_id, visit.operator_uid, visit.started_at = before
            raise
        changed = [*work.rows.values(), *work.waiting.values()]
        if changed:
            roots |= {row.root_uid for row in work.waiting.values()}
            self.on_change(Done(frozenset(roots), work.removed, frozenset(row.operator_uid for row in changed)))
        return result


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
