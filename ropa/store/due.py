"""What is due of one operator or of all: requests, breaches, reviews, contracts, consents, ends of retention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Date, Select, Text, bindparam, or_, select
from sqlalchemy.engine import Connection

from ropa.deadlines.clock import Term, deadline
from ropa.deadlines.days import WorkingDays
from ropa.deadlines.listed import DueLine
from ropa.deadlines.terms import of_incident, of_request
from ropa.model import table
from ropa.store.naming import own_names, words_of
from ropa.words import Words

_A_YEAR = Term(12, "month", moves=False)
"""After which a person's access is looked at again."""
_ENDED = ("expired", "terminated")
_GONE = ("destruction", "depersonalisation")


def due(
    connection: Connection, days: WorkingDays, operator: str | None = None, until: dt.date | None = None
) -> list[DueLine]:
    """Everything of an operator, or of all that are not archived, that is not settled yet, the earliest first; up to a
    day if one is given. What has no day stands last. Names are not read yet: see `named`.
    """
    asked = {"operator": operator, "until": until}
    laws = _laws_of(connection)
    lines = [
        *_requests(connection, asked, laws, days),
        *_incidents(connection, asked, laws, days),
        *_dated(connection, asked, "review", "activity", "review_due"),
        *_accesses(connection, asked, days),
        *_dated(connection, asked, "contract", "engagement", "valid_until"),
        *_consents(connection, asked),
        *_retentions(connection, asked, days),
    ]
    wanted = [one for one in lines if until is None or one.date is None or one.date <= until]
    return sorted(wanted, key=lambda one: (one.date is None, one.date or dt.date.max, one.sort, one.record, one.row))


def named(connection: Connection, lines: Iterable[DueLine]) -> list[DueLine]:
    """The same with the names of their records; reading the names of thousands takes longer than what is due."""
    several = list(lines)
    names = words_of(connection, {one.record for one in several}, own_names(connection))
    return [replace(one, name=names.get(one.record, Words())) for one in several]


