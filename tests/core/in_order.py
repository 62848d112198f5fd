"""The operator of the sample whose register is all in order, and the same with some facts changed, as plain values."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ropa.actions.sample import IN_ORDER, add_file, approve_file, sample_uid
from ropa.fields import Kind
from ropa.holdings import Holdings, Plain
from ropa.model import ROOTS, children, fields
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.values import accept


@dataclass(frozen=True)
class Put:
    """Other facts of a row; None is "not answered"."""

    row: str
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Drop:
    """A row that goes to the bin, with what belongs to it."""

    row: str


@dataclass(frozen=True)
class Add:
    """A new row under another; `key` is what later edits call it by."""

    kind: str
    under: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    key: str = "new"


Edit = Put | Drop | Add


@cache
def in_order() -> Holdings:
    """What the register holds of it."""
    with tempfile.TemporaryDirectory() as folder:
        register = Register.create(Path(folder) / "order.ropa", "Aliya")
        try:
            register.do(add_file, IN_ORDER, "operator")
            approve_file(register, IN_ORDER)
            return register.ask(holdings, sample_uid(IN_ORDER, "operator"))
        finally:
            register.close()


def changed(edits: Iterable[Edit]) -> Holdings:
    """The operator with these edits; nobody has approved it anew, so that a change is no finding of its own."""
    held = in_order()
    rows = {uid: Plain(row.kind, uid, row.parent_uid, row.facts) for uid, row in held.index.items()}
    for edit in edits:
        match edit:
            case Put(key, facts):
                row = rows[sample_uid(IN_ORDER, key)]
                rows[row.uid] = replace(row, facts={**row.facts, **_values(row.kind, facts)})
            case Drop(key):
                del rows[sample_uid(IN_ORDER, key)]
            case Add(kind, under, facts, key):
                uid = sample_uid(IN_ORDER, key)
                empty = {**dict.fromkeys(fields(kind)), "ref": 99}
                parent = sample_uid(IN_ORDER, under) if under else None
                rows[uid] = Plain(kind, uid, parent, {**empty, **_values(kind, facts)})
    return _regrown(held, rows)


def _values(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """What a form would make of them; links are given by the keys of rows."""
    return {key: accept(fields(kind)[key], _linked(fields(kind)[key].kind, value))[0] for key, value in given.items()}


def _linked(kind: Kind, value: Any) -> Any:
    if value is None or kind not in (Kind.LINK, Kind.LINKS):
        return value
    return sample_uid(IN_ORDER, value) if kind is Kind.LINK else [sample_uid(IN_ORDER, one) for one in value]


def _regrown(held: Holdings, rows: Mapping[str, Plain]) -> Holdings:
    below: dict[str | None, list[Plain]] = {}
    for row in rows.values():
        below.setdefault(row.parent_uid, []).append(row)
    index: dict[str, Plain] = {}

    def grown(row: Plain) -> Plain:
        mine = below.get(row.uid, [])
        own = {
            kind: tuple(grown(one) for one in mine if one.kind == kind)
            for kind in children(row.kind)
            if kind not in ROOTS and any(one.kind == kind for one in mine)
        }
        index[row.uid] = replace(row, parts=own)
        return index[row.uid]

    records: dict[str, list[Plain]] = {}
    for row in rows.values():
        if row.kind in ROOTS:
            records.setdefault(row.kind, []).append(grown(row))
    several = {kind: tuple(ones) for kind, ones in records.items()}
    return Holdings(index[held.operator.uid], several, {}, held.names, index)
