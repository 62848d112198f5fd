"""Parts of the policy on the data: their list, how they are collected and processed, on what it rests."""

from __future__ import annotations

from collections.abc import Iterator

from ropa.covered import grouped, known_ways
from ropa.documents.model import Block, Items, Paragraph
from ropa.documents.parts import facts
from ropa.documents.parts.subjects import CoveredText, of
from ropa.holdings import Plain


def data(text: CoveredText) -> Iterator[Block]:
    """The list of data by groups of subjects, with conditions and handling."""
    if not text.covered.items:
        yield text.gap("data", *of(text.covered.activities, "item"))
        return
    yield Paragraph(text.say("data", article=text.cite("12(1)")))
    by_groups: dict[tuple[str, ...], list[Plain]] = {}
    for one in (item for same in text.covered.items for item in same):
        by_groups.setdefault(one["groups"] or (), []).append(one)
    for items in by_groups.values():
        groups, sources = text.codes(items, "groups", "subject_groups")
        if groups:
            yield Paragraph(text.say("data_of", *sources, groups=groups))
        yield Items(tuple(text.item(same) for same in grouped(items, ("category", "text", "condition", "handling"))))
    yield from _mandatory(text)
    if text.covered.trackers:
        yield Paragraph(text.say("data_technical"))


def _mandatory(text: CoveredText) -> Iterator[Block]:
    for item, *others in (same for same in text.covered.items if same[0]["mandatory"]):
        named = facts.item_text(text.speaker, item)
        sources = tuple((one.uid, "mandatory") for one in (item, *others))
        yield Paragraph(text.mixed("mandatory", named, sources=sources, item=named.text))
        if refusal := text.speaker.words(item, "refusal"):
            yield Paragraph(text.around("refusal", refusal, "what"))


def collected(text: CoveredText) -> Iterator[Block]:
    """From where data come, by what channels, what is done with them and by what means."""
    items = [item for same in text.covered.items for item in same]
    activities = text.covered.activities
    for records, key, clause, catalogue in (
        (items, "sources", "sources", "sources"),
        (activities, "channels", "channels", "channels"),
        (activities, "operations", "operations", "law:operations"),
        (activities, "means", "means", "means"),
    ):
        names, sources = text.codes(records, key, catalogue)
        if names:
            yield Paragraph(text.say(clause, *sources, names=names))


def bases(text: CoveredText) -> Iterator[Block]:
    """On what the processing rests, and how consent is given."""
    yield Paragraph(text.say("bases", consent=text.cite("7(1)"), without=text.cite("9")))
    forms = [one for one in text.holdings.all("consent") if one["status"] != "archived"]
    ways = dict.fromkeys(way for form in forms for way in known_ways(form))
    if ways:
        names = ", ".join(text.speaker.code("consent_ways", one) for one in ways)
        given = tuple((one.uid, "ways") for one in forms if known_ways(one))
        yield Paragraph(text.say("ways", *given, ways=names))
    yield Paragraph(text.say("new_purpose", article=text.cite("14")))
