"""To whom data go, as texts for subjects say it: third parties, and transfers abroad."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ropa import linked
from ropa.covered import grouped
from ropa.documents.model import Block, Cell, Paragraph, Said, Source, Table
from ropa.documents.parts import facts
from ropa.documents.parts.columns import stated
from ropa.documents.parts.subjects import CoveredText, once
from ropa.documents.saying import Speaker
from ropa.documents.text import Text
from ropa.holdings import Plain


def third_parties(text: CoveredText) -> Iterator[Block]:
    """Art. 8(4)(4): to whom data may be passed, or that they are not."""
    owners = text.covered.owners
    none = [one for one in text.covered.activities if linked.answered_none(one, "disclosure")]
    elsewhere = any(linked.to_parties(text.speaker.holdings, one) for one in text.covered.activities)
    if owners:
        yield Paragraph(text.say("third_yes"))
        header = tuple((text.say(one),) for one in ("col_party", "col_country", "col_passed", "col_why"))
        rows = tuple(_third(text, same) for same in _alike(text, owners))
        yield stated(text, Table(header, rows, (2.4, 1.3, 2.6, 3)))
    elif none and len(none) == len(text.covered.activities) and not elsewhere:
        yield Paragraph(text.say("third_no", *((one.uid, "none") for one in none)))
    else:
        yield text.gap("third", *((one.uid, "disclosure") for one in text.covered.activities))


def _alike(text: CoveredText, owners: Iterable[Plain]) -> Iterator[tuple[Plain, ...]]:
    """Disclosures to a party, or its trackers, that agree in data, purposes and limits: they stand in one row. Where
    they do not, a row of its own each keeps together what belongs together.
    """
    found: dict[object, list[Plain]] = {}
    for one in owners:
        limits = (one.facts.get(key) for key in ("explicit_consent", "instruction_only"))
        told = tuple(said.text for said in (*_passed(text, (one,)), *_served(text, (one,))))
        conditional = bool(one.facts.get("condition"))
        key = (one.kind, one["party"], one["certainty"], told, *limits, conditional)
        found.setdefault(key, []).append(one)
    return (tuple(same) for same in found.values())


def _third(text: CoveredText, same: tuple[Plain, ...]) -> tuple[Cell, ...]:
    speaker, holdings, owner = text.speaker, text.speaker.holdings, same[0]
    party = linked.party_of(holdings, owner)
    named: list[Said] = []
    if party:
        one = speaker.name(party)
        shown = text.words("may", what=one.text) if owner["certainty"] == "may_take_place" else one.text
        sources = tuple((one.uid, key) for one in same for key in ("party", "certainty"))
        named.append(speaker.around(shown, "third.party", one, sources=sources))
        for engagement in linked.engagements(holdings, (party,)):
            listed = speaker.words(engagement, "members_listed")
            named += [text.around("members", listed, "where")] if listed else []
    country = countries_of(speaker, party) if party else ()
    return tuple(named), country, _passed(text, same), _why(text, same, party)


def countries_of(speaker: Speaker, party: Plain) -> Cell:
    """The country of a party, and those where it keeps data, each once."""
    sources: dict[str, list[Source]] = {}
    for place in (party, *party.of("location")):
        if code := place["country"]:
            sources.setdefault(code, []).append((place.uid, "country"))
    return tuple(speaker.text(speaker.code("countries", code), "third.country", *of) for code, of in sources.items())


def _passed(text: CoveredText, same: tuple[Plain, ...]) -> Cell:
    if same[0].kind == "tracker":
        return once(said for one in same for said in _read(text.speaker, one))
    passed = [item for one in same for item in text.speaker.holdings.linked(one, "items")]
    of_owners = tuple((one.uid, "items") for one in same)
    items = []
    for first, *others in grouped(passed, ("category", "text")):
        said = facts.item_text(text.speaker, first, "third.data")
        of_others = tuple((one.uid, "category") for one in others)
        items.append(replace(said, sources=(*of_owners, *said.sources, *of_others)))
    if same[0]["technical_only"]:
        items.append(text.say("only_technical", *((one.uid, "technical_only") for one in same)))
    return tuple(items)


def _read(speaker: Speaker, tracker: Plain) -> Iterator[Said]:
    for code in tracker["categories"] or ():
        yield speaker.text(speaker.code("data_categories", code), "third.data", (tracker.uid, "categories"))
    if reads := speaker.words(tracker, "reads"):
        yield reads


def _served(text: CoveredText, same: tuple[Plain, ...]) -> Iterator[Said]:
    served = [purpose for one in same for purpose in text.speaker.holdings.linked(one, "purposes")]
    for first, *others in grouped(served, ("code", "text")):
        said = facts.purpose_text(text.speaker, first, "third.purpose")
        yield replace(said, sources=(*said.sources, *((one.uid, "code") for one in others)))


def _why(text: CoveredText, same: tuple[Plain, ...], party: Plain | None) -> Cell:
    speaker, owner = text.speaker, same[0]
    keys = ("does",) if owner.kind == "tracker" else ("note", "condition")
    lines = [*_served(text, same)]
    lines += once(words for key in keys for one in same if (words := speaker.words(one, key)))
    for key, clause in (("explicit_consent", "only_explicit"), ("instruction_only", "only_instruction")):
        if owner.kind == "disclosure" and owner[key]:
            lines.append(text.say(clause, *((one.uid, key) for one in same)))
    for engagement in linked.engagements(speaker.holdings, (party,) if party else ()):
        lines += [duty for key in ("confidentiality", "instruction") if (duty := speaker.words(engagement, key))]
    return tuple(lines)


def abroad(text: CoveredText, *below: Said) -> Iterator[Block]:
    """Art. 8(4)(5): whether there is a cross-border transfer; `below` stands above the table of transfers."""
    transfers = text.covered.abroad
    none = [one for one in text.covered.activities if linked.answered_none(one, "transfer")]
    elsewhere = any(linked.transfers(text.speaker.holdings, one) for one in text.covered.activities)
    if transfers:
        takes_place = any(one.transfer["certainty"] != "may_take_place" for one in transfers)
        yield Paragraph(
            text.say(
                "abroad_yes" if takes_place else "abroad_may", *((one.transfer.uid, "certainty") for one in transfers)
            )
        )
        yield from map(Paragraph, below)
        yield transfer_table(text, transfers)
    elif none and len(none) == len(text.covered.activities) and not elsewhere:
        yield Paragraph(text.say("abroad_no", *((one.uid, "none") for one in none)))
    else:
        yield text.gap("abroad", *((one.uid, "none") for one in text.covered.activities))


def transfer_table(text: Text, transfers: Iterable[linked.Abroad], of_law: str = "kz") -> Table:
    """Transfers with their grounds under one law."""
    header = tuple((text.say(one),) for one in ("col_recipient", "col_country", "col_abroad_ground", "col_safeguards"))
    rows = tuple(_transfer(text, one, of_law) for one in transfers)
    return stated(text, Table(header, rows, (2.4, 1.6, 3, 2.6)))


def _transfer(text: Text, one: linked.Abroad, of_law: str) -> tuple[Cell, ...]:
    speaker, transfer = text.speaker, one.transfer
    party = linked.party_of(speaker.holdings, one.of)
    code = transfer["country"]
    country = text.words("country_not_named") if code in (None, "not_named") else speaker.code("countries", code)
    if transfer["certainty"] == "may_take_place":
        country = text.words("may", what=country)
    grounds = tuple(
        said
        for ground in facts.lawful(speaker, transfer.of("transfer_ground"), of_law)
        for said in speaker.answer(ground)
    )
    safeguards = speaker.words(transfer, "safeguards")
    return (
        (speaker.name(party or one.of, key="abroad.party"),),
        (speaker.text(country, "abroad.country", (transfer.uid, "country"), (transfer.uid, "certainty")),),
        grounds,
        (safeguards,) if safeguards else (),
    )
