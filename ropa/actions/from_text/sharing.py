"""Who gets data: parties, what is disclosed to them or read by their trackers, and what goes abroad."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ropa.actions.from_text.doing import Doings
from ropa.actions.from_text.making import (
    BY_SEAT,
    CONSENTED,
    ELSEWHERE,
    KNOWN,
    OF_A_KIND,
    PLAIN,
    TIED,
    Making,
    laws_named,
    words_of,
)
from ropa.actions.from_text.tracking import MAY, tie_of, tracker, tracker_of
from ropa.actions.importing.proposals import Certainty
from ropa.errors import RopaError
from ropa.i18n import LANGUAGES, N_
from ropa.reading.conditions import condition
from ropa.reading.naming import name_words
from ropa.reading.parties import countries
from ropa.reading.passages import Seen
from ropa.reading.result import Recipient, Said
from ropa.reference import catalogue
from ropa.words import Words

HOME = "KZ"
NOT_NAMED = "not_named"
BY_CONSENT = "KZ16-3-1"
_EXPLICIT = re.compile(r"\b(?:explicit|express|clearly|явн|ясно выраж|прям\w+ соглас|айқын|анық)", re.IGNORECASE)
_CONSENTS = re.compile(
    r"consents? to .{0,40}transfer|соглас\w+ (?:на|с) .{0,60}передач|беруге .{0,40}келіс|беруге келісім", re.IGNORECASE
)
_INSTRUCTED = re.compile(
    r"\b(?:only|strictly|solely|exclusively) (?:under|on|according to|in accordance with|by) .{0,20}instructions|"
    r"(?:только|строго|исключительно) (?:по|в соответствии с) .{0,25}(?:указани|поручени|инструкци)|"
    r"(?:нұсқау|тапсырма)\w* .{0,20}(?:ғана|қана)",
    re.IGNORECASE,
)
_THESE = re.compile(r"^(?:these|they|such|эти|такие|они|указанн|бұл|олар|мұндай)", re.IGNORECASE)
_PASSES = ("passing_to_others", "third_parties", "authorities_only")
_ONLY = re.compile(r"\b(?:only|if|without|только|если|без|при наличии|ғана|егер|келісімінсіз)\b", re.IGNORECASE)


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
        is_tracker = tracker_of(recipient) is not None
        way = tracker(making, operator, doings, recipient, several, party) if is_tracker else None
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


def _disclosure(making: Making, doings: Doings, several: list[Said], party: str) -> tuple[str, str]:
    tie = tie_of(making, doings, several)
    if tie is not None:
        one, said, certainty, why = tie
    else:
        one, said = doings.apart(), several[0]
        passing = making.of(said).section in ("recipients", "cross_border")
        certainty, why = (Certainty.CERTAIN, PLAIN) if passing else (Certainty.LIKELY, ELSEWHERE)
    passed = {code for each in several for code in _passed(making, each)}
    items = tuple(uid for code, uid in one.items.items() if code in passed)
    values: dict[str, Any] = {"party": party, **({"items": items} if items else {})}
    uid = making.add("disclosure", one.uid, values, making.of(said), certainty, why)
    _conditions(making, uid, several)
    _instructions(making, uid, several)
    return uid, "disclosure"


def _passed(making: Making, said: Said) -> set[str]:
    """The data that a sentence says are passed: what its condition names is only the occasion."""
    one = making.of(said)
    clause = condition(one.text, one.sentence.language)
    begins = one.text.find(clause) if clause else 0
    told = {each.value for each in making.said("data_categories") if each.sentence == said.sentence}
    spans = one.sentence.spans
    outside = {hit.code for hit in one.hits if not begins <= spans[hit.start][0] < begins + len(clause)}
    return told & outside


def _conditions(making: Making, uid: str, several: list[Said]) -> None:
    """Of sentences about this recipient alone the first that says on what condition it gets data."""
    for said in several:
        one = making.of(said)
        alone = all(other.value == said.value for other in making.said("recipients") if other.sentence == said.sentence)
        passes = one.section in ("recipients", "cross_border") or one.under(*_PASSES)
        clause = condition(one.text, one.sentence.language) if alone and passes else ""
        if not clause:
            continue
        making.add("disclosure", uid, {"condition": words_of(one, clause)}, one, Certainty.CERTAIN, PLAIN)
        if _EXPLICIT.search(clause):
            making.add("disclosure", uid, {"explicit_consent": True}, one, Certainty.CERTAIN, PLAIN)
        return


def _instructions(making: Making, uid: str, several: list[Said]) -> None:
    """That data are used on the operator's instructions alone: in the same sentence, or in the next, of "these"."""
    seen = making.reading.seen
    named = {other.sentence for other in making.said("recipients")}
    for said in several:
        after = seen[said.sentence + 1 : said.sentence + 2]
        near = [making.of(said), *(one for one in after if one.sentence.index not in named and _THESE.search(one.text))]
        for one in near:
            if _INSTRUCTED.search(one.text):
                making.add("disclosure", uid, {"instruction_only": True}, one, Certainty.LIKELY, PLAIN)
                return


def _transfers(making: Making, ways: list[_Way]) -> None:
    """Where the text says that data go abroad: to those it names with it, else to those who have their seat abroad.
    Whereto is what the text says: a seat is a fact about the party, and no place of the data.
    """
    made: set[str] = set()
    told = [said for said in making.said("cross_border") if said.value == "stated_yes"]
    for said, there in sorted(((said, _abroad(making.of(said))) for said in told), key=lambda each: not each[1]):
        one = making.of(said)
        takes = "may_take_place" if MAY.search(one.text) else "takes_place"
        kinds = {hit.code for hit in one.of("party_kinds")}
        placed = set()
        for way in ways:
            seat = way.recipient.country
            beside = said.sentence in way.sentences
            if seat in (None, HOME) or (there and seat not in there and not beside):
                continue
            country = seat if seat in there else min(there) if beside and len(there) == 1 else NOT_NAMED
            placed.add(country)
            if way.uid not in made:
                made.add(way.uid)
                certainty, why = Certainty.UNSURE, BY_SEAT
                if beside or way.recipient.kind in kinds:
                    certainty, why = Certainty.LIKELY, TIED
                uid = making.add("transfer", way.uid, {"country": country, "certainty": takes}, one, certainty, why)
                _consented(making, uid, one)
        for code in sorted(there - placed):
            why = N_("Data go to a country ({text}), and to whom there the text does not say.")
            making.leave(one, RopaError(why, text=Words.of(dict(catalogue("countries")[code].names))))
        if not there and not placed:
            making.leave(one, RopaError(N_("Data go abroad, and neither to which country nor to whom the text says.")))


def _abroad(one: Seen) -> set[str]:
    return {code for code, *_ in countries(one.sentence.language).find(one.sentence)} - {HOME}


def _consented(making: Making, uid: str, statement: Seen) -> None:
    """Consent as the ground, where the same section says that subjects consent to such transfers."""
    where = next(
        (
            one
            for one in making.reading.seen
            if one.sentence.heading == statement.sentence.heading
            and _CONSENTS.search(one.text)
            and not _ONLY.search(one.text)
        ),
        None,
    )
    if where is not None and "kz" in laws_named(making):
        values = {"law": "kz", "code": BY_CONSENT}
        making.add("transfer_ground", uid, values, where, Certainty.LIKELY, CONSENTED)
