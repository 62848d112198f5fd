"""Closing Edits into their chain, what an open visit took back, and what a record said at an earlier Edit."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby, islice
from typing import Any

from sqlalchemy import and_, delete, func, select
from sqlalchemy.engine import Connection

from ropa.model.columns import dump
from ropa.store.statements import CHAIN_END, CHANGES, CLOSED, EDITS, chunks
from ropa.store.tables import Change, Edit

ACT_KEYS = frozenset({"status", "approved", "approval_order"})
"""Facts that approving and archiving set; they are no change since approval."""

_TOLD_EVERY = 500


def close_edits(
    connection: Connection, edit_ids: Iterable[int], now: dt.datetime, passed: Callable[[int], None] | None = None
) -> None:
    """Hash Edits over the last closed one of their chain; an Edit in which nothing differs in the end is no Edit.
    `passed` is told now and then of how many rows were hashed.
    """
    for some in chunks(edit_ids):
        _close_some(connection, some, now, passed)


def _close_some(
    connection: Connection, edit_ids: list[int], now: dt.datetime, passed: Callable[[int], None] | None
) -> None:
    edits = {edit["id"]: edit for edit in connection.execute(EDITS, {"ids": edit_ids}).mappings()}
    ends = {owner: chain_end(connection, owner) for owner in {edit["operator_uid"] for edit in edits.values()}}
    closed: dict[int, dict[str, Any]] = {}
    void: list[int] = []
    changes = connection.execute(CHANGES, {"ids": edit_ids}, execution_options={"yield_per": _TOLD_EVERY})
    for edit_id, lines in groupby(changes, lambda line: line.edit_id):
        kept = _kept(lines, void, passed)
        first = next(kept, None)
        if first is not None:
            owner = edits[edit_id]["operator_uid"]
            sealed, follows = ends[owner]
            right = edit_hash(edits[edit_id], now, (sealed + 1, follows), chain((first,), kept))
            ends[owner] = sealed + 1, right
            facts = {"closed_at": now, "sealed": sealed + 1, "follows": follows, "hash": right}
            closed[edit_id] = {"its_id": edit_id, **facts}
    if closed:
        connection.execute(CLOSED, list(closed.values()))
    for some in chunks(void):
        connection.execute(delete(Change).where(Change.id.in_(some)))
    for edit_id in edits.keys() - closed.keys():
        connection.execute(delete(Edit).where(Edit.id == edit_id))


def _kept(lines: Iterable[Any], void: list[int], passed: Callable[[int], None] | None) -> Iterator[Any]:
    """Changes that say something in the end; the ids of the others go into `void`."""
    rows, last = 0, None
    for line in lines:
        if line.record_uid != last:
            rows, last = rows + 1, line.record_uid
            if passed is not None and rows == _TOLD_EVERY:
                passed(rows)
                rows = 0
        if line.undone or line.old == line.new:
            void.append(line.id)
        else:
            yield line


def edit_hash(
    edit: Mapping[Any, Any], closed_at: dt.datetime, link: tuple[int, str | None], changes: Iterable[Any]
) -> str:
    """The hash of a closed Edit: its link in the chain (place, what it follows), its facts, its Changes in order."""
    keys = ("id", "act", "operator_uid", "author", "action", "subject_uid", "subject_kind", "undoes")
    times = [edit["started_at"].isoformat(), closed_at.isoformat()]
    body = ([line.record_uid, line.record_kind, line.key, line.old, line.new] for line in changes)
    hashed = hashlib.sha256(dump([link, [edit[key] for key in keys], times, []])[:-2].encode())
    waiting, between = iter(body), ""
    while some := list(islice(waiting, _TOLD_EVERY)):  # of one Edit there may be a million
        hashed.update((between + dump(some)[1:-1]).encode())
        between = ","
    hashed.update(b"]]")
    return hashed.hexdigest()


def chain_end(connection: Connection, operator_uid: str | None) -> tuple[int, str | None]:
    """The place and the hash of the Edit that was closed last in a chain; (0, None) where there is none."""
    last = connection.execute(CHAIN_END, {"operator": operator_uid}).one_or_none()
    return (last.sealed, last.hash) if last else (0, None)


def _closed(connection: Connection) -> Iterator[tuple[int, Mapping[Any, Any] | None]]:
    """The closed Edits by id in the order of their chains; None for one whose moments cannot be read."""
    order = (Edit.sealed, Edit.id)
    readable = select(Edit.__table__).where(Edit.hash.is_not(None)).order_by(*order)
    try:
        yield from [(edit["id"], edit) for edit in connection.execute(readable).mappings()]
    except ValueError:  # damage: each is asked for by itself
        for uid in connection.execute(select(Edit.id).where(Edit.hash.is_not(None)).order_by(*order)).scalars().all():
            try:
                edit = connection.execute(readable.where(Edit.id == uid)).mappings().one()
                yield uid, edit
            except ValueError:
                yield uid, None


def broken_links(connection: Connection) -> list[int]:
    """Ids of closed Edits whose hash does not fit their content or their predecessor, and of those that only Changes
    still speak of: none in an untouched file.
    """
    changes: dict[int, list[Any]] = {}
    for line in connection.execute(select(Change.__table__).order_by(Change.turn, Change.id)):
        changes.setdefault(line.edit_id, []).append(line)
    ends: dict[str | None, str | None] = {}
    broken = []
    for uid, edit in _closed(connection):
        if edit is None:
            broken.append(uid)
            continue
        follows = ends.get(edit["operator_uid"])
        right = edit_hash(edit, edit["closed_at"], (edit["sealed"], follows), changes.get(uid, ()))
        if edit["follows"] != follows or edit["hash"] != right:
            broken.append(uid)
        ends[edit["operator_uid"]] = edit["hash"]
    return [*broken, *sorted(changes.keys() - set(connection.execute(select(Edit.id)).scalars()), key=str)]


def edit_at(connection: Connection, moment: dt.datetime, operator_uid: str) -> int:
    """The last Edit of one operator's chain and of the shared records begun by then; 0 before the first. Edits of
    others are no measure: a history that was taken in later has later numbers.
    """
    return max(
        connection.execute(
            select(func.max(Edit.id)).where(Edit.operator_uid.is_not_distinct_from(owner), Edit.started_at <= moment)
        ).scalar_one()
        or 0
        for owner in (operator_uid, None)
    )


ChainLine = tuple[Mapping[Any, Any], list[Any]]
"""An Edit and its Changes."""


def whole_chain(connection: Connection, operator_uid: str | None, until: dt.datetime | None = None) -> list[ChainLine]:
    """Every Edit of an operator, begun by then, in the order of closing, the open one last."""
    mine = select(Edit.__table__).where(Edit.operator_uid.is_not_distinct_from(operator_uid))
    if until is not None:
        mine = mine.where(Edit.started_at <= until)
    edits = connection.execute(mine.order_by(Edit.sealed.nulls_last(), Edit.id)).mappings().all()
    lines: dict[int, list[Any]] = {edit["id"]: [] for edit in edits}
    for some in chunks(lines):
        of_these = select(Change.__table__).where(Change.edit_id.in_(some), Change.undone.is_(False))
        for line in connection.execute(of_these.order_by(Change.turn, Change.id)):
            lines[line.edit_id].append(line)
    return [(edit, lines[edit["id"]]) for edit in edits]


def still_open(connection: Connection) -> bool:
    """Whether a visit has an Edit that is not closed yet."""
    return connection.execute(select(Edit.id).where(Edit.closed_at.is_(None)).limit(1)).first() is not None


def newest_edit(connection: Connection) -> int:
    """The last Edit of the file, of whatever operator; 0 before the first."""
    return connection.execute(select(func.max(Edit.id))).scalar_one() or 0


def last_edit(connection: Connection, operator_uid: str | None) -> int:
    """The last Edit of one operator's chain and of the shared records; 0 where there is none."""
    return max(
        connection.execute(
            select(Edit.id).where(Edit.operator_uid.is_not_distinct_from(owner)).order_by(Edit.id.desc()).limit(1)
        ).scalar_one_or_none()
        or 0
        for owner in {operator_uid, None}
    )


