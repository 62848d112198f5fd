"""Creating, changing and duplicating records of every kind."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from ropa.errors import Fault, RopaError, Term
from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES, N_
from ropa.model import fields, is_record, kind_of, parents
from ropa.model.spans import SPANS, ends_early
from ropa.store.listing import OWN_CODE, name_words
from ropa.store.row import Row
from ropa.store.statements import WAITING
from ropa.store.tables import Change, Registered, Waiting
from ropa.store.work import PER_FILE, Work
from ropa.values import Unreadable, accept
from ropa.words import Words, clean

_NOT_TYPED = frozenset({"approved", "origin", "origin_edit"})
"""Facts that acts set, not people."""


@dataclass(frozen=True)
class Held:
    """A value that waits: it was kept as typed and is no fact yet, for the reason that `refusal` says."""

    key: str
    typed: Any
    refusal: RopaError


@dataclass(frozen=True)
class Saved:
    """What became of a save: the record's uid, and what waits."""

    uid: str
    waiting: tuple[Held, ...] = ()


class Conflict(RopaError):
    """Someone else changed the same field meanwhile. `shown` is what the person saw, `stored` what is there now."""

    def __init__(self, field: Field, shown: Any, stored: Any) -> None:
        super().__init__(
            N_("“{field}” was changed meanwhile. Look at both values and choose one."), field=Term(field.label)
        )
        self.key = field.key
        self.shown = shown
        self.stored = stored


def create(
    work: Work,
    kind: str,
    values: Mapping[str, Any],
    parent: str | None = None,
    *,
    uid: str | None = None,
    owner: str | None = None,
) -> Saved:
    """A new record (draft) or part under its parent. `owner`: a party of one operator only. `uid` is given only to
    records that come from elsewhere.
    """
    kind_of(kind)
    above = work.row(parent) if parent else None
    _check_place(kind, above)
    if owner is not None:
        if work.row(owner).kind != "operator":
            raise RopaError(N_("There is no operator {uid}."), Fault.USAGE, uid=owner)
        _alive(work, work.row(owner))
    start = {"status": "draft"} if is_record(kind) else {}
    belongs = above.operator_uid if above else owner or uid
    ready, held = _accepted(work, kind, belongs, dict.fromkeys(fields(kind)), {**start, **values})
    row = work.insert(kind, ready, above, uid=uid, owner=owner)
    _keep_waiting(work, row, ready, held)
    if above is not None:
        clear_none(work, kind, above)
    return Saved(row.uid, held)


def change(work: Work, uid: str, values: Mapping[str, Any], shown: Mapping[str, Any] | None = None) -> Saved:
    """Save facts of a record. With `shown`, a fact that changed since it was shown raises Conflict. What cannot be
    read, or contradicts another date, waits beside the last good value.
    """
    row = work.row(uid)
    _alive(work, row)
    values = {**_waiting_beside(work, row, values), **values}
    ready, held = _accepted(work, row.kind, row.operator_uid, row.values, values)
    known = fields(row.kind)
    for key, seen in (shown or {}).items():
        if key in ready and row[key] not in (accept(known[key], seen)[0], ready[key]):
            raise Conflict(known[key], seen, row[key])
    work.put(row, ready)
    _keep_waiting(work, row, ready, held)
    return Saved(uid, held)


def duplicate(work: Work, *uids: str) -> Saved:
    """Draft copies of records with all that belongs to them; links among the copied rows lead to the copies. The uid of
    the first copy.

    A copy remembers what it was copied from, and as of which Edit.
    """
    sources: dict[str, Row] = {}
    for uid in uids:
        source = work.row(uid)
        _alive(work, source)
        if source.kind == "operator":
            raise RopaError(N_("An operator is not duplicated with its whole register; copy the activities you need."))
        sources[uid] = source
        sources |= {line.uid: work.row(line.uid) for line in work.descendants(uid) if line.live}
    copies = {uid: uuid.uuid4().hex for uid in sources}
    for uid, row in sources.items():
        above = work.row(copies.get(row.parent_uid, row.parent_uid)) if row.parent_uid else None
        values = {key: _relinked(fields(row.kind)[key], row[key], copies) for key in fields(row.kind)}
        if is_record(row.kind):
            values |= {
                "status": "draft",
                "approved": None,
                "approval_order": None,
                "origin": uid,
                "origin_edit": last_change(work, uid),
            }
        if row.kind == "catalogue_entry":
            values["code"] = new_code()
        work.insert(row.kind, values, above, uid=copies[uid], owner=row.operator_uid if above is None else None)
        if above is not None and row.parent_uid not in copies:
            clear_none(work, row.kind, above)
    return Saved(copies[uids[0]])


def new_code() -> str:
    """A code of the user's own that nobody has."""
    return f"{OWN_CODE}{uuid.uuid4().hex[:8]}"


def _check_place(kind: str, above: Row | None) -> None:
    allowed = parents(kind)
    if above is None and (kind in PER_FILE):
        return
    if above is None or above.kind not in allowed:
        raise RopaError(
            N_("A record of kind {kind} cannot stand there; it belongs to: {parents}."),
            Fault.USAGE,
            kind=kind,
            parents=", ".join(allowed) or "-",
        )
    if above["binned"] is not None:
        raise RopaError(N_("That record is in the bin; restore it first."))


def _alive(work: Work, row: Row) -> None:
    if row["binned"] is not None:
        raise RopaError(N_("“{name}” is in the bin; restore it first."), name=named(work, row.uid))


