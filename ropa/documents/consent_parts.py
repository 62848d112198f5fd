"""Parts of a consent text that are tables or choices: third parties, transfers, the term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ropa.documents import facts
from ropa.documents.covered import ELECTRONIC, ITEM_SAYS, Covered, grouped, known_ways
from ropa.documents.model import Block, Cell, Items, Paragraph, Said, Source, Table
from ropa.documents.saying import Speaker
from ropa.documents.text import Text
from ropa.holdings import Plain
from ropa.names import known


@dataclass(frozen=True)
class ConsentText(Text):
    """One consent text being composed: of the form that it is about, and what that covers."""

    covered: Covered

    @property
    def consent(self) -> Plain:
        """The form."""
        return self.about

    def item(self, same: tuple[Plain, ...]) -> Said:
        """A data item with its condition and handling; several activities may collect the same."""
        item, *others = same
        said = facts.item_text(self.speaker, item)
        said = replace(said, sources=(*said.sources, *((one.uid, key) for one in others for key in ITEM_SAYS)))
        for key, clause in (("condition", "item_condition"), ("handling", "item_handling")):
            if more := self.speaker.words(item, key):
                text = self.words(clause, item=said.text, **{key: more.text})
                said = self.speaker.around(text, said.key, said, more)
        return said

    def purpose(self, same: tuple[Plain, ...]) -> Said:
        """A purpose; several activities may have the same."""
        purpose, *others = same
        said = facts.purpose_text(self.speaker, purpose)
        return replace(said, sources=(*said.sources, *((one.uid, key) for one in others for key in ("code", "text"))))


def box(consent: Plain) -> bool:
    """Whether the form is given electronically, by a box or a click, and not signed by hand."""
    return bool(ELECTRONIC & set(known_ways(consent)))


def third_parties(text: ConsentText) -> Iterator[Block]:
    """Art. 8(4)(4): to whom data may be passed, or that they are not."""
    owners = text.covered.owners
    none = [one for one in text.covered.activities if facts.answered_none(one, "disclosure")]
    elsewhere = any(facts.to_parties(text.speaker.holdings, one) for one in text.covered.activities)
    if owners:
        yield Paragraph(text.say("third_yes"))
        header = tuple((text.say(one),) for one in ("col_party", "col_country", "col_passed", "col_why"))
        yield Table(header, tuple(_third(text, same) for same in grouped(owners, _SAME)), (2.4, 1.3, 2.6, 3))
    elif none and len(none) == len(text.covered.activities) and not elsewhere:
        yield Paragraph(text.say("third_no", *((one.uid, "none") for one in none)))
    else:
        yield text.gap("third")


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


def _third(text: ConsentText, same: tuple[Plain, ...]) -> tuple[Cell, ...]:
    speaker, holdings, owner = text.speaker, text.speaker.holdings, same[0]
    party = facts.party_of(holdings, owner)
    named: list[Said] = []
    if party:
        one = speaker.name(party)
        shown = text.words("may", what=one.text) if owner["certainty"] == "may_take_place" else one.text
        sources = tuple((one.uid, key) for one in same for key in ("party", "certainty"))
        named.append(speaker.around(shown, "third.party", one, sources=sources))
        for engagement in facts.engagements(holdings, (party,)):
            listed = speaker.words(engagement, "members_listed")
            named += [text.around("members", listed, "where")] if listed else []
    country = _countries(speaker, party) if party else ()
    return tuple(named), country, _passed(text, same), _why(text, same, party)


def _countries(speaker: Speaker, party: Plain) -> Cell:
    """The country of a party, and those where it keeps data, each once."""
    sources: dict[str, list[Source]] = {}
    for place in (party, *party.of("location")):
        if code := place["country"]:
            sources.setdefault(code, []).append((place.uid, "country"))
    return tuple(speaker.text(speaker.code("countries", code), "third.country", *of) for code, of in sources.items())


def _passed(text: ConsentText, same: tuple[Plain, ...]) -> Cell:
    speaker, holdings, owner = text.speaker, text.speaker.holdings, same[0]
    if owner.kind == "tracker":
        codes = [speaker.code("data_categories", one) for one in owner["categories"] or ()]
        reads = speaker.words(owner, "reads")
        return (
            *(speaker.text(one, "third.data", (owner.uid, "categories")) for one in codes),
            *((reads,) if reads else ()),
        )
    linked = [item for one in same for item in holdings.linked(one, "items")]
    of_owners = tuple((one.uid, "items") for one in same)
    items = []
    for first, *others in grouped(linked, ("category", "text")):
        said = facts.item_text(speaker, first, "third.data")
        of_others = tuple((one.uid, "category") for one in others)
        items.append(replace(said, sources=(*of_owners, *said.sources, *of_others)))
    if owner["technical_only"]:
        items.append(text.say("only_technical", *((one.uid, "technical_only") for one in same)))
    return tuple(items)


def _why(text: ConsentText, same: tuple[Plain, ...], party: Plain | None) -> Cell:
    speaker, holdings, owner = text.speaker, text.speaker.holdings, same[0]
    linked = [purpose for one in same for purpose in holdings.linked(one, "purposes")]
    lines = []
    for first, *others in grouped(linked, ("code", "text")):
        said = facts.purpose_text(speaker, first, "third.purpose")
        lines.append(replace(said, sources=(*said.sources, *((one.uid, "code") for one in others))))
    for key in ("does",) if owner.kind == "tracker" else ("note", "condition"):
        words = speaker.words(owner, key)
        lines += [replace(words, sources=tuple((one.uid, key) for one in same))] if words else []
    for key, clause in (("explicit_consent", "only_explicit"), ("instruction_only", "only_instruction")):
        if owner.kind == "disclosure" and owner[key]:
            lines.append(text.say(clause, *((one.uid, key) for one in same)))
    for engagement in facts.engagements(holdings, (party,) if party else ()):
        lines += [duty for key in ("confidentiality", "instruction") if (duty := speaker.words(engagement, key))]
    return tuple(lines)


def abroad(text: ConsentText) -> Iterator[Block]:
    """Art. 8(4)(5): whether there is a cross-border transfer."""
    transfers = text.covered.abroad
    none = [one for one in text.covered.activities if facts.answered_none(one, "transfer")]
    elsewhere = any(facts.transfers(text.speaker.holdings, one) for one in text.covered.activities)
    if transfers:
        takes_place = any(one.transfer["certainty"] != "may_take_place" for one in transfers)
        yield Paragraph(
            text.say(
                "abroad_yes" if takes_place else "abroad_may", *((one.transfer.uid, "certainty") for one in transfers)
            )
        )
        if text.consent["crossborder_apart"]:
            yield Paragraph(text.say("abroad_apart", (text.consent.uid, "crossborder_apart")))
        header = tuple(
            (text.say(one),) for one in ("col_recipient", "col_country", "col_abroad_ground", "col_safeguards")
        )
        yield Table(header, tuple(_transfer(text, one) for one in transfers), (2.4, 1.6, 3, 2.6))
    elif none and len(none) == len(text.covered.activities) and not elsewhere:
        yield Paragraph(text.say("abroad_no", *((one.uid, "none") for one in none)))
    else:
        yield text.gap("abroad")


def _transfer(text: ConsentText, one: facts.Abroad) -> tuple[Cell, ...]:
    speaker, transfer = text.speaker, one.transfer
    party = facts.party_of(speaker.holdings, one.of)
    code = transfer["country"]
    country = text.words("country_not_named") if code in (None, "not_named") else speaker.code("countries", code)
    if transfer["certainty"] == "may_take_place":
        country = text.words("may", what=country)
    grounds = tuple(
        said
        for ground in transfer.of("transfer_ground")
        if ground["code"] and not speaker.is_claim(ground) and ground["law"] in (None, "kz")
        for said in speaker.answer(ground)
    )
    safeguards = speaker.words(transfer, "safeguards")
    return (
        (speaker.name(party or one.of, key="abroad.party"),),
        (speaker.text(country, "abroad.country", (transfer.uid, "country"), (transfer.uid, "certainty")),),
        grounds,
        (safeguards,) if safeguards else (),
    )


def term(text: ConsentText) -> Iterator[Block]:
    """Art. 8(4)(3): the term of the consent; and how long the data are stored."""
    speaker, consent = text.speaker, text.consent
    said: list[Said] = []
    if consent["term_number"] is not None:
        length = speaker.term(consent["term_number"], consent["term_unit"])
        said.append(text.say("term_number", (consent.uid, "term_number"), (consent.uid, "term_unit"), term=length))
    events = [code for code in consent["term_events"] or () if not _claim("retention_events", code)]
    if events:
        names = ", ".join(speaker.code("retention_events", code) for code in events)
        said.append(text.say("term_events", (consent.uid, "term_events"), events=names))
    if (words := speaker.words(consent, "term_text")) and not _only_claims(consent):
        said.append(text.around("term_words", words, "text"))
    if not said:
        said.append(text.say("term_law", article=text.cite("8(6)")))
    for one in said:
        yield Paragraph(one)
    uids = {one.uid for one in (*text.covered.purposes, *text.covered.apart)}
    terms = (one for one in _lawful(text.covered.activities) if not one["purposes"] or uids & set(one["purposes"]))
    stored = tuple(line for retention in terms for line in _stored(text, retention))
    if stored:
        yield Items(stored)


def _only_claims(consent: Plain) -> bool:
    """Whether the client's only term is one that the law does not know, such as an unlimited one."""
    events = consent["term_events"] or ()
    return bool(events) and all(_claim("retention_events", code) for code in events) and consent["term_number"] is None


def _lawful(activities: Iterable[Plain]) -> Iterable[Plain]:
    """Terms of storage without those that the law does not know; what several activities say stands once."""
    everything = [one for activity in activities for one in activity.of("retention")]
    lawful = [
        one
        for one in everything
        if not any(_claim("retention_events", end["event"] or "") for end in one.of("retention_end"))
    ]
    found: dict[object, Plain] = {}
    for one in lawful:
        found.setdefault(_says(one), one)
    return found.values()


def _says(record: Plain) -> object:
    """All that a term says, wherever it stands."""
    own = tuple(value for key, value in record.facts.items() if key != "place")
    return own, tuple(_says(one) for one in record.below())


def _stored(text: ConsentText, retention: Plain) -> Iterator[Said]:
    speaker = text.speaker
    for line in facts.retention_of(speaker, text.words, retention, "term.storage"):
        yield text.around("storage", line, "term")
    for fate in retention.of("retention_fate"):
        shown = [said for key in ("fate", "number", "text") for said in speaker.value(fate, key)]
        if shown:
            yield text.mixed("fate", *shown, fate="; ".join(said.text for said in shown))


def _claim(catalogue: str, code: str) -> bool:
    entry = known(catalogue, code)
    return entry is not None and entry.claim
