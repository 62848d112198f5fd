"""A text looked at once for both directions: its sentences, its words, and what recognisers found where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ropa.comparing.facts import texts
from ropa.comparing.stream import Place, Stream, words_of
from ropa.holdings import Holdings
from ropa.reading.contacts import emails, identifiers, phones
from ropa.reading.mentions import data_categories, purposes, rights
from ropa.reading.naming import Names
from ropa.reading.operators import names_of_operator
from ropa.reading.parties import NO_PARTIES
from ropa.reading.passages import Seen
from ropa.reading.recipients import recipients
from ropa.reading.result import Said
from ropa.reading.sentences import sentences
from ropa.reading.statements import cross_border, minors, withdrawals
from ropa.reading.terms import kept_terms, response_terms

_LEAST_WORDS = 2
"""Words that a piece of the register's prose needs, to be known again in a text."""
_FOR_INSIDE = frozenset({"name", "description", "business_process", "department"})
"""What an activity is called in the house stands in no text for subjects: there the same words are a purpose."""
_FIELDS = {"data": "data_categories", "purpose": "purposes", "event": "retention_events", "right": "rights",
           "recipient": "party_kinds", "withdrawal": "withdrawal_ways"}  # fmt: skip
"""Of each subject the catalogue whose words are looked for."""


@dataclass(frozen=True)
class Told:
    """The text: its sentences, its words in one row, and by field what recognisers found."""

    seen: tuple[Seen, ...]
    stream: Stream
    found: dict[str, list[Said]]


def told(seen: tuple[Seen, ...]) -> Told:
    """All recognisers asked."""
    names = list(names_of_operator(seen))
    operator = names[0].value if names else None
    found: dict[str, list[Said]] = defaultdict(list)
    for recogniser in (
        identifiers, emails, phones, data_categories, purposes, rights, kept_terms, response_terms, withdrawals,
        cross_border, minors,
    ):  # fmt: skip
        for said in recogniser(seen):
            found[said.field].append(said)
    found["recipients"] = list(recipients(seen, operator))
    found["operator_name"] = names
    return Told(seen, Stream(seen), found)


def catalogue_of(subject: str) -> str:
    """The data file in which the words of a subject stand."""
    return _FIELDS.get(subject, "")


def own_words(held: Holdings, stream: Stream) -> frozenset[Place]:
    """Every word of the text that stands in a piece of the register's own prose."""
    covered: set[Place] = set()
    for words in _pieces(held):
        for span in stream.exactly(words):
            covered.update(stream.places[n] for n in span)
    return frozenset(covered)


def _pieces(held: Holdings) -> Iterator[Sequence[str]]:
    """The sentences of all texts of the register, in words."""
    told: set[tuple[str, ...]] = set()
    for record in held.index.values():
        for key, value in record.facts.items():
            inside = record.kind == "activity" and key in _FOR_INSIDE
            for text in texts(value) if not inside and not isinstance(value, str) else ():
                pieces = [one.words for one in sentences(text)] if len(text) > 60 else [words_of(text)]
                told.update(one for one in pieces if len(one) >= _LEAST_WORDS)
    return iter(told)


def names(pairs: dict[str, str]) -> Names[str | None]:
    """Names of parties under their uids; beside them what a text names without passing data to its maker."""
    return Names({**dict.fromkeys(NO_PARTIES), **pairs})
