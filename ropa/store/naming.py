"""By what people know records, for many at once: one query a kind, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from sqlalchemy import Select, case, or_, select
from sqlalchemy.engine import Connection

from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES
from ropa.model import NAMED_BY, ROOTS, fields, is_record, parents, ref_text, table
from ropa.names import Names
from ropa.store.listing import code_names
from ropa.store.statements import among, chunks
from ropa.store.tables import Registered
from ropa.words import Words

_DEEPEST = 3
"""So far a name is sought along links: a transfer, its disclosure, its party."""

_KINDS = select(Registered.uid, Registered.kind).where(among(Registered.uid))


def own_names(connection: Connection, *, binned: bool = False) -> Names:
    """Names of codes, with the user's own; with those in the bin too, for what history says."""
    lines = connection.execute(_own(binned))
    return Names({(line.catalogue, line.code): line.name for line in lines if line.name})


@cache
def _own(binned: bool) -> Select[Any]:
    entries = table("catalogue_entry")
    query = select(entries.c.catalogue, entries.c.code, entries.c.name)
    return query if binned else query.where(entries.c.binned.is_(None))


def words_of(connection: Connection, uids: Iterable[str], names: Names) -> dict[str, Words]:
    """Names of records by uid, in every language, of those in the bin too. A record without a name goes by its
    number; a mere part without one has none.
    """
    return _named(connection, kinds_of(connection, uids), names, 0)


def kinds_of(connection: Connection, uids: Iterable[str]) -> dict[str, str]:
    """The kinds of rows by uid."""
    return {
        line.uid: line.kind
        for some in chunks(dict.fromkeys(uids))
        for line in connection.execute(_KINDS, {"uids": some})
    }


def name_in(row: Any, kind: str, names: Names) -> Words | str:
    """The name that a row carries itself, or the uid of the record by which it is known; empty words for neither.

    `row` has at least the columns of `naming(kind)`.
    """
    for known in named_by(kind):
        value = getattr(row, known.key)
        if not value:
            continue
        match known.kind:
            case Kind.WORDS | Kind.PROSE:
                return value  # type: ignore[no-any-return]
            case Kind.CODE:
                return names.own.get((known.catalogue, value)) or code_names(known.catalogue, value)
            case Kind.LINK:
                return str(value)
            case _:
                return in_all(str(value))
    return in_all(ref_text(kind, row.ref)) if is_record(kind) else Words()


def in_all(text: str) -> Words:
    """Words that are the same in every language, such as a number."""
    return Words.of(dict.fromkeys(LANGUAGES, text))


@cache
def named_by(kind: str) -> tuple[Field, ...]:
    """The facts by which a kind is known, the first that is answered."""
    known = fields(kind)
    return tuple(known[key] for key in NAMED_BY.get(kind, ("name",)) if key in known)


@cache
def naming(kind: str) -> tuple[Any, ...]:
    """The columns that `name_in` reads."""
    columns = table(kind).c
    own = [columns[one.key] for one in named_by(kind)]
    return (columns.uid, *([columns.ref] if is_record(kind) else []), *own)


@cache
def _naming_of(kind: str) -> Select[Any]:
    return select(*naming(kind)).where(among(table(kind).c.uid))


def _named(connection: Connection, kinds: Mapping[str, str], names: Names, depth: int) -> dict[str, Words]:
    by_kind: dict[str, list[str]] = {}
    for uid, kind in kinds.items():
        by_kind.setdefault(kind, []).append(uid)
    found: dict[str, Words] = {}
    through: dict[str, str] = {}
    for kind, uids in by_kind.items():
        for some in chunks(uids):
            for row in connection.execute(_naming_of(kind), {"uids": some}):
                name = name_in(row, kind, names)
                if isinstance(name, Words):
                    found[row.uid] = name
                else:
                    through[row.uid] = name
    if through:
        further = kinds_of(connection, through.values()) if depth < _DEEPEST else {}
        linked = {uid: found[uid] for uid in further if uid in found}
        linked |= _named(connection, {uid: one for uid, one in further.items() if uid not in linked}, names, depth + 1)
        found |= {uid: linked.get(other, Words()) for uid, other in through.items()}
    return found


_RECEIVES = {"disclosure": "party", "tracker": "party", "system": "host"}
"""What holds transfers, with the fact that says to whom data go."""


def transfer_names(connection: Connection, rows: Iterable[Any], names: Names) -> dict[str, Words]:
    """To whom each transfer goes; where no party is named, to which country, else its number."""
    owners = {row.uid: row.disclosure_uid or row.tracker_uid or row.system_uid for row in rows}
    received = {
        line.uid: line[1]
        for kind, key in _RECEIVES.items()
        for line in connection.execute(_received(kind, key), {"uids": list(owners.values())})
    }
    parties = words_of(connection, received.values(), names)
    own = words_of(
        connection, (uid for uid, owner in owners.items() if not parties.get(received.get(owner, ""))), names
    )
    return {uid: own.get(uid) or parties[received[owner]] for uid, owner in owners.items()}


@cache
def _received(kind: str, key: str) -> Select[Any]:
    own = table(kind).c
    return select(own.uid, own[key]).where(among(own.uid), own[key].is_not(None))


def below(kind: str, part: str, *facts: Any) -> Any:
    """(Statement of facts of the living parts of one kind, the column in it that names the record of `kind` they are
    of): parts stand right below their record or some levels deeper.
    """
    own = table(part)
    way = _way(kind, part)
    query = select(*facts).select_from(own).where(own.c.binned.is_(None))
    for lower, higher in pairwise(way):
        query = query.join(table(higher[0]), table(higher[0]).c.uid == table(lower[0]).c[lower[1]])
    last, column = way[-1]
    return query, table(last).c[column]


@cache
def _way(kind: str, part: str) -> tuple[tuple[str, str], ...]:
    """From a kind of part up to the kind it is a part of: each kind with the column that names what is above it."""
    for parent, column in parents(part).items():
        if parent == kind:
            return ((part, column),)
        if further := _way(kind, parent):
            return ((part, column), *further)
    return ()


def records_or_parts(kind: str) -> tuple[Any, Any]:
    """(the record that a registry line belongs to, whether that is one of `uids`), for records and their parts."""
    if kind in ROOTS:
        return Registered.root_uid, among(Registered.root_uid)
    record = case((Registered.kind == kind, Registered.uid), else_=Registered.parent_uid)
    return record, or_(among(Registered.uid), among(Registered.parent_uid))
