"""What was given for facts of a record: values that can be saved, and what waits beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ropa.errors import Fault, RopaError
from ropa.i18n import N_
from ropa.model import fields
from ropa.model.spans import SPANS, ends_early
from ropa.values import Unreadable, accept

_NOT_TYPED = frozenset({"approved", "origin", "origin_edit"})
"""Facts that acts set, not people."""


@dataclass(frozen=True)
class Held:
    """A value that waits: it was kept as typed and is no fact yet, for the reason that `refusal` says."""

    key: str
    typed: Any
    refusal: RopaError


def accepted(
    kind: str, present: Mapping[Any, Any], given: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[Held, ...], int]:
    """(values by key, what waits, how many control characters were removed). What cannot be read, or contradicts a
    fact that is `present`, waits.
    """
    known = fields(kind)
    ready: dict[str, Any] = {}
    held: list[Held] = []
    cleaned = 0
    for key, typed in given.items():
        if key not in known or key in _NOT_TYPED:
            raise RopaError(N_("A record of kind {kind} has no field “{key}”."), Fault.USAGE, kind=kind, key=key)
        try:
            ready[key], removed = accept(known[key], typed)
            cleaned += removed
        except Unreadable as refusal:
            held.append(Held(key, typed, refusal))
    typed_now = [key for key in SPANS.get(kind, ()) if key in ready]
    if typed_now and (early := ends_early(kind, {**present, **ready})):
        late = typed_now[-1]
        held.append(Held(late, given[late], early))
        del ready[late]
    return ready, tuple(held), cleaned
