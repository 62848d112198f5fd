"""What hangs together in an operator's holdings: who gets the data of an activity, what goes abroad, who has access.

A tracker of a party is a disclosure of technical data to it; its transfers count beside those of disclosures and
systems.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ropa.holdings import Holdings, Plain

SILENT_WAYS = frozenset({"browser"})
"""Channels of a route by which the operator learns nothing."""


@dataclass(frozen=True)
class Abroad:
    """One transfer and what it is a transfer of: a disclosure, a tracker or a system."""

    transfer: Plain
    of: Plain


def in_force(records: Iterable[Plain], day: dt.date) -> tuple[Plain, ...]:
    """Records that are not archived and have not ended by a day."""
    ends = ((one, one.facts.get("until") or one.facts.get("ended")) for one in records if one["status"] != "archived")
    return tuple(one for one, end in ends if end is None or end >= day)


def trackers(holdings: Holdings, activity: Plain) -> tuple[Plain, ...]:
    """The trackers of an activity that are not archived."""
    linked = holdings.linking("tracker", "activity", (activity.uid,))
    return tuple(one for one in linked if one["status"] != "archived")


def transfers(holdings: Holdings, activity: Plain) -> tuple[Abroad, ...]:
    """Transfers abroad of an activity's disclosures, trackers and systems."""
    owners = (*activity.of("disclosure"), *trackers(holdings, activity), *holdings.linked(activity, "systems"))
    return tuple(Abroad(transfer, owner) for owner in owners for transfer in owner.of("transfer"))


def to_parties(holdings: Holdings, activity: Plain) -> tuple[Plain, ...]:
    """Whatever brings an activity's data to a party: its disclosures, and trackers of a party."""
    return (*activity.of("disclosure"), *(one for one in trackers(holdings, activity) if one["party"]))


def answered_none(activity: Plain, kind: str) -> bool:
    """Whether "there are none" was answered for a kind of child."""
    return kind in (activity["none"] or ())


def party_of(holdings: Holdings, owner: Plain) -> Plain | None:
    """The party of a disclosure or tracker, or the host of a system."""
    return holdings.find(owner["host" if owner.kind == "system" else "party"])


def consents(holdings: Holdings, activity: Plain) -> tuple[Plain, ...]:
    """Consent forms that cover an activity."""
    return holdings.linking("consent", "activities", (activity.uid,))


def accesses(holdings: Holdings, activity: Plain) -> tuple[Plain, ...]:
    """Who has access to an activity or to one of its systems."""
    found = {one.uid: one for one in holdings.linking("access", "activities", (activity.uid,))}
    found |= {one.uid: one for one in holdings.linking("access", "systems", activity["systems"] or ())}
    return tuple(sorted(found.values(), key=lambda one: one["ref"]))


def parties(holdings: Holdings, activity: Plain) -> tuple[Plain, ...]:
    """Every party that an activity has to do with, each once."""
    found: dict[str, Plain] = {}
    for owner in (*activity.of("disclosure"), *trackers(holdings, activity), *holdings.linked(activity, "systems")):
        if party := party_of(holdings, owner):
            found.setdefault(party.uid, party)
    for key in ("on_instruction_of", "joint_with"):
        for party in holdings.linked(activity, key):
            found.setdefault(party.uid, party)
    return tuple(found.values())


def engagements(holdings: Holdings, parties_of: tuple[Plain, ...]) -> tuple[Plain, ...]:
    """What the operator has agreed with these parties."""
    return holdings.linking("engagement", "party", (party.uid for party in parties_of))


LINKED = ("party", "engagement", "system", "tracker", "consent", "access")
"""Kinds of record that an activity links to, in the order in which its sheet shows them."""


def linked_records(holdings: Holdings, activity: Plain) -> dict[str, tuple[Plain, ...]]:
    """Every record linked to an activity, by kind."""
    party = parties(holdings, activity)
    found = (
        party,
        engagements(holdings, party),
        holdings.linked(activity, "systems"),
        trackers(holdings, activity),
        consents(holdings, activity),
        accesses(holdings, activity),
    )
    return dict(zip(LINKED, found, strict=True))
