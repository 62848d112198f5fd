"""Parts of a consent text that are tables or choices: third parties, transfers, the term, routes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ropa.documents import facts
from ropa.documents.covered import ELECTRONIC, Covered, known_ways
from ropa.documents.model import Block, Cell, Items, Paragraph, Said, Source, Table
from ropa.documents.saying import Speaker
from ropa.documents.wording import Wording
from ropa.fields import Field
from ropa.holdings import Plain
from ropa.law import law
from ropa.model import fields
from ropa.names import known

_ITEM_SAYS = ("category", "text", "condition", "handling")


@dataclass(frozen=True)
class Text:
    """One consent text being composed: who speaks, with what words, of which form and what it covers."""

    speaker: Speaker
    words: Wording
    consent: Plain
    covered: Covered

    def say(self, clause: str, *sources: Source, **slots: object) -> Said:
        """A clause of ours."""
        return self.speaker.text(self.words(clause, **slots), f"consent.{clause}", *sources)

    def around(self, clause: str, fact: Said, slot: str) -> Said:
        """A clause around a fact in words; where the fact is in another language it stands alone, marked."""
        if fact.borrowed:
            return Said(fact.text, f"consent.{clause}", fact.language, fact.sources, borrowed=True)
        return self.say(clause, *fact.sources, **{slot: fact.text})

    def gap(self, what: str, *sources: Source) -> Paragraph:
        """A place where the law wants a statement and the register has none."""
        said = self.words("gap", what=self.words(f"gap_{what}"))
        return Paragraph(self.speaker.text(said, f"gap.{what}", *sources, borrowed=True))

    def cite(self, article: str) -> str:
        """An article of 94-V."""
        return f"{law('kz').short(self.speaker.language)}, {law('kz').cite(article, self.speaker.language)}"

    def field(self, record: Plain, key: str) -> Field:
        """The field of a fact."""
        return fields(record.kind)[key]

    def routes(self) -> tuple[Plain, ...]:
        """How subjects write to the operator."""
        return self.speaker.holdings.operator.of("route")

    def item(self, same: tuple[Plain, ...]) -> Said:
        """A data item with its condition and handling; several activities may collect the same."""
        item, *others = same
        said = facts.item_text(self.speaker, item)
        said = replace(said, sources=(*said.sources, *((one.uid, key) for one in others for key in _ITEM_SAYS)))
        for key, clause in (("condition", "item_condition"), ("handling", "item_handling")):
            more = self.speaker.words(item, key)
            if more and not more.borrowed and not said.borrowed:
                text = self.words(clause, item=said.text, **{key: more.text})
                said = replace(said, text=text, sources=(*said.sources, *more.sources))
        return said

    def claimed(self, clause: Plain) -> bool:
        """Whether a clause of the operator is something that the law does not know."""
        entry = known("clauses", clause["code"] or "")
        return entry is not None and entry.claim


def box(consent: Plain) -> bool:
    """Whether the form is given electronically, by a box or a click, and not signed by hand."""
    return bool(ELECTRONIC & set(known_ways(consent)))


def third_parties(text: Text) -> Iterator[Block]:
    """Art. 8(4)(4): to whom data may be passed, or that they are not."""
    owners = text.covered.owners
    none = [one for one in text.covered.activities if facts.answered_none(one, "disclosure")]
    if owners:
        yield Paragraph(text.say("third_yes"))
        header = tuple((text.say(one),) for one in ("col_party", "col_country", "col_passed", "col_why"))
        yield Table(header, tuple(_third(text, one) for one in owners), (2.4, 1.3, 2.6, 3))
    elif none and len(none) == len(text.covered.activities):
        yield Paragraph(text.say("third_no", *((one.uid, "none") for one in none)))
    else:
        yield text.gap("third")


def _third(text: Text, owner: Plain) -> tuple[Cell, ...]:
    speaker, holdings = text.speaker, text.speaker.holdings
    party = facts.party_of(holdings, owner)
    named: list[Said] = []
    if party:
        one = speaker.name(party)
        shown = (
            text.words("may", what=one.text)
            if owner["certainty"] == "may_take_place" and not one.borrowed
            else one.text
        )
        named.append(
            Said(
                shown,
                "third.party",
                one.language,
                ((owner.uid, "party"), (owner.uid, "certainty"), *one.sources),
                one.borrowed,
            )
        )
        for engagement in facts.engagements(holdings, (party,)):
            listed = speaker.words(engagement, "members_listed")
            named += [text.around("members", listed, "where")] if listed else []
    country = speaker.value(party, "country") if party else ()
    return tuple(named), country, _passed(text, owner), _why(text, owner, party)


def _passed(text: Text, owner: Plain) -> Cell:
    speaker, holdings = text.speaker, text.speaker.holdings
    if owner.kind == "tracker":
        codes = [speaker.code("data_categories", one) for one in owner["categories"] or ()]
        reads = speaker.words(owner, "reads")
        return (
            *(speaker.text(one, "third.data", (owner.uid, "categories")) for one in codes),
            *((reads,) if reads else ()),
        )
    items = [facts.item_text(speaker, one, "third.data") for one in holdings.linked(owner, "items")]
    if owner["technical_only"]:
        items.append(text.say("only_technical", (owner.uid, "technical_only")))
    return tuple(items)


def _why(text: Text, owner: Plain, party: Plain | None) -> Cell:
    speaker, holdings = text.speaker, text.speaker.holdings
    lines = [facts.purpose_text(speaker, one, "third.purpose") for one in holdings.linked(owner, "purposes")]
    for key in ("does",) if owner.kind == "tracker" else ("note", "condition"):
        said = speaker.words(owner, key)
        lines += [said] if said else []
    if owner.kind == "disclosure" and owner["explicit_consent"]:
        lines.append(text.say("only_explicit", (owner.uid, "explicit_consent")))
    for engagement in facts.engagements(holdings, (party,) if party else ()):
        lines += [said for key in ("confidentiality", "instruction") if (said := speaker.words(engagement, key))]
    return tuple(lines)


def abroad(text: Text) -> Iterator[Block]:
    """Art. 8(4)(5): whether there is a cross-border transfer."""
    transfers = text.covered.abroad
    none = [one for one in text.covered.activities if facts.answered_none(one, "transfer")]
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
    elif none and len(none) == len(text.covered.activities):
        yield Paragraph(text.say("abroad_no", *((one.uid, "none") for one in none)))
    else:
        yield text.gap("abroad")


def _transfer(text: Text, one: facts.Abroad) -> tuple[Cell, ...]:
    speaker, transfer = text.speaker, one.transfer
    party = facts.party_of(speaker.holdings, one.of)
    code = transfer["country"]
    country = text.words("country_not_named") if code in (None, "not_named") else speaker.code("countries", code)
    if transfer["certainty"] == "may_take_place":
        country = text.words("may", what=country)
    grounds = tuple(
        said
        for ground in transfer.of("transfer_ground")
        if not speaker.is_claim(ground) and ground["law"] in (None, "kz")
        for said in speaker.answer(ground)
    )
    safeguards = speaker.words(transfer, "safeguards")
    return (
        (speaker.name(party or one.of, key="abroad.party"),),
        (speaker.text(country, "abroad.country", (transfer.uid, "country"), (transfer.uid, "certainty")),),
        grounds,
        (safeguards,) if safeguards else (),
    )


def term(text: Text) -> Iterator[Block]:
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
    stored = [line for activity in text.covered.activities for line in _stored(text, activity)]
    if stored:
        yield Items(tuple({one.text: one for one in stored}.values()))


def _only_claims(consent: Plain) -> bool:
    """Whether the client's only term is one that the law does not know, such as an unlimited one."""
    events = consent["term_events"] or ()
    return bool(events) and all(_claim("retention_events", code) for code in events) and consent["term_number"] is None


