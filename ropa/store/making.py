"""New rows on their way into the register: where each of them belongs, and the number it gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy.engine import Connection

from ropa.model import KINDS, ROOTS, fields, is_record, parents
from ropa.store.row import Row
from ropa.store.statements import COUNTED, NEW_COUNTER, RECOUNTED

PER_FILE = frozenset({"operator", "party", "catalogue_entry"})
"""Kinds numbered per file; the others per operator."""

NEVER_WAS = 0
"""`binned` of a row whose creation was undone."""

IN_ORDER = {kind: n for n, kind in enumerate(KINDS)}
"""Rows of a kind are written after those of the kinds that it belongs to."""


@dataclass(frozen=True)
class New:
    """A row to be made, its facts accepted already. `parent` is there, or made before it; `owner` makes a party of one
    operator only. `ref` is a number that a record from elsewhere brings along and that is free here.
    """

    kind: str
    uid: str
    values: Mapping[str, Any]
    parent: str | None = None
    owner: str | None = None
    ref: int | None = None


def blank_rows(connection: Connection, several: Sequence[New], there: Mapping[str, Row]) -> dict[str, Row]:
    """The rows as if they had never been, with their place and number; `there` are the parents that are there."""
    rows: dict[str, Row] = {}
    for one in several:
        above = None if one.parent is None else rows.get(one.parent) or there[one.parent]
        belongs = one.uid if one.kind == "operator" else above.operator_uid if above else one.owner
        root = above.root_uid if above and one.kind not in ROOTS else one.uid
        place = {
            column: one.parent if above and above.kind == kind else None for kind, column in parents(one.kind).items()
        }
        start = {"uid": one.uid, "operator_uid": belongs, "version": 0, "binned": NEVER_WAS, "hash": ""}
        values = {**dict.fromkeys(fields(one.kind)), **start, **place}
        rows[one.uid] = Row(one.kind, one.uid, belongs, one.parent, root, values)
    for uid, ref in _numbers(connection, several, rows).items():
        rows[uid] = rows[uid].saying({**rows[uid].values, "ref": ref})
    return rows


def _numbers(connection: Connection, several: Iterable[New], rows: Mapping[str, Row]) -> dict[str, int]:
    asking: dict[tuple[str | None, str], list[New]] = {}
    for one in several:
        if is_record(one.kind):
            asking.setdefault((rows[one.uid].operator_uid, one.kind), []).append(one)
    found: dict[str, int] = {}
    for (operator_uid, kind), some in asking.items():
        given = numbers(connection, kind, operator_uid, [one.ref for one in some])
        found |= {one.uid: ref for one, ref in zip(some, given, strict=True)}
    return found


def numbers(connection: Connection, kind: str, operator_uid: str | None, wanted: Sequence[int | None]) -> list[int]:
    """Numbers that no record had before, or those that are wanted; they go on behind the largest."""
    scope = "" if kind in PER_FILE else operator_uid or ""
    about = {"its_scope": scope, "its_kind": kind}
    counted = connection.execute(COUNTED, about).scalar_one_or_none()
    last = max([counted or 0, *(ref for ref in wanted if ref is not None)])
    following = count(last + 1)
    found = [next(following) if ref is None else ref for ref in wanted]
    last = max([last, *found])
    if counted is None:
        connection.execute(NEW_COUNTER, {"scope": scope, "kind": kind, "last": last})
    else:
        connection.execute(RECOUNTED, {**about, "last": last})
    return found
