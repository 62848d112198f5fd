"""Taking an operator in, in one act: what was planned and chosen is written, and the log keeps how far it went."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert

from ropa.actions.creating import clear_none
from ropa.actions.records import named
from ropa.actions.standing import check_unused
from ropa.actions.taking_in.comparing import compare
from ropa.actions.taking_in.plan import Choices, Counts, Difference, Plan
from ropa.actions.taking_in.sides import TAKEN_IN, told
from ropa.errors import RopaError
from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model import fields
from ropa.model.spans import ends_early
from ropa.spoken import BINNED
from ropa.store.bringing import Brought
from ropa.store.carrying import carry, free_ref, without_approval
from ropa.store.facts import told_by
from ropa.store.issued import keep
from ropa.store.listing import refresh
from ropa.store.row import Row
from ropa.store.tables import FileLog, Waiting
from ropa.store.work import Work


class Undecided(RopaError):
    """Somebody has to choose first. `plan` has the conflicts."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(N_("Some facts were changed in both registers. Choose for each which is to stand."))
        self.plan = plan


@dataclass(frozen=True)
class Taken:
    """How much came in; `in_chain`: something of the operator itself, so that its history has the act."""

    counts: Counts
    in_chain: bool


def take_in_operator(work: Work, brought: Brought, choices: Choices) -> Taken:
    """Do it; how much came. Raises Undecided where a conflict is not chosen, RopaError where nothing is to be done."""
    plan = compare(work.connection, brought)
    if plan.is_empty:
        raise RopaError(N_("There is nothing to take in: the register has all that the file says."))
    if any(one.place not in choices for one in plan.conflicts):
        raise Undecided(plan)
    come, added = plan.taken(choices)
    work.expect(len(come) + len(added))
    _keep_contents(work, plan, come, added)
    if plan.whole:
        carry(work, brought, [uid for uid in added if brought.rows[uid].operator_uid is None])
        added = []
    elif any(brought.rows[uid].operator_uid for uid in (*added, *(one.uid for one in come))):
        work.edit(brought.operator, brought.operator, "operator")
    _restore(work, brought, [one.uid for one in come if one.key == BINNED and one.theirs is None])
    for uid in work.through(added):
        _add(work, brought.rows[uid])
    _change(work, [one for one in come if one.key != BINNED])
    _bin(work, [one.uid for one in come if one.key == BINNED and one.theirs is not None])
    _wait(work, plan)
    detail = json.dumps(told(work.connection, brought, work.act))
    work.connection.execute(insert(FileLog), {"at": work.now, "what": TAKEN_IN, "detail": detail})
    return Taken(plan.counts(choices), brought.operator in work.edits)


def _keep_contents(work: Work, plan: Plan, come: Iterable[Difference], added: Iterable[str]) -> None:
    """The bytes of what comes in."""
    rows = plan.brought.rows
    wanted = {(uid, key) for uid in added for key in fields(rows[uid].kind)} | {one.place for one in come}
    for uid, key in sorted(wanted):
        known = fields(rows[uid].kind).get(key)
        if known is not None and known.kind is Kind.FILE and (data := plan.brought.contents.get(rows[uid][key] or "")):
            keep(work, data)


def _restore(work: Work, brought: Brought, uids: Iterable[str]) -> None:
    """Out of the bin, with what lives in the file below it."""
    for uid in uids:
        for one in [uid, *(line.uid for line in work.descendants(uid) if not line.live)]:
            there = brought.rows.get(one)
            if there is not None and there["binned"] is None:
                work.put(work.row(one), {}, binned=None)


def _add(work: Work, row: Row) -> None:
    """A new row as the file has it; one that lies in the bin there goes into the bin here. An approval does not come
    along: it is of who gave it.
    """
    values: dict[str, Any] = {key: without_approval(row)[key] for key in fields(row.kind)}
    if "origin_edit" in values:
        values["origin_edit"] = None
    above = work.row(row.parent_uid) if row.parent_uid else None
    ref = free_ref(work.connection, row) if "ref" in row.values else None
    owner = row.operator_uid if above is None and row.kind == "party" else None
    made = work.insert(row.kind, values, above, uid=row.uid, owner=owner, ref=ref)
    if row["binned"] is not None:
        work.bin_rows([made])
    elif above is not None:
        clear_none(work, {above.uid: [row.kind]}, {above.uid: above})


def _change(work: Work, come: Iterable[Difference]) -> None:
    wanted: dict[str, dict[str, str | None]] = {}
    for one in come:
        wanted.setdefault(one.uid, {})[one.key] = one.theirs
    rows = work.several(wanted)
    ready: dict[str, Mapping[str, Any]] = {}
    for uid, facts in wanted.items():
        ready[uid] = told_by(rows[uid].kind, rows[uid].values, facts)[0]
        if early := ends_early(rows[uid].kind, {**rows[uid].values, **ready[uid]}):
            raise RopaError(N_("“{name}”: {why}"), name=named(work, uid), why=early)
    work.put_all((rows[uid], values, ...) for uid, values in ready.items())


def _bin(work: Work, uids: Iterable[str]) -> None:
    """Into the bin with what belongs to it, unless something here goes on to use it."""
    going = list(dict.fromkeys(one for uid in uids for one in [uid, *(line.uid for line in work.descendants(uid))]))
    rows = {uid: row for uid, row in work.several(going).items() if row["binned"] is None}
    names = {uid: named(work, uid) for uid in rows}
    work.bin_rows(rows.values())
    if names:
        refresh(work)
        check_unused(work, names, names.__getitem__)


def _wait(work: Work, plan: Plan) -> None:
    lines = [dict(one) for one in plan.brought.waiting if (one["record_uid"], one["key"]) in plan.waiting]
    if lines:
        work.connection.execute(insert(Waiting), lines)
        work.waiting |= {one["record_uid"]: work.row(one["record_uid"]) for one in lines}
