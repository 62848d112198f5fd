"""Erasing an operator for good: the one act that cannot be undone."""

from __future__ import annotations

from ropa.actions.records import named
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.store.erasing import Holds, erase
from ropa.store.making import NEVER_WAS
from ropa.store.work import Work


def erase_operator(work: Work, uid: str) -> Holds:
    """Erase an operator that lies in the bin, with all that belongs to it and its history; how much went."""
    row = work.row(uid)
    if row.kind != "operator" or row["binned"] is None or row["binned"] == NEVER_WAS:
        raise RopaError(N_("“{name}” is no operator in the bin: put it there first."), name=named(work, uid))
    return erase(work, uid)
