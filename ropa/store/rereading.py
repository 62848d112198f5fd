"""An operator's holdings kept from one look to the next: only kinds of which something changed are read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from ropa.holdings import Approval, Holdings, Plain
from ropa.model import KINDS
from ropa.store.history import settled_edit
from ropa.store.issued import changed_after, roots_of
from ropa.store.reading import own_rows, put_together


@dataclass(frozen=True)
class Reading:
    """Holdings; the operator's own rows of which they are made; the last Edit that had come to its end by then; and
    the kinds that were read for it.
    """

    held: Holdings
    own: Mapping[str, list[Plain]]
    edit: int
    kinds: frozenset[str]


def read_again(connection: Connection, operator_uid: str, before: Reading | None = None) -> Reading:
    """The holdings of an operator as they are now. Raises RopaError where it is in the bin."""
    edit = settled_edit(connection, operator_uid)
    if before is None or before.held.operator.uid != operator_uid:
        own = {kind: own_rows(connection, kind, operator_uid) for kind in KINDS}
        return Reading(put_together(connection, operator_uid, own), own, edit, frozenset(KINDS))
    changed = changed_after(connection, operator_uid, before.edit)
    if not changed:
        return Reading(before.held, before.own, edit, frozenset())
    kinds = frozenset(one.kind for one in changed)
    own = {kind: own_rows(connection, kind, operator_uid) if kind in kinds else before.own[kind] for kind in KINDS}
    rows = {one.uid for one in changed}
    touched = rows | set(roots_of(connection, rows).values())
    return Reading(put_together(connection, operator_uid, own, approved=_untouched(before, touched)), own, edit, kinds)


def _untouched(before: Reading, touched: set[str]) -> dict[str, Approval]:
    """Approvals of records in which, and around which, nothing changed."""

    def reached(uid: str | None) -> bool:
        row = before.held.find(uid)
        return row is not None and (row.uid in touched or reached(row.parent_uid))

    return {uid: one for uid, one in before.held.approvals.items() if not reached(uid)}
