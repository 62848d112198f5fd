"""Which records a list wants, as conditions of SQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, false, or_, select, true, type_coerce
from sqlalchemy.engine import Connection

from ropa.errors import Fault, RopaError
from ropa.fields import Field, Kind
from ropa.i18n import N_
from ropa.model import KINDS, fields, table
from ropa.model.columns import dump
from ropa.store.changed import changed_since
from ropa.store.columns import LISTED, OPERATOR, Column, columns
from ropa.store.naming import below, named_by
from ropa.store.tables import Link, Registered
from ropa.words import clean, fold

CHANGED = "changed"
"""A value of the filter by status: what says something else than when it was approved."""

ANSWERED, UNANSWERED, NONE, YES, NO = "*", "", "[]", "yes", "no"
"""Values of any filter beside codes and uids: answered somehow, not answered, answered that there are none."""

SHARED = ("operator", "party", "catalogue_entry")
"""Kinds of which an operator sees some that are not its own."""

OWNER = Field("operator_uid", "", Kind.LINK, "")
"""Whose a record is, read like any link."""

_MOST_WORDS, _MOST_LETTERS = 40, 200
"""As much of what was typed is looked for; nobody types more into the line of a list."""


@dataclass(frozen=True)
class Filter:
    """A column and the values of which a record has one: codes, uids, "yes", "no", "" (not answered), "*" (answered),
    "[]" (answered: none).
    """

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What a list shows, and in what order. `operator` None is the whole file; `archived` shows those too."""

    kind: str
    operator: str | None
    language: str
    typed: str = ""
    filters: tuple[Filter, ...] = ()
    sort: str = "name"
    descending: bool = False
    archived: bool = False


def words_typed(typed: str) -> tuple[str, ...]:
    """The words to look for, as they lie folded in the file."""
    words = dict.fromkeys(fold(clean(typed)[0]).split())
    return tuple(word[:_MOST_LETTERS] for word in words)[:_MOST_WORDS]


def holds(column: Any, word: str) -> ColumnElement[bool]:
    """Whether a folded text has a word in it."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    condition: ColumnElement[bool] = column.like(f"%{escaped}%", escape="\\")
    return condition


def conditions(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:
    """What must hold of a row of the kind's table, beside the words typed into a list of roots."""
    if wanted.kind not in LISTED:
        raise RopaError(N_("There is no kind of record “{kind}”."), Fault.USAGE, kind=wanted.kind)
    own = table(wanted.kind).c
    found: list[ColumnElement[bool]] = [own.binned.is_(None), *within(wanted)]
    if not wanted.archived and not any(one.key == "status" for one in wanted.filters):
        found.append(or_(own.status.is_(None), own.status != "archived"))
    if wanted.kind == "transfer":
        found += _of_a_transfer(wanted)
    return [*found, *(_chosen(connection, wanted, one) for one in wanted.filters)]


