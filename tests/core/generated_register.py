"""Registers of any shape, for tests that hold for all: plans drawn by hypothesis, built in one act."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from ropa.actions.records import create
from ropa.bin_iin import check_digit
from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES
from ropa.model import KINDS, fields, parents
from ropa.store.work import Work
from tests.core.token_register import SET_BY_ACTS

KINDS_BUILT = tuple(kind for kind in KINDS if kind not in ("operator", "edition", "edition_file"))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    [
        "=1+1", "'=x", " пробелы ", "a\tb\nc", "_x0041_", "Әә ғң", "0012", "TRUE", "1e5", "http://x.example",
        "\u202eabc", "👩‍⚖️", "я" * 33_000,
    ]
)  # fmt: skip


def value(known: Field) -> st.SearchStrategy[Any]:
    """What a field may be given; links are drawn as numbers and led somewhere when the register is built."""
    match known.kind:
        case Kind.WORDS | Kind.PROSE:
            found: st.SearchStrategy[Any] = st.dictionaries(st.sampled_from(LANGUAGES), TEXTS, max_size=3)
        case Kind.CODES | Kind.LINES:
            found = st.lists(TEXTS, max_size=3)
        case Kind.FLAG:
            found = st.booleans()
        case Kind.NUMBER:
            found = st.integers(0, 2**53 - 1)
        case Kind.DATE:
            found = st.dates(dt.date(1, 1, 1))
        case Kind.BIN:
            found = st.integers(0, 9999).map(_bin)
        case Kind.LINK:
            found = st.integers(0, 50)
        case Kind.LINKS:
            found = st.lists(st.integers(0, 50), max_size=3)
        case Kind.PAIRS:
            found = st.dictionaries(TEXTS, TEXTS, max_size=3)
        case Kind.FILE:
            found = st.none()
        case _:
            found = TEXTS
    return st.none() | found


def _bin(number: int) -> str:
    first = f"990140{number:05}"
    digit = check_digit(first)
    return f"{first}{digit}" if digit is not None else "990140001233"


@st.composite
def plans(draw: st.DrawFn) -> list[tuple[str, int, dict[str, Any], bool]]:
    """Rows in an order in which each can stand: (kind, number of its parent among those it may have, facts, owned)."""
    kinds = sorted(draw(st.lists(st.sampled_from(KINDS_BUILT), max_size=14)), key=KINDS_BUILT.index)
    plan = []
    for kind in ("operator", *kinds):
        known = [one for one in fields(kind).values() if one.key not in (*SET_BY_ACTS, "none", "place")]
        some = draw(st.lists(st.sampled_from(known), max_size=6, unique_by=lambda one: one.key)) if known else []
        values = {one.key: draw(value(one)) for one in some}
        plan.append((kind, draw(st.integers(0, 50)), values, draw(st.booleans())))
    return plan


def build(work: Work, plan: list[tuple[str, int, dict[str, Any], bool]]) -> str:
    """The rows of a plan that find a parent, linked to rows before them; the uid of the operator."""
    made: dict[str, list[str]] = {}
    for kind, number, drawn, owned in plan:
        above = [uid for one in parents(kind) for uid in made.get(one, ())]
        if parents(kind) and not above:
            continue
        values = {}
        for key, one in drawn.items():
            known = fields(kind)[key]
            targets = made.get(known.target or "activity", [])
            if known.kind is Kind.LINK:
                values[key] = targets[one % len(targets)] if targets and one is not None else None
            elif known.kind is Kind.LINKS:
                values[key] = [targets[n % len(targets)] for n in one] if targets and one is not None else None
            else:
                values[key] = one
        owner = made["operator"][0] if kind == "party" and owned else None
        parent = above[number % len(above)] if above else None
        made.setdefault(kind, []).append(create(work, kind, values, parent, owner=owner).uid)
    return made["operator"][0]
