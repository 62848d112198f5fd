"""What the overview says of an operator, read at once as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ropa.model import is_record
from ropa.store.naming import kinds_of, own_names, words_of
from ropa.store.opened import operator_card, unanswered
from ropa.store.reading import row
from ropa.store.rows import CHANGED, Filter, Wanted, by_status, found
from ropa.words import Words

COUNTED = (
    "activity", "party", "engagement", "transfer", "tracker", "system", "consent", "access", "journal_line", "request",
    "incident",
)  # fmt: skip
"""Kinds that have a card, in the order of the sections."""

STANDINGS = ("approved", "draft", "archived", "changed")


@dataclass(frozen=True)
class Figures:
    """How many records of a kind there are, how many of them stand where; `none`: answered that there are none."""

    kind: str
    records: int
    standing: tuple[tuple[str, int], ...]
    none: bool


@dataclass(frozen=True)
class Record:
    """A record by its name."""

    uid: str
    kind: str
    name: Words


@dataclass(frozen=True)
class Gap:
    """A fact that is not answered in a record; `times`: in how many of its parts, `row` is the first of them."""

    row: str
    kind: str
    key: str
    times: int


Gaps = tuple[tuple[Record, tuple[Gap, ...]], ...]


@dataclass(frozen=True)
class Glance:
    """One operator: who it is and how much there is; `changed` are the records changed since they were approved."""

    ref: str
    name: Words
    bin: str | None
    laws: tuple[str, ...]
    figures: tuple[Figures, ...]
    changed: tuple[Record, ...]


def glance(connection: Any, operator: str, language: str) -> Glance:
    """A query of many small ones: it reads no record whole."""
    card, of = operator_card(connection, operator), row(connection, operator)
    figures: list[Figures] = []
    kinds: dict[str, str] = {}
    for kind in COUNTED:
        by = by_status(connection, Wanted(kind, operator, language, archived=True))
        differ = _changed(connection, kind, operator, language) if by.get("approved") and is_record(kind) else []
        kinds |= dict.fromkeys(differ, kind)
        figures.append(_figures(kind, by, len(differ), none=kind in card.none))
    names = words_of(connection, kinds, own_names(connection)) if kinds else {}
    changed = tuple(Record(uid, kind, names.get(uid, Words())) for uid, kind in kinds.items())
    return Glance(card.ref, card.name, of["bin"], card.laws, tuple(figures), changed)


def _changed(connection: Any, kind: str, operator: str, language: str) -> list[str]:
    """Records that say something else than when they were approved, in the order of the list."""
    return found(connection, Wanted(kind, operator, language, filters=(Filter("status", (CHANGED,)),)))


def _figures(kind: str, by: Mapping[str | None, int], changed: int, *, none: bool) -> Figures:
    known = {one: by.get(one, 0) for one in STANDINGS} | {"changed": changed}
    standing = tuple((one, n) for one, n in known.items() if n) if is_record(kind) else ()
    return Figures(kind, sum(by.values()), standing, none)


def gaps(connection: Any, operator: str) -> Gaps:
    """What the law asks for and nobody answered, by record."""
    by_root: dict[str, list[tuple[str, str, str]]] = {}
    names: dict[str, Words] = {}
    for root, name, uid, kind, key in unanswered(connection, operator):
        by_root.setdefault(root, []).append((uid, kind, key))
        names[root] = name
    kinds = kinds_of(connection, by_root)
    return tuple((Record(uid, kinds[uid], names[uid]), _gathered(lines)) for uid, lines in by_root.items())


def _gathered(lines: list[tuple[str, str, str]]) -> tuple[Gap, ...]:
    """A fact that several parts of a record lack stands once."""
    first: dict[tuple[str, str], str] = {}
    for uid, kind, key in lines:
        first.setdefault((kind, key), uid)
    times = Counter((kind, key) for _, kind, key in lines)
    return tuple(Gap(uid, kind, key, times[kind, key]) for (kind, key), uid in first.items())
