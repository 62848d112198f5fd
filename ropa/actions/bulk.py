"""The same facts for many records in one act: what it would do, and doing it.

Nothing waits here: what cannot be read, or contradicts another fact of a record, leaves that record as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from ropa.actions.links import called, led, targets, wrong_target
from ropa.errors import Fault, RopaError
from ropa.fields import IN_LANGUAGES, Field, Kind
from ropa.i18n import N_
from ropa.model import NAMED_BY, ROOTS, fields, is_record
from ropa.model.spans import SPANS, ends_early
from ropa.store.row import Row, rows_of
from ropa.store.statements import chunks
from ropa.store.tables import Waiting
from ropa.store.work import Work
from ropa.values import Unreadable, accept
from ropa.words import Words

_SET_BY_ACTS = frozenset({"place", "status", "approved", "approval_order", "origin", "origin_edit", "none"})
_OF_ONE_RECORD = frozenset({Kind.BIN, Kind.FILE, Kind.PAIRS})
"""A number that nobody else has, and what has no editor of its own."""


def offered(kind: str) -> tuple[Field, ...]:
    """The facts of a kind that many records can share: not their names, nor links to what belongs to one record."""
    names = NAMED_BY.get(kind, ("name",))
    return tuple(
        one
        for one in fields(kind).values()
        if one.key not in _SET_BY_ACTS
        and one.kind not in _OF_ONE_RECORD
        and not (one.key in names and one.kind in IN_LANGUAGES)
        and not (one.target and one.target not in ROOTS)
    )


@dataclass(frozen=True)
class Proposed:
    """One fact of one record, as it is and as it would be; `refusal` says why it stays as it is."""

    uid: str
    operator: str | None
    key: str
    old: Any
    new: Any
    refusal: RopaError | None = None


def proposed(connection: Connection, uids: Iterable[str], wanted: Mapping[str, Any]) -> list[Proposed]:
    """What setting facts (None: clearing them) would change in records of one kind, and what it could not. Of words
    only the languages given are set.
    """
    rows, read = _asked(connection, uids, wanted)
    return [
        Proposed(row.uid, row.operator_uid, key, row[key], new, refusal)
        for row, facts in _judged(connection, rows, read)
        for key, (new, refusal) in facts.items()
        if refusal is not None or new != row[key]
    ]


def change_many(work: Work, uids: Iterable[str], wanted: Mapping[str, Any]) -> int:
    """Do it, in one Edit an operator; how many records say something else now."""
    rows, read = _asked(work.connection, uids, wanted)
    work.expect(len(rows))
    ready: dict[str, tuple[Row, dict[str, Any]]] = {}
    for row, facts in work.through(_judged(work.connection, rows, read)):
        values = {key: new for key, (new, refusal) in facts.items() if refusal is None}
        if values:
            ready[row.uid] = row, values
    work.removed += sum(one.removed for one in read.values())
    work.put_all((row, values, ...) for row, values in ready.values())
    wait_no_longer(work, ready)
    return len(work.rows)


@dataclass(frozen=True)
class _Read:
    """What was typed for a fact, or why it cannot be read; of links, the registry's lines of what they lead to."""

    value: Any
    removed: int = 0
    refusal: RopaError | None = None
    leads: Mapping[str, Any] = attribute(default_factory=dict)


_Judged = dict[str, tuple[Any, RopaError | None]]
"""By key the new value, and why it cannot be."""


def _asked(
    connection: Connection, uids: Iterable[str], wanted: Mapping[str, Any]
) -> tuple[list[Row], dict[str, _Read]]:
    rows = list(rows_of(connection, uids).values())
    kinds = {row.kind for row in rows}
    if len(kinds) > 1:
        raise RopaError(N_("Records of several kinds cannot be changed at once."), Fault.USAGE)
    known = {one.key: one for kind in kinds if is_record(kind) for one in offered(kind)}
    if rows and (unknown := [key for key in wanted if key not in known]):
        raise RopaError(
            N_("A record of kind {kind} has no field “{key}”."), Fault.USAGE, kind=rows[0].kind, key=unknown[0]
        )
    return rows, {key: _read(connection, rows[0].kind, known[key], typed) for key, typed in wanted.items() if rows}


def _read(connection: Connection, kind: str, field: Field, typed: Any) -> _Read:
    try:
        value, removed = accept(field, typed)
    except Unreadable as refusal:
        return _Read(typed, 0, refusal)
    leads = [uid for _, _, uid in led(kind, {field.key: value})]
    return _Read(value, removed, None, targets(connection, leads))


def _judged(connection: Connection, rows: Iterable[Row], read: Mapping[str, _Read]) -> Iterator[tuple[Row, _Judged]]:
    for row in rows:
        if row["binned"] is None:
            yield row, _of_row(connection, row, read)
        else:
            gone = RopaError(N_("“{name}” is in the bin; restore it first."), name=called(connection, row.uid))
            yield row, {key: (one.value, gone) for key, one in read.items()}


def _of_row(connection: Connection, row: Row, read: Mapping[str, _Read]) -> _Judged:
    known = fields(row.kind)
    judged: _Judged = {}
    for key, one in read.items():
        value, refusal = one.value, one.refusal
        if one.leads:
            refusal = wrong_target(connection, known[key], one.leads, row.operator_uid, row[key])
        if isinstance(value, Words):
            value = Words.of({**dict((row[key] or Words()).texts), **dict(value.texts)})
        judged[key] = value, refusal
    ends = [key for key in SPANS.get(row.kind, ()) if key in judged and judged[key][1] is None]
    if ends:
        after = {**row.values, **{key: new for key, (new, refusal) in judged.items() if refusal is None}}
        if early := ends_early(row.kind, after):
            judged[ends[-1]] = judged[ends[-1]][0], early
    return judged


def wait_no_longer(work: Work, ready: Mapping[str, tuple[Row, Mapping[str, Any]]]) -> None:
    """What waited beside a fact that is settled now is let go."""
    for some in chunks(ready):
        lines = select(Waiting.record_uid, Waiting.key).where(Waiting.record_uid.in_(some))
        for uid, key in work.connection.execute(lines).all():
            row, values = ready[uid]
            if key in values:
                work.connection.execute(delete(Waiting).where(Waiting.record_uid == uid, Waiting.key == key))
                work.waiting[uid] = row
