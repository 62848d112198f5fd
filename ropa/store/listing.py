"""What follows from records and is kept beside them in the same unit of work: links, search text, sort keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import insert, select
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
    NEW_LINK,
    NO_LINK,
    SAYS,
    SAYS_ANEW,
    SEGMENTS,
    chunks,
    row_of,
)
from ropa.store.tables import Listing, Registered
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


def row_words(connection: Connection, row: Row) -> Words:
    """The same of a row as it was read."""
    return _named(connection, row.kind, row.values, 0)


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
    relink(work)
    if work.renamed:
        asked = (connection.execute(KNOWING, {"renamed": some}) for some in chunks(work.renamed))
        knowing = {uid for found in asked for uid in found.scalars()}
        own = [row["code"] for row in rows.values() if row.kind == "catalogue_entry" and row["code"]]
        coded = [_coded(connection, code) for code in own]
        rows |= work.several(knowing.union(*coded) - set(rows))
    stale = work.renamed & rows.keys()
    stale |= {uid for uid, row in rows.items() if uid not in work.rows and row.uid == row.root_uid}
    names = _Names(connection, rows)
    for some in chunks(rows.values()):
        stale |= {rows[uid].root_uid for uid in _say_anew(connection, names, some)}
        work.passed(len(some))
    roots = {row.root_uid for row in rows.values()}
    _relist(work, roots & stale)
    return roots


def _say_anew(connection: Connection, names: _Names, rows: Iterable[Row]) -> list[str]:
    """Their shares of search texts; the uids of those that say something else now."""
    said = {row.uid: (True, _segment(names, row)) if row["binned"] is None else (False, "") for row in rows}
    present = connection.execute(SAYS, {"uids": list(said)}).all()
    new = [line.uid for line in present if said[line.uid] != (line.live, line.folded)]
    if new:
        facts = [{"its_uid": uid, "now_live": said[uid][0], "now_folded": said[uid][1]} for uid in new]
        connection.execute(SAYS_ANEW, facts)
    return new


def _coded(connection: Connection, code: str) -> set[str]:
    """Rows whose search text holds a code of the user's own, and so its name."""
    found = select(Registered.uid).where(Registered.folded.like(f"%{fold(code)}%"))
    return set(connection.execute(found).scalars())


def relink(work: Work) -> None:
    """Bring links up to the changed rows."""
    connection = work.connection
    linking = {kind: {one.key for one in _linking(kind)} for kind in {row.kind for row in work.rows.values()}}
    for some in chunks(row for row in work.rows.values() if not work.touched[row.uid].isdisjoint(linking[row.kind])):
        wanted = {(row.uid, key, uid) for row in some for key, uid in _led(row)}
        lines = connection.execute(LINKS, {"uids": [row.uid for row in some]})
        present = {(line.from_uid, line.key, line.to_uid) for line in lines}
        if gone := present - wanted:
            facts = [{"its_uid": uid, "its_key": key, "its_end": to} for uid, key, to in sorted(gone)]
            connection.execute(NO_LINK, facts)
        if new := wanted - present:
            facts = [{"from_uid": uid, "key": key, "to_uid": to} for uid, key, to in sorted(new)]
            connection.execute(NEW_LINK, facts)


def _led(row: Row) -> Iterator[tuple[str, str]]:
    """(key, where it leads) of all links of a row."""
    for one in _linking(row.kind):
        value = row[one.key]
        yield from ((one.key, uid) for uid in ((value,) if isinstance(value, str) else value or ()) if uid)


@cache
def _linking(kind: str) -> tuple[Field, ...]:
    return tuple(one for one in fields(kind).values() if one.kind in (Kind.LINK, Kind.LINKS) and one.key != "origin")


class _Names:
    """Names that search texts hold, each asked for once; of `rows` they are known."""

    def __init__(self, connection: Connection, rows: Mapping[str, Row]) -> None:
        def record(uid: str) -> Words:
            row = rows.get(uid)
            return name_words(connection, uid) if row is None else row_words(connection, row)

        self.record = cache(record)
        self.own = cache(lambda code: _own_names(connection, code))


