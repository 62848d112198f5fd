"""Which operators use something: a party, a country, a basis, data, a tracker, an edition of a wording.

One statement a question over the whole register. What is found are records in lists, each with the rows and facts
that say so.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Date, Select, Text, bindparam, case, func, literal, or_, select, type_coerce, union_all
from sqlalchemy.engine import Connection

from ropa.i18n import N_
from ropa.model import ROOTS, parents, table
from ropa.store.filters import holds_code
from ropa.store.tables import Link, Listing, Registered

QUESTIONS: Mapping[str, str] = {
    "party": N_("Party"),
    "country": N_("Country"),
    "basis": N_("Basis"),
    "data": N_("Data"),
    "tracker": N_("Tracker"),
    "tracker_kind": N_("Kind of tracker"),
    "wording": N_("Edition of a wording"),
}
"""What can be asked, with the words for it."""

IN_FORCE, NOT_IN_FORCE, WITHDRAWN = "in_force", "not_in_force", "withdrawn"
"""How an edition stands on a day; other records stand as their status says."""


@dataclass(frozen=True)
class Spot:
    """Where a record says it: the row and its fact to go to; `kind` and `fact`, what says so (of a party that is named
    there, perhaps).
    """

    row: str
    key: str
    kind: str
    fact: str


@dataclass(frozen=True)
class Used:
    """A record in lists that uses what was asked for."""

    uid: str
    kind: str
    operator: str
    state: str
    spots: tuple[Spot, ...]


def across(connection: Connection, question: str, values: Sequence[str], language: str, day: dt.date) -> list[Used]:
    """Living records of all operators that use one of the values, by the names of operators, then of records."""
    if not values:
        return []
    asked = {"values": list(values), "day": day}
    found: dict[str, dict[str, Any]] = {}
    for line in connection.execute(_hits(question, language, tuple(values) if question == "data" else None), asked):
        if line.said.startswith("[") and not set(json.loads(line.said)) & set(values):
            continue
        one = found.setdefault(line.uid, {"line": line, "states": {}, "spots": {}})
        one["states"][line.state or "draft"] = None
        one["spots"][Spot(line.row_uid, line.key, line.kind, line.fact)] = None
    return [
        Used(uid, one["line"].root_kind, one["line"].operator_uid, _state(one["states"]), tuple(one["spots"]))
        for uid, one in found.items()
    ]


def occurring(connection: Connection, question: str, language: str) -> dict[str, tuple[int, str]]:
    """Every value that some operator uses: of how many operators, and one row that says it."""
    owners: dict[str, set[str]] = {}
    rows: dict[str, str] = {}
    for line in connection.execute(_values(question, language)):
        for value in json.loads(line.said) if line.said.startswith("[") else (line.said,):
            owners.setdefault(value, set()).add(line.operator_uid)
            rows.setdefault(value, line.row_uid)
    return {value: (len(of), rows[value]) for value, of in owners.items()}


def tracker_value(connection: Connection, uid: str, language: str) -> str:
    """What trackers that are called like this one have in common."""
    name = getattr(Listing, f"sort_{language}")
    return connection.execute(select(name).where(Listing.record_uid == uid)).scalar_one_or_none() or ""


def _state(states: Iterable[str]) -> str:
    """Of a paper with several editions that of the one in force, if any is."""
    several = tuple(states)
    return IN_FORCE if IN_FORCE in several else several[0]


@cache
def _hits(question: str, language: str, codes: tuple[str, ...] | None) -> Select[Any]:
    """(root, its kind and state, its operator; row, key, what says so, what it says), for values or all there are."""
    said = union_all(*_SAID[question](language, codes, True)).subquery("told")
    line, root = Registered.__table__.alias("line"), Registered.__table__.alias("root")
    whose, listed = Listing.__table__.alias("whose"), Listing.__table__.alias("listed")
    name = f"sort_{language}"
    query = (
        select(
            root.c.uid,
            root.c.kind.label("root_kind"),
            line.c.operator_uid,
            said.c.row_uid,
            said.c.key,
            said.c.kind,
            said.c.fact,
            said.c.said,
        )
        .select_from(said)
        .join(line, line.c.uid == said.c.row_uid)
        .join(root, root.c.uid == line.c.root_uid)
        .join(whose, whose.c.record_uid == line.c.operator_uid)
        .join(listed, listed.c.record_uid == root.c.uid)
        .where(line.c.live.is_(True), root.c.live.is_(True))
        .order_by(whose.c[name] == "", whose.c[name], line.c.operator_uid, root.c.kind, listed.c[name], root.c.uid)
        .order_by(said.c.row_uid, said.c.key, said.c.kind)
    )
    if question == "wording":
        return _standing_of_edition(query, said)
    tops = [table(kind) for kind in _tops(question)]
    for top in tops:
        query = query.outerjoin(top, top.c.uid == root.c.uid)
    status = func.coalesce(*(top.c.status for top in tops)) if len(tops) > 1 else tops[0].c.status
    return query.add_columns(status.label("state"))


def _standing_of_edition(query: Select[Any], said: Any) -> Select[Any]:
    own = table("edition").c
    day = bindparam("day", type_=Date)
    begun = or_(own.in_force_from.is_(None), own.in_force_from <= day)
    ended = own.in_force_until < day
    state = case((own.withdrawn <= day, WITHDRAWN), (ended, NOT_IN_FORCE), (begun, IN_FORCE), else_=NOT_IN_FORCE)
    return query.join(table("edition"), own.uid == said.c.row_uid).add_columns(state.label("state"))


@cache
def _values(question: str, language: str) -> Select[Any]:
    said = union_all(*_SAID[question](language, None, False)).subquery("told")
    line = Registered.__table__.alias("line")
    return (
        select(said.c.said, line.c.operator_uid, func.min(said.c.row_uid).label("row_uid"))
        .select_from(said)
        .join(line, line.c.uid == said.c.row_uid)
        .where(line.c.live.is_(True), line.c.operator_uid.is_not(None), said.c.said.is_not(None), said.c.said != "")
        .group_by(said.c.said, line.c.operator_uid)
    )


def _told(value: Any, row: Any, key: Any, kind: str, fact: str, *, chosen: bool) -> Select[Any]:
    """One way of saying it: what is said, by which row and fact of it, and what that fact is called after."""
    key = literal(key, Text) if isinstance(key, str) else key
    query = select(
        value.label("said"),
        row.label("row_uid"),
        key.label("key"),
        literal(kind, Text).label("kind"),
        literal(fact, Text).label("fact"),
    )
    return query.where(value.in_(bindparam("values", expanding=True))) if chosen else query


def _of_fact(kind: str, key: str, *, chosen: bool, value: Any = None) -> Select[Any]:
    """A fact of a row's own."""
    own = table(kind).c
    return _told(own[key] if value is None else value, own.uid, key, kind, key, chosen=chosen).where(
        own.binned.is_(None)
    )


