"""What the register knows of the way of data, as boxes in five lanes and the flows between them; values, no drawing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ropa.holdings import Holdings, Plain
from ropa.i18n import N_, translator
from ropa.linked import in_force, party_of, trackers
from ropa.reference import EEA

LANES = ("people", "entry", "operator", "party", "country")
HEADS = {
    "people": N_("Whose data"),
    "entry": N_("Channels and systems"),
    "operator": N_("Operator"),
    "party": N_("Recipients"),
    "country": N_("Countries"),
}
"""What each lane holds, from left to right."""

_NO_PEOPLE = N_("Whose data these are is not answered")
_NO_ENTRY = N_("How they come in is not answered")
_NO_COUNTRY = N_("The country is not answered")


@dataclass(frozen=True)
class Node:
    """One box. `row` and `key` are the record and the fact it stands for; `abroad`: it lies outside the operator's own
    country; `gap`: it stands for what nobody answered. A box without a label is a way past a lane.
    """

    name: str
    lane: str
    kind: str
    label: str
    row: str
    key: str = ""
    abroad: bool = False
    gap: bool = False


@dataclass(frozen=True)
class Flow:
    """From one box to another; `activities` are the uids of those in which it happens."""

    start: str
    end: str
    abroad: bool = False
    gap: bool = False
    activities: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Flows:
    """Boxes by name in the order in which they were met, and the flows among them."""

    nodes: dict[str, Node]
    flows: tuple[Flow, ...]


def through(flows: Flows, name: str) -> frozenset[Flow]:
    """The flows that lead to a box or from it, in the activities in which data pass through it."""
    own = frozenset(one for one in flows.flows if name in (one.start, one.end))
    activities = frozenset().union(*(one.activities for one in own))
    some = [one for one in flows.flows if one in own or one.activities & activities]
    after = _reached(name, [(one.start, one.end) for one in some])
    before = _reached(name, [(one.end, one.start) for one in some])
    return frozenset(one for one in some if one.start in after or one.end in before)


def _reached(name: str, steps: Sequence[tuple[str, str]]) -> set[str]:
    """What can be reached from a box, itself with it."""
    found, edge = {name}, {name}
    while edge:
        edge = {end for start, end in steps if start in edge} - found
        found |= edge
    return found


@dataclass
class _Met:
    """What is being gathered."""

    held: Holdings
    language: str
    home: frozenset[str]
    nodes: dict[str, Node] = field(default_factory=dict)
    between: dict[tuple[str, str], Flow] = field(default_factory=dict)

    def say(self, words: str) -> str:
        return translator(self.language)(words)

    def code(self, catalogue: str, code: str) -> str:
        return self.held.names(catalogue, code, self.language)

    def node(self, node: Node) -> Node:
        """The box of this name, met before or now."""
        return self.nodes.setdefault(node.name, node)

    def record(self, lane: str, one: Plain, *, abroad: bool = False) -> Node:
        return self.node(Node(one.uid, lane, one.kind, self.held.name(one, self.language)[0], one.uid, abroad=abroad))

    def flow(self, start: Node, end: Node, activity: str = "") -> None:
        """From box to box, in one more activity."""
        before = self.between.get((start.name, end.name))
        activities = (before.activities if before else frozenset()) | ({activity} if activity else frozenset())
        marks = start.abroad or end.abroad, start.gap or end.gap
        self.between[start.name, end.name] = Flow(start.name, end.name, *marks, activities)


def flows(held: Holdings, language: str, day: dt.date) -> Flows:
    """Of an operator on a day; archived and ended activities are left out."""
    met = _Met(held, language, EEA if held.laws() == ("gdpr",) else frozenset({"KZ"}))
    own = met.record("operator", held.operator)
    for activity in in_force(held.all("activity"), day):
        people = tuple(_people(met, activity, day))
        for entry in _entries(met, activity):
            for one in people:
                met.flow(one, entry, activity.uid)
            met.flow(entry, own, activity.uid)
        for owner in (*in_force(activity.of("disclosure"), day), *trackers(held, activity)):
            _given(met, own, owner, activity.uid, day)
        for system in held.linked(activity, "systems"):
            _kept(met, own, system, activity.uid, day)
    for tracker in held.all("tracker"):
        if not tracker["activity"] and tracker["status"] != "archived":
            met.flow(met.record("entry", tracker), own)
            _given(met, own, tracker, "", day)
    return Flows(met.nodes, tuple(met.between.values()))


def _people(met: _Met, activity: Plain, day: dt.date) -> Iterator[Node]:
    groups = dict.fromkeys(one for item in in_force(activity.of("item"), day) for one in item["groups"] or ())
    for group in groups:
        yield met.node(Node(f"people/{group}", "people", "group", met.code("subject_groups", group), activity.uid))
    if not groups:
        yield met.node(Node("people/", "people", "group", met.say(_NO_PEOPLE), activity.uid, gap=True))


def _entries(met: _Met, activity: Plain) -> Iterator[Node]:
    """Channels, systems and trackers by which the data of an activity come in."""
    records = (*met.held.linked(activity, "systems"), *trackers(met.held, activity))
    for code in activity["channels"] or ():
        label = met.code("channels", code)
        yield met.node(Node(f"entry/{code}", "entry", "channel", label, activity.uid, key="channels"))
    for one in records:
        yield met.record("entry", one)
    if not activity["channels"] and not records:
        yield met.node(Node("entry/", "entry", "channel", met.say(_NO_ENTRY), activity.uid, key="channels", gap=True))


def _given(met: _Met, own: Node, owner: Plain, activity: str, day: dt.date) -> None:
    """A disclosure or a tracker brings data to its party, and with it into countries."""
    party = party_of(met.held, owner)
    if party is None and owner.kind == "tracker":
        _countries(met, own, owner, None, activity, day)
        return
    shown = party or owner
    node = met.record("party", shown, abroad=party is not None and _abroad(met, party["country"]))
    met.flow(own, node, activity)
    _countries(met, node, owner, shown if party else None, activity, day)


def _kept(met: _Met, own: Node, system: Plain, activity: str, day: dt.date) -> None:
    """A system stands with its host, or with the operator itself, in a country."""
    host = party_of(met.held, system)
    start = own
    if host is not None:
        start = met.record("party", host, abroad=_abroad(met, host["country"]))
        met.flow(own, start, activity)
    for code in dict.fromkeys(one for one in (system["country"], system["backup_country"]) if one):
        _into(met, start, code, system.uid, activity)
    for transfer in in_force(system.of("transfer"), day):
        _into(met, start, transfer["country"], transfer.uid, activity)


def _countries(met: _Met, start: Node, owner: Plain, party: Plain | None, activity: str, day: dt.date) -> None:
    abroad = in_force(owner.of("transfer"), day)
    for transfer in abroad:
        _into(met, start, transfer["country"], transfer.uid, activity)
    if party is not None and party["country"]:
        _into(met, start, party["country"], party.uid, activity)
    elif party is not None and not abroad and party["nature"] != "category":
        _into(met, start, None, party.uid, activity)


def _into(met: _Met, start: Node, code: str | None, row: str, activity: str) -> None:
    """A flow into a country; past the lane of the parties where it comes from the operator itself."""
    if code:
        label = met.code("countries", code)
        end = met.node(
            Node(f"country/{code}", "country", "country", label, row, key="country", abroad=_abroad(met, code))
        )
    else:
        end = met.node(Node("country/", "country", "country", met.say(_NO_COUNTRY), row, key="country", gap=True))
    if start.lane == "operator":
        past = met.node(Node(f"past/{end.name}", "party", "past", "", row, abroad=end.abroad, gap=end.gap))
        met.flow(start, past, activity)
        start = past
    met.flow(start, end, activity)


def _abroad(met: _Met, code: str | None) -> bool:
    return bool(code) and code not in met.home
