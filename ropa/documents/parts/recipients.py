"""To whom data go, as texts for subjects say it: third parties, and transfers abroad."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ropa import linked
from ropa.covered import grouped
from ropa.documents.model import Block, Cell, Paragraph, Said, Source, Table
from ropa.documents.parts import facts
from ropa.documents.parts.subjects import CoveredText
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
        yield Table(header, tuple(_third(text, same) for same in grouped(owners, _SAME)), (2.4, 1.3, 2.6, 3))
    elif none and len(none) == len(text.covered.activities) and not elsewhere:
        yield Paragraph(text.say("third_no", *((one.uid, "none") for one in none)))
    else:
        yield text.gap("third", *((one.uid, "disclosure") for one in text.covered.activities))


_SAME = (
    "party",
    "name",
    "certainty",
    "does",
    "note",
    "condition",
    "explicit_consent",
    "instruction_only",
    "technical_only",
)
"""What tells apart the rows of one party; disclosures of several activities that agree in it stand in one row."""


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
    speaker, holdings, owner = text.speaker, text.speaker.holdings, same[0]
    if owner.kind == "tracker":
        codes = [speaker.code("data_categories", one) for one in owner["categories"] or ()]
        reads = speaker.words(owner, "reads")
        return (
            *(speaker.text(one, "third.data", (owner.uid, "categories")) for one in codes),
            *((reads,) if reads else ()),
        )
    passed = [item for one in same for item in holdings.linked(one, "items")]
    of_owners = tuple((one.uid, "items") for one in same)
    items = []
    for first, *others in grouped(passed, ("category", "text")):
        said = facts.item_text(speaker, first, "third.data")
        of_others = tuple((one.uid, "category") for one in others)
        items.append(replace(said, sources=(*of_owners, *said.sources, *of_others)))
    if owner["technical_only"]:
        items.append(text.say("only_technical", *((one.uid, "technical_only") for one in same)))
    return tuple(items)


def _why(text: CoveredText, same: tuple[Plain, ...], party: Plain | None) -> Cell:
    speaker, holdings, owner = text.speaker, text.speaker.holdings, same[0]
    served = [purpose for one in same for purpose in holdings.linked(one, "purposes")]
    lines = []
    for first, *others in grouped(served, ("code", "text")):
        said = facts.purpose_text(speaker, first, "third.purpose")
        lines.append(replace(said, sources=(*said.sources, *((one.uid, "code") for one in others))))
    for key in ("does",) if owner.kind == "tracker" else ("note", "condition"):
        words = speaker.words(owner, key)
        lines += [replace(words, sources=tuple((one.uid, key) for one in same))] if words else []
    for key, clause in (("explicit_consent", "only_explicit"), ("instruction_only", "only_instruction")):
        if owner.kind == "disclosure" and owner[key]:
            lines.append(text.say(clause, *((one.uid, key) for one in same)))
    for engagement in linked.engagements(holdings, (party,) if party else ()):
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
    return Table(header, tuple(_transfer(text, one, of_law) for one in transfers), (2.4, 1.6, 3, 2.6))


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


def trimmed(block: Block) -> Block:
    """A table without columns that are empty in every row; any other block as it is."""
    if not isinstance(block, Table):
        return block
    kept = [n for n in range(len(block.header)) if any(row[n] for row in block.rows)]
    return Table(
        tuple(block.header[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in block.rows),
        tuple(block.shares[n] for n in kept),
    )
