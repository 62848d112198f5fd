"""An operator in a file beside what is here of it: what comes in, what stays, and what has to be chosen.

A fact that only one side changed since the two parted is no question. What was changed on both sides differently is a
conflict; so is what one side put into the bin and the other went on with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.actions.links import called
from ropa.actions.taking_in.bins import bins
from ropa.actions.taking_in.plan import Difference, Plan
from ropa.actions.taking_in.sides import Both, both
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.model import fields, table
from ropa.model.spans import SPANS, ends_early
from ropa.spoken import BINNED
from ropa.store.bringing import Brought
from ropa.store.examining import links_of
from ropa.store.facts import differences, told_by
from ropa.store.making import NEVER_WAS
from ropa.store.row import Row
from ropa.store.tables import Waiting

_OF_ACTS = frozenset({"approved", "approval_order", "origin_edit"})
"""An approval is of who gave it, and holds the number of an Edit of the file: it is given anew here."""

_ISSUED: Mapping[str, frozenset[str]] = {
    "edition": frozenset({"number", "said", "wording"}),
    "edition_file": frozenset({"languages", "format", "file", "digest"}),
}
"""What an issued paper says for good."""


def compare(connection: Connection, brought: Brought) -> Plan:
    """What taking it in would do. Raises RopaError where it cannot be taken in."""
    two = both(connection, brought)
    _check(connection, two)
    whole = brought.operator not in two.ours
    facts = [one for row, there in _pairs(two) for one in _facts(two, row, there)]
    new = _new(two)
    moved, under = bins(connection, two, facts, new)
    facts = [replace(one, under=under.get(one.uid, "")) for one in facts]
    return Plan(
        brought,
        whole,
        tuple(_in_order(two, [*_spans(two, facts), *moved])),
        {uid: under.get(uid, "") for uid in new},
        frozenset() if whole else frozenset(_waiting(connection, two)),
        0 if whole else _approved(two),
        0 if whole else _same_number(connection, new.values()),
    )


def _new(two: Both) -> dict[str, Row]:
    """Rows that are not here: made in the file since the two parted, with all that they need. What was left in the
    file by an earlier choice is not asked for again.
    """
    rows = two.brought.rows
    since = {owner: {uid for uid, _ in sides.theirs.then} for owner, sides in two.sides.items()}
    queue = [
        uid for uid, row in rows.items() if not two.sides[row.operator_uid].known or uid in since[row.operator_uid]
    ]
    found: set[str] = set()
    while queue:
        row = rows[queue.pop()]
        if row.uid in two.ours or row.uid in found or row["binned"] == NEVER_WAS:
            continue
        found.add(row.uid)
        needed = [row.parent_uid or "", *(to for _, to in links_of(row.kind, row.values))]
        queue += [uid for uid in needed if uid in rows]
    return {uid: row for uid, row in rows.items() if uid in found}


def _check(connection: Connection, two: Both) -> None:
    operator = two.ours.get(two.brought.operator)
    if operator is not None and operator["binned"] is not None:
        raise RopaError(
            N_("“{name}” lies in the bin here. Restore it first, then take it in."),
            name=called(connection, operator.uid),
        )
    for uid, row in two.ours.items():
        there = two.brought.rows[uid]
        if (row.kind, row.operator_uid, row.parent_uid) != (there.kind, there.operator_uid, there.parent_uid):
            raise RopaError(
                N_("“{name}” belongs to another operator in this register: nothing was taken in."),
                name=called(connection, uid),
            )
        if any(row[key] != there[key] for key in _ISSUED.get(row.kind, ()) if not _is_erased(row, there, key)):
            raise RopaError(
                N_("An issued paper, “{name}”, is not the same in both registers: nothing was taken in."),
                name=called(connection, row.parent_uid or uid),
            )


def _is_erased(row: Row, there: Row, key: str) -> bool:
    """Whether the text of a paper was erased on one side: what is kept here stays until it is erased here."""
    return key == "said" and None in (row[key], there[key])


def _pairs(two: Both) -> Iterator[tuple[Row, Row]]:
    """Rows that are there in both, and live in the file."""
    for uid, there in two.brought.rows.items():
        if uid in two.ours and there["binned"] is None:
            yield two.ours[uid], there


def _facts(two: Both, row: Row, there: Row) -> Iterator[Difference]:
    fixed = _ISSUED.get(row.kind, frozenset())
    sides = two.sides[row.operator_uid]
    for key, known in fields(row.kind).items():
        if row[key] == there[key] or key in _OF_ACTS or key in fixed:
            continue
        if key == "status" and there[key] == "approved" and there.values.get("approved"):
            continue
        for part, ours, theirs in differences(known, row[key], there[key]):
            judged = two.judge(row, part, ours, theirs)
            if judged is not None:
                by = sides.ours.by.get((row.uid, part)), sides.theirs.by.get((row.uid, part))
                yield Difference(row.uid, row.kind, row.root_uid, part, ours, theirs, *by, conflict=judged)


def _spans(two: Both, facts: list[Difference]) -> Iterator[Difference]:
    """What would make an end lie before its beginning is chosen by a person too."""
    of_row: dict[str, dict[str, str | None]] = {}
    for one in facts:
        if one.key in SPANS.get(one.kind, ()):
            of_row.setdefault(one.uid, {})[one.key] = one.theirs
    early = {
        uid
        for uid, wanted in of_row.items()
        if ends_early((row := two.ours[uid]).kind, {**row.values, **told_by(row.kind, row.values, wanted)[0]})
    }
    for one in facts:
        contradicts = one.uid in early and one.key in SPANS[one.kind]
        yield replace(one, conflict=True) if contradicts else one


def _in_order(two: Both, found: Iterable[Difference]) -> list[Difference]:
    """By record as the file has them, the record itself before its parts."""
    place = {uid: n for n, uid in enumerate(two.brought.rows)}
    return sorted(found, key=lambda one: (place.get(one.root, 0), place[one.uid], one.key != BINNED))


def _waiting(connection: Connection, two: Both) -> Iterator[tuple[str, str]]:
    """What began to wait there since, where nothing waits here."""
    here = {(line.record_uid, line.key) for line in connection.execute(select(Waiting.record_uid, Waiting.key))}
    for line in two.brought.waiting:
        place = (line["record_uid"], line["key"])
        since = place[0] not in two.ours or (two.at is not None and line["at"] > two.at)
        if since and place not in here and two.brought.rows[place[0]]["binned"] is None:
            yield place


def _approved(two: Both) -> int:
    """How many living records were approved in the file since."""
    return sum(
        row["binned"] is None
        and bool(row.values.get("approved"))
        and (row.uid not in two.ours or (row.uid, "approved") in two.sides[row.operator_uid].theirs.then)
        for row in two.brought.rows.values()
    )


def _same_number(connection: Connection, new: Iterable[Row]) -> int:
    """How many new editions bear a number that another edition of the same paper has here."""
    own = table("edition").c
    editions = [row for row in new if row.kind == "edition" and row["binned"] is None]
    here = select(own.parent_uid, own.number).where(own.parent_uid.in_([row.parent_uid for row in editions]))
    taken = {tuple(line) for line in connection.execute(here.where(own.binned.is_(None)))}
    return sum((row.parent_uid, row["number"]) in taken for row in editions)
