"""What is left of an operator's holdings when facts are taken away from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ropa.holdings import Holdings, Plain

Changed = Callable[[Plain], dict[str, Any] | None]
"""The facts of a record as they become; None where the record goes."""


def changed(held: Holdings, change: Changed) -> Holdings:
    """The holdings with each record changed, and no link to what is gone."""
    kept = {uid: facts for uid, one in held.index.items() if (facts := change(one)) is not None}

    def part(one: Plain) -> Plain:
        facts = {key: _linked(value, held, kept) for key, value in kept[one.uid].items()}
        parts = {kind: tuple(part(each) for each in several if each.uid in kept) for kind, several in one.parts.items()}
        return replace(one, facts=facts, parts=parts)

    made = {uid: part(held.index[uid]) for uid in kept}
    records = {kind: tuple(made[one.uid] for one in ones if one.uid in made) for kind, ones in held.records.items()}
    return replace(held, operator=made[held.operator.uid], records=records, index=made)


def _linked(value: Any, held: Holdings, kept: dict[str, Any]) -> Any:
    def gone(uid: object) -> bool:
        return isinstance(uid, str) and uid in held.index and uid not in kept

    if isinstance(value, tuple):
        return tuple(one for one in value if not gone(one))
    return None if gone(value) else value


def without(held: Holdings, uids: set[str]) -> Holdings:
    """The holdings without these records."""
    return changed(held, lambda one: None if one.uid in uids else dict(one.facts))
