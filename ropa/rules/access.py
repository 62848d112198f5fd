"""Business processes, access lists and state sources: Order 179/НҚ, Article 8-1 of Law 94-V."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa import linked
from ropa.holdings import Holdings
from ropa.rules.operators import living
from ropa.rules.rule import Found, rule

_OF_STATE = frozenset({"state_service", "non_state_service"})
"""Ways of consenting through a service that controls access to data."""


@rule("kz", "R29", "activity", "item", "access", "system")
def no_access_list(held: Holdings, day: dt.date) -> Iterator[Found]:
    """An activity with data of restricted access has somebody listed as having access."""
    for activity in living(held, day):
        secret = [one.uid for one in activity.of("item") if one["access"] == "restricted"]
        if secret and not linked.accesses(held, activity):
            yield Found(activity, "", {"name": activity}, (*secret,))


@rule("kz", "R30", "activity", "item")
def process_or_access_open(held: Holdings, day: dt.date) -> Iterator[Found]:
    """An activity names its business process and marks each item public or restricted."""
    for activity in living(held, day):
        unmarked = [one for one in activity.of("item") if not one["access"]]
        if not activity["business_process"]:
            yield Found(activity, "business_process", {"name": activity}, (None,))
        elif unmarked:
            yield Found(unmarked[0], "access", {"name": activity}, tuple(one.uid for one in unmarked))


@rule("kz", "R40", "activity", "item", "consent")
def not_through_the_state_service(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Consent to data out of a state system is given through the state service."""
    for activity in living(held, day):
        of_state = [one for one in activity.of("item") if "state_system" in (one["sources"] or ())]
        forms = linked.consents(held, activity)
        ways = {way for one in forms for way in one["ways"] or ()}
        if of_state and forms and not ways & _OF_STATE:
            yield Found(of_state[0], "sources", {"name": activity}, (*sorted(ways),))
