"""What a consent to cross-border transfer says of each transfer."""

from __future__ import annotations

from collections.abc import Iterable

from ropa import linked
from ropa.documents.for_subjects.consent_parts import ConsentText
from ropa.documents.model import Cell
from ropa.documents.parts import facts
from ropa.documents.registers.listing import Column, data_of, read_by, values
from ropa.holdings import Plain
from ropa.linked import Abroad


def _recipient(text: ConsentText, one: Abroad) -> Cell:
    party = linked.party_of(text.holdings, one.of)
    key = "host" if one.of.kind == "system" else "party"
    return (text.speaker.name(party),) if party else (text.missing("recipient", (one.of.uid, key)),)


def _state(text: ConsentText, one: Abroad) -> Cell:
    transfer = one.transfer
    if transfer["country"] is None:
        return (text.missing("state", (transfer.uid, "country")),)
    unnamed = transfer["country"] == "not_named"
    name = text.words("country_not_named") if unnamed else text.speaker.code("countries", transfer["country"])
    if transfer["certainty"] == "may_take_place":
        name = text.words("may", what=name)
    return (text.speaker.text(name, "abroad.country", (transfer.uid, "country"), (transfer.uid, "certainty")),)


def _activities(text: ConsentText, owner: Plain) -> tuple[Plain, ...]:
    """The activities of the form of which data go abroad; a system may serve several."""
    own = {owner.facts.get("activity"), owner.parent_uid}
    chosen = text.covered.activities
    return tuple(one for one in chosen if one.uid in own or owner.uid in (one["systems"] or ()))


def _data(text: ConsentText, one: Abroad) -> Cell:
    if one.of.kind == "tracker":
        return read_by(text, one.of) or (text.missing("abroad_data", (one.of.uid, "categories")),)
    covers = text.covered
    items: Iterable[Plain] = (item for same in covers.items for item in same)
    if one.of.kind == "disclosure":
        items = (item for item in items if item.uid in (one.of["items"] or ()))
        technical = (text.say("only_technical", (one.of.uid, "technical_only")),) if one.of["technical_only"] else ()
        return (*data_of(text, items), *technical) or (text.missing("abroad_data", (one.of.uid, "items")),)
    uids = {activity.uid for activity in _activities(text, one.of)}
    return data_of(text, (item for item in items if item.parent_uid in uids)) or (
        text.missing("abroad_data", *((uid, "item") for uid in sorted(uids))),
    )


def _purposes(text: ConsentText, one: Abroad) -> Cell:
    """The purposes that the form consents to and that the data go abroad for."""
    covers = text.covered
    uids = {activity.uid for activity in _activities(text, one.of)}
    named = one.of.facts.get("purposes") or ()
    served = [
        purpose
        for purpose in (*covers.purposes, *covers.apart)
        if (purpose.uid in named if named else purpose.parent_uid in uids)
    ]
    said = tuple(facts.purpose_text(text.speaker, purpose) for purpose in served)
    only = values(text, one.of, "condition") if one.of.kind == "disclosure" else ()
    return (*(said or (text.missing("abroad_purposes", *((uid, "purpose") for uid in sorted(uids))),)), *only)


def _ground(text: ConsentText, one: Abroad) -> Cell:
    lawful = facts.lawful(text.speaker, one.transfer.of("transfer_ground"))
    lines = tuple(said for ground in lawful for said in text.speaker.answer(ground))
    return lines or (text.missing("ground", (one.transfer.uid, "transfer_ground")),)


def _safeguards(text: ConsentText, one: Abroad) -> Cell:
    return values(text, one.transfer, "safeguards")


COLUMNS: tuple[Column[ConsentText, Abroad], ...] = (
    ("recipient", 2.1, _recipient),
    ("country", 1.8, _state),
    ("passed", 2.8, _data),
    ("purposes", 2.6, _purposes),
    ("abroad_ground", 2.4, _ground),
    ("safeguards", 2.2, _safeguards),
)
