"""One record with all that belongs to it, as its form shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.engine import Connection

from ropa.errors import Fault, RopaError, Term
from ropa.fields import Field, Kind
from ropa.holdings import Approval, Plain
from ropa.i18n import N_
from ropa.model import KINDS, children, fields, is_record, parents, table
from ropa.model.spans import SPANS, ends_early
from ropa.names import Names
from ropa.store.around import OperatorCard, Target, User, operator_card, targets, users
from ropa.store.changed import changed_since
from ropa.store.gaps import Gap, unanswered
from ropa.store.lying import Binned, binned
from ropa.store.naming import own_names, words_of
from ropa.store.statements import REGISTERED, among
from ropa.store.tables import Edit, Registered, Waiting
from ropa.values import Unreadable, accept
from ropa.words import Words

__all__ = [
    "Binned",
    "Gap",
    "Opened",
    "OperatorCard",
    "Target",
    "User",
    "Waits",
    "approval_of",
    "binned",
    "opened",
    "operator_card",
    "since_approval",
    "targets",
    "unanswered",
    "users",
]


@dataclass(frozen=True)
class Waits:
    """What was typed into a field and is no value yet: why, by whom, when."""

    typed: str
    refusal: RopaError
    author: str
    at: dt.datetime


@dataclass(frozen=True)
class Opened:
    """A record in a list with its parts at every depth. `linked` are the names of all that they link to, in the bin
    or not; `waiting` is by (uid of the row, key); `approval` that of the record, None if it was never approved.
    """

    record: Plain
    operator: str | None
    linked: Mapping[str, Words]
    names: Names
    waiting: Mapping[tuple[str, str], Waits]
    approval: Approval | None
    binned: bool


def registered(connection: Connection, uid: str) -> Any:
    """The registry's line of a uid. Raises RopaError where there is none."""
    line = connection.execute(REGISTERED, {"its_uid": uid}).one_or_none()
    if line is None:
        raise RopaError(N_("There is no record {uid} in this register."), Fault.USAGE, uid=uid)
    return line


def opened(connection: Connection, uid: str) -> Opened:
    """The record in whose form a row stands, be it the record itself or a part. Of a record in the bin, the parts that
    went there with it.
    """
    line = registered(connection, uid)
    rows = _rows(connection, line.root_uid)
    top = rows[line.root_uid]
    record = _grown(top, _below(rows, top))
    every = (record, *record.below())
    names = own_names(connection)
    return Opened(
        record,
        line.operator_uid,
        words_of(connection, _links(every), names),
        names,
        _waiting(connection, every),
        approval_of(connection, record),
        top["binned"] is not None,
    )


_TREE = select(Registered.uid, Registered.kind).where(Registered.root_uid == bindparam("root"))


@cache
def _of_kind(kind: str) -> Select[Any]:
    own = table(kind)
    return select(own).where(among(own.c.uid))


def _rows(connection: Connection, root_uid: str) -> dict[str, dict[str, Any]]:
    """Every row of a form by uid, in the bin or not, with its kind."""
    by_kind: dict[str, list[str]] = {}
    for line in connection.execute(_TREE, {"root": root_uid}):
        by_kind.setdefault(line.kind, []).append(line.uid)
    return {
        row["uid"]: {**row, "@kind": kind}
        for kind in KINDS
        if kind in by_kind
        for row in connection.execute(_of_kind(kind), {"uids": by_kind[kind]}).mappings()
    }


def _below(rows: Mapping[str, dict[str, Any]], top: Mapping[str, Any]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Parts by parent and kind, each list in its order; those that lie where their record lies."""
    ordered = sorted(rows.values(), key=lambda row: (row["place"] is None, row["place"] or 0, row["id"]))
    below: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in ordered:
        if row is not top and row["binned"] == top["binned"]:
            parent = next(row[column] for column in parents(row["@kind"]).values() if row[column])
            below.setdefault(parent, {}).setdefault(row["@kind"], []).append(row)
    return below


def _grown(row: Mapping[str, Any], below: Mapping[str, dict[str, list[dict[str, Any]]]]) -> Plain:
    kind, mine = row["@kind"], below.get(row["uid"], {})
    facts = {key: row[key] for key in fields(kind)}
    if is_record(kind):
        facts["ref"] = row["ref"]
    parent = next((row[column] for column in parents(kind).values() if row[column]), None)
    parts = {part: tuple(_grown(one, below) for one in mine[part]) for part in children(kind) if part in mine}
    return Plain(kind, row["uid"], parent, facts, parts)


@cache
def linking(kind: str) -> tuple[Field, ...]:
    """The facts of a kind that lead to other records."""
    return tuple(one for one in fields(kind).values() if one.kind in (Kind.LINK, Kind.LINKS))


def _links(rows: Iterable[Plain]) -> dict[str, None]:
    linked: dict[str, None] = {}
    for row in rows:
        for field in linking(row.kind):
            value = row[field.key] or ()
            linked.update(dict.fromkeys((value,) if isinstance(value, str) else value))
    return linked


_WAITING = select(Waiting.__table__).where(among(Waiting.record_uid))


def _waiting(connection: Connection, rows: Iterable[Plain]) -> dict[tuple[str, str], Waits]:
    by_uid = {row.uid: row for row in rows}
    lines = connection.execute(_WAITING, {"uids": list(by_uid)})
    return {
        (line.record_uid, line.key): Waits(
            line.typed, _refusal(by_uid[line.record_uid], line.key, line.typed), line.author, line.at
        )
        for line in lines
    }


def _refusal(row: Plain, key: str, typed: str) -> RopaError:
    """Why a text is no value now: it is read again, so that the sentence fits what the record says by now."""
    field = fields(row.kind)[key]
    try:
        value, _ = accept(field, typed)
    except Unreadable as refusal:
        return refusal
    early = ends_early(row.kind, {**row.facts, key: value}) if key in SPANS.get(row.kind, ()) else None
    return early or Unreadable(N_("“{field}” can be read now; save it again."), field=Term(field.label))


_APPROVING = select(Edit.author, Edit.started_at).where(Edit.id == bindparam("its_id"))


def approval_of(connection: Connection, record: Plain) -> Approval | None:
    """Who approved a record and when, and whether it says something else since."""
    if record["approved"] is None:
        return None
    edit = connection.execute(_APPROVING, {"its_id": record["approved"]}).one_or_none()
    if edit is None:
        return None
    return Approval(edit.author, edit.started_at, bool(changed_since(connection, record.kind, [record.uid])))


def since_approval(connection: Connection, uid: str) -> list[tuple[str, str, str, str | None, str | None]]:
    """(row uid, its kind, history key, JSON when approved, JSON now) of what a record and its parts say otherwise since
    it was approved; the record's own first.
    """
    line = registered(connection, uid)
    differs = changed_since(connection, line.kind, [uid]).get(uid, {})
    found = [(*where, *says) for where, says in differs.items()]
    return sorted(found, key=lambda one: one[0] != uid)
