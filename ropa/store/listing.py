"""What follows from records and is kept beside them in the same unit of work: links, search text, sort keys."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES
from ropa.model import NAMED_BY, ROOTS, fields, is_record, ref_text, table
from ropa.names import known
from ropa.store.tables import Link, Listing, Registered
from ropa.store.work import Row, Work
from ropa.words import Words, fold, sort_key

_UNSEARCHED = frozenset({"place", "approved", "origin", "origin_edit", "logo", "said", "file"})


@cache
def code_names(catalogue: str, code: str) -> Words:
    """A shipped code's names in all languages; the code itself where nobody knows it."""
    entry = known(catalogue, code)
    return Words.of(entry.names) if entry else Words.of(dict.fromkeys(LANGUAGES, code))


def name_words(connection: Connection, uid: str, depth: int = 0) -> Words:
    """By what people know a record, in every language; empty where nothing of it is answered."""
    line = connection.execute(select(Registered.kind).where(Registered.uid == uid)).one_or_none()
    if line is None:
        return Words()
    columns = table(line.kind)
    row = connection.execute(select(columns).where(columns.c.uid == uid)).mappings().one()
    for key in NAMED_BY.get(line.kind, ("name",)):
        value, known_field = row.get(key), fields(line.kind).get(key)
        if not value or known_field is None:
            continue
        match known_field.kind:
            case Kind.WORDS | Kind.PROSE:
                return value  # type: ignore[no-any-return]
            case Kind.CODE:
                return code_names(known_field.catalogue, value)
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
        _relink(connection, row)
    if work.renamed:
        knowing = connection.execute(select(Link.from_uid).where(Link.to_uid.in_(work.renamed)).distinct()).scalars()
        for uid in set(knowing) - set(rows):
            rows[uid] = work.row(uid)
    for row in rows.values():
        live = row["binned"] is None
        connection.execute(
            update(Registered).where(Registered.uid == row.uid),
            {"live": live, "folded": _segment(connection, row) if live else ""},
        )
    roots = {row.root_uid for row in rows.values()}
    for root in roots:
        _relist(work, root)
    return roots


def _relink(connection: Connection, row: Row) -> None:
    wanted = set()
    for known_field in _linking(row.kind):
        value = row[known_field.key]
        for uid in (value,) if known_field.kind is Kind.LINK else value or ():
            if uid:
                wanted.add((known_field.key, uid))
    if not _linking(row.kind):
        return
    present = set(connection.execute(select(Link.key, Link.to_uid).where(Link.from_uid == row.uid)))
    for key, uid in present - wanted:
        connection.execute(delete(Link).where(Link.from_uid == row.uid, Link.key == key, Link.to_uid == uid))
    if new := wanted - present:
        connection.execute(insert(Link), [{"from_uid": row.uid, "key": key, "to_uid": uid} for key, uid in sorted(new)])


@cache
def _linking(kind: str) -> tuple[Field, ...]:
    return tuple(one for one in fields(kind).values() if one.kind in (Kind.LINK, Kind.LINKS) and one.key != "origin")


def _segment(connection: Connection, row: Row) -> str:
    texts: list[str] = [ref_text(row.kind, row["ref"])] if is_record(row.kind) else []
    for known_field in fields(row.kind).values():
        value = row[known_field.key]
        if value is None or known_field.key in _UNSEARCHED:
            continue
        texts += _searched(connection, known_field, value)
    return fold("\n".join(texts))


def _searched(connection: Connection, known_field: Field, value: Any) -> Iterable[str]:
    match known_field.kind:
        case Kind.LINE | Kind.TEXT | Kind.BIN:
            return (value,)
        case Kind.WORDS | Kind.PROSE:
            return dict.fromkeys(text for _, text in value.texts)
        case Kind.CODE | Kind.CODES:
            codes = (value,) if known_field.kind is Kind.CODE else value
            return [text for code in codes for _, text in code_names(known_field.catalogue, code).texts]
        case Kind.LINK | Kind.LINKS:
            uids = (value,) if known_field.kind is Kind.LINK else value
            return [text for uid in uids for _, text in name_words(connection, uid).texts]
        case Kind.LINES:
            return value  # type: ignore[no-any-return]
        case Kind.PAIRS:
            return [text for _, text in value]
        case Kind.NUMBER | Kind.DATE:
            return (str(value),)
        case _:
            return ()


def _relist(work: Work, root_uid: str) -> None:
    connection = work.connection
    root = work.rows.get(root_uid)
    line = root or work.registered(root_uid)
    if line.kind not in ROOTS:
        return
    segments = connection.execute(
        select(Registered.folded)
        .where(Registered.root_uid == root_uid, Registered.live.is_(True))
        .order_by(Registered.uid != root_uid)
    ).scalars()
    values: dict[str, Any] = {"folded": "\n".join(segments)}
    if root is not None and (root_uid in work.renamed or root["version"] <= 1):
        name = name_words(connection, root_uid)
        values |= {f"sort_{language}": sort_key(name.best(language)[0], language) for language in LANGUAGES}
    changed = connection.execute(update(Listing).where(Listing.record_uid == root_uid), values)
    if not changed.rowcount:
        blank = {f"sort_{language}": "" for language in LANGUAGES}
        connection.execute(
            insert(Listing),
            blank | {"record_uid": root_uid, "kind": line.kind, "operator_uid": line.operator_uid} | values,
        )
