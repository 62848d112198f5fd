"""A workbook that Ropa wrote, put back into a register in which its operator is not yet."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from ropa.actions.records import named
from ropa.errors import RopaError
from ropa.exchange.workbook_reading import Given, GivenRow
from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model import fields, table
from ropa.store.making import PER_FILE, New
from ropa.store.reading import content
from ropa.store.row import rows_of
from ropa.store.work import Work

_OF_HISTORY = ("approved", "approval_order", "origin_edit")
"""Facts that speak of a history which a workbook does not carry."""


@dataclass(frozen=True)
class PutBack:
    """What became of a workbook: the operator; how many rows were made, how many shared ones were here already; how
    many records were approved there and are drafts here; how many links and files lead to what is not here.
    """

    operator: str
    made: int
    present: int
    approved: int
    lost: int


def import_workbook(work: Work, given: Given) -> PutBack:
    """Create everything a workbook holds, with the uids and numbers of there, in one act. Raises RopaError where its
    operator is in the register.
    """
    here = _here(work, given)
    free = {kind: set(work.connection.execute(select(table(kind).c.ref)).scalars()) for kind in PER_FILE}
    approved = lost = 0
    new: list[New] = []
    above: set[str] = set()
    rows = [row for row in given.rows.values() if row.uid not in here.present]
    work.expect(len(rows))
    for row in work.through(rows):
        values, missing = _facts(work, row, here.uids)
        parent = here.uids[row.parent] if row.parent else None
        owner = here.uids[given.operator] if row.kind == "party" and row.owned else None
        taken = free.get(row.kind, set())
        ref = None if row.ref in taken else row.ref
        taken.add(ref)
        new.append(New(row.kind, here.uids[row.uid], values, parent, owner, ref))
        above |= {parent} if parent else set()
        lost += missing
        approved += row.values.get("status") == "approved"
    work.insert_all(new, work.several(above - {one.uid for one in new}))
    return PutBack(here.uids[given.operator], len(new), len(here.present), approved, lost)


@dataclass(frozen=True)
class _Here:
    """The uid in this register of each row of the workbook, and of what it links to outside; and the rows of the
    workbook that are `present` here already.
    """

    uids: Mapping[str, str]
    present: frozenset[str]


def _here(work: Work, given: Given) -> _Here:
    """Shared records are taken for the same by uid, words of the user's own by their code. A uid that was used here
    before, by what was undone or lies in the bin, is given anew.
    """
    linked = {uid for row in given.rows.values() for uid in _links(row)}
    there = rows_of(work.connection, {*given.rows, *linked})
    if given.operator in there and there[given.operator]["binned"] is None:
        raise RopaError(
            N_(
                "“{name}” is in this register already. A workbook that Ropa wrote is read into a register in which "
                "its operator is not yet."
            ),
            name=named(work, given.operator),
        )
    shared = {uid: uid for uid, row in there.items() if row.operator_uid is None and row["binned"] is None}
    uids = {uid: same for uid, same in shared.items() if uid not in given.rows}
    present: set[str] = set()
    codes = _own_codes(work)
    for uid, row in given.rows.items():
        same = shared.get(uid) or codes.get((row.values.get("catalogue"), row.values.get("code")))
        if same or row.parent in present:
            present.add(uid)
        uids[uid] = same or (uuid.uuid4().hex if uid in there else uid)
    return _Here(uids, frozenset(present))


def _own_codes(work: Work) -> dict[tuple[Any, Any], str]:
    entry = table("catalogue_entry").c
    lines = work.connection.execute(select(entry.uid, entry.catalogue, entry.code).where(entry.binned.is_(None)))
    return {(line.catalogue, line.code): line.uid for line in lines}


def _links(row: GivenRow) -> tuple[str, ...]:
    known = fields(row.kind)
    links = [row.values[key] for key in row.values if known[key].kind in (Kind.LINK, Kind.LINKS) and row.values[key]]
    return tuple(uid for one in links for uid in ((one,) if isinstance(one, str) else one))


def _facts(work: Work, row: GivenRow, uids: Mapping[str, str]) -> tuple[dict[str, Any], int]:
    """The facts as this register can hold them, and how many links and files it cannot."""
    found: dict[str, Any] = {key: value for key, value in row.values.items() if key not in _OF_HISTORY}
    lost = 0
    if found.get("status") == "approved":
        found["status"] = "draft"
    for key, value in found.items():
        kind = fields(row.kind)[key].kind
        if kind is Kind.FILE and value and content(work.connection, value) is None:
            found[key], lost = None, lost + 1
        elif kind is Kind.LINK and value:
            found[key] = uids.get(value)
            lost += value not in uids
        elif kind is Kind.LINKS and value:
            kept = tuple(sorted(uids[uid] for uid in value if uid in uids))
            lost += len(value) - len(kept)
            found[key] = kept or None
    return found, lost
