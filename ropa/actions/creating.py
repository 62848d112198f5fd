"""New records and parts of them, one or many thousand, in few statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ropa.actions.accepted import Held, accepted
from ropa.actions.links import called, check_links, led, targets
from ropa.errors import Fault, RopaError
from ropa.i18n import N_
from ropa.model import is_record, kind_of, parents
from ropa.store.making import PER_FILE, New
from ropa.store.row import Row
from ropa.store.statements import WAITS
from ropa.store.work import Work
from ropa.words import clean


@dataclass(frozen=True)
class Saved:
    """What became of a save: the record's uid, and what waits."""

    uid: str
    waiting: tuple[Held, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """A record or part to be made, as it was given; `parent` is there, or wanted before it."""

    kind: str
    uid: str
    values: Mapping[str, Any]
    parent: str | None = None
    owner: str | None = None


@dataclass(frozen=True)
class _Made:
    """What a link to a record of the same act leads to."""

    kind: str
    operator_uid: str | None
    live: bool = True


def create_all(work: Work, several: Sequence[Wanted]) -> tuple[Saved, ...]:
    """Drafts under their parents. They may link to one another."""
    work.expect(len(several))
    there = _parents(work, several)
    made: dict[str, _Made] = {}
    ready: dict[str, dict[str, Any]] = {}
    held: dict[str, tuple[Held, ...]] = {}
    for one in work.through(several):
        made[one.uid] = _Made(one.kind, _belongs(one, made, there))
        start = {"status": "draft"} if is_record(one.kind) else {}
        ready[one.uid], held[one.uid], removed = accepted(one.kind, {}, {**start, **one.values})
        work.removed += removed
    leads = {uid for one in several for _, _, uid in led(one.kind, ready[one.uid])}
    found = {**targets(work.connection, leads - made.keys()), **made}
    for one in several:
        check_links(work.connection, one.kind, ready[one.uid], found, made[one.uid].operator_uid, {})
    above = _clear_none_of_new(several, ready)
    rows = work.insert_all([New(one.kind, one.uid, ready[one.uid], one.parent, one.owner) for one in several], there)
    _wait(work, rows, held)
    clear_none(work, above, there)
    return tuple(Saved(one.uid, held[one.uid]) for one in several)


def clear_none(work: Work, kinds: Mapping[str, Iterable[str]], there: Mapping[str, Row]) -> None:
    """Where "there are none" was answered of kinds in a row or above it, the first one of the kind clears it, in the
    same Edit; `there` are rows that were read already.
    """
    asked = {uid: set(some) for uid, some in kinds.items()}
    rows = {uid: there[uid] for uid in asked if uid in there}
    while asked:
        rows = rows | work.several(asked.keys() - rows.keys())
        above: dict[str, set[str]] = {}
        for uid, some in asked.items():
            row = rows[uid]
            answered = row.values.get("none")
            if answered and some.intersection(answered):
                work.put(row, {"none": tuple(one for one in answered if one not in some) or None})
            if row.parent_uid:
                above.setdefault(row.parent_uid, set()).update(some)
        asked, rows = above, {}


def _parents(work: Work, several: Sequence[Wanted]) -> dict[str, Row]:
    """The parents and owners that are there; each record may stand where it is wanted."""
    kinds = {one.uid: one.kind for one in several}
    there = work.several(uid for one in several for uid in (one.parent, one.owner) if uid and uid not in kinds)
    for one in several:
        kind_of(one.kind)
        above = there.get(one.parent or "")
        _check_place(one.kind, kinds.get(one.parent or "", above.kind if above else None), above)
        if one.owner is not None:
            owner = there.get(one.owner)
            if kinds.get(one.owner, owner.kind if owner else "") != "operator":
                raise RopaError(N_("There is no operator {uid}."), Fault.USAGE, uid=one.owner)
            if owner is not None and owner["binned"] is not None:
                raise RopaError(
                    N_("“{name}” is in the bin; restore it first."), name=called(work.connection, one.owner)
                )
    return there


def _check_place(kind: str, parent: str | None, above: Row | None) -> None:
    allowed = parents(kind)
    if parent is None and kind in PER_FILE:
        return
    if parent not in allowed:
        raise RopaError(
            N_("A record of kind {kind} cannot stand there; it belongs to: {parents}."),
            Fault.USAGE,
            kind=kind,
            parents=", ".join(allowed) or "-",
        )
    if above is not None and above["binned"] is not None:
        raise RopaError(N_("That record is in the bin; restore it first."))


def _belongs(one: Wanted, made: Mapping[str, _Made], there: Mapping[str, Row]) -> str | None:
    """The operator that a new record is of."""
    if one.parent is None:
        return one.uid if one.kind == "operator" else one.owner
    return made[one.parent].operator_uid if one.parent in made else there[one.parent].operator_uid


def _clear_none_of_new(several: Sequence[Wanted], ready: Mapping[str, dict[str, Any]]) -> dict[str, set[str]]:
    """What is made with parts of a kind does not say that there are none; by rows that are there already, the kinds
    that come below them.
    """
    new = {one.uid: one for one in several}
    above: dict[str, set[str]] = {}
    for one in several:
        parent = one.parent
        while parent in new:
            if answered := ready[parent].get("none"):
                ready[parent]["none"] = tuple(kind for kind in answered if kind != one.kind) or None
            parent = new[parent].parent
        if parent is not None:
            above.setdefault(parent, set()).add(one.kind)
    return above


def _wait(work: Work, rows: Mapping[str, Row], held: Mapping[str, Iterable[Held]]) -> None:
    """Keep what waits of new records."""
    lines = list(_waiting(work, held))
    if lines:
        work.connection.execute(WAITS, lines)
    work.waiting |= {line["record_uid"]: rows[line["record_uid"]] for line in lines}


def _waiting(work: Work, held: Mapping[str, Iterable[Held]]) -> Iterator[dict[str, Any]]:
    for uid, several in held.items():
        for one in several:
            about = {"record_uid": uid, "author": work.author, "at": work.now}
            yield {**about, "key": one.key, "typed": clean(str(one.typed))[0]}
