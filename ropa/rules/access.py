"""Business processes, access lists and state sources: Order 179/НҚ, Article 8-1 of Law 94-V."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa import linked
from ropa.holdings import Holdings
from ropa.rules.operators import living, secret
from ropa.rules.rule import Found, rule

_OF_STATE = "state_service"
"""The way of consenting to data that lie in state systems."""


@rule("kz", "R29", "activity", "item", "access", "system")
def no_access_list(held: Holdings, day: dt.date) -> Iterator[Found]:
    """An activity with data of restricted access has somebody listed as having access."""
    for activity in living(held, day):
        several = secret(held, activity, day)
        if several and not linked.in_force(linked.accesses(held, activity), day):
            yield Found(activity, "", {"name": activity}, tuple(one.uid for one in several))


@rule("kz", "R30", "activity", "item")
def process_or_access_open(held: Holdings, day: dt.date) -> Iterator[Found]:
    """An activity names its business process and marks each item public or restricted."""
    for activity in living(held, day):
        unmarked = [one for one in linked.in_force(activity.of("item"), day) if not one["access"]]
        if not activity["business_process"]:
            yield Found(activity, "business_process", {"name": activity}, (None,))
        elif unmarked:
            yield Found(unmarked[0], "access", {"name": activity}, tuple(one.uid for one in unmarked))


@rule("kz", "R40", "activity", "item", "consent")
def not_through_the_state_service(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Consent to data out of a state system is given through the state service."""
    for activity in living(held, day):
        data = linked.in_force(activity.of("item"), day)
        of_state = [one for one in data if "state_system" in (one["sources"] or ())]
        forms = linked.in_force(linked.consents(held, activity), day)
        ways = {way for one in forms for way in one["ways"] or ()}
        if of_state and forms and _OF_STATE not in ways:
            yield Found(of_state[0], "sources", {"name": activity}, (*sorted(ways),))
