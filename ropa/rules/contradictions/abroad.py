"""Data that go abroad, against what the register says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings, Plain
from ropa.linked import answered_none, in_force, party_of
from ropa.rules.contradictions.claims import is_claim
from ropa.rules.destinations import GOES, HOME, countries, ways_out, where_said
from ropa.rules.rule import Code, Found, Slot, rule


@rule("kz", "K02", *GOES, "transfer")
def abroad_unsaid(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A party, tracker or system abroad of which no transfer is recorded; where it was answered that nothing goes
    abroad, R19 says so of the activity.
    """
    for way in ways_out(held, day):
        foreign = tuple(one for one in countries(held, way) if one != HOME)
        if foreign and not in_force(way.of("transfer"), day) and not _denied(held, way, day):
            slots: dict[str, Slot] = {"name": way, "country": tuple(Code("countries", one) for one in foreign)}
            yield Found(way, where_said(way), slots, foreign)


@rule("kz", "K09", *GOES, "transfer", "transfer_ground")
def claimed_abroad(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A ground of transfer that Article 16 does not have."""
    for way, transfer in _transfers(held, day):
        for ground in transfer.of("transfer_ground"):
            if ground["law"] in (None, "kz") and is_claim("law:transfer_grounds", ground["code"], "kz"):
                shown = Code("law:transfer_grounds", ground["code"], "kz")
                slots: dict[str, Slot] = {"name": party_of(held, way) or way, "ground": shown}
                yield Found(ground, "code", slots, (ground["code"],))


@rule("kz", "K25", *GOES, "transfer")
def abroad_perhaps(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A transfer that is said only to be possible."""
    for way, transfer in _transfers(held, day):
        if transfer["certainty"] == "may_take_place":
            yield Found(transfer, "certainty", {"name": way}, (transfer["certainty"],))


def _transfers(held: Holdings, day: dt.date) -> Iterator[tuple[Plain, Plain]]:
    return ((way, one) for way in ways_out(held, day) for one in in_force(way.of("transfer"), day))


def _denied(held: Holdings, way: Plain, day: dt.date) -> bool:
    """Whether every activity whose data go this way answers that nothing goes abroad."""
    if way.kind == "system":
        of = held.linking("activity", "systems", (way.uid,))
    else:
        activity = held.find(way["activity"] if way.kind == "tracker" else way.parent_uid)
        of = (activity,) if activity else ()
    activities = in_force(of, day)
    return bool(activities) and all(answered_none(one, "transfer") for one in activities)
