"""How long data are kept and what then happens to them, as texts for subjects say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ropa.documents.model import Said
from ropa.documents.parts import facts
from ropa.documents.text import Text
from ropa.holdings import Plain
from ropa.names import known


def lawful_terms(activities: Iterable[Plain]) -> tuple[Plain, ...]:
    """Terms of storage without those that the law does not know."""
    everything = (one for activity in activities for one in activity.of("retention"))
    return tuple(
        one
        for one in everything
        if not any(is_claim("retention_events", end["event"]) for end in one.of("retention_end"))
    )


def distinct(terms: Iterable[Plain]) -> Iterable[Plain]:
    """What several activities say stands once."""
    found: dict[object, Plain] = {}
    for one in terms:
        found.setdefault(says(one), one)
    return found.values()


def says(record: Plain) -> object:
    """All that a term says, wherever it stands."""
    own = tuple(value for key, value in record.facts.items() if key != "place")
    return own, tuple(says(one) for one in record.below())


def terms_of(text: Text, retention: Plain) -> Iterator[Said]:
    """A term, line by line."""
    yield from facts.retention_of(text.speaker, text.words, retention, "term.storage")


def fates_of(text: Text, retention: Plain) -> Iterator[Said]:
    """What is done with the data when a term ends, and within what time."""
    for fate in retention.of("retention_fate"):
        shown = [said for key in ("fate", "number", "text") for said in text.speaker.value(fate, key)]
        if shown:
            yield text.mixed("fate", *shown, fate="; ".join(said.text for said in shown))


def is_claim(catalogue: str, code: str | None) -> bool:
    """Whether a code is what clients say and the law does not know."""
    entry = known(catalogue, code or "")
    return entry is not None and entry.claim