def settled_edit(connection: Connection, operator_uid: str | None) -> int:
    """The last Edit of that chain and of the shared records up to which nothing changes any more."""
    last = last_edit(connection, operator_uid)
    still = connection.execute(select(func.min(Edit.id)).where(Edit.closed_at.is_(None))).scalar()
    return last if still is None else min(last, still - 1)


def since(
    connection: Connection, edit_id: int, uids: Iterable[str] | None, operator_uid: str | None = None
) -> dict[str, dict[str, str | None]]:
    """What facts said at the end of an Edit, for every fact changed after it: {uid: {history key: JSON then}}.

    Of given rows, or (uids None) of all rows of an operator and the shared ones.
    """
    later = select(Change.record_uid, Change.key, Change.old).where(Change.edit_id > edit_id, Change.undone.is_(False))
    if uids is None:
        later = later.join(Edit, Edit.id == Change.edit_id).where(
            (Edit.operator_uid == operator_uid) | Edit.operator_uid.is_(None)
        )
    else:
        later = later.where(Change.record_uid.in_(list(uids)))
    then: dict[str, dict[str, str | None]] = {}
    for line in connection.execute(later.order_by(Change.edit_id, Change.turn, Change.id)):
        then.setdefault(line.record_uid, {}).setdefault(line.key, line.old)
    return then


def history_of(connection: Connection, uids: Iterable[str]) -> list[Any]:
    """Every Change of some rows, newest first, with the Edit it stands in."""
    joined = and_(Edit.id == Change.edit_id)
    return list(
        connection.execute(
            select(
                Edit.id,
                Edit.author,
                Edit.action,
                Edit.started_at,
                Change.record_uid,
                Change.record_kind,
                Change.key,
                Change.old,
                Change.new,
            )
            .join(Edit, joined)
            .where(Change.record_uid.in_(list(uids)))
            .order_by(Edit.id.desc(), Change.id.desc())
        )
    )
