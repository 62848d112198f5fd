"""What follows from records and is kept beside them in the same unit of work: links, search text, sort keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES
from ropa.model import NAMED_BY, ROOTS, fields, is_record, ref_text, table
from ropa.names import known
from ropa.store.row import Row
from ropa.store.statements import (
    KIND,
    KNOWING,
    LINKS,
    LISTED,
    LISTINGS,
    SAYS,
    SAYS_ANEW,
    SEGMENTS,
    chunks,
    row_of,
)
from ropa.store.tables import Link, Listing, Registered
from ropa.store.work import Work
from ropa.words import Words, fold, sort_key

OWN_CODE = "u_"
"""How a code of the user's own begins."""

_UNSEARCHED = frozenset({"place", "approved", "origin", "origin_edit", "logo", "said", "file"})


@cache
def code_names(catalogue: str, code: str) -> Words:
    """A shipped code's names in all languages; the code itself where nobody knows it."""
    entry = known(catalogue, code)
    return Words.of(entry.names) if entry else Words.of(dict.fromkeys(LANGUAGES, code))


def name_words(connection: Connection, uid: str, depth: int = 0) -> Words:
    """By what people know a record, in every language; empty where nothing of it is answered."""
    kind = connection.execute(KIND, {"its_uid": uid}).scalar_one_or_none()
    if kind is None:
        return Words()
    return _named(connection, kind, connection.execute(row_of(kind), {"its_uid": uid}).mappings().one(), depth)


def _named(connection: Connection, kind: str, row: Mapping[Any, Any], depth: int) -> Words:
    for key in NAMED_BY.get(kind, ("name",)):
        value, known_field = row.get(key), fields(kind).get(key)
        if not value or known_field is None:
            continue
        match known_field.kind:
            case Kind.WORDS | Kind.PROSE:
                return value  # type: ignore[no-any-return]
            case Kind.CODE:
                own = _own_names(connection, value, living=False) if value.startswith(OWN_CODE) else []
                return own[0] if own else code_names(known_field.catalogue, value)
            case Kind.LINK if depth < 3:
                return name_words(connection, value, depth + 1)
            case _:
                return Words.of(dict.fromkeys(LANGUAGES, str(value)))
    return Words()


def refresh(work: Work) -> set[str]:
    """Bring links, search text and sort keys up to the changed rows; returns the roots touched."""
    connection = work.connection
    rows = dict(work.rows)
    for row in rows.values():
        if not work.touched[row.uid].isdisjoint(one.key for one in _linking(row.kind)):
            _relink(connection, row)
    if work.renamed:
        asked = (connection.execute(KNOWING, {"renamed": some}) for some in chunks(work.renamed))
        knowing = {uid for found in asked for uid in found.scalars()}
        own = [row["code"] for row in rows.values() if row.kind == "catalogue_entry" and row["code"]]
        coded = [_coded(connection, code) for code in own]
        rows |= work.several(knowing.union(*coded) - set(rows))
    stale = work.renamed & rows.keys()
    stale |= {uid for uid, row in rows.items() if uid not in work.rows and row.uid == row.root_uid}
    names = _Names(connection)
    said = {uid: (True, _segment(names, row)) if row["binned"] is None else (False, "") for uid, row in rows.items()}
    present = (line for some in chunks(said) for line in connection.execute(SAYS, {"uids": some}).all())
    new = [line.uid for line in present if said[line.uid] != (line.live, line.folded)]
    if new:
        facts = [{"its_uid": uid, "now_live": said[uid][0], "now_folded": said[uid][1]} for uid in new]
        connection.execute(SAYS_ANEW, facts)
    stale |= {rows[uid].root_uid for uid in new}
    roots = {row.root_uid for row in rows.values()}
    _relist(work, roots & stale)
    return roots


def _coded(connection: Connection, code: str) -> set[str]:
    """Rows whose search text holds a code of the user's own, and so its name."""
    found = select(Registered.uid).where(Registered.folded.like(f"%{fold(code)}%"))
    return set(connection.execute(found).scalars())


