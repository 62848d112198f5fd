"""Which columns a list shows, in what order and how wide: what is usual for a kind, and what a person made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ropa.fields import Kind
from ropa.store.rows import Column, columns
from ui.tables.header import NARROWEST, WIDEST

USUAL: Mapping[str, tuple[str, ...]] = {
    "activity": ("ref", "name", "status", "department", "purpose", "disclosure", "edited"),
    "party": ("ref", "name", "kinds", "country", "status", "edited"),
    "transfer": ("ref", "name", "belongs", "country", "transfer_ground.code", "certainty", "status"),
    "tracker": ("ref", "name", "site", "party", "category", "after_consent", "status"),
    "system": ("ref", "name", "kind", "host", "country", "city", "status"),
    "consent": ("ref", "name", "activities", "ways", "status", "edited"),
    "engagement": ("ref", "name", "contract", "number", "date", "valid_until", "status"),
    "access": ("ref", "name", "person", "systems", "order_number", "since", "status"),
    "request": ("ref", "name", "code", "received", "channel", "answered", "decision", "status"),
    "incident": ("ref", "name", "detected", "notified", "subjects", "closed", "status"),
    "journal_line": ("ref", "date", "name", "party", "country", "groups", "document", "status"),
}
"""The columns with which a list begins."""

_OF_KEY = {"ref": 9.0, "name": 42.0, "status": 29.0, "edited": 23.0, "belongs": 30.0}
_OF_KIND = {Kind.FLAG: 16.0, Kind.NUMBER: 12.0, Kind.DATE: 18.0, Kind.CODE: 24.0, Kind.BIN: 18.0, Kind.LINE: 22.0}
_ELSE = 30.0


@dataclass(frozen=True)
class Shown:
    """A column in a list, and how many letters wide it is."""

    key: str
    letters: float


def usual(kind: str) -> tuple[Shown, ...]:
    """The columns with which a list of this kind begins."""
    known = columns(kind)
    return tuple(shown(known[key]) for key in USUAL.get(kind, ("ref", "name", "status", "edited")) if key in known)


def shown(column: Column) -> Shown:
    """A column at its usual width."""
    of_kind = _OF_KIND.get(column.field.kind, _ELSE) if column.field and not column.part else _ELSE
    return Shown(column.key, _OF_KEY.get(column.key, of_kind))


def with_column(now: Sequence[Shown], kind: str, key: str) -> tuple[Shown, ...]:
    """These columns and one more at the end."""
    return (*(one for one in now if one.key != key), shown(columns(kind)[key]))


def without(now: Sequence[Shown], key: str) -> tuple[Shown, ...]:
    """These columns but one; a list keeps at least one."""
    return tuple(one for one in now if one.key != key) or tuple(now)


def moved(now: Sequence[Shown], key: str, by: int) -> tuple[Shown, ...]:
    """One column some places further right, or left."""
    order = [one.key for one in now]
    here = order.index(key)
    there = min(max(here + by, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    return arranged(now, order)


def arranged(now: Sequence[Shown], order: Sequence[str]) -> tuple[Shown, ...]:
    """The same columns in another order."""
    by_key = {one.key: one for one in now}
    return tuple(by_key[key] for key in order if key in by_key)


def widened(now: Sequence[Shown], key: str, letters: float) -> tuple[Shown, ...]:
    """One column made wider or narrower."""
    return tuple(replace(one, letters=letters) if one.key == key else one for one in now)


def to_plain(now: Sequence[Shown]) -> list[list[object]]:
    """As the settings keep them."""
    return [[one.key, round(one.letters, 3)] for one in now]


def from_plain(kind: str, kept: object) -> tuple[Shown, ...]:
    """Columns out of the settings; what another version wrote and this one does not know is left out."""
    known = columns(kind)
    found: dict[str, Shown] = {}
    for one in kept if isinstance(kept, list) else ():
        match one:
            case [str(key), (float() | int()) as letters] if key in known:
                found[key] = Shown(key, min(max(float(letters), NARROWEST), WIDEST))
    return tuple(found.values()) or usual(kind)
