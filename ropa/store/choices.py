"""What there is to filter a list by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.engine import Connection

from ropa.fields import Field, Kind
from ropa.i18n import N_, translator
from ropa.model import ROOTS, table
from ropa.spoken import Spoken
from ropa.store.columns import OPERATOR, Column, columns
from ropa.store.filters import (
    ANSWERED,
    CHANGED,
    NO,
    NONE,
    OWNER,
    UNANSWERED,
    YES,
    Wanted,
    changed,
    conditions,
    holds,
    part_field,
    part_says,
    words_typed,
)
from ropa.store.naming import below, own_names, words_of
from ropa.store.tables import Listing
from ropa.words import sort_key

_STATES = {
    CHANGED: N_("changed since approval"),
    ANSWERED: N_("answered"),
    UNANSWERED: N_("not answered"),
    NONE: N_("none"),
}
"""Values of a filter that say of a fact whether it is answered, and of a record whether it was changed."""

_LISTS = (Kind.CODES, Kind.LINES, Kind.LINKS)


def present(connection: Connection, wanted: Wanted, key: str) -> list[tuple[str, str]]:
    """(value, label) of what occurs in a column of this list, its own filter aside: codes, linked records, yes and
    no, the statuses; of texts, numbers and days only whether they are answered. What is not answered stands last.
    """
    column, tr = columns(wanted.kind)[key], translator(wanted.language)
    others = replace(wanted, filters=tuple(one for one in wanted.filters if one.key != key))
    if key == "status":
        others = replace(others, archived=True)
    own = table(wanted.kind).c
    listed = select(own.uid).where(*conditions(connection, others), *_typed(others))
    if column.part:
        field, values, blank = _of_parts(connection, wanted.kind, column, listed)
    elif column.field is not None or key == OPERATOR:
        field = column.field or OWNER
        query = select(own[field.key]).where(own.uid.in_(listed)).distinct()
        values = list(connection.execute(query).scalars())
        blank = None in values
    else:
        return []
    found = _labelled(connection, field, [one for one in values if one is not None], wanted.language)
    if key == "status" and not set(changed(connection, wanted)).isdisjoint(connection.execute(listed).scalars()):
        found[CHANGED] = tr(_STATES[CHANGED])
    if column.part and column.field is None and values:
        found[ANSWERED] = tr(_STATES[ANSWERED])
    if blank:
        found[UNANSWERED] = tr(_STATES[UNANSWERED])
    return list(found.items())


def called(connection: Connection, kind: str, key: str, value: str, language: str) -> str:
    """What a value of a filter is called, whether it occurs in the list or not."""
    if value in _STATES:
        return translator(language)(_STATES[value])
    column = columns(kind)[key]
    field = part_field(column) if column.part else column.field or OWNER
    said: Any = {YES: True, NO: False}.get(value, value)
    several = field is not None and field.kind in _LISTS
    return _labelled(connection, field, [(said,) if several else said], language).get(value, value)


def _typed(wanted: Wanted) -> list[ColumnElement[bool]]:
    words = words_typed(wanted.typed)
    if not words or wanted.kind not in ROOTS:
        return []
    having = select(Listing.record_uid).where(
        Listing.kind == wanted.kind, *(holds(Listing.folded, word) for word in words)
    )
    return [table(wanted.kind).c.uid.in_(having)]


def _of_parts(connection: Connection, kind: str, column: Column, listed: Any) -> tuple[Field | None, list[Any], bool]:
    """(the fact that is filtered by, what it says in living parts, whether some record has none that says it)."""
    part, own, field = table(column.part).c, table(kind).c, part_field(column)
    said, record = below(kind, column.part, part[field.key if field else "uid"])
    said = said.where(record.in_(listed)).distinct()
    silent = select(own.uid).where(own.uid.in_(listed), part_says(kind, column, (UNANSWERED,))).limit(1)
    return field, list(connection.execute(said).scalars()), connection.execute(silent).first() is not None


def _labelled(connection: Connection, field: Field | None, values: list[Any], language: str) -> dict[str, str]:
    """What to show for each value, in the order of the alphabet; "none" after the others."""
    tr = translator(language)
    say = None if field is None else _saying(connection, field, values, language)
    if field is None or say is None:
        return {ANSWERED: tr(_STATES[ANSWERED])} if values else {}
    several = field.kind in _LISTS
    single = dict.fromkeys(one for value in values for one in (value if several else (value,)))
    labels = sorted(((one, say(one)) for one in single), key=lambda one: sort_key(one[1], language))
    found = {(YES if one is True else NO if one is False else one): label for one, label in labels}
    return {**found, NONE: tr(_STATES[NONE])} if several and () in values else found


def _saying(connection: Connection, field: Field, values: Iterable[Any], language: str) -> Callable[[Any], str] | None:
    """How to say one value of a fact that has values to choose from."""
    names = own_names(connection)
    spoken = Spoken(language, names)
    match field.kind:
        case Kind.CODE | Kind.CODES:
            return lambda code: spoken.code(field.catalogue, code)
        case Kind.LINK:
            return Spoken(language, names, words_of(connection, values, names)).link
        case Kind.LINKS:
            linked = (uid for several in values for uid in several)
            return Spoken(language, names, words_of(connection, linked, names)).link
        case Kind.LINES:
            return str
        case Kind.FLAG:
            return lambda flag: spoken.value(field, flag)
        case _:
            return None
