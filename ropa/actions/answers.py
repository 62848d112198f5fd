"""Answers that are more than a field typed: the order of a list, "there are none", a value taken out of history."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import or_, select

from ropa.actions.records import change, named
from ropa.errors import Fault, RopaError
from ropa.i18n import N_
from ropa.model import KINDS, fields, kind_of
from ropa.store.history import ACT_KEYS
from ropa.store.tables import Registered
from ropa.store.work import Work
from ropa.values import with_part


def arrange(work: Work, uids: Sequence[str]) -> None:
    """Put the members of one list into this order. Those that are not named keep their places."""
    rows = [work.row(uid) for uid in uids]
    if len({(row.parent_uid, row.kind) for row in rows}) > 1:
        raise RopaError(N_("Only members of one list can be put in order."), Fault.USAGE)
    for place, row in enumerate(rows, start=1):
        change(work, row.uid, {"place": place})


def restore_value(work: Work, uid: str, key: str, json_text: str | None) -> None:
    """Let a fact say again what history says of it: `key` and JSON as a Change has them (`name.kk`). What it said
    meanwhile stays in the history.
    """
    row = work.row(uid)
    name = key.partition(".")[0]
    known = fields(row.kind).get(name)
    if known is None or name in ACT_KEYS:
        raise RopaError(N_("A record of kind {kind} has no field “{key}”."), Fault.USAGE, kind=row.kind, key=key)
    value = with_part(known, row[name], key, None if json_text is None else json.loads(json_text))
    saved = change(work, uid, {name: value})
    if saved.waiting:
        raise saved.waiting[0].refusal


def keep_answered_none(work: Work, uid: str, kind: str, on: bool) -> None:
    """Answer for an operator or an activity that it has no records of a kind, or take that answer back."""
    kind_of(kind)
    row = work.row(uid)
    if "none" not in fields(row.kind):
        raise RopaError(N_("A record of kind {kind} has no field “{key}”."), Fault.USAGE, kind=row.kind, key="none")
    if on and (living := _living(work, uid, kind)):
        raise RopaError(
            N_("There are such records: {names}. Put them into the bin first."),
            names=tuple(named(work, one) for one in living[:5]),
        )
    answered = {*(row["none"] or ())} - {kind} | ({kind} if on else set())
    change(work, uid, {"none": tuple(one for one in KINDS if one in answered) or None})


def _living(work: Work, uid: str, kind: str) -> list[str]:
    below = select(Registered.uid).where(
        or_(Registered.root_uid == uid, Registered.operator_uid == uid),
        Registered.kind == kind,
        Registered.live.is_(True),
        Registered.uid != uid,
    )
    return list(work.connection.execute(below).scalars())
