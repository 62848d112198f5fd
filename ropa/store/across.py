"""Which operators use something: a party, a country, a basis, data, a tracker, an edition of a wording.

One statement a question over the whole register. What is found are records in lists, each with the rows and facts
that say so.

Each way of saying it is a SELECT of its own that begins with the facts: put together before the others are joined,
the file would be read from the wrong end.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Date, Select, Text, and_, bindparam, case, func, literal, or_, select, type_coerce, union_all
from sqlalchemy.engine import Connection

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model import KINDS, ROOTS, fields, parents, table
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


class Spot(NamedTuple):
    """Where a record says it: the row and its fact to go to; `kind` and `fact`, what says so (of a party that is named
    there, perhaps).
    """

    row: str
    key: str
    kind: str
    fact: str


class Used(NamedTuple):
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
    codes = tuple(values) if question == "data" else ()
    names: dict[str, str] = dict(connection.execute(_operators(language)).all())
    found: dict[str, tuple[Any, list[str], list[Spot]]] = {}
    for hit in connection.execute(_hits(question, language, codes), {"values": list(values), "day": day}):
        said, row, key, kind, fact, row_kind, live, root, root_kind, called, operator, state = hit
        if not live or operator not in names or (said.startswith("[") and set(json.loads(said)).isdisjoint(values)):
            continue
        name = names[operator]
        order = (not name, name, operator, root_kind, called, root)
        _, states, spots = found.setdefault(root, (order, [], []))
        states.append(state)
        spots.append(Spot(row, key, kind or row_kind, fact or key))
    return [
        Used(order[5], order[3], order[2], _standing(states), tuple(sorted(set(spots))))
        for order, states, spots in sorted(found.values(), key=lambda one: one[0])
    ]


def _standing(states: list[str]) -> str:
    """Of a paper with several editions that of the one in force, if any is."""
    return IN_FORCE if IN_FORCE in states else states[0]


@cache
def _operators(language: str) -> Select[Any]:
    """Living operators with what they are sorted by."""
    return select(Listing.record_uid, getattr(Listing, f"sort_{language}")).where(
        Listing.kind == "operator", Listing.folded != ""
    )


def occurring(connection: Connection, question: str, language: str) -> dict[str, tuple[int, str]]:
    """Every value that some operator uses: of how many operators, and one row that says it."""
    owners: dict[str, set[str]] = {}
    rows: dict[str, str] = {}
    for line in connection.execute(_values(question, language)):
        if not line.live or line.operator_uid is None or not line.said:
            continue
        for value in json.loads(line.said) if line.said.startswith("[") else (line.said,):
            owners.setdefault(value, set()).add(line.operator_uid)
            rows.setdefault(value, line.row_uid)
    return {value: (len(of), rows[value]) for value, of in owners.items()}


def tracker_value(connection: Connection, uid: str, language: str) -> str:
    """What trackers that are called like this one have in common."""
    name = getattr(Listing, f"sort_{language}")
    return connection.execute(select(name).where(Listing.record_uid == uid)).scalar_one_or_none() or ""


@dataclass(frozen=True)
class _Way:
    """One way of saying it: what is said, by which row and fact of it; `kind` and `fact` of what says so ("" where the
    row does by that fact); where one begins to read, and what must hold; the kinds of record it can stand in.
    """

    value: Any
    row: Any
    key: Any
    kind: str
    fact: str
    begin: Any
    holds: Any
    tops: tuple[str, ...]
    state: Any = None
    codes: Any = None


_LINE, _LISTED = Registered.__table__.alias("line"), Listing.__table__.alias("listed")


@cache
def _hits(question: str, language: str, codes: tuple[str, ...]) -> Any:
    """What is said, by which row and key, what says so, the row's kind and whether it lives; the record, its kind, by
    what it is sorted, its operator, how it stands.
    """
    return union_all(*(_hit(way, language) for way in _WAYS[question](language, codes)))


def _hit(way: _Way, language: str) -> Select[Any]:
    tops = [table(kind).alias(f"top_{kind}") for kind in way.tops] if way.state is None else []
    begin = way.begin.join(_LINE, _LINE.c.uid == way.row).join(_LISTED, _LISTED.c.record_uid == _LINE.c.root_uid)
    for top in tops:
        begin = begin.outerjoin(top, top.c.uid == _LINE.c.root_uid)
    state = way.state if way.state is not None else func.coalesce(*(top.c.status for top in tops), "draft")
    among = way.value.in_(bindparam("values", expanding=True)) if way.codes is None else way.codes
    return (
        select(
            way.value.label("said"),
            way.row.label("row_uid"),
            way.key.label("key"),
            literal(way.kind, Text).label("kind"),
            literal(way.fact, Text).label("fact"),
            _LINE.c.kind.label("row_kind"),
            _LINE.c.live,
            _LINE.c.root_uid,
            _LISTED.c.kind.label("root_kind"),
            getattr(_LISTED.c, f"sort_{language}").label("called"),
            _LINE.c.operator_uid,
            state.label("state"),
        )
        .select_from(begin)
        .where(way.holds, among)  # whether a row lives is looked at afterwards: asked for here, all rows would be read
    )


@cache
def _values(question: str, language: str) -> Any:
    every = []
    for way in _WAYS[question](language, ()):
        begin = way.begin.join(_LINE, _LINE.c.uid == way.row)
        query = select(way.value.label("said"), _LINE.c.operator_uid, _LINE.c.live, func.min(way.row).label("row_uid"))
        said = way.value.is_not(None)
        every.append(
            query.select_from(begin).where(way.holds, said).group_by(way.value, _LINE.c.operator_uid, _LINE.c.live)
        )
    return union_all(*every)


def _of_fact(kind: str, key: str, value: Any = None) -> _Way:
    """A fact of a row's own."""
    own = table(kind)
    said = own.c[key] if value is None else value
    return _Way(said, own.c.uid, literal(key, Text), kind, key, own, own.c.binned.is_(None), _tops(kind))


