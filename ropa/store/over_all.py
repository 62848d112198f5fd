"""Every operator in numbers, for whoever keeps many: what changed lately, what was issued, into which countries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from ropa.model import table
from ropa.store.switcher import operators_found
from ropa.store.tables import Edit


@dataclass(frozen=True)
class InNumbers:
    """One operator: how many edits it had since a moment, when the last was, how many papers are issued."""

    uid: str
    ref: str
    name: str
    edits: int
    last: dt.datetime | None
    issued: int


def in_numbers(connection: Connection, language: str, since: dt.datetime) -> list[InNumbers]:
    """Operators that are not archived, in the order of their names."""
    lately = select(Edit.operator_uid, func.count()).where(Edit.started_at >= since).group_by(Edit.operator_uid)
    last = select(Edit.operator_uid, func.max(Edit.started_at)).group_by(Edit.operator_uid)
    own = table("edition").c
    papers = select(own.operator_uid, func.count(own.parent_uid.distinct()))
    papers = papers.where(own.binned.is_(None), own.withdrawn.is_(None)).group_by(own.operator_uid)
    edits, ends, issued = ({line[0]: line[1] for line in connection.execute(one)} for one in (lately, last, papers))
    return [
        InNumbers(one.uid, one.ref, one.name, edits.get(one.uid, 0), ends.get(one.uid), issued.get(one.uid, 0))
        for one in operators_found(connection, "", language)
    ]


def by_country(connection: Connection, operator_uid: str | None = None) -> dict[str, int]:
    """Countries into which data are transferred, the most first: by how many transfers of an operator, or, of all that
    are not archived, by how many operators.
    """
    own, operator = table("transfer").c, table("operator").c
    if operator_uid is not None:
        count, whose = func.count(), own.operator_uid == operator_uid
    else:
        count, not_archived = func.count(own.operator_uid.distinct()), operator.status != "archived"
        living = select(operator.uid).where(operator.binned.is_(None), or_(operator.status.is_(None), not_archived))
        whose = own.operator_uid.in_(living)
    query = select(own.country, count).where(own.binned.is_(None), own.country.is_not(None), whose)
    return {line[0]: line[1] for line in connection.execute(query.group_by(own.country).order_by(count.desc()))}
