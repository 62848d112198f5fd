"""What stands around a record: its operator, what it may link to, who uses it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, Text, bindparam, or_, select
from sqlalchemy.engine import Connection

from ropa.errors import Fault, RopaError
from ropa.i18n import LANGUAGES, N_
from ropa.model import ROOTS, is_record, kind_of, ref_text, table
from ropa.store.naming import name_in, naming, own_names, words_of
from ropa.store.statements import among, chunks
from ropa.store.tables import Link, Listing, Registered
from ropa.words import Words, sort_key


@dataclass(frozen=True)
class OperatorCard:
    """What a window shows of an operator wherever it works for it."""

    uid: str
    ref: str
    name: Words
    languages: tuple[str, ...]
    laws: tuple[str, ...]
    none: tuple[str, ...]
    short: Words


def operator_card(connection: Connection, uid: str) -> OperatorCard:
    """The card of an operator, in the bin or not: its name (its number where it has none), the languages of its
    papers, the laws that it answers (Kazakhstan's where none is named), the kinds of which it has none.
    """
    row = connection.execute(_OPERATOR, {"its_uid": uid}).one_or_none()
    if row is None:
        raise RopaError(N_("There is no operator {uid}."), Fault.USAGE, uid=uid)
    name = name_in(row, "operator", own_names(connection))
    languages = tuple(one for one in row.languages or () if one in LANGUAGES)
    laws = tuple(dict.fromkeys(connection.execute(_LAWS, {"its_uid": uid}).scalars()))
    return OperatorCard(
        uid,
        ref_text("operator", row.ref),
        name if isinstance(name, Words) else Words(),
        languages or LANGUAGES,
        laws or ("kz",),
        row.none or (),
        row.short_name or Words(),
    )


def _operator() -> Select[Any]:
    own = table("operator").c
    return select(own.uid, own.ref, own.name, own.short_name, own.languages, own.none).where(
        own.uid == bindparam("its_uid")
    )


def _laws() -> Select[Any]:
    own = table("operator_law").c
    return (
        select(own.law)
        .where(own.parent_uid == bindparam("its_uid"), own.binned.is_(None), own.law.is_not(None))
        .order_by(own.place.is_(None), own.place, own.id)
    )


_OPERATOR, _LAWS = _operator(), _laws()


def owners(connection: Connection, uids: Iterable[str]) -> frozenset[str | None]:
    """Whose some rows are; None among them where some are shared."""
    found = (connection.execute(_OWNERS, {"uids": some}).scalars() for some in chunks(uids))
    return frozenset(owner for some in found for owner in some)


_OWNERS = select(Registered.operator_uid).where(among(Registered.uid)).distinct()


@dataclass(frozen=True)
class Target:
    """A record that a link may lead to. `detail` tells those of one name apart: a party's country, the record in which
    a part stands, or its number.
    """

    uid: str
    name: Words
    detail: str


def targets(
    connection: Connection, kind: str, operator: str | None, language: str, within: str | None = None
) -> list[Target]:
    """Living records of a kind that are not archived and that a link of this operator may lead to (its own and those
    of the whole file; without an operator only these), or the parts of one record (`within`); in the order of names.
    """
    kind_of(kind)
    names = own_names(connection)
    asked = {"within": within, "operator": operator}
    rows = connection.execute(_targets(kind, language, inside=within is not None), asked).all()
    named = {row.uid: name_in(row, kind, names) for row in rows}
    linked = words_of(connection, {one for one in named.values() if isinstance(one, str)}, names)
    roots = words_of(connection, {row.root_uid for row in rows}, names) if kind not in ROOTS and not within else {}
    country = cache(lambda code: names("countries", code, language) if code else "")
    found = []
    for row in rows:
        name = named[row.uid]
        words = linked.get(name, Words()) if isinstance(name, str) else name
        if kind == "party":
            detail = country(row.country)
        elif roots:
            detail = roots[row.root_uid].best(language)[0]
        else:
            detail = ref_text(kind, row.ref) if is_record(kind) else ""
        found.append(Target(row.uid, words, detail))
    if kind in ROOTS:
        return found
    return sorted(found, key=lambda one: sort_key(one.name.best(language)[0], language) or "~")


@cache
def _targets(kind: str, language: str, *, inside: bool) -> Select[Any]:
    """Rows to choose from; those that stand in lists in the order of their names."""
    own = table(kind)
    query = select(*naming(kind)).where(own.c.binned.is_(None))
    if is_record(kind):
        query = query.where(or_(own.c.status.is_(None), own.c.status != "archived"))
    if not inside:
        mine = own.c.operator_uid == bindparam("operator", type_=Text)
        query = query.where(or_(mine, own.c.operator_uid.is_(None)))
    if kind in ROOTS:
        name = getattr(Listing, f"sort_{language}")
        query = query.join(Listing, Listing.record_uid == own.c.uid).order_by(name == "", name, own.c.ref)
        return query.add_columns(own.c.country) if kind == "party" else query
    query = query.add_columns(Registered.root_uid).join(Registered, Registered.uid == own.c.uid).order_by(own.c.id)
    return query.where(Registered.root_uid == bindparam("within", type_=Text)) if inside else query


@dataclass(frozen=True)
class User:
    """A record in a list that links to another, itself or by one of its parts."""

    uid: str
    kind: str
    name: Words
    operator: str | None
    operator_name: Words


def users(connection: Connection, uid: str) -> list[User]:
    """Living records that use a record or one of its parts, those of one operator together."""
    lines = connection.execute(_USERS, {"its_uid": uid}).all()
    wanted: Iterable[str | None] = (one for line in lines for one in (line.uid, line.operator_uid))
    named = words_of(connection, [one for one in wanted if one], own_names(connection))
    found = [
        User(
            line.uid,
            line.kind,
            named.get(line.uid, Words()),
            line.operator_uid,
            named.get(line.operator_uid, Words()),
        )
        for line in lines
    ]
    order = {kind: n for n, kind in enumerate(ROOTS)}
    return sorted(
        found,
        key=lambda one: (one.operator is not None, one.operator_name.texts, order.get(one.kind, 99), one.name.texts),
    )


def _users() -> Select[Any]:
    used, user, root = (Registered.__table__.alias(name) for name in ("used", "user_row", "user_root"))
    return (
        select(root.c.uid, root.c.kind, root.c.operator_uid)
        .select_from(used)
        .join(Link, Link.to_uid == used.c.uid)
        .join(user, user.c.uid == Link.from_uid)
        .join(root, root.c.uid == user.c.root_uid)
        .where(
            or_(used.c.uid == bindparam("its_uid"), used.c.root_uid == bindparam("its_uid")),
            user.c.live.is_(True),
            root.c.uid != used.c.root_uid,
        )
        .distinct()
        .order_by(root.c.uid)
    )


_USERS = _users()
