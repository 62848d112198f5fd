"""Lists of records: which, in what order. The texts in them are read a page at a time, by `cells`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, bindparam, func, select, type_coerce
from sqlalchemy.engine import Connection

from ropa.errors import Fault, RopaError
from ropa.fields import IN_LANGUAGES, Field, Kind
from ropa.i18n import N_
from ropa.model import ROOTS, table
from ropa.spoken import Spoken
from ropa.store.cells import cells, short
from ropa.store.changed import edited
from ropa.store.choices import present
from ropa.store.columns import EDITED, NAME, REF, Column, columns
from ropa.store.filters import CHANGED, SHARED, Filter, Wanted, conditions, holds, within, words_typed
from ropa.store.naming import own_names, words_of
from ropa.store.statements import among, chunks
from ropa.store.switcher import ListedOperator, operators_found
from ropa.store.tables import Listing
from ropa.words import Words, sort_key

__all__ = [
    "CHANGED",
    "Column",
    "Filter",
    "ListedOperator",
    "Wanted",
    "by_status",
    "cells",
    "columns",
    "found",
    "narrowed",
    "operators_found",
    "present",
]

_FEW = 500
"""So many records are sought one by one, rather than all of their kind read for them."""

_LISTS = (Kind.CODES, Kind.LINES, Kind.LINKS)


def found(connection: Connection, wanted: Wanted) -> list[str]:
    """Uids of the records in their order: by the alphabet of the language, numbers and days by their value, what is
    not answered last. Of equal ones the order is that of names, then of numbers.
    """
    column = columns(wanted.kind).get(wanted.sort)
    if column is None:
        raise RopaError(
            N_("A record of kind {kind} has no field “{key}”."), Fault.USAGE, kind=wanted.kind, key=wanted.sort
        )
    uids = _by_name(connection, wanted)
    if column.key == NAME and wanted.kind in ROOTS:
        return uids
    keys = _keys(connection, wanted, column, uids)
    answered = [uid for uid in uids if keys.get(uid) is not None]
    answered.sort(key=lambda uid: keys[uid], reverse=wanted.descending)
    return [*answered, *(uid for uid in uids if keys.get(uid) is None)]


def narrowed(connection: Connection, wanted: Wanted, uids: Iterable[str]) -> list[str]:
    """Of the records that a list of roots holds where nothing is typed, those in which all that is typed occurs."""
    query = select(Listing.record_uid).where(Listing.kind == wanted.kind)
    if wanted.operator is not None and wanted.kind not in SHARED:
        query = query.where(Listing.operator_uid == wanted.operator)
    query = query.where(*(holds(Listing.folded, word) for word in words_typed(wanted.typed)))
    matching = set(connection.execute(query).scalars())
    return [uid for uid in uids if uid in matching]


def _by_name(connection: Connection, wanted: Wanted) -> list[str]:
    """The records in the order of their names. The listing is read by itself: its index leads to it at once, and of
    the records' own table only what is left out, or what filters choose, has to be known.
    """
    own = table(wanted.kind).c
    chosen = conditions(connection, wanted)
    if wanted.kind not in ROOTS:
        return list(connection.execute(select(own.uid).where(*chosen).order_by(own.id)).scalars())
    plain = wanted.operator is None or wanted.kind not in SHARED
    query = _listed(wanted.kind, wanted.language, within=wanted.operator is not None and plain)
    query = query.where(*(holds(Listing.folded, word) for word in words_typed(wanted.typed)))
    if wanted.filters or not plain:
        some = set(connection.execute(select(own.uid).where(*chosen)).scalars())
        if len(some) <= _FEW:
            query = query.where(Listing.record_uid.in_(some))
        listed = connection.execute(query, {"operator": wanted.operator}).all()
        return _in_order(connection, wanted, [line for line in listed if line[0] in some])
    lines = list(connection.execute(query, {"operator": wanted.operator}).all())
    if not wanted.archived:
        archived = select(own.uid).where(own.status == "archived", *within(wanted))
        if len(lines) <= _FEW:
            archived = archived.where(own.uid.in_([line[0] for line in lines]))
        out = set(connection.execute(archived).scalars())
        lines = [line for line in lines if line[0] not in out] if out else lines
    return _in_order(connection, wanted, lines)


def by_status(connection: Connection, wanted: Wanted) -> dict[str | None, int]:
    """How many of the records stand where: counted, none of them read."""
    own = table(wanted.kind).c
    counts = select(own.status, func.count()).where(*conditions(connection, wanted)).group_by(own.status)
    return {line[0]: line[1] for line in connection.execute(counts)}


@cache
def _listed(kind: str, language: str, *, within: bool) -> Any:
    """Living records with the keys of their names; what is binned has no text to look in."""
    name: ColumnElement[str] = getattr(Listing, f"sort_{language}")
    query = select(Listing.record_uid, name).where(Listing.kind == kind, Listing.folded != "")
    if within:
        query = query.where(Listing.operator_uid == bindparam("operator"))
    return query


def _in_order(connection: Connection, wanted: Wanted, lines: list[Any]) -> list[str]:
    """Uids from first to last: of one name in the order of their numbers, those without a name at the end. They are
    sorted here, which for many takes half as long as in the file.
    """
    listed, names = zip(*lines, strict=True) if lines else ((), ())
    order = sorted(range(len(names)), key=names.__getitem__)
    uids = [listed[place] for place in order]
    if len(set(names)) == len(names) and "" not in names:
        return uids[::-1] if wanted.descending and wanted.sort == NAME else uids
    several = groupby(order, key=names.__getitem__)
    groups = [[listed[place] for place in places] for _, places in several]
    alike = [uid for group in groups if len(group) > 1 for uid in group]
    if alike:
        numbers = {
            line.uid: line.ref
            for some in chunks(alike)
            for line in connection.execute(_refs(wanted.kind), {"uids": some})
        }
        groups = [sorted(group, key=lambda uid: numbers[uid]) if len(group) > 1 else group for group in groups]
    nameless = groups.pop(0) if order and not names[order[0]] else []
    if wanted.descending and wanted.sort == NAME:
        groups.reverse()
    return [uid for group in (*groups, nameless) for uid in group]


@cache
def _refs(kind: str) -> Select[Any]:
    own = table(kind).c
    return select(own.uid, own.ref).where(among(own.uid))


@cache
def _said(kind: str, key: str) -> Select[Any]:
    """One fact of records; lists and words as the text in which they lie, for each different one is read once."""
    own = table(kind).c
    return select(own.uid, type_coerce(own[key], _raw(own[key])).label("said")).where(
        among(own.uid), own[key].is_not(None)
    )


def _by_own(kind: str, key: str) -> bool:
    """Whether the values of one column say all that the order needs."""
    return key == REF or (key in table(kind).c and key not in (NAME, "status"))


def _raw(column: Any) -> Any:
    """Lists and words are read as text, each different one once."""
    return Text() if "kind" in column.info and column.info["kind"] in (*_LISTS, *IN_LANGUAGES) else column.type


def _keys(connection: Connection, wanted: Wanted, column: Column, uids: list[str]) -> Mapping[str, Any]:
    """By uid what to sort by; nothing for those that do not answer."""
    if column.key == EDITED:
        return edited(connection, wanted.kind, uids)
    if not _by_own(wanted.kind, column.key):
        texts = cells(connection, wanted.kind, uids, (column.key,), wanted.language)
        by_text = {text: sort_key(text, wanted.language) for (text,) in set(texts.values()) if text}
        return {uid: by_text[text] for uid, (text,) in texts.items() if text}
    query = _said(wanted.kind, column.key)
    rows = [row for some in chunks(uids) for row in connection.execute(query, {"uids": some}).all()]
    if column.field is None or column.natural:
        return {row.uid: row.said for row in rows}
    said = {row.said for row in rows}
    spell = _spelling(connection, column.field, said, wanted.language)
    by_value = {value: sort_key(short(spell(value)), wanted.language) for value in said}
    return {row.uid: by_value[row.said] for row in rows}


def _spelling(connection: Connection, field: Field, said: Iterable[Any], language: str) -> Callable[[Any], str]:
    """Spells out values of one column as they were read: lists and words as JSON."""
    if field.kind in IN_LANGUAGES:
        return lambda raw: Words.of(json.loads(raw)).best(language)[0]
    names, linked = own_names(connection), {}
    several = field.kind in _LISTS
    if field.kind in (Kind.LINK, Kind.LINKS):
        uids = dict.fromkeys(uid for raw in said for uid in (json.loads(raw) if several else (raw,)))
        linked = words_of(connection, uids, names)
    spoken = Spoken(language, names, linked)
    return lambda raw: spoken.value(field, json.loads(raw) if several else raw)
