"""Where a record stands: approved, put back, archived, in the bin, restored."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import select

from ropa.actions.links import called_then
from ropa.actions.records import named
from ropa.errors import Fault, RopaError
from ropa.i18n import N_
from ropa.model import fields, is_record
from ropa.store.facts import told_by
from ropa.store.history import ACT_KEYS, since
from ropa.store.listing import relink
from ropa.store.making import NEVER_WAS
from ropa.store.row import Row
from ropa.store.statements import chunks
from ropa.store.tables import Link, Registered
from ropa.store.work import Work
from ropa.values import accept
from ropa.words import Words


def approve(work: Work, *uids: str, order: str | None = None) -> None:
    """Approve records as they are now, with all that belongs to them. Undo passes by; later edits show as changes."""
    rows = _records(work, uids)
    work.leave()
    by_order = accept(fields(rows[0].kind)["approval_order"], order)[0] if rows else None
    facts = {"status": "approved", "approval_order": by_order}
    work.put_all((row, {**facts, "approved": work.edit_of(row)}, ...) for row in work.through(rows))


def put_back(work: Work, uid: str) -> None:
    """Make a record say again what was approved."""
    (row,) = _records(work, [uid])
    if row["approved"] is None:
        raise RopaError(N_("“{name}” was never approved."), name=named(work, uid))
    changed = changed_since(work, row, row["approved"])
    set_rows(work, work.several(changed), changed)


def changed_since(work: Work, row: Row, edit: int) -> dict[str, dict[str, str | None]]:
    """What a record and its parts said at the end of an Edit, where they say something else now."""
    uids = [row.uid, *(line.uid for line in work.descendants(row.uid) if line.root_uid == row.root_uid)]
    then = since(work.connection, edit, uids)
    changed: dict[str, dict[str, str | None]] = {}
    for uid, old in then.items():
        now = row if uid == row.uid else work.row(uid)
        if differs := {key: was for key, was in old.items() if key not in ACT_KEYS and now.part(key) != was}:
            changed[uid] = differs
    return changed


def archive(work: Work, *uids: str) -> None:
    """Out of lists and papers, but kept and still linked."""
    work.put_all((row, {"status": "archived"}, ...) for row in work.through(_records(work, uids)))


def reopen(work: Work, *uids: str) -> None:
    """Archived records become drafts again, or approved if they were approved before."""
    rows = work.through(_records(work, uids))
    work.put_all((row, {"status": "approved" if row["approved"] else "draft"}, ...) for row in rows)


def bin(work: Work, *uids: str) -> None:  # noqa: A001 (the word of the field)
    """Put records with all that belongs to them into the bin. What others still use is not binned."""
    tops: dict[str, str] = {}
    for uid, row in work.several(uids).items():
        if row["binned"] is not None:
            raise RopaError(N_("“{name}” is in the bin already."), name=named(work, uid))
        for one in [uid, *(line.uid for line in work.descendants(uid) if line.live)]:
            tops.setdefault(one, uid)
    work.expect(len(tops))
    check_unused(work, tops, lambda uid: named(work, tops[uid]))
    work.bin_rows(work.through(work.several(tops).values()))


def restore(work: Work, *uids: str) -> None:
    """Take records out of the bin, with what went there with them, and with their parents if they lie there too."""
    for uid in uids:
        row = work.row(uid)
        if uid in work.rows and row["binned"] is None:
            continue
        if row["binned"] is None or row["binned"] == NEVER_WAS:
            raise RopaError(N_("“{name}” is not in the bin."), name=named(work, uid))
        _take_out(work, row)


def _take_out(work: Work, row: Row) -> None:
    above = _above(work, row)
    while above is not None and above["binned"] is not None:
        work.put(above, {}, binned=None)
        above = _above(work, above)
    together = row["binned"]
    for one in [row.uid, *(line.uid for line in work.descendants(row.uid) if not line.live)]:
        lying = row if one == row.uid else work.row(one)
        if lying["binned"] == together:
            work.put(lying, {}, binned=None)


def set_rows(work: Work, rows: Mapping[str, Row], wanted: Mapping[str, Mapping[str, str | None]]) -> None:
    """Set facts of rows by their history keys. A row that living records link to cannot become one that never was."""
    if work.visit is None:
        work.put_all((rows[uid], *told_by(rows[uid].kind, rows[uid].values, facts)) for uid, facts in wanted.items())
    else:
        for uid, facts in wanted.items():
            work.set_parts(rows[uid], facts)
    if gone := [uid for uid, facts in wanted.items() if facts.get("binned") == str(NEVER_WAS)]:
        relink(work)
        check_unused(work, gone, lambda uid: called_then(work.connection, rows[uid]))


def check_unused(work: Work, uids: Collection[str], name: Callable[[str], Words]) -> None:
    """Refuse to let rows go while living records outside them link to them. `name`: what to call each."""
    if used := _used_by(work, list(uids)):
        called = name(used[0].to_uid)
        users = dict.fromkeys(line.root_uid for line in used if name(line.to_uid) == called)
        raise RopaError(
            N_("“{name}” is still used by: {users}. Replace it there, or archive it."),
            name=called,
            users=tuple(named(work, user) for user in [*users][:5]),
        )


def _above(work: Work, row: Row) -> Row | None:
    """What a row belongs to; a party of one operator belongs to it."""
    uid = row.parent_uid or (row.operator_uid if row.operator_uid != row.uid else None)
    return work.row(uid) if uid else None


def _records(work: Work, uids: Collection[str]) -> list[Row]:
    rows = list(work.several(uids).values())
    work.expect(len(rows))
    for row in rows:
        if not is_record(row.kind):
            raise RopaError(N_("A part of a record is not approved or archived by itself."), Fault.USAGE)
        if row["binned"] is not None:
            raise RopaError(N_("“{name}” is in the bin; restore it first."), name=named(work, row.uid))
    return rows


def _used_by(work: Work, uids: list[str]) -> list[Any]:
    """Links from living rows outside these to one of them: the row, and the record in lists that the link stands in."""
    linking = (
        select(Link.to_uid, Link.from_uid, Registered.root_uid, Registered.live)
        .join(Link, Link.from_uid == Registered.uid)
        .order_by(Link.to_uid, Registered.root_uid)
    )
    found, inside = [], set(uids)
    for some in chunks(uids):
        lines = work.connection.execute(linking.where(Link.to_uid.in_(some)))
        found += [line for line in lines if line.from_uid not in inside and _lives(work, line)]
    return found


def _lives(work: Work, line: Any) -> bool:
    """Whether a row lives after what this act wrote."""
    row = work.rows.get(line.from_uid)
    return bool(line.live) if row is None else row["binned"] is None
