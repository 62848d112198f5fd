"""What the law still wants of an operator, and accepting a finding with a reason."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.engine import Connection

from ropa.actions.records import create
from ropa.actions.standing import bin as to_bin
from ropa.rules.checking import check
from ropa.rules.finding import Finding
from ropa.store.rereading import Reading, read_again
from ropa.store.work import Work
from ropa.words import Words


def findings(
    connection: Connection, operator_uid: str, day: dt.date, known: tuple[Reading, tuple[Finding, ...]] | None = None
) -> tuple[Reading, tuple[Finding, ...]]:
    """What is found of an operator now, with the holdings it was found in; of what was `known`, only what changed
    since is judged anew.
    """
    before = known if known and known[0].held.operator.uid == operator_uid else None
    reading = read_again(connection, operator_uid, before[0] if before else None)
    found = check(reading.held, day, before[1] if before else (), reading.kinds if before else None)
    return reading, found


def accept_finding(work: Work, found: Finding, reason: Words, day: dt.date) -> str:
    """Accept a finding for the values it was found for; the uid of the acceptance."""
    values = {
        "rule": found.code,
        "record": found.row,
        "accepted": (("key", found.key), ("values", found.values)),
        "reason": reason,
        "author": work.author,
        "date": day,
    }
    return create(work, "acceptance", values, found.operator).uid


def withdraw_acceptance(work: Work, uid: str) -> None:
    """Let a finding be open again."""
    to_bin(work, uid)