def _segment(names: _Names, row: Row) -> str:
    texts = [fold(ref_text(row.kind, row["ref"]))] if is_record(row.kind) else []
    values = row.values
    for key, catalogue, says in _searched(row.kind):
        value = values[key]
        if value is not None:
            texts += says(names, catalogue, value)
    return " ".join(text for text in texts if text)


_Says = Callable[[_Names, str, Any], Iterable[str]]
"""What is searched for of a value, whose codes are of the catalogue, folded."""


@cache
def _searched(kind: str) -> tuple[tuple[str, str, _Says], ...]:
    """(key, catalogue, what its values say) of each fact that is searched for."""
    known_fields = (one for one in fields(kind).values() if one.key not in _UNSEARCHED)
    return tuple((one.key, one.catalogue, _SAYS[one.kind]) for one in known_fields if one.kind in _SAYS)


def _of_codes(names: _Names, catalogue: str, codes: tuple[str, ...]) -> list[str]:
    own = [_of_words(one) for code in codes if code.startswith(OWN_CODE) for one in names.own(code)]
    return [*own, _of_shipped(catalogue, codes)]


@lru_cache(4096)
def _of_shipped(catalogue: str, codes: tuple[str, ...]) -> str:
    return " ".join(_of_words(code_names(catalogue, code)) for code in codes)


def _of_words(words: Words) -> str:
    return " ".join(folded for _, text in words.texts if (folded := fold(text)))


def _of_links(names: _Names, _catalogue: str, uids: Iterable[str]) -> list[str]:
    return [_of_words(names.record(uid)) for uid in uids]


_SAYS: Mapping[Kind, _Says] = {
    **dict.fromkeys((Kind.LINE, Kind.TEXT, Kind.BIN), lambda _names, _catalogue, value: (fold(value),)),
    **dict.fromkeys(
        (Kind.WORDS, Kind.PROSE),
        lambda _names, _catalogue, words: map(fold, dict.fromkeys(text for _, text in words.texts)),
    ),
    Kind.CODE: lambda names, catalogue, code: _of_codes(names, catalogue, (code,)),
    Kind.CODES: _of_codes,
    Kind.LINK: lambda names, catalogue, uid: _of_links(names, catalogue, (uid,)),
    Kind.LINKS: _of_links,
    Kind.LINES: lambda _names, _catalogue, lines: map(fold, lines),
    Kind.PAIRS: lambda _names, _catalogue, pairs: [fold(text) for _, text in pairs],
    **dict.fromkeys((Kind.NUMBER, Kind.DATE), lambda _names, _catalogue, value: (str(value),)),
}


def _own_names(connection: Connection, code: str, *, living: bool = True) -> list[Words]:
    """The user's own names of a code; unless `living`, also of one in the bin."""
    entries = table("catalogue_entry")
    query = select(entries.c.name).where(entries.c.code == code)
    words = connection.execute(query.where(entries.c.binned.is_(None)) if living else query).scalars()
    return [one for one in words if one]


def _relist(work: Work, roots: set[str]) -> None:
    """Search texts of roots anew, with the sort keys of those that are called otherwise now."""
    rows = {**work.several(roots - set(work.rows)), **{uid: work.rows[uid] for uid in roots & set(work.rows)}}
    for some in chunks(row for row in rows.values() if row.kind in ROOTS):
        _relist_some(work, {row.uid: row for row in some})
        work.passed(0)


def _relist_some(work: Work, rows: Mapping[str, Row]) -> None:
    connection = work.connection
    texts: dict[str, list[str]] = {uid: [] for uid in rows}
    for root, folded in connection.execute(SEGMENTS, {"roots": list(rows)}).all():
        texts[root].append(folded)
    listed = set(connection.execute(LISTINGS, {"uids": list(rows)}).scalars())
    said: dict[tuple[bool, bool], list[dict[str, Any]]] = {}
    for uid, row in rows.items():
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
    name = row_words(connection, row)
    return [(language, name.best(language)[0]) for language in LANGUAGES]