def _stored(text: Text, activity: Plain) -> Iterator[Said]:
    speaker = text.speaker
    lawful = [
        one
        for one in activity.of("retention")
        if not any(_claim("retention_events", end["event"] or "") for end in one.of("retention_end"))
    ]
    for retention in lawful:
        for line in facts.retention_of(speaker, text.words, retention, "term.storage"):
            yield text.around("storage", line, "term")
        for fate in retention.of("retention_fate"):
            shown = [
                said.text
                for key in ("fate", "number", "text")
                for said in speaker.value(fate, key)
                if not said.borrowed
            ]
            if shown:
                yield text.say("fate", *((fate.uid, key) for key in ("fate", "number", "text")), fate="; ".join(shown))


def routes(text: Text, route: Plain) -> Iterable[Said]:
    """A route: channel and address, subject line, what to state, how identity is checked, the promised term."""
    speaker, words = text.speaker, text.words
    address = route["address"] or ""
    postal = speaker.words(route, "postal")
    if postal and not postal.borrowed:
        address = "; ".join(one for one in (address, postal.text) if one)
    channel = speaker.code("withdrawal_ways", route["channel"]) if route["channel"] else ""
    line = words("route", channel=channel, address=address) if address and channel else channel or address
    sources: list[Source] = [(route.uid, "channel"), (route.uid, "address"), *(postal.sources if postal else ())]
    subject = speaker.words(route, "subject_line")
    if subject:
        line = words("route_subject", route=line, subject=subject.text)
        sources += subject.sources
    yield speaker.text(line, "route", *sources)
    for key, clause, slot in (("to_state", "route_state", "what"), ("identity_check", "route_identity", "how")):
        if said := speaker.words(route, key):
            yield text.around(clause, said, slot)
    for promised in route.of("promised_term"):
        if promised["number"] is not None:
            length = speaker.term(promised["number"], promised["unit"])
            yield text.say("route_term", (promised.uid, "number"), (promised.uid, "unit"), term=length)
        if said := speaker.words(promised, "text"):
            yield text.around("route_term_words", said, "term")


def _claim(catalogue: str, code: str) -> bool:
    entry = known(catalogue, code)
    return entry is not None and entry.claim
