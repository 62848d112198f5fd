"""An operator that a register does not know, carried into it with all its history.

Edits keep their order, acts, authors and moments; where their numbers are taken here they get new ones, and the chain
is hashed over these. The rows arrive as if in the bin, and are then taken out of it by the act that took them in: its
undo puts the operator into the bin, and nothing that was before seems changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.model import fields, is_record, table
from ropa.model.columns import dump
from ropa.store.bringing import Brought
from ropa.store.facts import content_hash
from ropa.store.history import close_edits, edit_hash
from ropa.store.making import PER_FILE, numbers
from ropa.store.row import Row, rows_of
from ropa.store.tables import Change, Edit, Registered, Waiting
from ropa.store.work import Work

ARRIVED = "arrive"
"""The act under which the rows lie in the bin for a moment."""

_OF_EDITS = ("binned", "approved", "origin_edit")
"""What holds the number of an Edit."""

Renumber = Callable[[int], int | None]


def carry(work: Work, brought: Brought, shared: Iterable[str]) -> None:
    """Put the rows, the history and what waits into a register where none of it is; with these shared rows, which have
    no history and are therefore there on earlier days too.
    """
    own = {uid: row for uid, row in brought.rows.items() if row.operator_uid == brought.operator}
    there = work.connection.execute(select(Registered.uid).where(Registered.operator_uid == brought.operator)).first()
    if there is not None or rows_of(work.connection, own):
        raise RopaError(N_("Records of this operator are in this register already, at another operator."))
    number = _numbers(work.connection, brought)
    _carry_edits(work, brought, number)
    strange = {uid: without_approval(brought.rows[uid]) for uid in shared}
    _carry_rows(work, own.values(), brought.rows[brought.operator], number)
    if strange:
        _carry_rows(work, strange.values(), next(iter(strange.values())), lambda _: None)
    own |= strange
    if waiting := [dict(one) for one in brought.waiting if one["record_uid"] in own]:
        work.connection.execute(insert(Waiting), waiting)
    rows = rows_of(work.connection, own)
    work.edit(brought.operator, brought.operator, "operator")
    work.put_all((rows[uid], {}, None) for uid, row in own.items() if row["binned"] is None)
    work.rows |= {uid: row for uid, row in rows.items() if uid not in work.rows}
    work.touched |= {uid: set(fields(row.kind)) | {"binned"} for uid, row in rows.items()}
    work.renamed |= {uid for uid, row in rows.items() if row.root_uid == uid}


def _numbers(connection: Connection, brought: Brought) -> Renumber:
    """The number that each Edit gets here: its own where all are behind the last one here."""
    ids = {edit["id"] for edit in brought.edits}
    last = connection.execute(select(func.max(Edit.id))).scalar_one() or 0
    shift = 0 if not ids or min(ids) > last else last + 1 - min(ids)
    return lambda edit: edit + shift if edit in ids else None


def _carry_edits(work: Work, brought: Brought, number: Renumber) -> None:
    changes: dict[int, list[dict[str, Any]]] = {}
    for line in brought.changes:
        facts = {key: line[key] for key in line if key != "id"} | {"edit_id": number(line["edit_id"])}
        if line["key"] in _OF_EDITS:
            facts |= {side: _renumbered(line[side], number) for side in ("old", "new")}
        changes.setdefault(line["edit_id"], []).append(facts)
    edits = []
    for one in brought.edits:
        undone = number(one["undoes"]) if one["undoes"] is not None else None
        edits.append({**one, "id": number(one["id"]), "undoes": undone, "was": one["id"]})
    follows = None
    for edit in sorted((one for one in edits if one["sealed"] is not None), key=lambda one: one["sealed"]):
        link = (edit["sealed"], follows)
        said = [SimpleNamespace(**line) for line in changes.get(edit["was"], ())]
        edit["follows"], edit["hash"] = follows, edit_hash(edit, edit["closed_at"], link, said)
        follows = edit["hash"]
    if edits:
        work.connection.execute(insert(Edit), [{k: v for k, v in one.items() if k != "was"} for one in edits])
    if every := [line for several in changes.values() for line in several]:
        work.connection.execute(insert(Change), every)
    close_edits(work.connection, [one["id"] for one in edits if one["sealed"] is None], work.now)


def _renumbered(text: str | None, number: Renumber) -> str | None:
    edit = None if text is None else json.loads(text)
    if not edit:
        return text
    renumbered = number(edit)
    return text if renumbered is None else dump(renumbered)


def without_approval(row: Row) -> Row:
    """A row that says who approved it in another register only: here that is yet to be done."""
    if not row.values.get("approved"):
        return row
    return replace(row, values={**row.values, "approved": None, "approval_order": None, "status": "draft"})


def _carry_rows(work: Work, rows: Iterable[Row], subject: Row, number: Renumber) -> None:
    """Rows of one owner, the living ones in the bin by an Edit of their own."""
    facts = {
        "act": f"{work.act}-{ARRIVED}",
        "operator_uid": subject.operator_uid,
        "author": work.author,
        "action": ARRIVED,
        "subject_uid": subject.uid,
        "subject_kind": subject.kind,
        "started_at": work.now,
    }
    edit = int(work.connection.execute(insert(Edit).returning(Edit.id), facts).scalar_one())
    about = {"edit_id": edit, "key": "binned", "old": None, "new": dump(edit), "undone": False}
    carried: dict[str, list[dict[str, Any]]] = {}
    registered, said = [], []
    for n, row in enumerate(rows):
        carried.setdefault(row.kind, []).append(_carried(row, number, edit))
        registered.append(
            {
                "uid": row.uid,
                "kind": row.kind,
                "operator_uid": row.operator_uid,
                "parent_uid": row.parent_uid,
                "root_uid": row.root_uid,
                "live": False,
                "folded": "",
            }
        )
        if row["binned"] is None:
            said.append({**about, "record_uid": row.uid, "record_kind": row.kind, "turn": n})
    work.connection.execute(insert(Registered), registered)
    for kind, several in carried.items():
        if is_record(kind):
            _number_rows(work, kind, several)
        hashed = [{**values, "hash": content_hash(kind, values)} for values in several]
        work.connection.execute(insert(table(kind)), hashed)
    if said:
        work.connection.execute(insert(Change), said)
    close_edits(work.connection, [edit], work.now)


def _carried(row: Row, number: Renumber, arrived: int) -> dict[str, Any]:
    """The columns of a row as they are here."""
    values = {key: value for key, value in row.values.items() if key != "id"}
    for key in _OF_EDITS:
        if values.get(key):
            values[key] = number(values[key]) or (values[key] if key == "binned" else None)
    return values if row["binned"] is not None else values | {"binned": arrived}


def _number_rows(work: Work, kind: str, several: list[dict[str, Any]]) -> None:
    """Each record keeps its number where that is free here; the others go on behind the largest, after all of these."""
    own = table(kind).c
    here = select(own.ref)
    if kind not in PER_FILE:
        here = here.where(own.operator_uid == several[0]["operator_uid"])
    taken = set(work.connection.execute(here).scalars())
    wanted = [None if values["ref"] in taken else values["ref"] for values in several]
    given = numbers(work.connection, kind, several[0]["operator_uid"], wanted)
    for values, ref in zip(several, given, strict=True):
        values["ref"] = ref


def free_ref(connection: Connection, row: Row) -> int | None:
    """The number of a record from elsewhere, where no record has it here."""
    own = table(row.kind).c
    same = select(own.uid).where(own.ref == row["ref"])
    if row.kind not in PER_FILE:
        same = same.where(own.operator_uid == row.operator_uid)
    return None if connection.execute(same.limit(1)).first() else int(row["ref"])
