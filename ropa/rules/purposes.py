"""Purposes of activities and the bases they rest on: Articles 7, 8, 9 and 14 of Law 94-V."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings
from ropa.rules.rule import Found, rule


@rule("kz", "R01", "activity", "purpose")
def no_purpose(held: Holdings, _day: dt.date) -> Iterator[Found]:
    """An activity has at least one purpose that says something."""
    for activity in held.all("activity"):
        purposes = activity.of("purpose")
        if not any(one["code"] or one["text"] for one in purposes):
            yield Found(activity, "purpose", {"name": activity}, (len(purposes),))
