"""Two dates of a record of which the second may not lie before the first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ropa.errors import Term
from ropa.i18n import N_
from ropa.model import fields
from ropa.values import Unreadable

SPANS: Mapping[str, tuple[str, str]] = {
    "activity": ("started", "ended"),
    "engagement": ("date", "valid_until"),
    "disclosure": ("since", "until"),
    "transfer": ("since", "until"),
    "access": ("since", "until"),
    "journal_line": ("date", "until"),
    "request": ("received", "answered"),
    "pause": ("since", "until"),
    "incident": ("detected", "notified"),
    "edition": ("in_force_from", "in_force_until"),
}
"""The two ends by kind of record."""


def ends_early(kind: str, values: Mapping[str, Any]) -> Unreadable | None:
    """The refusal of a span that ends before it begins; None where it does not, or has but one end."""
    first, second = SPANS.get(kind, ("", ""))
    start, end = values.get(first), values.get(second)
    if not start or not end or start <= end:
        return None
    known = fields(kind)
    return Unreadable(
        N_("“{end}” lies before “{start}”."), end=Term(known[second].label), start=Term(known[first].label)
    )