def _parties(_language: str, _codes: tuple[str, ...] | None, chosen: bool) -> list[Select[Any]]:
    party = Registered.__table__.alias("party")
    linked = _told(Link.to_uid, Link.from_uid, Link.key, "", "", chosen=chosen)
    return [linked.join(party, party.c.uid == Link.to_uid).where(party.c.kind == "party")]


def _countries(_language: str, _codes: tuple[str, ...] | None, chosen: bool) -> list[Select[Any]]:
    """Where data go or lie, and where those are whom records name."""
    party, location = table("party").c, table("location").c
    of_party = _told(party.country, Link.from_uid, Link.key, "party", "country", chosen=chosen)
    of_place = _told(location.country, Link.from_uid, Link.key, "location", "country", chosen=chosen)
    return [
        _of_fact("transfer", "country", chosen=chosen),
        _of_fact("system", "country", chosen=chosen),
        _of_fact("system", "backup_country", chosen=chosen),
        of_party.join(Link.__table__, Link.to_uid == party.uid).where(party.binned.is_(None)),
        of_place.join(Link.__table__, Link.to_uid == location.parent_uid).where(location.binned.is_(None)),
    ]


def _bases(_language: str, _codes: tuple[str, ...] | None, chosen: bool) -> list[Select[Any]]:
    """Under which law, and which basis."""
    return [
        _of_fact(kind, "code", chosen=chosen, value=func.coalesce(own.law, "") + " " + own.code)
        for kind, own in (("basis", table("basis").c), ("disclosure_ground", table("disclosure_ground").c))
    ]


def _data(_language: str, codes: tuple[str, ...] | None, chosen: bool) -> list[Select[Any]]:
    read = table("tracker").c.categories
    raw = type_coerce(read, Text)
    of_trackers = _of_fact("tracker", "categories", chosen=False, value=raw).where(read.is_not(None))
    if codes is not None:
        of_trackers = of_trackers.where(or_(*(holds_code(raw, code) for code in codes)))
    return [_of_fact("item", "category", chosen=chosen), of_trackers]


def _trackers(language: str, _codes: tuple[str, ...] | None, chosen: bool) -> list[Select[Any]]:
    """By name: operators have each their own."""
    name = getattr(Listing, f"sort_{language}")
    return [_told(name, Listing.record_uid, "name", "tracker", "name", chosen=chosen).where(Listing.kind == "tracker")]


def _tracker_kinds(_language: str, _codes: tuple[str, ...] | None, chosen: bool) -> list[Select[Any]]:
    own = table("tracker").c
    return [
        _of_fact("tracker", key, chosen=chosen, value=literal(f"{key} ", Text) + own[key])
        for key in ("category", "technology")
    ]


def _wordings(_language: str, _codes: tuple[str, ...] | None, chosen: bool) -> list[Select[Any]]:
    """The kind of paper, and the version of the wording; none of a paper made elsewhere."""
    own, paper = table("edition").c, table("paper").c
    value = paper.document + " " + func.coalesce(own.wording, "")
    told = _of_fact("edition", "wording", chosen=chosen, value=value)
    return [told.join(table("paper"), paper.uid == own.parent_uid)]


_SAID: Mapping[str, Callable[[str, tuple[str, ...] | None, bool], list[Select[Any]]]] = {
    "party": _parties,
    "country": _countries,
    "basis": _bases,
    "data": _data,
    "tracker": _trackers,
    "tracker_kind": _tracker_kinds,
    "wording": _wordings,
}


@cache
def _tops(question: str) -> tuple[str, ...]:
    """The kinds of record in lists in which the answer may stand."""
    of = {"data": ("item", "tracker"), "basis": ("basis", "disclosure_ground"), "tracker": ("tracker",)}
    of |= {"tracker_kind": ("tracker",)}
    if question not in of:  # whatever names a party
        return tuple(kind for kind in ROOTS if kind not in ("operator", "party", "catalogue_entry", "acceptance"))
    return tuple(dict.fromkeys(top for kind in of[question] for top in _top(kind)))


def _top(kind: str) -> tuple[str, ...]:
    return (kind,) if kind in ROOTS else tuple(top for above in parents(kind) for top in _top(above))
