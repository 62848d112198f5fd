"""What the operator does with data: activities out of the purposes, with the data, bases and terms that the text ties
to them. What it ties to no purpose stands apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ropa.actions.from_text.making import (
    APART,
    ELSEWHERE,
    EVERY,
    MAY_SERVE,
    ONLY_BASIS,
    OWN_WORDS,
    PLAIN,
    TIED,
    Making,
    laws_named,
    words_of,
)
from ropa.actions.importing.meaning import basis_code
from ropa.actions.importing.proposals import Certainty
from ropa.i18n import LANGUAGES, N_, translator
from ropa.law import law
from ropa.reading.conditions import condition
from ropa.reading.operators import laws_in
from ropa.reading.passages import Seen
from ropa.reading.result import Said
from ropa.reference import catalogue

UNTIED = N_("Data and recipients without a purpose in the text")
_LONGEST_NAME = 80
_FEW_WORDS, _MANY_WORDS = 2, 30
"""So long is a line that names one purpose."""
_ONLY = re.compile(r"(?:only|только|лишь|исключительно)\b|.*(?:ғана|қана)$", re.IGNORECASE)
_BASES_TOO = frozenset({"contract", "legal_obligation"})
"""Purposes that are said in the words of a basis."""


@dataclass
class Doing:
    """An activity in the making: its uid, its purposes by code, the sentences that name them, its items by category."""

    uid: str
    purposes: dict[str, str] = field(default_factory=dict)
    places: set[int] = field(default_factory=set)
    items: dict[str, str] = field(default_factory=dict)


@dataclass
class Doings:
    """All activities, and how to come by the one for what has no purpose in the text."""

    making: Making
    operator: str
    tied: list[Doing]
    untied: Doing | None = None

    def all(self) -> list[Doing]:
        """Those with a purpose in the text, and the one without."""
        return [*self.tied, *([self.untied] if self.untied else [])]

    def of(self, said: Said) -> tuple[Doing, Certainty, str] | None:
        """The activity whose purpose is named together with what is said here."""
        places = _around(self.making, said.sentence)
        one = next((one for one in self.tied if said.sentence in one.places), None)
        one = one or next((one for one in self.tied if not one.places.isdisjoint(places)), None)
        return (one, Certainty.LIKELY, TIED) if one else None

    def apart(self) -> Doing:
        """The only activity that there is, else one for what the text ties to no purpose."""
        if len(self.tied) == 1:
            return self.tied[0]
        if self.untied is None:
            names = {language: translator(language)(UNTIED) for language in LANGUAGES}
            uid = self.making.add("activity", self.operator, {"name": names}, None, Certainty.CERTAIN, APART)
            self.untied = Doing(uid)
        return self.untied


def activities(making: Making, operator: str) -> Doings:
    """Purposes named in one sentence are one activity; another sentence is another one."""
    found = Doings(making, operator, [])
    of_sentence: dict[int, Doing] = {}
    for code, said in making.first("purposes").items():
        certainty, why = making.named(said, "purposes")
        one = of_sentence.get(said.sentence)
        if one is None:
            name = {language: _head(catalogue("purposes")[code].names[language]) for language in LANGUAGES}
            uid = making.add("activity", operator, {"name": name}, making.of(said), certainty, why)
            one = of_sentence[said.sentence] = Doing(uid)
            found.tied.append(one)
        one.purposes[code] = making.add("purpose", one.uid, {"code": code}, making.of(said), certainty, why)
        one.places |= {each.sentence for each in making.said("purposes") if each.value == code}
    for seen in _unknown_purposes(making):
        name = words_of(seen, _short(seen.text))
        uid = making.add("activity", operator, {"name": name}, seen, Certainty.LIKELY, OWN_WORDS)
        purpose = making.add(
            "purpose", uid, {"text": words_of(seen, _bare(seen.text))}, seen, Certainty.LIKELY, OWN_WORDS
        )
        found.tied.append(Doing(uid, {"": purpose}, {seen.sentence.index}))
    _items(making, found)
    _conditions(making, found)
    _bases(making, found)
    _channels(making, found)
    return found


def _unknown_purposes(making: Making) -> Iterator[Seen]:
    """Lines of the list of purposes that name no known one, nor anything else that is read."""
    told = {one.sentence for one in making.reading.said}
    for one in making.reading.seen:
        lead = one.above
        if lead is None or one.section != "purposes" or one.sentence.is_heading or one.sentence.index in told:
            continue
        of_purposes = any(hit.catalogue == "sections" and hit.code == "purposes" for hit in lead.hits)
        plain = not any(hit.catalogue in ("sections", "cues") for hit in one.hits) and not any(one.denied)
        if of_purposes and plain and _FEW_WORDS <= len(one.sentence.words) <= _MANY_WORDS:
            yield one


def _around(making: Making, sentence: int) -> set[int]:
    """The sentence that leads this one in, and those that this one leads in."""
    seen = making.reading.seen
    above = seen[sentence].above
    led = {one.sentence.index for one in seen if one.above is not None and one.above.sentence.index == sentence}
    return led | ({above.sentence.index} if above is not None else set())


def _items(making: Making, found: Doings) -> None:
    for code in making.first("data_categories"):
        several = [said for said in making.said("data_categories") if said.value == code]
        told = [said for said in several if not _of_bases(making.of(said))]
        placed = False
        for said in told:
            if (tie := found.of(said)) is not None:
                one, certainty, why = tie
                if code not in one.items:
                    one.items[code] = making.add("item", one.uid, {"category": code}, making.of(said), certainty, why)
                placed = True
        if not placed:
            one, first = found.apart(), (told or several)[0]
            certainty, why = making.named(first, "data") if told else (Certainty.UNSURE, ELSEWHERE)
            one.items[code] = making.add("item", one.uid, {"category": code}, making.of(first), certainty, why)


def _of_bases(one: Seen) -> bool:
    """Whether a sentence is about bases: what it names beside one ("consent (cookie banner)") may be no data."""
    return one.section == "bases" or any(hit.catalogue == "sections" and hit.code == "bases" for hit in one.hits)


def _conditions(making: Making, found: Doings) -> None:
    """The only case in which something is collected, where a sentence that begins with it says so."""
    for said in making.said("data_categories"):
        one = making.of(said)
        first = next(one.of("data_categories"), None)
        clause = condition(one.text, one.sentence.language)
        if first is None or first.code != said.value or one.section != "data" or not _ONLY.match(clause):
            continue
        for doing in found.all():
            if said.value in doing.items:
                values = {"condition": words_of(one, clause)}
                making.add("item", doing.items[said.value], values, one, Certainty.CERTAIN, PLAIN)


def _bases(making: Making, found: Doings) -> None:
    """Under the purposes of the same sentence; else under all, where it is the only one, or for a person to choose."""
    tied: set[tuple[str, str]] = set()
    general: dict[tuple[str, str], tuple[Said, dict[str, Any]]] = {}
    for said in making.said("legal_bases"):
        facts = _basis(making, said)
        key = (facts.get("law", ""), said.value)
        here = {each.value for each in making.said("purposes") if each.sentence == said.sentence}
        here -= _BASES_TOO if making.of(said).section != "purposes" else frozenset()
        if not here:
            general.setdefault(key, (said, facts))
        for one in found.tied:
            for code in here & one.purposes.keys():
                making.add("basis", one.purposes[code], facts, making.of(said), Certainty.LIKELY, TIED)
                tied.add(key)
    left = {key: told for key, told in general.items() if key not in tied}
    for (of_law, _), (said, facts) in left.items():
        alone = sum(key[0] == of_law for key in (*left, *tied)) == 1
        certainty, why = (Certainty.LIKELY, ONLY_BASIS) if alone else (Certainty.UNSURE, MAY_SERVE)
        making.add("basis", EVERY, facts, making.of(said), certainty, why)


def _basis(making: Making, said: Said) -> dict[str, Any]:
    """The basis under the law that its part of the text speaks of; in the words of the text where none is named."""
    of_law = _law_of(making, said)
    if not of_law:
        return {"source": words_of(making.of(said))}
    code = basis_code("legal_duty" if said.value == "law" else said.value, of_law)
    claimed = {} if law(of_law).knows("bases", code) else {"claimed": True}
    return {"law": of_law, "code": code, **claimed}


def _law_of(making: Making, said: Said) -> str:
    named = laws_named(making)
    if len(named) < 2:
        return next(iter(named), "")
    one = making.of(said)
    under = (each for each in making.reading.seen if each.sentence.heading == one.sentence.heading)
    near = (one, one.above, *under)
    told = next((countries for each in near if each and (countries := laws_in(each.text))), ("KZ",))
    return "gdpr" if told[0] == "EU" else "kz"


def _channels(making: Making, found: Doings) -> None:
    for code, first in making.first("channels").items():
        told = [(tie, said) for said in making.said("channels") if said.value == code and (tie := found.of(said))]
        for (one, certainty, why), said in told[:1]:
            making.add("activity", one.uid, {"channels": (code,)}, making.of(said), certainty, why)
        if not told:
            certainty, why = making.named(first, "data")
            making.add("activity", found.apart().uid, {"channels": (code,)}, making.of(first), certainty, why)


def _head(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bare(text: str) -> str:
    return text.strip(" .;,•-–—")


def _short(text: str) -> str:
    """The beginning of a line, up to a whole word."""
    bare = _bare(text)
    return _head(bare if len(bare) <= _LONGEST_NAME else bare[:_LONGEST_NAME].rpartition(" ")[0] + "…")
