"""What several papers say of an activity: who gets its data, what goes abroad, how long it is kept.

A tracker of a party is a disclosure of technical data to it; its transfers count beside those of disclosures and
systems.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ropa.documents.model import Said
from ropa.documents.saying import Speaker
from ropa.documents.wording import Wording
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ropa.names import known


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


def lawful(speaker: Speaker, answers: Iterable[Plain], of_law: str = "kz") -> tuple[Plain, ...]:
    """What one law answers (bases, grounds), without what is only claimed; an answer without a law is Kazakhstan's."""
    own = (one for one in answers if one["code"] and (one["law"] or "kz") == of_law)
    return tuple(one for one in own if not speaker.is_claim(one))


def purpose_text(speaker: Speaker, purpose: Plain, key: str = "purpose") -> Said:
    """A purpose: in the operator's words, else by its code."""
    said = speaker.words(purpose, "text")
    if said:
        return Said(said.text, key, said.language, said.sources, said.borrowed)
    code = purpose["code"]
    name = speaker.code("purposes", code) if code else speaker.translate(N_("not answered"))
    return speaker.text(name, key, (purpose.uid, "code"), gap=code is None)


def item_text(speaker: Speaker, item: Plain, key: str = "item") -> Said:
    """A data item: its category, and the operator's words of it."""
    said = speaker.words(item, "text")
    name = speaker.code("data_categories", item["category"]) if item["category"] else ""
    if said and name:
        return speaker.around(f"{name}: {said.text}", key, said, sources=((item.uid, "category"),))
    if said:
        return Said(said.text, key, said.language, said.sources, said.borrowed)
    return speaker.text(name or speaker.translate(N_("not answered")), key, (item.uid, "category"), gap=not name)


def countries(speaker: Speaker, wording: Wording, abroad: Abroad, key: str) -> Said:
    """Where a transfer goes: the country, or that it is not named; and "may" where it only may take place."""
    transfer = abroad.transfer
    code = transfer["country"]
    name = wording("country_not_named") if code in (None, "not_named") else speaker.code("countries", code)
    party = party_of(speaker.holdings, abroad.of)
    shown = speaker.name(party or abroad.of)
    text = f"{name}: {shown.text}"
    if transfer["certainty"] == "may_take_place":
        text = wording("may", what=text)
    return speaker.around(text, key, shown, sources=((transfer.uid, "country"), (transfer.uid, "certainty")))


def retention_lines(speaker: Speaker, wording: Wording, activity: Plain, key: str) -> Iterator[Said]:
    """Each term of an activity as a line: number, start, ends; "whichever comes first" where there are several."""
    for retention in activity.of("retention"):
        yield from retention_of(speaker, wording, retention, key)


def retention_of(speaker: Speaker, wording: Wording, retention: Plain, key: str) -> Iterator[Said]:
    """One term, in one line; and the operator's own words of it."""
    parts: list[str] = []
    sources = [(retention.uid, "number")]
    if retention["number"] is not None:
        term = speaker.term(retention["number"], retention["unit"])
        start = retention["start_event"]
        parts.append(wording("from_event", term=term, event=speaker.code("retention_events", start)) if start else term)
        sources += [(retention.uid, "unit"), (retention.uid, "start_event")]
    own: list[Said] = []
    for end in retention.of("retention_end"):
        text = speaker.words(end, "text")
        own += [text] if text else []
        event = text.text if text else speaker.code("retention_events", end["event"] or "")
        entry = known("retention_events", end["event"] or "")
        parts.append(wording("claimed_short" if entry and entry.claim else "until", what=event, event=event))
        sources.append((end.uid, "event"))
    if len(parts) > 1:
        parts.append(wording("first_of"))
    if retention["unless_law"]:
        parts.append(wording("unless_law"))
        sources.append((retention.uid, "unless_law"))
    only = [purpose_text(speaker, one) for one in speaker.holdings.linked(retention, "purposes")]
    only += [item_text(speaker, one) for one in speaker.holdings.linked(retention, "items")]
    if parts:
        line = "; ".join(parts)
        if only:
            line = wording("for_only", term=line, what="; ".join(said.text for said in only))
        yield speaker.around(line, key, *own, *only, sources=tuple(sources))
    if note := speaker.words(retention, "note"):
        yield Said(note.text, key, note.language, note.sources, note.borrowed)
