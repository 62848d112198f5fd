"""What a consent form covers: its activities, the purposes that rest on consent, the data, parties and transfers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ropa.documents import facts
from ropa.holdings import Holdings, Plain
from ropa.law import law
from ropa.names import known

APART = frozenset({"own_box", "opt_out_only"})
"""Ways of consenting to a purpose that a consent text must ask apart; a mere opt-out is no consent."""
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
    """The records that one consent text speaks of; claims of the client are left out.

    `items` are grouped: those of several activities that say the same stand together.
    """

    activities: tuple[Plain, ...]
    purposes: tuple[Plain, ...]
    apart: tuple[Plain, ...]
    items: tuple[tuple[Plain, ...], ...]
    disclosures: tuple[Plain, ...]
    trackers: tuple[Plain, ...]
    abroad: tuple[facts.Abroad, ...]

    @property
    def owners(self) -> tuple[Plain, ...]:
        """Whatever brings data to a party: disclosures, then trackers of a party."""
        return (*self.disclosures, *(one for one in self.trackers if one["party"]))


def covered(holdings: Holdings, consent: Plain) -> Covered:
    """What a form covers. Where it names no purposes, all that rest on consent under 94-V."""
    activities = holdings.linked(consent, "activities")
    named = set(consent["purposes"] or ())
    everything = [purpose for activity in activities for purpose in activity.of("purpose")]
    purposes = [one for one in everything if (one.uid in named if named else _rests_on_consent(one))]
    uids = {one.uid for one in purposes}
    groups = set(consent["groups"] or ())
    items = [
        item
        for activity in activities
        for item in activity.of("item")
        if _serves(item, uids) and (not groups or not item["groups"] or groups & set(item["groups"]))
    ]
    disclosures = [
        one for activity in activities for one in activity.of("disclosure") if _serves(one, uids) and _wanted(one)
    ]
    trackers = [one for activity in activities for one in facts.trackers(holdings, activity) if _serves(one, uids)]
    shown = {one.uid for one in (*disclosures, *trackers)}
    abroad = [
        one
        for activity in activities
        for one in facts.transfers(holdings, activity)
        if one.of.uid in shown or one.of.kind == "system"
    ]
    return Covered(
        activities,
        tuple(one for one in purposes if one["consent_mode"] not in APART),
        tuple(one for one in purposes if one["consent_mode"] in APART),
        _grouped(items),
        tuple(disclosures),
        tuple(trackers),
        tuple({one.transfer.uid: one for one in abroad}.values()),
    )


def known_ways(consent: Plain) -> tuple[str, ...]:
    """The ways of giving consent that the law knows; continued use and browser settings are claims."""
    entries = ((way, known("consent_ways", way)) for way in consent["ways"] or ())
    return tuple(way for way, entry in entries if entry is None or not entry.claim)


def for_minors(holdings: Holdings, consent: Plain, covers: Covered) -> bool:
    """Whether a legal representative may have to sign: children among the subjects, or a service meant for minors."""
    items = [item for same in covers.items for item in same]
    groups = {*(consent["groups"] or ()), *(group for item in items for group in item["groups"] or ())}
    return bool(groups & {"child", "student"}) or holdings.operator["minors_served"] is True


def _grouped(items: Iterable[Plain]) -> tuple[tuple[Plain, ...], ...]:
    groups: dict[object, list[Plain]] = {}
    for item in items:
        groups.setdefault(tuple(item[key] for key in ("category", "text", "condition", "handling")), []).append(item)
    return tuple(tuple(group) for group in groups.values())


def _rests_on_consent(purpose: Plain) -> bool:
    return any(basis["code"] == "KZ7-1" and not basis["claimed"] for basis in purpose.of("basis"))


def _serves(record: Plain, purposes: set[str]) -> bool:
    """Whether a record names none of its purposes, or one of these."""
    return not record["purposes"] or bool(purposes & set(record["purposes"]))


def _wanted(disclosure: Plain) -> bool:
    """A disclosure that the law itself orders needs no consent and is not consented to."""
    grounds = [one for one in disclosure.of("disclosure_ground") if one["law"] in (None, "kz") and one["code"]]
    lawful = [one["code"] for one in grounds if not one["claimed"] and law("kz").knows("bases", one["code"])]
    return not lawful or "KZ7-1" in lawful
