"""Who gets data: parties, what is disclosed to them or read by their trackers, and what goes abroad."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ropa.actions.from_text.doing import Doing, Doings
from ropa.actions.from_text.making import BY_SEAT, ELSEWHERE, KNOWN, OF_A_KIND, PLAIN, TIED, Making, words_of
from ropa.actions.importing.proposals import Certainty
from ropa.errors import RopaError
from ropa.i18n import LANGUAGES, N_
from ropa.reading.naming import name_words
from ropa.reading.parties import countries
from ropa.reading.passages import Seen
from ropa.reading.result import Recipient, Said
from ropa.reference import catalogue
from ropa.words import Words

HOME = "KZ"
_CATEGORY = {"analytics": "analytics", "advertising": "marketing"}
"""Kinds of party that say what a tracker is for."""
_MAY = re.compile(r"\b(?:may|might|can|could|может|могут|мүмкін)\b", re.IGNORECASE)


@dataclass
class _Way:
    """A disclosure or tracker by which data go to a party; `country` of its seat, `kind` of it."""

    kind: str
    uid: str
    recipient: Recipient
    sentences: set[int] = field(default_factory=set)


def sharing(making: Making, operator: str, doings: Doings) -> None:
    """Parties with what goes to them."""
    parties: dict[str, str] = {}
    ways = []
    for recipient in making.first("recipients"):
        several = [one for one in making.said("recipients") if one.value == recipient]
        party = _party(making, operator, recipient, several, parties)
        tracker = _tracker_of(recipient)
        way = _tracker(making, operator, doings, recipient, several, party) if tracker else None
        uid, kind = way or _disclosure(making, doings, several, party)
        ways.append(_Way(kind, uid, recipient, {one.sentence for one in several}))
    _transfers(making, ways)


def _party(making: Making, operator: str, recipient: Recipient, several: list[Said], parties: dict[str, str]) -> str:
    one = making.of(several[0])
    key = recipient.party or f"{recipient.named}{recipient.name.casefold()}"
    if key in parties:
        return parties[key]
    values = _facts(recipient, one)
    certainty, why = Certainty.CERTAIN, PLAIN
    if not recipient.named:
        certainty, why = Certainty.LIKELY, OF_A_KIND
    elif recipient.party and not _legal_name(recipient, several):
        certainty, why = Certainty.LIKELY, KNOWN
    present = making.around.find("party", values["name"]) if recipient.named else None
    owner = None if recipient.named else operator
    parties[key] = making.add("party", owner, values, one, certainty, why, present)
    return parties[key]


def _facts(recipient: Recipient, one: Seen) -> dict[str, Any]:
    kinds = {"kinds": (recipient.kind,)} if recipient.kind else {}
    if not recipient.named:
        return {"name": words_of(one, recipient.name), "nature": "category", **kinds}
    if recipient.party is None:
        country = {"country": recipient.country} if recipient.country else {}
        return {"name": words_of(one, recipient.name), "nature": "company", **kinds, **country}
    entry = catalogue("known_parties")[recipient.party].more
    names = {language: str(entry[f"name_{language}"]) for language in LANGUAGES}
    aliases = {} if recipient.name in names.values() else {"aliases": (recipient.name,)}
    known = {"source": entry["source"], "as_of": entry["as_of"]}
    return {"name": names, "nature": "company", **aliases, **kinds, "country": recipient.country, **known}


def _legal_name(recipient: Recipient, several: list[Said]) -> bool:
    """Whether the text has the company's own name beside its product, and its country."""
    entry = catalogue("known_parties")[recipient.party or ""].more
    names = [name_words(str(entry[f"name_{language}"])) for language in LANGUAGES]
    return any(
        set(words) <= set(name_words(said.text)) and recipient.country in _countries(said.text)
        for words in names
        for said in several
    )