def named(work: Work, uid: str) -> Words:
    """By what people know a record, for a sentence in any language."""
    return called(work.connection, uid)


def called(connection: Connection, uid: str) -> Words:
    """The same, where nothing is written."""
    return name_words(connection, uid) or Words.of(dict.fromkeys(LANGUAGES, uid[:8]))


def _accepted(
    work: Work, kind: str, operator_uid: str | None, present: Mapping[str, Any], given: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[Held, ...]]:
    known = fields(kind)
    ready: dict[str, Any] = {}
    held: list[Held] = []
    for key, typed in given.items():
        if key not in known or key in _NOT_TYPED:
            raise RopaError(N_("A record of kind {kind} has no field “{key}”."), Fault.USAGE, kind=kind, key=key)
        try:
            ready[key], removed = accept(known[key], typed)
            work.removed += removed
        except Unreadable as refusal:
            held.append(Held(key, typed, refusal))
            continue
        _check_targets(work, known[key], ready[key], operator_uid, present.get(key))
    typed_now = [key for key in SPANS.get(kind, ()) if key in ready]
    if typed_now and (early := ends_early(kind, {**present, **ready})):
        late = typed_now[-1]
        held.append(Held(late, given[late], early))
        del ready[late]
    return ready, tuple(held)


def _check_targets(work: Work, field: Field, value: Any, operator_uid: str | None, present: Any) -> None:
    """A new link leads to a living record of the right kind, of the same operator or of the whole file."""
    if field.kind not in (Kind.LINK, Kind.LINKS) or not value:
        return
    if wrong := wrong_target(work.connection, field, targets(work.connection, value), operator_uid, present):
        raise wrong


def targets(connection: Connection, value: Any) -> dict[str, Any]:
    """What a link or links would lead to, by uid: lines of the registry, None where there is nothing."""
    uids = (value,) if isinstance(value, str) else value
    lines = connection.execute(select(Registered.__table__).where(Registered.uid.in_(uids)))
    found = {line.uid: line for line in lines}
    return {uid: found.get(uid) for uid in uids}


def wrong_target(
    connection: Connection, field: Field, found: Mapping[str, Any], operator_uid: str | None, present: Any
) -> RopaError | None:
    """Why a record of an operator cannot link so by a field that now leads to `present`; None where it can."""
    before = (present,) if isinstance(present, str) else present or ()
    for uid, line in found.items():
        if line is None or (field.target and line.kind != field.target):
            label = Term(field.label)
            return RopaError(
                N_("“{field}”: there is no such record {uid} to link to."), Fault.USAGE, field=label, uid=uid
            )
        if line.operator_uid not in (None, operator_uid):
            name = called(connection, uid)
            return RopaError(N_("“{field}”: “{name}” belongs to another operator."), field=Term(field.label), name=name)
        if not line.live and uid not in before:
            return RopaError(N_("“{name}” is in the bin; restore it first."), name=called(connection, uid))
    return None


def _waiting_beside(work: Work, row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
    """The other end of a span that waits, where it agrees with what is saved now."""
    span = SPANS.get(row.kind, ())
    saved = [key for key in span if key in values]
    if len(saved) != 1:
        return {}
    (other,) = (key for key in span if key not in values)
    waiting = select(Waiting.typed).where(Waiting.record_uid == row.uid, Waiting.key == other)
    typed = work.connection.execute(waiting).scalar_one_or_none()
    if typed is None:
        return {}
    try:
        both = {key: accept(fields(row.kind)[key], {**values, other: typed}[key])[0] for key in span}
    except Unreadable:
        return {}
    start, end = (both[key] for key in span)
    return {other: typed} if start is None or end is None or start <= end else {}


def _keep_waiting(work: Work, row: Row, ready: Mapping[str, Any], held: tuple[Held, ...]) -> None:
    """Keep what waits now; what was typed the same before stays as it is, what is settled waits no longer."""
    lines = work.connection.execute(WAITING, {"its_uid": row.uid})
    present: dict[str, str] = {line.key: line.typed for line in lines}
    waits = {one.key: clean(str(one.typed))[0] for one in held}
    new = {key: typed for key, typed in waits.items() if present.get(key) != typed}
    gone = [key for key in present if key in new or (key in ready and key not in waits)]
    if gone:
        work.connection.execute(delete(Waiting).where(Waiting.record_uid == row.uid, Waiting.key.in_(gone)))
    if new:
        kept = {"record_uid": row.uid, "author": work.author, "at": work.now}
        work.connection.execute(insert(Waiting), [{**kept, "key": key, "typed": typed} for key, typed in new.items()])
    if gone or new:
        work.waiting[row.uid] = row


def clear_none(work: Work, kind: str, above: Row) -> None:
    """Where "there are none" was answered above, the first one clears it, in the same Edit."""
    row: Row | None = above
    while row is not None:
        answered = row.values.get("none")
        if answered and kind in answered:
            work.put(row, {"none": tuple(one for one in answered if one != kind) or None})
        row = work.row(row.parent_uid) if row.parent_uid else None


def _relinked(field: Field, value: Any, copies: Mapping[str, str]) -> Any:
    if field.kind is Kind.LINK:
        return copies.get(value, value)
    if field.kind is Kind.LINKS and value:
        return tuple(sorted(copies.get(one, one) for one in value))
    return value


def last_change(work: Work, uid: str) -> int | None:
    """The Edit that changed a row last."""
    return work.connection.execute(
        select(Change.edit_id).where(Change.record_uid == uid).order_by(Change.edit_id.desc()).limit(1)
    ).scalar_one_or_none()
