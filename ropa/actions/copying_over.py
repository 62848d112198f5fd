"""Activities copied to other operators, with what belongs to them and what they need there: first seen, then done.

Systems, own parties, consent forms and trackers come along where the other operator has none that is equal; what is
there already is used as it is, never changed. Shared parties stay the same for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from ropa.actions.copies import Sources, There, insert_copies, links, uids_of_copies
from ropa.actions.creating import clear_none
from ropa.actions.links import called, targets
from ropa.errors import Fault, RopaError
from ropa.i18n import N_
from ropa.model import is_record
from ropa.store.row import Row, rows_of
from ropa.store.work import Work

NEW, NAMESAKE, COPIED, EQUAL = "new", "namesake", "copied", "equal"
"""What becomes of a record: it is copied; likewise, beside another activity of its name; it was copied before; one of
its number or name is there, and is used.
"""


@dataclass(frozen=True)
class Planned:
    """One record on its way to one operator; `present` is what the operator has of it already, if anything."""

    operator: str
    uid: str
    kind: str
    state: str
    present: str | None = None

    @property
    def is_copied(self) -> bool:
        """Whether a copy is to be made."""
        return self.present is None


def planned(connection: Connection, uids: Iterable[str], operators: Iterable[str]) -> list[Planned]:
    """What copying activities to operators would do, an operator after the other; nothing is written."""
    wanted, sources = _activities(connection, uids), Sources(connection)
    return [line for operator in dict.fromkeys(operators) for line in _for_one(sources, wanted, operator)]


def copy_to_operators(work: Work, uids: Iterable[str], operators: Iterable[str]) -> int:
    """Do it, in one Edit an operator; how many records were copied. Copies are drafts that remember what they are of;
    what was copied before is not copied again.
    """
    wanted, sources = _activities(work.connection, uids), Sources(work.connection)
    copied = 0
    for operator in dict.fromkeys(operators):
        lines = _for_one(sources, wanted, operator)
        _copy(work, sources, operator, lines, {})
        copied += sum(line.is_copied for line in lines)
    return copied


def carry_along(
    work: Work, sources: Sources, operator: str, uids: Iterable[str], known: Mapping[str, str]
) -> dict[str, str]:
    """Copy records of any kind to an operator with all they need; by uid what stands for each there. `known`: what
    stands there already for others.
    """
    return _copy(work, sources, operator, _for_one(sources, uids, operator), known)


def _activities(connection: Connection, uids: Iterable[str]) -> list[str]:
    for uid, row in rows_of(connection, uids).items():
        if row.kind != "activity":
            raise RopaError(N_("Only activities are copied to other operators."), Fault.USAGE)
        if row["binned"] is not None:
            raise RopaError(N_("“{name}” is in the bin; restore it first."), name=called(connection, uid))
    return list(uids)


def _for_one(sources: Sources, uids: Iterable[str], operator: str) -> list[Planned]:
    """From records on to what they need; what the operator has needs nothing more."""
    there = _receiving(sources.connection, operator)
    lines: dict[str, Planned] = {}
    waiting = list(uids)
    while waiting:
        uid = waiting.pop(0)
        if uid in lines:
            continue
        row = sources.tree(uid)[0]
        if row.operator_uid == operator:
            raise RopaError(N_("“{name}” is of that operator already."), name=called(sources.connection, uid))
        lines[uid] = line = _judged(there, row)
        if line.is_copied:
            waiting += sources.along(uid)
    return list(lines.values())


def _receiving(connection: Connection, operator: str) -> There:
    row = rows_of(connection, [operator]).get(operator)
    if row is None or row.kind != "operator":
        raise RopaError(N_("There is no operator {uid}."), Fault.USAGE, uid=operator)
    if row["binned"] is not None:
        raise RopaError(N_("“{name}” is in the bin; restore it first."), name=called(connection, operator))
    return There(connection, operator)


def _judged(there: There, row: Row) -> Planned:
    """What becomes of a record at an operator."""
    if copy := there.copy_of(row):
        return Planned(there.operator, row.uid, row.kind, COPIED, copy)
    equal = there.equal_to(row)
    if row.kind == "activity":
        return Planned(there.operator, row.uid, row.kind, NAMESAKE if equal else NEW)
    return Planned(there.operator, row.uid, row.kind, EQUAL if equal else NEW, equal)


def _copy(
    work: Work, sources: Sources, operator: str, lines: Iterable[Planned], known: Mapping[str, str]
) -> dict[str, str]:
    there = There(work.connection, operator)
    copies = dict(known)
    rows: list[Row] = []
    for line in lines:
        tree = sources.tree(line.uid)
        if line.present is None:
            copies |= uids_of_copies(tree)
            rows += tree
            continue
        copies[line.uid] = line.present
        if line.state == COPIED:
            parts = ((row.uid, there.copy_of(row)) for row in tree[1:] if is_record(row.kind))
            copies |= {uid: copy for uid, copy in parts if copy}
    lines_of = targets(work.connection, {one for row in rows for _, one in links(row)})
    copies |= {uid: uid for uid, one in lines_of.items() if one is not None and one.live and one.operator_uid is None}
    insert_copies(work, rows, copies, operator, work.row(operator))
    clear_none(work, {operator: {row.kind for row in rows if row.uid == row.root_uid}}, {})
    return copies