def _relink(connection: Connection, row: Row) -> None:
    wanted = set()
    for known_field in _linking(row.kind):
        value = row[known_field.key]
        for uid in (value,) if known_field.kind is Kind.LINK else value or ():
            if uid:
                wanted.add((known_field.key, uid))
    present = {(line.key, line.to_uid) for line in connection.execute(LINKS, {"its_uid": row.uid})}
    for key, uid in present - wanted:
        connection.execute(delete(Link).where(Link.from_uid == row.uid, Link.key == key, Link.to_uid == uid))
    if new := wanted - present:
        connection.execute(insert(Link), [{"from_uid": row.uid, "key": key, "to_uid": uid} for key, uid in sorted(new)])


@cache
def _linking(kind: str) -> tuple[Field, ...]:
    return tuple(one for one in fields(kind).values() if one.kind in (Kind.LINK, Kind.LINKS) and one.key != "origin")


class _Names:
    """Names that search texts hold, each asked for once."""

    def __init__(self, connection: Connection) -> None:
        self.record = cache(lambda uid: name_words(connection, uid))
        self.own = cache(lambda code: _own_names(connection, code))


def _segment(names: _Names, row: Row) -> str:
    texts: list[str] = [ref_text(row.kind, row["ref"])] if is_record(row.kind) else []
    for known_field in fields(row.kind).values():
        value = row[known_field.key]
        if value is None or known_field.key in _UNSEARCHED:
            continue
        texts += _searched(names, known_field, value)
    return fold("\n".join(texts))


def _searched(names: _Names, known_field: Field, value: Any) -> Iterable[str]:
    match known_field.kind:
        case Kind.LINE | Kind.TEXT | Kind.BIN:
            return (value,)
        case Kind.WORDS | Kind.PROSE:
            return dict.fromkeys(text for _, text in value.texts)
        case Kind.CODE | Kind.CODES:
            codes = (value,) if known_field.kind is Kind.CODE else value
            own = [one for code in codes if code.startswith(OWN_CODE) for one in names.own(code)]
            return [
                *(text for one in own for _, text in one.texts),
                *(text for code in codes for _, text in code_names(known_field.catalogue, code).texts),
            ]
        case Kind.LINK | Kind.LINKS:
            uids = (value,) if known_field.kind is Kind.LINK else value
            return [text for uid in uids for _, text in names.record(uid).texts]
        case Kind.LINES:
            return value  # type: ignore[no-any-return]
        case Kind.PAIRS:
            return [text for _, text in value]
        case Kind.NUMBER | Kind.DATE:
            return (str(value),)
        case _:
            return ()


def _own_names(connection: Connection, code: str, *, living: bool = True) -> list[Words]:
    """The user's own names of a code; unless `living`, also of one in the bin."""
    entries = table("catalogue_entry")
    query = select(entries.c.name).where(entries.c.code == code)
    words = connection.execute(query.where(entries.c.binned.is_(None)) if living else query).scalars()
    return [one for one in words if one]


def _relist(work: Work, roots: set[str]) -> None:
    """Search texts of roots anew, with the sort keys of those that are called otherwise now."""
    connection = work.connection
    rows = {**work.several(roots - set(work.rows)), **{uid: work.rows[uid] for uid in roots & set(work.rows)}}
    wanted = [uid for uid, row in rows.items() if row.kind in ROOTS]
    texts: dict[str, list[str]] = {uid: [] for uid in wanted}
    listed: set[str] = set()
    for some in chunks(wanted):
        for root, folded in connection.execute(SEGMENTS, {"roots": some}):
            texts[root].append(folded)
        listed.update(connection.execute(LISTINGS, {"uids": some}).scalars())
    said: dict[tuple[bool, bool], list[dict[str, Any]]] = {}
    for uid in wanted:
        row = rows[uid]
        named = uid not in work.rows or uid in work.renamed or uid not in listed
        names = {f"sort_{code}": sort_key(text, code) for code, text in _called(connection, row)} if named else {}
        facts = {"folded": "\n".join(texts[uid]), **names}
        if uid in listed:
            said.setdefault((True, named), []).append({"its_uid": uid, **facts})
        else:
            about = {"record_uid": uid, "kind": row.kind, "operator_uid": row.operator_uid}
            said.setdefault((False, True), []).append(about | facts)
    for (there, _), lines in said.items():
        connection.execute(LISTED if there else insert(Listing), lines)


def _called(connection: Connection, row: Row) -> list[tuple[str, str]]:
    """What a record is called in each language."""
    name = _named(connection, row.kind, row.values, 0)
    return [(language, name.best(language)[0]) for language in LANGUAGES]
