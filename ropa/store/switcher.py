"""The operators of the file, to switch between them: read on every key, so only what is shown is read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, Text, or_, select, type_coerce
from sqlalchemy.engine import Connection

from ropa.model import ref_text, table
from ropa.store.filters import holds, words_typed
from ropa.store.tables import Listing, Registered
from ropa.words import Words


@dataclass(frozen=True)
class ListedOperator:
    """One of them: its name in the language asked for, its number where it has none."""

    uid: str
    ref: str
    name: str


def operators_found(connection: Connection, typed: str, language: str) -> list[ListedOperator]:
    """Operators that are not archived and whose own facts hold every word typed, in the order of their names."""
    query = _listed(language)
    if words := words_typed(typed):
        query = query.join(Registered, Registered.uid == table("operator").c.uid)
        query = query.where(*(holds(Registered.folded, word) for word in words))
    return [
        ListedOperator(uid, ref := ref_text("operator", number), _best(name or short, language) or ref)
        for uid, number, name, short in connection.execute(query).all()
    ]


def _best(raw: str | None, language: str) -> str:
    if not raw:
        return ""
    texts = json.loads(raw)
    return texts.get(language) or Words.of(texts).best(language)[0]


@cache
def _listed(language: str) -> Select[Any]:
    own, name = table("operator"), getattr(Listing, f"sort_{language}")
    return (
        select(own.c.uid, own.c.ref, type_coerce(own.c.name, Text), type_coerce(own.c.short_name, Text))
        .join(Listing, Listing.record_uid == own.c.uid)
        .where(own.c.binned.is_(None), or_(own.c.status.is_(None), own.c.status != "archived"))
        .order_by(name == "", name, own.c.ref)
    )
