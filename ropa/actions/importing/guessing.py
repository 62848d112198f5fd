"""What each column of a table holds: guessed from its head, from the layout of a published register, from its cells."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ropa.actions.importing.heads import Table, even, meanings
from ropa.actions.importing.meaning import country
from ropa.actions.importing.targets import KINDS_READ, targets
from ropa.assets import asset
from ropa.bin_iin import read_bin_iin
from ropa.errors import RopaError
from ropa.exchange.tables import text_of

_MANY_COLUMNS = frozenset(
    "purposes bases items groups recipients processors systems measures notes contacts description name aliases".split()  # noqa: SIM905
)
"""What several columns may hold together."""
_SURE = 95
_SHARE = 0.6
_SITE = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"\S+@\S+\.\S+")


@dataclass(frozen=True)
class Plan:
    """How a table is to be read: as records of which kind, which column holds what (by its place), and whose layout it
    is, where it is that of a published register.
    """

    kind: str
    columns: Mapping[int, str]
    layout: str = ""

    def with_column(self, place: int, key: str) -> Plan:
        """The same with one column holding something else, or ("") nothing that is read."""
        columns = {**self.columns, place: key}
        return replace(self, columns={at: one for at, one in sorted(columns.items()) if one})


@dataclass(frozen=True)
class Layout:
    """A register as an authority or a program publishes it."""

    code: str
    name: str
    law: str


def guess(table: Table, kind: str = "") -> Plan:
    """The likeliest plan, of the kind given if one is."""
    layout = layout_of(table)
    if layout and not kind:
        kind = "activity"
    plans = [_plan(table, one) for one in ([kind] if kind else KINDS_READ)]
    best = max(plans, key=lambda one: one[0])[1]
    return replace(best, layout=layout.code if layout else "")


def head_set(table: Table) -> str:
    """By what a plan is remembered: the heads of the table, whatever their order and however they are written."""
    said = sorted({even(f"{over} {head}") for over, head in zip(table.above, table.heads, strict=True) if head})
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def kept(table: Table, plan: Plan) -> dict[str, Any]:
    """A plan as it is remembered, by heads and not by places."""
    return {"kind": plan.kind, "columns": {named(table, place): key for place, key in plan.columns.items()}}


def remembered(table: Table, told: Any) -> Plan | None:
    """A plan that was remembered; None of what is none (any more)."""
    if (
        not isinstance(told, Mapping)
        or told.get("kind") not in KINDS_READ
        or not isinstance(told.get("columns"), Mapping)
    ):
        return None
    places = {named(table, place): place for place in reversed(range(len(table.heads)))}
    known = targets(told["kind"])
    columns = {places[head]: key for head, key in told["columns"].items() if head in places and key in known}
    layout = layout_of(table)
    return Plan(told["kind"], dict(sorted(columns.items())), layout.code if layout else "")


def named(table: Table, place: int) -> str:
    """By what a column is known: its heads, its place where it has none."""
    head = even(f"{table.above[place]} {table.heads[place]}")
    return head or f"#{place}"


@cache
def layouts() -> Mapping[str, Layout]:
    """All layouts that are known."""
    return {code: Layout(code, of["name"], of["law"]) for code, of in _layouts().items()}


@cache
def _layouts() -> Mapping[str, Any]:
    return tomllib.loads(asset("tables", "layouts.toml").read_text(encoding="utf-8"))


def layout_of(table: Table) -> Layout | None:
    """The published layout that a table has."""
    said = {even(head) for head in (*table.heads, *table.above)}
    for code, of in _layouts().items():
        if len(said & set(map(even, of["heads"]))) >= of["least"]:
            return layouts()[code]
    return None


def _plan(table: Table, kind: str) -> tuple[int, Plan]:
    """A plan of a kind and how likely it is."""
    wanted = sorted(
        (
            (figure, -place, key)
            for place, (head, over) in enumerate(zip(table.heads, table.above, strict=True))
            for key, figure in meanings(head, over, kind).items()
        ),
        reverse=True,
    )
    columns: dict[int, str] = {}
    total = 0
    for figure, place, key in wanted:
        if -place in columns or (key in columns.values() and not (key in _MANY_COLUMNS and figure >= _SURE)):
            continue
        columns[-place] = key
        total += figure
    columns |= dict(_by_content(table, kind, columns))
    naming = None if "name" in columns.values() else _naming(table, columns)
    if naming is not None:
        columns[naming] = "name"
        total -= _SURE // 2
    return total, Plan(kind, dict(sorted(columns.items())))


def _by_content(table: Table, kind: str, taken: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """What cells themselves say of columns whose heads say nothing."""
    free = set(targets(kind)) - set(taken.values())
    for place in range(len(table.heads)):
        cells = [text_of(cell) for cell in table.column(place)[:50]]
        if place in taken or not cells:
            continue
        for key, looks in (
            ("number", _is_number),
            ("country", country),
            ("contacts", _MAIL.fullmatch),
            ("site", _SITE.fullmatch),
        ):
            if key in free and sum(bool(looks(one)) for one in cells) >= _SHARE * len(cells):
                free.discard(key)
                yield place, key
                break


def _naming(table: Table, taken: Mapping[int, str]) -> int | None:
    """The first column of words that says something else in each row."""
    for place in range(len(table.heads)):
        cells = [cell for cell in table.column(place) if isinstance(cell, str)]
        if (
            place not in taken
            and cells
            and len(cells) * 2 >= len(table.rows)
            and len(set(cells)) * 10 >= len(cells) * 9
        ):
            return place
    return None


def _is_number(text: str) -> bool:
    try:
        read_bin_iin(text)
    except RopaError:
        return False
    return True


def unread(table: Table, plan: Plan) -> Sequence[str]:
    """Heads of columns with cells in them that no plan reads."""
    return [
        head for place, head in enumerate(table.heads) if head and place not in plan.columns and table.column(place)
    ]
