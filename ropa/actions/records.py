"""Creating, changing and duplicating records of every kind."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, func, insert, select

from ropa.actions.accepted import Held, accepted
from ropa.actions.creating import Saved, Wanted, clear_none, create_all
from ropa.actions.links import called, check_links, led, targets
from ropa.errors import RopaError, Term
from ropa.fields import Field, Kind
from ropa.i18n import N_
from ropa.model import fields, is_record
from ropa.model.spans import SPANS
from ropa.store.listing import OWN_CODE
from ropa.store.making import IN_ORDER, New
from ropa.store.row import Row
from ropa.store.statements import WAITING, chunks
from ropa.store.tables import Change, Waiting
from ropa.store.work import Work
from ropa.values import Unreadable, accept
from ropa.words import Words, clean


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
    (made,) = create_all(work, [Wanted(kind, uid or uuid.uuid4().hex, values, parent, owner)])
    return made


def change(work: Work, uid: str, values: Mapping[str, Any], shown: Mapping[str, Any] | None = None) -> Saved:
    """Save facts of a record. With `shown`, a fact that changed since it was shown raises Conflict. What cannot be
    read, or contradicts another date, waits beside the last good value.
    """
    row = work.row(uid)
    _alive(work, row)
    values = {**_waiting_beside(work, row, values), **values}
    ready, held, removed = accepted(row.kind, row.values, values)
    work.removed += removed
    found = targets(work.connection, (uid for _, _, uid in led(row.kind, ready)))
    check_links(work.connection, row.kind, ready, found, row.operator_uid, row.values)
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
    for uid, source in work.several(uids).items():
        _alive(work, source)
        if source.kind == "operator":
            raise RopaError(N_("An operator is not duplicated with its whole register; copy the activities you need."))
        sources[uid] = source
        sources |= work.several(line.uid for line in work.descendants(uid) if line.live)
    rows = sorted(sources.values(), key=lambda row: IN_ORDER[row.kind])
    work.expect(len(rows))
    copies = {row.uid: uuid.uuid4().hex for row in rows}
    last = last_changes(work, sources)
    above = [row.parent_uid for row in rows if row.parent_uid and row.parent_uid not in copies]
    there = work.several(above)
    work.insert_all([_copy(row, copies, last) for row in work.through(rows)], there)
    kinds: dict[str, set[str]] = {}
    for row in rows:
        if row.parent_uid in there:
            kinds.setdefault(row.parent_uid, set()).add(row.kind)
    clear_none(work, kinds, there)
    return Saved(copies[uids[0]])


def _copy(row: Row, copies: Mapping[str, str], last: Mapping[str, int]) -> New:
    values = {key: _relinked(known, row[key], copies) for key, known in fields(row.kind).items()}
    if is_record(row.kind):
        values |= {"status": "draft", "approved": None, "approval_order": None}
        values |= {"origin": row.uid, "origin_edit": last.get(row.uid)}
    if row.kind == "catalogue_entry":
        values["code"] = new_code()
    parent = copies.get(row.parent_uid, row.parent_uid) if row.parent_uid else None
    owner = row.operator_uid if parent is None else None
    return New(row.kind, copies[row.uid], values, parent, owner)


def new_code() -> str:
    """A code of the user's own that nobody has."""
    return f"{OWN_CODE}{uuid.uuid4().hex[:8]}"


def _alive(work: Work, row: Row) -> None:
    if row["binned"] is not None:
        raise RopaError(N_("“{name}” is in the bin; restore it first."), name=named(work, row.uid))


def named(work: Work, uid: str) -> Words:
    """By what people know a record, for a sentence in any language."""
    return called(work.connection, uid)


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


def _relinked(field: Field, value: Any, copies: Mapping[str, str]) -> Any:
    if field.kind is Kind.LINK:
        return copies.get(value, value)
    if field.kind is Kind.LINKS and value:
        return tuple(sorted(copies.get(one, one) for one in value))
    return value


def last_changes(work: Work, uids: Iterable[str]) -> dict[str, int]:
    """By row the Edit that changed it last."""
    last = select(Change.record_uid, func.max(Change.edit_id)).group_by(Change.record_uid)
    asked = (work.connection.execute(last.where(Change.record_uid.in_(some))) for some in chunks(uids))
    return {line[0]: line[1] for lines in asked for line in lines}
