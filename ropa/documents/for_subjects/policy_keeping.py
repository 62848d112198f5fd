"""Parts of the policy on keeping data: how long and where they are stored, how they are protected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ropa.covered import grouped
from ropa.documents.model import Block, Items, Paragraph
from ropa.documents.parts.storage import fates_of, lawful_terms
from ropa.documents.parts.subjects import CoveredText, of, once
from ropa.holdings import Plain


def storage(text: CoveredText) -> Iterator[Block]:
    """How long, where, and what then."""
    yield Paragraph(text.say("storage_law", article=text.cite("12(2)")))
    if fates := once(said for one in lawful_terms(text.covered.activities) for said in fates_of(text, one)):
        yield Items(fates)
    yield from _places(text)
    yield Paragraph(text.say("destroyed", article=text.cite("18")))
    yield Items(tuple(text.say(one) for one in _DESTROYED))


_DESTROYED = ("destroy_term", "destroy_end", "destroy_court", "destroy_unlawful", "destroy_other")


def _systems(text: CoveredText) -> tuple[Plain, ...]:
    """The systems in which the data of the policy lie."""
    used = (one for activity in text.covered.activities for one in text.holdings.linked(activity, "systems"))
    return tuple({one.uid: one for one in used if one["status"] != "archived"}.values())


def _places(text: CoveredText) -> Iterator[Block]:
    speaker = text.speaker
    systems = _systems(text)
    for country in dict.fromkeys(one["country"] for one in systems if one["country"]):
        stored = [one for one in systems if one["country"] == country]
        sources = tuple((one.uid, "country") for one in stored)
        if country == "KZ":
            yield Paragraph(text.say("stored_kz", *sources))
        else:
            yield Paragraph(text.say("stored_abroad", *sources, country=speaker.code("countries", country)))
    if unknown := [one for one in systems if not one["country"]]:
        yield text.gap("place", *((one.uid, "country") for one in unknown))


def protection(text: CoveredText) -> Iterator[Block]:
    """Measures by code and in own words; storage in Kazakhstan only where the systems say so."""
    records = (*text.covered.activities, *_systems(text))
    stored = any(one["country"] == "KZ" for one in _systems(text))
    codes = dict.fromkeys(code for one in records for code in one["measures"] or ())
    named = [code for code in codes if stored or code != "local_storage_kz"]
    yield Paragraph(text.say("protection", article=text.cite("22")))
    if named:
        yield Paragraph(text.say("measures"))
        lines = (
            text.speaker.text(
                text.speaker.code("measures", code),
                f"measure.{code}",
                *((one.uid, "measures") for one in records if code in (one["measures"] or ())),
            )
            for code in named
        )
        yield Items(tuple(lines))
    else:
        yield text.gap("measures", *of(text.covered.activities, "measures"))
    own = [one for one in text.covered.activities if one["measures_text"]]
    for one, *others in grouped(own, ("measures_text",)):
        if said := text.speaker.words(one, "measures_text"):
            shown = text.around("measures_more", said, "text")
            yield Paragraph(replace(shown, sources=(*shown.sources, *of(others, "measures_text"))))
