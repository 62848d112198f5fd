"""What was done, newest first: the history of an operator, of the shared records, or of one record."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, bindparam, func, select
from sqlalchemy.engine import Connection

from ropa.fields import Kind
from ropa.model import fields
from ropa.spoken import Spoken
from ropa.store.naming import own_names, words_of
from ropa.store.statements import among, chunks
from ropa.store.tables import Change, Edit, Registered
from ropa.words import Words

KEPT_BY_ACTS = frozenset({"approved", "origin_edit"})
"""Facts that hold the id of an Edit; the act says it better."""


@dataclass(frozen=True)
class ToldChange:
    """One fact: in which row, under which key of the history, old and new as JSON (None: not answered)."""

    row_uid: str
    row_kind: str
    row_name: Words
    key: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Told:
    """One Edit. `action` is the act's name; for an undo or redo `of` is the name of what was taken back or done again.
    `open`: the visit goes on and may still change it. `changes` may be empty: of an approval that decided nothing new;
    of an act over very many facts they are the first MOST of `total`.
    """

    edit: int
    act: str
    author: str
    action: str
    of: str
    at: dt.datetime
    operator: str | None
    subject_uid: str
    subject_kind: str
    subject_name: Words
    open: bool
    changes: tuple[ToldChange, ...]
    total: int


MOST = 300
"""So many changes of one Edit are told."""


def told(
    connection: Connection, operator: str | None, record: str | None = None, before: int | None = None, limit: int = 100
) -> list[Told]:
    """Edits of an operator (None: of the shared records), newest first, before an Edit if one is given; or, with the
    uid of a `record` in a list, those that changed it or its parts, and of them only these changes.
    """
    asked = {"operator": operator, "record": record, "before": before or _NEVER, "most": limit}
    edits = connection.execute(_of_record() if record else _of_operator(), asked).all()
    lines, totals = _lines(connection, [edit.id for edit in edits], record)
    uids = {line.record_uid for several in lines.values() for line in several} | {edit.subject_uid for edit in edits}
    named = words_of(connection, uids, own_names(connection, binned=True))
    origins = _origins(connection, [edit.undoes for edit in edits if edit.undoes is not None])
    return [
        Told(
            edit.id,
            edit.act,
            edit.author,
            edit.action,
            origins.get(edit.undoes, ""),
            edit.started_at,
            edit.operator_uid,
            edit.subject_uid,
            edit.subject_kind,
            named.get(edit.subject_uid, Words()),
            edit.closed_at is None,
            tuple(
                ToldChange(
                    line.record_uid,
                    line.record_kind,
                    named.get(line.record_uid, Words()),
                    line.key,
                    line.old,
                    line.new,
                )
                for line in lines[edit.id]
            ),
            totals[edit.id],
        )
        for edit in edits
    ]


def spoken_for(connection: Connection, told_list: Iterable[Told], language: str) -> Spoken:
    """Who can say all values of some Edits: with the names of what they link to, and of codes in the bin."""
    linked: dict[str, None] = {}
    for change in (change for one in told_list for change in one.changes):
        field = fields(change.row_kind).get(change.key)
        if field is None or field.kind not in (Kind.LINK, Kind.LINKS):
            continue
        for value in (json.loads(text) for text in (change.old, change.new) if text is not None):
            linked.update(dict.fromkeys((value,) if isinstance(value, str) else value))
    names = own_names(connection, binned=True)
    return Spoken(language, names, words_of(connection, linked, names))


_NEVER = 2**62
"""Later than any Edit."""

_EDITS = select(Edit.__table__).where(Edit.id < bindparam("before")).order_by(Edit.id.desc()).limit(bindparam("most"))


@cache
def _of_operator() -> Select[Any]:
    return _EDITS.where(Edit.operator_uid.is_not_distinct_from(bindparam("operator", type_=Text)))


@cache
def _of_record() -> Select[Any]:
    rows = select(Registered.uid).where(Registered.root_uid == bindparam("record"))
    return _EDITS.where(Edit.id.in_(select(Change.edit_id).where(Change.record_uid.in_(rows))))


def _lines(
    connection: Connection, edits: list[int], record: str | None
) -> tuple[dict[int, list[Any]], Mapping[int, int]]:
    """By Edit its Changes in their order, of long ones the first only; and how many there are."""
    lines: dict[int, list[Any]] = {edit: [] for edit in edits}
    counted = connection.execute(_counted(of_record=record is not None), {"edits": edits, "record": record})
    totals = dict.fromkeys(edits, 0) | {line.edit_id: line.number for line in counted}
    short = [edit for edit in edits if totals[edit] <= MOST]
    query = _changes(of_record=record is not None)
    found = [*connection.execute(query, {"edits": short, "record": record})]
    for edit in edits:
        if totals[edit] > MOST:
            found += connection.execute(query.limit(MOST), {"edits": [edit], "record": record})
    for line in sorted(found, key=lambda one: (one.turn, one.id)):
        lines[line.edit_id].append(line)
    return lines, {edit: totals[edit] if totals[edit] > MOST else len(lines[edit]) for edit in edits}


@cache
def _counted(*, of_record: bool) -> Any:
    query = select(Change.edit_id, func.count().label("number")).where(*_in_edits(of_record=of_record))
    return query.group_by(Change.edit_id)


@cache
def _changes(*, of_record: bool) -> Any:
    return (
        select(
            Change.id,
            Change.edit_id,
            Change.record_uid,
            Change.record_kind,
            Change.key,
            Change.old,
            Change.new,
            Change.turn,
        )
        .where(
            *_in_edits(of_record=of_record),
            Change.undone.is_(False),
            Change.old.is_distinct_from(Change.new),
            Change.key.not_in(KEPT_BY_ACTS),
        )
        .order_by(Change.id)
    )


def _in_edits(*, of_record: bool) -> list[ColumnElement[bool]]:
    within: list[ColumnElement[bool]] = [among(Change.edit_id, "edits")]
    rows = select(Registered.uid).where(Registered.root_uid == bindparam("record"))
    return [*within, Change.record_uid.in_(rows)] if of_record else within


def _origins(connection: Connection, edits: Iterable[int]) -> Mapping[int | None, str]:
    """By Edit the name of the act that was there first: an undo of a redo of an undo is followed to what was done."""
    seen: dict[int, Any] = {}
    wanted = set(edits)
    while wanted:
        for some in chunks([str(one) for one in wanted]):
            seen |= {line.id: line for line in connection.execute(_ORIGINS, {"ids": [int(one) for one in some]})}
        wanted = {line.undoes for line in seen.values() if line.undoes is not None} - seen.keys()
    return {edit: _first(seen, edit) for edit in seen}


_ORIGINS = select(Edit.id, Edit.action, Edit.undoes).where(among(Edit.id, "ids"))


def _first(seen: Mapping[int, Any], edit: int) -> str:
    while (line := seen[edit]).undoes is not None:
        edit = line.undoes
    return str(line.action)