def _laws_of(connection: Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in connection.execute(_laws()):
        found.setdefault(line.parent_uid, []).append(line.law)
    return found


@cache
def _laws() -> Select[Any]:
    own = table("operator_law").c
    query = select(own.parent_uid, own.law).where(own.binned.is_(None), own.law.is_not(None))
    return query.order_by(own.place.is_(None), own.place, own.id)


def _living(kind: str, *facts: str) -> Select[Any]:
    """Facts of living records that are not archived, of the operator asked for or of all that are not archived."""
    own, operator = table(kind).c, table("operator").c
    wanted = bindparam("operator", type_=Text)
    open_ones = select(operator.uid).where(operator.binned.is_(None), _not_archived(operator.status))
    query = select(own.uid, own.operator_uid, *(own[one] for one in facts))
    query = query.where(own.binned.is_(None), _not_archived(own.status), own.operator_uid.in_(open_ones))
    return query.where(or_(wanted.is_(None), own.operator_uid == wanted))


def _not_archived(status: Any) -> Any:
    return or_(status.is_(None), status != "archived")


def _line(sort: str, row: Any, kind: str, key: str, date: dt.date | None, **more: Any) -> DueLine:
    return DueLine(sort, row.operator_uid, row.uid, row.uid, kind, key, Words(), date, **more)


def _requests(connection: Connection, asked: Any, laws: dict[str, list[str]], days: WorkingDays) -> Iterator[DueLine]:
    rows = connection.execute(_open_requests(), asked).all()
    pauses: dict[str, list[Any]] = {}
    for pause in connection.execute(_pauses()).mappings() if rows else ():
        pauses.setdefault(pause["parent_uid"], []).append(pause)
    for row in rows:
        found = of_request(dict(row._mapping), pauses.get(row.uid, ()), laws.get(row.operator_uid, ()), days)
        yield _line("request", row, "request", "answered", found.day, due=found)


@cache
def _open_requests() -> Select[Any]:
    facts = ("law", "code", "received", "runs_from", "due", "due_reason", "extended_to", "extension")
    return _living("request", *facts).where(table("request").c.answered.is_(None))


@cache
def _pauses() -> Select[Any]:
    own = table("pause").c
    return select(own.parent_uid, own.since, own.until).where(own.binned.is_(None))


def _incidents(connection: Connection, asked: Any, laws: dict[str, list[str]], days: WorkingDays) -> Iterator[DueLine]:
    for row in connection.execute(_open_incidents(), asked):
        found = of_incident(dict(row._mapping), laws.get(row.operator_uid, ()), days)
        yield _line("incident", row, "incident", "notified", found.day, due=found)


@cache
def _open_incidents() -> Select[Any]:
    own = table("incident").c
    return _living("incident", "detected", "detected_at", "due", "due_reason").where(own.notified.is_(None))


def _dated(connection: Connection, asked: Any, sort: str, kind: str, key: str) -> Iterator[DueLine]:
    for row in connection.execute(_with_day(kind, key), asked):
        yield _line(sort, row, kind, key, row[2])


@cache
def _with_day(kind: str, key: str) -> Select[Any]:
    own = table(kind).c
    until = bindparam("until", type_=Date)
    query = _living(kind, key).where(own[key].is_not(None), or_(until.is_(None), own[key] <= until))
    if kind == "engagement":
        return query.where(or_(own.contract_status.is_(None), own.contract_status.not_in(_ENDED)))
    return query.where(own.ended.is_(None))


def _accesses(connection: Connection, asked: Any, days: WorkingDays) -> Iterator[DueLine]:
    for row in connection.execute(_reviewed(), asked):
        yield _line("review", row, "access", "reviewed", deadline(row.reviewed, _A_YEAR, days).due)


@cache
def _reviewed() -> Select[Any]:
    own = table("access").c
    return _living("access", "reviewed").where(own.reviewed.is_not(None), own.until.is_(None))


def _consents(connection: Connection, asked: Any) -> Iterator[DueLine]:
    """Terms of consents that the journal has begun, whose end it does not have yet."""
    ended = {
        (row.operator_uid, row.consent, row.activity) for row in connection.execute(_journal("consent_end"), asked)
    }
    for row in connection.execute(_journal("consent_start"), asked):
        if row.until is not None and (row.operator_uid, row.consent, row.activity) not in ended:
            yield _line("consent", row, "journal_line", "until", row.until)


@cache
def _journal(*actions: str) -> Select[Any]:
    own = table("journal_line").c
    return _living("journal_line", "date", "until", "consent", "activity").where(own.action.in_(actions))


def _retentions(connection: Connection, asked: Any, days: WorkingDays) -> Iterator[DueLine]:
    """Terms of activities that have ended, counted from their end; none where a law has them, or data are gone."""
    rows = connection.execute(_kept(), asked).all()
    if not rows:
        return
    gone = {(row.operator_uid, row.activity) for row in connection.execute(_journal(*_GONE), asked) if row.date}
    gone |= set(_acts(connection.execute(_destroyed(), asked)))
    for row in rows:
        end = deadline(row.ended, Term(row.number, row.unit, moves=False), days).due
        if end is not None and not {(row.operator_uid, None), (row.operator_uid, row.uid)} & gone:
            term = (row.number, row.unit)
            line = _line("retention", row, "activity", "number", end, term=term)
            yield replace(line, row=row.retention)


def _acts(rows: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for uid in row.about or ():
            yield row.operator_uid, uid


@cache
def _kept() -> Select[Any]:
    own, part = table("activity").c, table("retention").c
    query = _living("activity", "ended").add_columns(part.uid.label("retention"), part.number, part.unit)
    query = query.join_from(table("activity"), table("retention"), part.parent_uid == own.uid)
    return query.where(
        own.ended.is_not(None),
        part.binned.is_(None),
        part.number.is_not(None),
        part.unit.is_not(None),
        part.legal_source.is_(None),
    )


@cache
def _destroyed() -> Select[Any]:
    return _living("paper", "about").where(table("paper").c.document == "destruction_act")
