"""What a text for subjects covers: activities, purposes, data, parties and transfers.

A consent covers those of its form that rest on consent, a policy all of the operator's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ropa import linked
from ropa.holdings import Holdings, Plain
from ropa.names import known

APART = "own_box"
"""The way of consenting to a purpose that a consent text asks apart."""
OPT_OUT = "opt_out_only"
"""A mere opt-out is no consent: the text shows a gap where the law wants one."""
_UNASKED = frozenset({"none_needed"})
ITEM_SAYS = ("category", "text", "condition", "handling")
"""What a consent text says of a data item."""
SIGNED = frozenset({"signature"})
ELECTRONIC = frozenset(
    {
        "checkbox",
        "otp",
        "eds",
        "push",
        "state_service",
        "non_state_service",
        "click_accept",
        "form_submission",
        "registration",
    }
)


@dataclass(frozen=True)
class Covered:
    """The records that one text speaks of. A consent leaves out activities none of whose purposes are consented to,
    and has `apart` and `opt_out`.

    `items` are grouped: those of several activities that say the same stand together.
    """

    activities: tuple[Plain, ...]
    purposes: tuple[Plain, ...]
    apart: tuple[Plain, ...]
    opt_out: tuple[Plain, ...]
    items: tuple[tuple[Plain, ...], ...]
    disclosures: tuple[Plain, ...]
    trackers: tuple[Plain, ...]
    abroad: tuple[linked.Abroad, ...]

    @property
    def owners(self) -> tuple[Plain, ...]:
        """Whatever brings data to a party: disclosures, then trackers of a party."""
        return (*self.disclosures, *(one for one in self.trackers if one["party"]))


def covered(holdings: Holdings, consent: Plain, day: dt.date) -> Covered:
    """What a form covers on a day. Where it names no purposes, all that rest on consent under 94-V."""
    activities = linked.in_force(holdings.linked(consent, "activities"), day)
    named = set(consent["purposes"] or ())
    held = [one for activity in activities for one in linked.in_force(activity.of("purpose"), day)]
    asked = [one for one in held if one["consent_mode"] not in _UNASKED]
    purposes = [one for one in asked if (one.uid in named if named else _rests_on_consent(one))]
    uids = {one.uid for one in purposes}
    activities = tuple(one for one in activities if _asked(one, uids))
    groups = set(consent["groups"] or ())
    items = [
        item
        for activity in activities
        for item in linked.in_force(activity.of("item"), day)
        if _serves(item, uids) and (not groups or not item["groups"] or groups & set(item["groups"]))
    ]
    return Covered(
        activities,
        tuple(one for one in purposes if one["consent_mode"] not in (APART, OPT_OUT)),
        tuple(one for one in purposes if one["consent_mode"] == APART),
        tuple(one for one in purposes if one["consent_mode"] == OPT_OUT),
        grouped(items, ITEM_SAYS),
        *_passed(holdings, activities, uids, day),
    )


def everything(holdings: Holdings, chosen: Iterable[Plain], day: dt.date) -> Covered:
    """All that these activities do on a day, and the trackers that belong to no activity."""
    activities = linked.in_force(chosen, day)
    purposes = [one for activity in activities for one in linked.in_force(activity.of("purpose"), day)]
    items = [one for activity in activities for one in linked.in_force(activity.of("item"), day)]
    uids = {one.uid for one in purposes}
    disclosures, trackers, abroad = _passed(holdings, activities, uids, day)
    loose = [one for one in holdings.all("tracker") if one["status"] != "archived" and not one["activity"]]
    further = (linked.Abroad(transfer, one) for one in loose for transfer in linked.in_force(one.of("transfer"), day))
    return Covered(
        activities,
        tuple(purposes),
        (),
        (),
        grouped(items, ITEM_SAYS),
        disclosures,
        (*trackers, *loose),
        (*abroad, *further),
    )


def _passed(
    holdings: Holdings, activities: Iterable[Plain], purposes: set[str], day: dt.date
) -> tuple[tuple[Plain, ...], tuple[Plain, ...], tuple[linked.Abroad, ...]]:
    """What brings data to others for these purposes: disclosures, trackers, transfers abroad."""
    several = tuple(activities)
    disclosures = [
        one for activity in several for one in linked.in_force(activity.of("disclosure"), day) if _serves(one, purposes)
    ]
    trackers = [one for activity in several for one in linked.trackers(holdings, activity) if _serves(one, purposes)]
    shown = {one.uid for one in (*disclosures, *trackers)}
    abroad = [
        one
        for activity in several
        for one in linked.transfers(holdings, activity)
        if (one.of.uid in shown or one.of.kind == "system") and linked.in_force((one.transfer,), day)
    ]
    once = {one.transfer.uid: one for one in abroad}
    return tuple(disclosures), tuple(trackers), tuple(once.values())


def known_ways(consent: Plain) -> tuple[str, ...]:
    """The ways of giving consent that the law knows; continued use and browser settings are claims."""
    entries = ((way, known("consent_ways", way)) for way in consent["ways"] or ())
    return tuple(way for way, entry in entries if entry is None or not entry.claim)


def for_minors(holdings: Holdings, consent: Plain, covers: Covered) -> bool:
    """Whether a legal representative may have to sign: children among the subjects, or a service meant for minors."""
    items = [item for same in covers.items for item in same]
    groups = {*(consent["groups"] or ()), *(group for item in items for group in item["groups"] or ())}
    return bool(groups & {"child", "student"}) or holdings.operator["minors_served"] is True


def grouped(records: Iterable[Plain], keys: tuple[str, ...]) -> tuple[tuple[Plain, ...], ...]:
    """Records that say the same in these facts, together."""
    groups: dict[object, list[Plain]] = {}
    for record in records:
        groups.setdefault((record.kind, *(record.facts.get(key) for key in keys)), []).append(record)
    return tuple(tuple(group) for group in groups.values())


def _rests_on_consent(purpose: Plain) -> bool:
    return any(basis["code"] == "KZ7-1" and not basis["claimed"] for basis in purpose.of("basis"))


def _asked(activity: Plain, purposes: set[str]) -> bool:
    """Whether an activity has a purpose that is consented to, or none yet."""
    own = {one.uid for one in activity.of("purpose")}
    return not own or bool(own & purposes)


def _serves(record: Plain, purposes: set[str]) -> bool:
    """Whether a record names none of its purposes, or one of these."""
    return not record["purposes"] or bool(purposes & set(record["purposes"]))
