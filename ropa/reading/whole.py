"""Everything that a published text says, read at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.reading.addresses import addresses
from ropa.reading.contacts import emails, identifiers, phones, websites
from ropa.reading.dates import effective_dates
from ropa.reading.languages import language_of
from ropa.reading.mentions import channels, data_categories, legal_bases, measures, purposes, rights
from ropa.reading.operators import laws, names_of_operator
from ropa.reading.passages import Seen, passages
from ropa.reading.recipients import recipients
from ropa.reading.result import Read, Said
from ropa.reading.statements import cross_border, minors, withdrawals
from ropa.reading.terms import response_terms, retentions

MOST_LETTERS = 1_000_000
"""The longest published texts have a tenth of it."""
_UNBROKEN = re.compile(r"\S{1000}")
"""No word is so long; the time to search it would grow with the square of its length."""


@dataclass(frozen=True)
class Reading:
    """What was read, every sentence of the text, and all that each of them says: a value may be said many times."""

    read: Read
    seen: tuple[Seen, ...]
    said: tuple[Said, ...]


def read_text(text: str) -> Read:
    """What a privacy policy, consent text or cookie notice says, in whichever of the three languages. Raises RopaError
    where it is too long to be one.
    """
    return read_closely(text).read


def read_closely(text: str) -> Reading:
    """The same with all the places at which it is said."""
    if len(text) > MOST_LETTERS:
        raise RopaError(N_("The text is far longer than a published policy, so it was not read."))
    text = _UNBROKEN.sub(r"\g<0> ", text)
    seen = passages(text)
    every = tuple(_said(seen))
    read = Read(language_of(text))
    found: dict[str, dict[Any, Said]] = {}
    for said in every:
        told = found.setdefault(said.field, {})
        if not told or isinstance(getattr(read, said.field), tuple):
            told.setdefault(said.value, said)
    values: dict[str, Any] = {
        field: tuple(told) if isinstance(getattr(read, field), tuple) else next(iter(told))
        for field, told in found.items()
    }
    evidence = tuple(said for told in found.values() for said in told.values())
    return Reading(replace(read, **values, evidence=evidence), seen, every)


def _said(seen: tuple[Seen, ...]) -> Iterator[Said]:
    """By every recogniser; of a field that holds one value the likeliest comes first."""
    names = list(names_of_operator(seen))
    yield from names
    for recogniser in (
        identifiers, addresses, emails, phones, websites, laws, data_categories, purposes, legal_bases, cross_border,
        retentions, channels, rights, response_terms, withdrawals, effective_dates, minors, measures,
    ):  # fmt: skip
        yield from recogniser(seen)
    yield from recipients(seen, names[0].value if names else None)
