"""What the record that a copy was made of says otherwise by now: told for each copy fact by fact, nothing is written.

Compared are three states of a fact: what the source said when the copy was made or compared with it last (the base),
what the source says now, and what the copy says. Only what the source changed since is a question. What the copy
changed alone, and what was removed from it, stays its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.actions.copies import There, ordered
from ropa.actions.merging import Compared, Offer, followed, name_of
from ropa.model import COPIED, table
from ropa.store.history import since
from ropa.store.making import NEVER_WAS
from ropa.store.row import Row, rows_of
from ropa.store.statements import chunks
from ropa.store.tables import Registered

FEW = 5
"""So many copies are compared while a form opens."""
News = Mapping[str, Mapping[str, str | None]]
"""By row and key of the history what was said at the base: JSON."""


@dataclass(frozen=True)
class Behind:
    """A copy that has something to take over or to refuse; `pairs`: by row of the source that of the copy."""

    uid: str
    kind: str
    operator: str
    source: str
    offers: tuple[Offer, ...]
    pairs: Mapping[str, str] = field(repr=False)


def copies_of(connection: Connection, uids: Iterable[str]) -> list[str]:
    """The living copies of records at other operators, in the order of making."""
    found: list[str] = []
    for uid, row in rows_of(connection, uids).items():
        if row.kind in COPIED:
            own = table(row.kind).c
            elsewhere = own.operator_uid != row.operator_uid
            copies = select(own.uid).where(own.origin == uid, own.binned.is_(None), elsewhere).order_by(own.id)
            found += connection.execute(copies).scalars()
    return found


def behind(connection: Connection, copies: Iterable[str]) -> list[Behind]:
    """Of some records those that were copied from what says something else now, which they do not say yet."""
    tops = [row for row in rows_of(connection, copies).values() if row.kind in COPIED and row["origin"]]
    sources = _trees(connection, (row["origin"] for row in tops))
    news: dict[tuple[str, int], News] = {}
    waiting: list[Row] = []
    for top in tops:
        if _follows(top, source := sources.get(top["origin"], {})):
            base = _base(top)
            news[base] = news[base] if base in news else _news(connection, base[1], source)
            waiting += [top] if news[base] else []
    own = _trees(connection, (top.uid for top in waiting))
    there: dict[str, There] = {}
    found: list[Behind] = []
    for top in waiting:
        operator = top.operator_uid or ""
        there.setdefault(operator, There(connection, operator))
        compared = Compared(connection, sources[top["origin"]], news[_base(top)], own[top.uid], top, there[operator])
        if offers := compared.offers():
            found.append(Behind(top.uid, top.kind, operator, top["origin"], offers, compared.living_pairs()))
    return found


def uncompared(connection: Connection, uid: str) -> int:
    """How many copies of a record have something to decide since it changed. Of many it is not looked whether they say
    the same already: they are those that were not compared since.
    """
    row = rows_of(connection, [uid])[uid]
    own = table(row.kind).c
    elsewhere = own.operator_uid != row.operator_uid
    copies = select(own.uid, own.origin_edit).where(own.origin == uid, own.binned.is_(None), elsewhere)
    bases: dict[int, list[str]] = {}
    for copy, edit in connection.execute(copies):
        if edit is not None:
            bases.setdefault(edit, []).append(copy)
    source = _trees(connection, [uid])[uid] if bases else {}
    waiting = [copy for edit, some in bases.items() if _news(connection, edit, source) for copy in some]
    return len(waiting) if len(waiting) > FEW else len(behind(connection, waiting))


def _base(top: Row) -> tuple[str, int]:
    """What a copy is compared with: what it was made of, as of which Edit."""
    return top["origin"], top["origin_edit"]


def _news(connection: Connection, edit: int, source: Mapping[str, Row]) -> News:
    """What rows of a source said at an Edit, where that is followed and was written since."""
    then = since(connection, edit, source)
    wanted = {uid: {"binned", *followed(source[uid].kind)} for uid in then}
    kept = {uid: {key: was for key, was in facts.items() if name_of(key) in wanted[uid]} for uid, facts in then.items()}
    return {uid: facts for uid, facts in kept.items() if facts}


def _follows(top: Row, source: Mapping[str, Row]) -> bool:
    """A copy at the same operator is the beginning of something else; what lies in the bin is followed by nobody. Of a
    copy that came from another register nobody knows as of when it is.
    """
    of = source.get(top["origin"])
    return (
        of is not None
        and top["origin_edit"] is not None
        and of.kind == top.kind
        and of["binned"] is None
        and top["binned"] is None
        and of.operator_uid != top.operator_uid
    )


def _trees(connection: Connection, roots: Iterable[str]) -> dict[str, dict[str, Row]]:
    """Every row of some records by uid, in the bin or not, parents first."""
    found: dict[str, dict[str, Row]] = {}
    for some in chunks(dict.fromkeys(roots)):
        below = select(Registered.uid).where(Registered.root_uid.in_(some)).order_by(Registered.uid)
        for uid, row in rows_of(connection, connection.execute(below).scalars()).items():
            if row["binned"] != NEVER_WAS:
                found.setdefault(row.root_uid, {})[uid] = row
    return {root: {row.uid: row for row in ordered(rows, rows[root])} for root, rows in found.items() if root in rows}
