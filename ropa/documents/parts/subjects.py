"""A text for subjects being composed, of the records that it covers: a consent, a policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ropa.covered import ITEM_SAYS, Covered
from ropa.documents.model import Block, Paragraph, Said, Source
from ropa.documents.parts import facts
from ropa.documents.text import Text
from ropa.holdings import Plain


@dataclass(frozen=True)
class CoveredText(Text):
    """One text, and what it covers."""

    covered: Covered

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

    def codes(self, records: Iterable[Plain], key: str, catalogue: str) -> tuple[str, tuple[Source, ...]]:
        """The codes of one fact of several records in words, each once; empty where nobody has answered."""
        several = tuple(records)
        codes = dict.fromkeys(code for one in several for code in _several(one[key]))
        names = ", ".join(self.speaker.code(catalogue, code) for code in codes)
        return names, tuple((one.uid, key) for one in several)


def of(records: Iterable[Plain], key: str) -> Iterator[Source]:
    """One fact of several records, as sources."""
    return ((one.uid, key) for one in records)


def once(lines: Iterable[Said]) -> tuple[Said, ...]:
    """Lines without those that say the same again; the one that stays rests on the facts of all."""
    found: dict[tuple[str, str], Said] = {}
    for one in lines:
        known = found.get((one.key, one.text))
        found[one.key, one.text] = replace(known, sources=(*known.sources, *one.sources)) if known else one
    return tuple(found.values())


def publication(text: Text, record: Plain) -> Iterator[Block]:
    """Art. 8(4)(6): that data are published, where, and which; the record is a form or an activity."""
    speaker = text.speaker
    yield Paragraph(text.say("public_yes", (record.uid, "published")))
    if where := speaker.words(record, "published_where"):
        yield Paragraph(text.around("public_where", where, "where"))
    items = [facts.item_text(speaker, one) for one in speaker.holdings.linked(record, "published_items")]
    if items:
        named = ", ".join(one.text for one in items)
        source = (record.uid, "published_items")
        yield Paragraph(text.mixed("public_items", *items, sources=(source,), items=named))


def unpublished(text: Text, records: Iterable[Plain]) -> Paragraph:
    """That data are not published."""
    return Paragraph(text.say("public_no", *((one.uid, "published") for one in records)))


def _several(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()