def _countries(text: str) -> set[str]:
    from ropa.reading.sentences import sentences

    return {code for one in sentences(text) for code, *_ in countries(one.language).find(one)}


def _tracker_of(recipient: Recipient) -> str | None:
    """The well-known tracker that a recipient is."""
    if recipient.party is None:
        return None
    said = set(name_words(recipient.name))
    for code, entry in catalogue("known_trackers").items():
        own = set(name_words(str(entry.more["name"])))
        alike = said <= own or (said & own and recipient.kind == entry.more["category"])
        if entry.more["party"] == recipient.party and (own <= said or (len(said) > 1 and alike)):
            return code
    return None


def _tracker(
    making: Making, operator: str, doings: Doings, recipient: Recipient, several: list[Said], party: str
) -> tuple[str, str]:
    tie = _tie(making, doings, several)
    values: dict[str, Any] = {"name": dict.fromkeys(LANGUAGES, recipient.name), "party": party}
    if recipient.kind in _CATEGORY:
        values["category"] = _CATEGORY[recipient.kind]
    said = several[0]
    certainty, why = Certainty.CERTAIN, PLAIN
    if tie is not None:
        one, said, certainty, why = tie
        values["activity"] = one.uid
    return making.add("tracker", operator, values, making.of(said), certainty, why), "tracker"


def _tie(making: Making, doings: Doings, several: list[Said]) -> tuple[Doing, Said, Certainty, str] | None:
    """A purpose in a sentence about one recipient is what that one gets data for; about several it cannot be told."""
    for said in several:
        others = {one.value for one in making.said("recipients") if one.sentence == said.sentence}
        if len(others) == 1 and (told := doings.of(said)) is not None:
            return told[0], said, told[1], told[2]
    return None


def _disclosure(making: Making, doings: Doings, several: list[Said], party: str) -> tuple[str, str]:
    tie = _tie(making, doings, several)
    if tie is not None:
        one, said, certainty, why = tie
    else:
        one, said = doings.apart(), several[0]
        passing = making.of(said).section in ("recipients", "cross_border")
        certainty, why = (Certainty.CERTAIN, PLAIN) if passing else (Certainty.LIKELY, ELSEWHERE)
    places = {each.sentence for each in several}
    told = {each.value for each in making.said("data_categories") if each.sentence in places}
    items = tuple(uid for code, uid in one.items.items() if code in told)
    values: dict[str, Any] = {"party": party, **({"items": items} if items else {})}
    return making.add("disclosure", one.uid, values, making.of(said), certainty, why), "disclosure"


def _transfers(making: Making, ways: list[_Way]) -> None:
    """Where the text says that data go abroad: to those it names with it, else to those who have their seat there."""
    made: set[tuple[str, str]] = set()
    for said in making.said("cross_border"):
        one = making.of(said)
        if said.value != "stated_yes":
            continue
        there = {code for code, *_ in countries(one.sentence.language).find(one.sentence)} - {HOME}
        takes = "may_take_place" if _MAY.search(one.text) else "takes_place"
        kinds = {hit.code for hit in one.of("party_kinds")}
        placed = set()
        for way in ways:
            country = way.recipient.country
            beside = said.sentence in way.sentences
            if country in (None, HOME) or (there and country not in there and not beside):
                continue
            placed.add(country)
            if (way.uid, country) not in made:
                made.add((way.uid, country))
                certainty, why = Certainty.UNSURE, BY_SEAT
                if beside or way.recipient.kind in kinds:
                    certainty, why = Certainty.LIKELY, TIED
                making.add("transfer", way.uid, {"country": country, "certainty": takes}, one, certainty, why)
        for code in sorted(there - placed):
            why = N_("Data go to a country ({text}), and to whom there the text does not say.")
            making.leave(one, RopaError(why, text=Words.of(dict(catalogue("countries")[code].names))))
        if not there and not placed:
            making.leave(one, RopaError(N_("Data go abroad, and neither to which country nor to whom the text says.")))
