"""Where a record stands: approved, put back, archived, in the bin, restored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from ropa.actions.records import named
from ropa.errors import Fault, RopaError
from ropa.i18n import N_
from ropa.model import fields, is_record
from ropa.store.facts import told_by
from ropa.store.history import ACT_KEYS, since
from ropa.store.listing import refresh
from ropa.store.row import Row
from ropa.store.tables import Link, Registered
from ropa.store.work import NEVER_WAS, Work
from ropa.values import accept
from ropa.words import Words


def approve(work: Work, *uids: str, order: str | None = None) -> None:
    """Approve records as they are now, with all that belongs to them. Undo passes by; later edits show as changes."""
    rows = [_record(work, uid) for uid in uids]
    work.leave()
    for row in rows:
        edit_id = work.edit(row.operator_uid, row.root_uid, work.registered(row.root_uid).kind)
        by_order = accept(fields(row.kind)["approval_order"], order)[0]
        work.put(row, {"status": "approved", "approved": edit_id, "approval_order": by_order})


def put_back(work: Work, uid: str) -> None:
    """Make a record say again what was approved."""
    row = _record(work, uid)
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
    for uid in uids:
        work.put(_record(work, uid), {"status": "archived"})


def reopen(work: Work, *uids: str) -> None:
    """Archived records become drafts again, or approved if they were approved before."""
    for uid in uids:
        row = _record(work, uid)
        work.put(row, {"status": "approved" if row["approved"] else "draft"})


def bin(work: Work, *uids: str) -> None:  # noqa: A001 (the word of the field)
    """Put records with all that belongs to them into the bin. What others still use is not binned."""
    rows: dict[str, Row] = {}
    names: dict[str, Words] = {}
    for uid in uids:
        name = named(work, uid)
        if work.row(uid)["binned"] is not None:
            raise RopaError(N_("“{name}” is in the bin already."), name=name)
        for one in [uid, *(line.uid for line in work.descendants(uid) if line.live)]:
            rows.setdefault(one, work.row(one))
            names.setdefault(one, name)
    check_unused(work, names)
    for row in rows.values():
        work.bin_row(row)


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
    names = {uid: named(work, uid) for uid, facts in wanted.items() if facts.get("binned") == str(NEVER_WAS)}
    if work.visit is None:
        work.put_all((rows[uid], *told_by(rows[uid].kind, rows[uid].values, facts)) for uid, facts in wanted.items())
    else:
        for uid, facts in wanted.items():
            work.set_parts(rows[uid], facts)
    if names:
        refresh(work)
        check_unused(work, names)


def check_unused(work: Work, names: Mapping[str, Words]) -> None:
    """Refuse to let rows go while living records outside them link to them. `names`: what to call each."""
    if used := _used_by(work, list(names)):
        name = names[used[0].to_uid]
        users = dict.fromkeys(line.root_uid for line in used if names[line.to_uid] == name)
        raise RopaError(
            N_("“{name}” is still used by: {users}. Replace it there, or archive it."),
            name=name,
            users=tuple(named(work, user) for user in [*users][:5]),
        )


def _above(work: Work, row: Row) -> Row | None:
    """What a row belongs to; a party of one operator belongs to it."""
    uid = row.parent_uid or (row.operator_uid if row.operator_uid != row.uid else None)
    return work.row(uid) if uid else None


def _record(work: Work, uid: str) -> Row:
    row = work.row(uid)
    if not is_record(row.kind):
        raise RopaError(N_("A part of a record is not approved or archived by itself."), Fault.USAGE)
    if row["binned"] is not None:
        raise RopaError(N_("“{name}” is in the bin; restore it first."), name=named(work, uid))
    return row


def _used_by(work: Work, uids: list[str]) -> list[Any]:
    """Links from living rows outside these to one of them: the row, and the record in lists that the link stands in."""
    linking = (
        select(Link.to_uid, Link.from_uid, Registered.root_uid)
        .join(Link, Link.from_uid == Registered.uid)
        .where(Registered.live.is_(True))
        .order_by(Link.to_uid, Registered.root_uid)
    )
    found, inside = [], set(uids)
    for start in range(0, len(uids), 500):
        lines = work.connection.execute(linking.where(Link.to_uid.in_(uids[start : start + 500])))
        found += [line for line in lines if line.from_uid not in inside]
    return found