def within(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Whose records a list holds: of parties those that the operator uses or owns, of kinds of the whole file all."""
    own = table(wanted.kind).c
    if wanted.operator is None or wanted.kind in ("operator", "catalogue_entry"):
        return []
    if wanted.kind != "party":
        return [own.operator_uid == wanted.operator]
    used = [own.uid.in_(_linked(kind, field, wanted.operator)) for kind, field in _TO_PARTIES]
    return [or_(own.operator_uid == wanted.operator, and_(own.operator_uid.is_(None), or_(*used)))]


_TO_PARTIES = tuple((kind, field) for kind in KINDS for field in fields(kind).values() if field.target == "party")


def _linked(kind: str, field: Field, operator: str) -> Select[Any]:
    """What living rows of an operator lead to by one fact."""
    own = table(kind).c
    living = (own.operator_uid == operator, own.binned.is_(None))
    if field.kind is Kind.LINK:
        return select(own[field.key]).where(*living, own[field.key].is_not(None))
    return select(Link.to_uid).join(table(kind), own.uid == Link.from_uid).where(*living, Link.key == field.key)


def _of_a_transfer(wanted: Wanted) -> list[ColumnElement[bool]]:
    """It goes with its root into the archive; it is found by its own words, its owner's, its root's and its parts'."""
    own = table("transfer").c
    found: list[ColumnElement[bool]] = []
    if not wanted.archived:
        activity, disclosure = table("activity").c, table("disclosure").c
        gone = select(disclosure.uid).join(table("activity"), activity.uid == disclosure.parent_uid)
        found.append(_none_of(own.disclosure_uid, gone.where(activity.status == "archived", *_whose(activity, wanted))))
        for root in ("tracker", "system"):
            top = table(root).c
            gone = select(top.uid).where(top.status == "archived", *_whose(top, wanted))
            found.append(_none_of(own[f"{root}_uid"], gone))
    line, part = Registered.__table__.alias("line"), Registered.__table__.alias("part")
    for word in words_typed(wanted.typed):
        near = select(part.c.uid).where(
            or_(
                part.c.uid.in_((line.c.uid, line.c.parent_uid, line.c.root_uid)),
                and_(part.c.parent_uid == line.c.uid, part.c.live.is_(True)),
            ),
            holds(part.c.folded, word),
        )
        found.append(select(line.c.uid).where(line.c.uid == own.uid, near.exists()).exists())
    return found


def _whose(own: Any, wanted: Wanted) -> list[ColumnElement[bool]]:
    return [] if wanted.operator is None else [own.operator_uid == wanted.operator]


def _none_of(column: Any, uids: Select[Any]) -> ColumnElement[bool]:
    return or_(column.is_(None), column.not_in(uids))


def _chosen(connection: Connection, wanted: Wanted, chosen: Filter) -> ColumnElement[bool]:
    column = columns(wanted.kind).get(chosen.key)
    if column is None:
        raise RopaError(
            N_("A record of kind {kind} has no field “{key}”."), Fault.USAGE, kind=wanted.kind, key=chosen.key
        )
    if column.part:
        return part_says(wanted.kind, column, chosen.values)
    own = table(wanted.kind).c
    if column.key == OPERATOR:
        return or_(false(), *(_says(own.operator_uid, OWNER, one) for one in chosen.values))
    if column.field is None:
        return true()
    some = [_says(own[column.key], column.field, one) for one in chosen.values if one != CHANGED]
    if column.key == "status" and CHANGED in chosen.values:
        some.append(own.uid.in_(changed(connection, wanted)))
    return or_(false(), *some)


def changed(connection: Connection, wanted: Wanted) -> list[str]:
    """Uids of the kind's records that say something else than when they were approved."""
    own = table(wanted.kind).c
    approved = select(own.uid).where(own.approved.is_not(None), own.binned.is_(None))
    if wanted.operator is not None:
        approved = approved.where(or_(own.operator_uid == wanted.operator, own.operator_uid.is_(None)))
    return list(changed_since(connection, wanted.kind, connection.execute(approved).scalars()))


def _says(column: Any, field: Field, value: str) -> ColumnElement[bool]:
    raw = type_coerce(column, Text)
    match value:
        case "":
            return column.is_(None)  # type: ignore[no-any-return]
        case "*":
            return column.is_not(None)  # type: ignore[no-any-return]
    match field.kind:
        case Kind.CODES | Kind.LINES | Kind.LINKS:
            return raw == NONE if value == NONE else holds_code(raw, value)
        case Kind.FLAG:
            return column.is_(value == YES)  # type: ignore[no-any-return]
        case Kind.CODE | Kind.LINK | Kind.LINE | Kind.BIN:
            return column == value  # type: ignore[no-any-return]
        case _:
            return false()


def holds_code(raw: Any, code: str) -> ColumnElement[bool]:
    """Whether a list, read as the text in which it lies, has a value."""
    condition: ColumnElement[bool] = raw.like(f"%{_escaped(dump(code))}%", escape="\\")
    return condition


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def part_says(kind: str, column: Column, values: Iterable[str]) -> ColumnElement[bool]:
    """Whether a record has a part that says one of these, or, for "", none that says anything."""
    own, part = table(kind).c, table(column.part).c
    field = part_field(column)
    some: list[ColumnElement[bool]] = []
    for value in values:
        said, record = below(kind, column.part)
        said = said.add_columns(record)
        if field is not None and (column.field or value not in (ANSWERED, UNANSWERED)):
            said = said.where(_says(part[field.key], field, value or ANSWERED))
        some.append(own.uid.in_(said) if value != UNANSWERED else own.uid.not_in(said))
    return or_(false(), *some)


def part_field(column: Column) -> Field | None:
    """The fact of a part that is filtered by; None where only its presence can be."""
    coded = (one for one in named_by(column.part) if one.kind in (Kind.CODE, Kind.LINK))
    return column.field or next(coded, None)
