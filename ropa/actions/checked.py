"""What each operator has open, in numbers, kept until what it rests on changes: what sets clients apart at a look."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy.engine import Connection

from ropa.store.derived import derived, kept
from ropa.store.reading import holdings
from ropa.store.work import Work

if TYPE_CHECKING:
    from ropa.holdings import Holdings

Counts = Mapping[str, int]
"""Findings that nobody accepted, by severity; a severity without any is left out."""

_FINDINGS = "findings"
_OUTDATED = "outdated"


def count_findings(work: Work, operator_uid: str, day: dt.date) -> Counts:
    """Of one operator on a day, out of what is kept or counted anew. Raises RopaError where it is in the bin."""
    counts: Counts = derived(
        work, operator_uid, _FINDINGS, lambda: _counts(holdings(work.connection, operator_uid), day), day
    )
    return counts


def findings_counted(connection: Connection, day: dt.date) -> Mapping[str, Counts]:
    """Of every operator of which nothing changed since it was counted."""
    return kept(connection, _FINDINGS, day)


def _counts(held: Holdings, day: dt.date) -> Counts:
    from ropa.rules.checking import acceptance_of, check

    return Counter(one.severity for one in check(held, day) if acceptance_of(held, one) is None)


def keep_outdated(work: Work, operator_uid: str, outdated: int, day: dt.date) -> int:
    """Keep how many issued papers of an operator no longer say what the register says: composing them again takes
    long. What a mere day changes in them is noticed with the next month.
    """
    number: int = derived(work, operator_uid, _OUTDATED, lambda: outdated, day.replace(day=1))
    return number


def outdated_counted(connection: Connection, day: dt.date) -> Mapping[str, int]:
    """Of every operator of which nothing changed since its papers were compared."""
    return kept(connection, _OUTDATED, day.replace(day=1))
