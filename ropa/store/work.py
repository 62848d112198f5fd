"""A unit of work: one transaction, one act, and the only way in which records are written.

Reads return plain rows. Writes go through `put` and `insert`, which leave a Change for each fact, keep the hash of the
row's content, and note what was touched, so that search, links and the screen follow. What is not committed never was.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, TypeVar

from sqlalchemy import delete, func, select, update
from sqlalchemy.engine import Connection

from ropa.errors import Fault, RopaError
from ropa.i18n import N_
from ropa.model import NAMED_BY
from ropa.progress import Progress
from ropa.store.facts import content_hash, told_by
from ropa.store.history import close_edits
from ropa.store.making import IN_ORDER, New, blank_rows
from ropa.store.row import Row, Written, differs, rows_of
from ropa.store.statements import (
    NEW_CHANGE,
    NEW_EDIT,
    PLACED,
    REGISTER,
    REGISTERED,
    change_of,
    chunks,
    new_of,
    row_of,
)
from ropa.store.tables import Change, Registered

AT_ONCE = 500
"""So many rows are written by one statement, and between two looks at whether the act is still wanted."""

STATIONS = 4
"""See `Work.passed`."""

T = TypeVar("T")

_FEW = 3
"""So few rows are read one by one."""


@dataclass
class Visit:
    """The record a person is in: its Edit stays open until the visit ends."""

    root_uid: str
    edit_id: int | None = None
    operator_uid: str | None = None
    started_at: dt.datetime | None = None


@dataclass
class Work:
    """One transaction. `edits` are the Edits it writes, by operator; `rows` the changed rows as they now are,
    `touched` which of their facts were written, `renamed` those among them that others may know by name; `waiting` the
    rows of which something waits that did not, or no longer; `removed` counts control characters cleaned away.
    """

    connection: Connection
    author: str
    action: str
    now: dt.datetime
    visit: Visit | None = None
    act: str = field(default_factory=lambda: uuid.uuid4().hex)
    edits: dict[str | None, int] = field(default_factory=dict)
    undoes: dict[str | None, int] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    touched: dict[str, set[str]] = field(default_factory=dict)
    renamed: set[str] = field(default_factory=set)
    waiting: dict[str, Row] = field(default_factory=dict)
    removed: int = 0
    progress: Progress | None = None
    _turn: int = 0
    _expected: int = 0
    _passed: int = 0

    def expect(self, rows: int) -> None:
        """So many rows are to be written: whoever watches is told how many of them passed each station."""
        self._expected += STATIONS * rows

    def passed(self, rows: int) -> None:
        """So many rows are at one station: ready, written, in lists and links, sealed. Raises Cancelled where nobody
        waits for the rest; nothing of the act is written then.
        """
        self._passed += rows
        if self.progress is not None:
            self.progress.step(min(self._passed, self._expected), self._expected)

    def through(self, several: Iterable[T]) -> Iterator[T]:
        """Each of them, passed when the next is asked for."""
        waiting = iter(several)
        while some := list(islice(waiting, AT_ONCE)):
            yield from some
            self.passed(len(some))

    def registered(self, uid: str) -> Any:
        """The registry's line of a uid. Raises RopaError where there is none."""
        line = self.connection.execute(REGISTERED, {"its_uid": uid}).one_or_none()
        if line is None:
            raise RopaError(N_("There is no record {uid} in this register."), Fault.USAGE, uid=uid)
        return line

    def row(self, uid: str) -> Row:
        """The row of a uid, binned or not."""
        line = self.registered(uid)
        values = self.connection.execute(row_of(line.kind), {"its_uid": uid}).mappings().one()
        return Row(line.kind, uid, line.operator_uid, line.parent_uid, line.root_uid, values)

    def several(self, uids: Iterable[str]) -> dict[str, Row]:
        """The rows of many uids, in the order given."""
        wanted = list(dict.fromkeys(uids))
        found = {} if len(wanted) < _FEW else rows_of(self.connection, wanted)
        return {uid: found.get(uid) or self.row(uid) for uid in wanted}

    def descendants(self, uid: str) -> list[Any]:
        """Registry lines of everything below a row, parents before children; parties of one operator are its own."""
        line = self.registered(uid)
        scope = Registered.operator_uid == uid if line.kind == "operator" else Registered.root_uid == line.root_uid
        lines = self.connection.execute(PLACED.where(scope)).all()
        by_parent: dict[str | None, list[Any]] = {}
        for one in lines:
            owned = line.kind == "operator" and one.uid != uid
            by_parent.setdefault(one.parent_uid or (uid if owned else None), []).append(one)
        found, queue = [], [uid]
        while queue:
            below = by_parent.get(queue.pop(0), [])
            found += below
            queue += [one.uid for one in below]
        return found

    def edit(self, operator_uid: str | None, root_uid: str, root_kind: str) -> int:
        """The Edit that changes of this operator belong to: the open one of the visit, or one of this act."""
        if operator_uid in self.edits:
            return self.edits[operator_uid]
        visit = self.visit
        joins = visit is not None and visit.root_uid == root_uid
        if joins and visit and visit.edit_id is not None:
            self.edits[operator_uid] = visit.edit_id
            last = select(func.max(Change.turn)).where(Change.edit_id == visit.edit_id)
            self._turn = max(self._turn, self.connection.execute(last).scalar_one() or 0)
            return visit.edit_id
        if visit is not None and visit.edit_id is not None and visit.operator_uid == operator_uid:
            self.leave()
        edit_id = self.connection.execute(
            NEW_EDIT,
            {
                "act": self.act,
                "operator_uid": operator_uid,
                "author": self.author,
                "action": self.action,
                "subject_uid": root_uid,
                "subject_kind": root_kind,
                "undoes": self.undoes.get(operator_uid),
                "started_at": self.now,
            },
        ).scalar_one()
        self.edits[operator_uid] = edit_id
        if joins and visit:
            visit.edit_id, visit.operator_uid, visit.started_at = edit_id, operator_uid, self.now
        return edit_id

    def put(self, row: Row, values: Mapping[str, Any], *, binned: Any = ...) -> None:
        """Write facts of the record's own kinds (already accepted values); what does not differ leaves no trace.

        In an open visit this ends what redo could have brought back.
        """
        self.put_all([(row, values, binned)])

    def put_all(self, several: Iterable[tuple[Row, Mapping[str, Any], Any]]) -> None:
        """The same for many rows, each of them once, in a few statements: (row, facts, `binned` or ...) of each."""
        written = (whole for row, values, binned in several if (whole := differs(row, values, binned)))
        first = next(written, None)
        if first is not None:
            self._end_redo()
            self._write(chain((first,), written))

    def leave(self) -> None:
        """End the open visit: its Edit is closed, and what this act writes from now on is an Edit of its own."""
        visit, self.visit = self.visit, None
        if visit is not None and visit.edit_id is not None:
            self.edits.pop(visit.operator_uid, None)
            close_edits(self.connection, [visit.edit_id], self.now)
            visit.edit_id = visit.operator_uid = visit.started_at = None

    def bin_rows(self, rows: Iterable[Row]) -> None:
        """Put rows into the bin, under the Edit of this act."""
        self.put_all((row, {}, self.edit_of(row)) for row in rows)

    def set_parts(self, row: Row, wanted: Mapping[str, str | None]) -> None:
        """Set facts by their history keys and JSON, as undo and restoring do."""
        if whole := differs(row, *told_by(row.kind, row.values, wanted)):
            self._write((whole,))

    def insert(
        self,
        kind: str,
        values: Mapping[str, Any],
        parent: Row | None,
        *,
        uid: str | None = None,
        owner: str | None = None,
        ref: int | None = None,
    ) -> Row:
        """One new row; see `New`."""
        new = New(kind, uid or uuid.uuid4().hex, values, parent.uid if parent else None, owner, ref)
        return self.insert_all([new], {parent.uid: parent} if parent else {})[new.uid]

    def insert_all(self, several: Sequence[New], there: Mapping[str, Row]) -> dict[str, Row]:
        """New rows in a few statements, parents before what belongs to them; `there` are the parents that are there
        already. The rows as they are now, by uid.
        """
        rows = blank_rows(self.connection, several, there)
        lines = [
            {
                "uid": row.uid,
                "kind": row.kind,
                "operator_uid": row.operator_uid,
                "parent_uid": row.parent_uid,
                "root_uid": row.root_uid,
                "live": True,
                "folded": "",
            }
            for row in rows.values()
        ]
        for some in chunks(lines):
            self.connection.execute(REGISTER, some)
        self._write(whole for one in several if (whole := differs(rows[one.uid], one.values, None)))
        return {uid: self.rows[uid] for uid in rows}

    def _end_redo(self) -> None:
        if self.visit is not None and self.visit.edit_id is not None:
            taken_back = (Change.edit_id == self.visit.edit_id, Change.undone.is_(True))
            self.connection.execute(delete(Change).where(*taken_back))

    def edit_of(self, row: Row) -> int:
        """The Edit that changes of a row belong to."""
        if row.operator_uid in self.edits:
            return self.edits[row.operator_uid]
        root_kind = row.kind if row.root_uid == row.uid else self.registered(row.root_uid).kind
        return self.edit(row.operator_uid, row.root_uid, root_kind)

    def _write(self, several: Iterable[Written]) -> None:
        """Some at a time, each a row of its own; one that never was is inserted."""
        waiting = iter(several)
        while some := list(islice(waiting, AT_ONCE)):
            self._write_some(some)
            self.passed(len(some))

    def _write_some(self, several: Iterable[Written]) -> None:
        said: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        made: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        lines: list[dict[str, Any]] = []
        for row, written, changes in several:
            edit_id = self.edit_of(row)
            version = row["version"] + 1
            after = {**row.values, **written, "version": version}
            after["hash"] = content_hash(row.kind, after)
            if version == 1 and "id" not in row.values:
                told = {key: value for key, value in after.items() if value is not None}
                made.setdefault((row.kind, *told), []).append(told)
            else:
                facts = {**written, "its_uid": row.uid, "version": version, "hash": after["hash"]}
                said.setdefault((row.kind, *written), []).append(facts)
            about = {"edit_id": edit_id, "record_uid": row.uid, "record_kind": row.kind, "undone": False}
            for key, old, new in changes:
                self._turn += 1
                line = {**about, "key": key, "old": old, "new": new, "turn": self._turn}
                if not self._overwrites(line):
                    lines.append(line)
            self.rows[row.uid] = row.saying(after)
            keys = {key.partition(".")[0] for key, _, _ in changes}
            self.touched.setdefault(row.uid, set()).update(keys)
            if not keys.isdisjoint((*NAMED_BY.get(row.kind, ("name",)), "binned")):
                self.renamed.add(row.uid)
        for (kind, *_), rows in sorted(made.items(), key=lambda of: IN_ORDER[of[0][0]]):
            self.connection.execute(new_of(kind), rows)
        for (kind, *_), rows in said.items():
            self.connection.execute(change_of(kind), rows)
        if lines:
            self.connection.execute(NEW_CHANGE, lines)

    def _overwrites(self, line: dict[str, Any]) -> bool:
        """In one Edit a fact has one Change: what this act or the open visit wrote of it before is overwritten."""
        visiting = self.visit is not None and self.visit.edit_id == line["edit_id"]
        if not visiting and line["record_uid"] not in self.rows:
            return False
        same = (Change.edit_id == line["edit_id"], Change.record_uid == line["record_uid"], Change.key == line["key"])
        now = {"new": line["new"], "turn": line["turn"], "undone": False}
        return bool(self.connection.execute(update(Change).where(*same), now).rowcount)