def _parties(_language: str, _codes: tuple[str, ...]) -> list[_Way]:
    party = Registered.__table__.alias("party")
    begin = Link.__table__.join(party, party.c.uid == Link.to_uid)
    return [_Way(Link.to_uid, Link.from_uid, Link.key, "", "", begin, party.c.kind == "party", _naming_parties())]


def _countries(_language: str, _codes: tuple[str, ...]) -> list[_Way]:
    """Where data go or lie, and where those are whom records name."""
    own = [_of_fact("transfer", "country"), _of_fact("system", "country"), _of_fact("system", "backup_country")]
    for kind, column in (("party", "uid"), ("location", "parent_uid")):
        of = table(kind)
        begin, living = of.join(Link.__table__, Link.to_uid == of.c[column]), of.c.binned.is_(None)
        own.append(_Way(of.c.country, Link.from_uid, Link.key, kind, "country", begin, living, _naming_parties()))
    return own


def _bases(_language: str, _codes: tuple[str, ...]) -> list[_Way]:
    """Under which law, and which basis."""
    own = {kind: table(kind).c for kind in ("basis", "disclosure_ground")}
    return [_of_fact(kind, "code", func.coalesce(of.law, "") + " " + of.code) for kind, of in own.items()]


def _data(_language: str, codes: tuple[str, ...]) -> list[_Way]:
    """Lists of codes are read as the text in which they lie."""
    raw = type_coerce(table("tracker").c.categories, Text)
    of_tracker = _of_fact("tracker", "categories", raw)
    holding = or_(*(holds_code(raw, code) for code in codes)) if codes else None
    return [_of_fact("item", "category"), replace(of_tracker, codes=holding)]


def _trackers(language: str, _codes: tuple[str, ...]) -> list[_Way]:
    """By name: operators have each their own."""
    name = getattr(Listing, f"sort_{language}")
    living = and_(Listing.kind == "tracker", Listing.folded != "")
    key = literal("name", Text)
    return [_Way(name, Listing.record_uid, key, "tracker", "name", Listing.__table__, living, ("tracker",))]


def _tracker_kinds(_language: str, _codes: tuple[str, ...]) -> list[_Way]:
    own = table("tracker").c
    return [_of_fact("tracker", key, literal(f"{key} ", Text) + own[key]) for key in ("category", "technology")]


def _wordings(_language: str, _codes: tuple[str, ...]) -> list[_Way]:
    """The kind of paper, and the version of the wording; none of a paper made elsewhere."""
    own, paper = table("edition").c, table("paper").c
    day = bindparam("day", type_=Date)
    begun = or_(own.in_force_from.is_(None), own.in_force_from <= day)
    state = case(
        (own.withdrawn <= day, WITHDRAWN),
        (own.in_force_until < day, NOT_IN_FORCE),
        (begun, IN_FORCE),
        else_=NOT_IN_FORCE,
    )
    told = _of_fact("edition", "wording", paper.document + " " + func.coalesce(own.wording, ""))
    begin = table("edition").join(table("paper"), paper.uid == own.parent_uid)
    return [replace(told, begin=begin, state=state)]


_WAYS: Mapping[str, Callable[[str, tuple[str, ...]], list[_Way]]] = {
    "party": _parties,
    "country": _countries,
    "basis": _bases,
    "data": _data,
    "tracker": _trackers,
    "tracker_kind": _tracker_kinds,
    "wording": _wordings,
}


@cache
def _tops(kind: str) -> tuple[str, ...]:
    """The kinds of record in lists in which a row of this kind may stand."""
    return (kind,) if kind in ROOTS else tuple(top for above in parents(kind) for top in _tops(above))


@cache
def _naming_parties() -> tuple[str, ...]:
    """The kinds of record in lists that name a party, themselves or in a part."""
    links = (Kind.LINK, Kind.LINKS)
    naming = [kind for kind in KINDS for one in fields(kind).values() if one.kind in links and one.target == "party"]
    return tuple(dict.fromkeys(top for kind in naming for top in _tops(kind)))
