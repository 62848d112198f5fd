"""What a text says of all data: how long they are kept, what becomes of them, where they lie, what protects them."""

from __future__ import annotations

import re
from typing import Any

from ropa.actions.from_text.making import EVERY, OF_ALL, OF_SOME, PLAIN, Making, words_of
from ropa.actions.importing.proposals import Certainty
from ropa.i18n import LANGUAGES
from ropa.reading.consents import terms_of_consent
from ropa.reading.fates import Fate, fates
from ropa.reading.parties import countries
from ropa.reading.passages import Seen
from ropa.reading.result import Retention, Said
from ropa.reading.rules import never_published
from ropa.reading.statements import says_abroad
from ropa.reference import catalogue

_A_SENTENCE = 5
_UNLESS_LAW = re.compile(
    r"(?:unless|except where|if) .{0,60}(?:law|legislation)|(?:если|кроме случаев|за исключением) .{0,80}закон|"
    r"заң\w* .{0,80}(?:көзделмесе|белгіленбесе|талап етпесе|қоспағанда)",
    re.IGNORECASE,
)
_LIE = re.compile(
    r"\b(?:stored|kept|hosted|located|situated|held|хран|расположен|находятся|находится|размещ|сақтал|орналас)",
    re.IGNORECASE,
)
_WHERE_KEPT = frozenset({"", "general", "data", "retention", "security", "cross_border"})


def of_all(making: Making, operator: str) -> None:
    """Terms, fates, systems, measures, and what is said not to be done."""
    of_consent = {said.sentence for said in terms_of_consent(making.reading.seen)}
    kept = (said for said in making.said("retention")[:1] if said.sentence not in of_consent or _LIE.search(said.text))
    retention = next((_retention(making, said) for said in kept), None)
    _fates(making, retention)
    _systems(making, operator)
    for code, said in making.first("measures").items():
        making.add("activity", EVERY, {"measures": (code,)}, making.of(said), *making.named(said, "security"))
    for said in making.said("cross_border")[:1]:
        if said.value == "stated_no":
            making.add("activity", EVERY, {"none": ("transfer",)}, making.of(said), Certainty.CERTAIN, PLAIN)
    for said in list(never_published(making.reading.seen))[:1]:
        making.add("activity", EVERY, {"published": False}, making.of(said), Certainty.LIKELY, OF_ALL)


def _retention(making: Making, said: Said) -> str | None:
    kept, one = said.value, making.of(said)
    values = _term(kept)
    if _UNLESS_LAW.search(one.text):
        values["unless_law"] = True
    if not values and not kept.until:
        if len(one.sentence.words) < _A_SENTENCE:
            return None  # a mere heading
        values["note"] = words_of(one)
    uid = making.add("retention", EVERY, values, one, Certainty.LIKELY, OF_ALL)
    for event in kept.until:
        where = _event(making, event) or one
        making.add("retention_end", uid, {"event": event}, where, Certainty.LIKELY, PLAIN)
    return uid


def _term(kept: Retention) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if kept.months:
        values = {"number": kept.months // 12, "unit": "year"} if kept.months % 12 == 0 else {}
        values = values or {"number": kept.months, "unit": "month"}
    if len(kept.since) == 1:
        values["start_event"] = kept.since[0]
    return values


def _event(making: Making, code: str) -> Seen | None:
    """The sentence about keeping that names an event."""
    return next(
        (
            one
            for one in making.reading.seen
            if (one.under("retention") or one.section == "retention")
            and any(hit.code == code for hit in one.hits if hit.catalogue == "retention_events")
        ),
        None,
    )


def _fates(making: Making, retention: str | None) -> None:
    """What becomes of data belongs to their term, even to one of which nothing else is said."""
    for said in fates(making.reading.seen):
        fate: Fate = said.value
        one = making.of(said)
        retention = retention or making.add("retention", EVERY, {}, one, Certainty.LIKELY, OF_ALL)
        values: dict[str, Any] = {"fate": fate.code}
        if fate.within:
            values |= {"number": fate.within.number, "unit": fate.within.unit}
        elif fate.words:
            values["text"] = words_of(one, fate.words)
        some = any(one.of("data_categories"))
        certainty, why = (Certainty.UNSURE, OF_SOME) if some else (Certainty.LIKELY, OF_ALL)
        making.add("retention_fate", retention, values, one, certainty, why)


def _systems(making: Making, operator: str) -> None:
    """Where data are said to lie: the kind of system, and the country where the sentence names one."""
    told: set[str] = set()
    for one in making.reading.seen:
        if one.section not in _WHERE_KEPT or one.sentence.is_heading or not _LIE.search(one.text):
            continue
        for hit in one.of("system_kinds"):
            if hit.code in told:
                continue
            told.add(hit.code)
            name = {language: _head(catalogue("system_kinds")[hit.code].names[language]) for language in LANGUAGES}
            where = {"country": country} if (country := _country(one)) else {}
            uid = making.add(
                "system", operator, {"name": name, "kind": hit.code, **where}, one, Certainty.CERTAIN, PLAIN
            )
            making.add("activity", EVERY, {"systems": (uid,)}, one, Certainty.LIKELY, OF_ALL)


def _country(one: Seen) -> str | None:
    """Where data are said to lie, which is not the country of a law that the sentence names."""
    if one.has("in_kazakhstan_storage"):
        return "KZ"
    there = {code for code, *_ in countries(one.sentence.language).find(one.sentence)} - {"KZ"}
    return there.pop() if len(there) == 1 and says_abroad(one) else None


def _head(text: str) -> str:
    return text[:1].upper() + text[1:]
