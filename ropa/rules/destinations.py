"""To whom and to which countries an operator's data go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings, Plain
from ropa.linked import in_force, party_of, trackers

HOME = "KZ"

GOES = ("activity", "disclosure", "tracker", "system", "party", "location")
"""The kinds of record that tell where data go."""


def ways_out(held: Holdings, day: dt.date) -> Iterator[Plain]:
    """Whatever may bring data to a party or abroad, each once: disclosures, trackers, systems."""
    for activity in in_force(held.all("activity"), day):
        yield from in_force(activity.of("disclosure"), day)
    for kind in ("tracker", "system"):
        yield from in_force(held.all(kind), day)


def ways_out_of(held: Holdings, activity: Plain, day: dt.date) -> tuple[Plain, ...]:
    """Those of one activity."""
    systems = in_force(held.linked(activity, "systems"), day)
    return (*in_force(activity.of("disclosure"), day), *trackers(held, activity), *systems)


def countries(held: Holdings, way: Plain) -> tuple[str, ...]:
    """The countries to which data come by a disclosure, a tracker or a system: those where a party keeps data if they
    are known, else that of its registration; of a system its own, else those of its host.
    """
    party = party_of(held, way)
    located = [one["country"] for one in party.of("location") if one["country"]] if party else []
    found = located or ([party["country"]] if party and party["country"] else [])
    if way.kind == "system":
        own = [way["country"]] if way["country"] else found
        found = [*own, *([way["backup_country"]] if way["backup_country"] else [])]
    return tuple(dict.fromkeys(found))


def where_said(way: Plain) -> str:
    """The fact by which data go to somebody."""
    return "country" if way.kind == "system" else "party"
