"""Codes of catalogues that a text names: data, purposes, bases, rights, channels, measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ropa.reading.addresses import addresses
from ropa.reading.passages import Seen
from ropa.reading.result import Said

_LATER = frozenset({"definitions", "rights", "withdrawal", "minors"})
"""Sections that speak of what a person does or of words, not of what the operator does."""
_NO_DATA = _LATER | {"contacts"}
_NO_CHANNEL = _LATER | {"contacts", "recipients", "retention", "cross_border", "changes"}
_FOR = ("цел", "чтобы", "purpose", "мақсат", "used", "использу", "helps", "allow")
_FOR_ALONE = frozenset({"для", "үшін", "for", "to", "inform"})
_NO_PURPOSE = _LATER | {"security", "retention", "contacts", "publication"}
_VALUE_BEHIND = re.compile(r"\)?\s*[:—–№-]?\s*(?:\+?\d[\d\s()-]{6,}|\S{1,60}@\S)")
"""What makes "IIN 830101..." or "e-mail: a@b.kz" the operator's own, and no category that it collects."""
_CONTACT_LINE = re.compile(r"[^:]{1,80}:\s*\S{1,60}@\S{1,60}")
"""A line that only gives an address."""
_RIGHT_WORDS = (
    "вправе", "право", "права", "имеет", "имеете", "можете", "может", "құқы", "құқық", "аласыз", "алады", "right",
    "rights", "may", "entitled", "can", "можно", "болады",
)  # fmt: skip
_OF_CONSENT = frozenset({"bases", "general", "", "data", "purposes", "cookies", "recipients", "cross_border"})


def data_categories(seen: Sequence[Seen]) -> Iterator[Said]:
    """Categories of data that the operator says it has; of what it says of protection, only that it has passwords."""
    own = {said.sentence for said in addresses(seen)}
    for one in seen:
        if one.section in _NO_DATA:
            continue
        for hit in one.of("data_categories"):
            of_operator = (
                _VALUE_BEHIND.match(one.text, one.sentence.spans[hit.end - 1][1]) is not None
                or _CONTACT_LINE.fullmatch(one.text) is not None
            )
            if hit.code == "address":
                of_operator = one.sentence.index in own
            if not of_operator and (one.section != "security" or hit.code == "account_credentials"):
                yield Said("data_categories", hit.code, one.sentence.index, one.text)


def purposes(seen: Sequence[Seen]) -> Iterator[Said]:
    """Purposes: of their section, and where another sentence says what something is for."""
    inside = any(one.section == "purposes" for one in seen)
    for said in _named(seen, "purposes", "purposes", without=_NO_PURPOSE):
        one = seen[said.sentence]
        if one.section == "purposes" or not inside or (one.section != "bases" and _says_what_for(one)):
            yield said


def _says_what_for(one: Seen) -> bool:
    words = one.sentence.words + (one.above.sentence.words if one.above else ())
    return any(word.startswith(_FOR) for word in words) or not _FOR_ALONE.isdisjoint(words)


def legal_bases(seen: Sequence[Seen]) -> Iterator[Said]:
    """On what the operator says that it processes: in the section about it, else anywhere."""
    inside = [one for one in seen if one.section == "bases" or _names_section(one, "bases")]
    found = list(_named(inside, "legal_bases", "legal_bases"))
    yield from found or _named(seen, "legal_bases", "legal_bases", only=_OF_CONSENT)


def _names_section(one: Seen, code: str) -> bool:
    return any(hit.catalogue == "sections" and hit.code == code for hit in one.hits)


def rights(seen: Sequence[Seen]) -> Iterator[Said]:
    """Rights that the text gives the subject."""
    for one in seen:
        stated = one.section in ("rights", "withdrawal") or _speaks_of_rights(one)
        if stated and one.section != "definitions":
            for hit in one.of("rights"):
                yield Said("rights", hit.code, one.sentence.index, one.text)


def channels(seen: Sequence[Seen]) -> Iterator[Said]:
    """Ways by which data reach the operator; what is part of the name of a category is none."""
    for one in seen:
        if one.section in _NO_CHANNEL:
            continue
        categories = [hit for hit in one.hits if hit.catalogue == "data_categories"]
        for hit in one.of("channels"):
            if hit.code == "cookies":
                yield Said("channels", hit.code, one.sentence.index, one.text)
                continue
            if hit.code == "email" and _CONTACT_LINE.fullmatch(one.text):
                continue
            if not any(
                each.meets(hit.start, hit.end) and each.end - each.start > hit.end - hit.start for each in categories
            ):
                yield Said("channels", hit.code, one.sentence.index, one.text)


def measures(seen: Sequence[Seen]) -> Iterator[Said]:
    """Measures of protection."""
    yield from _named(seen, "measures", "measures", without=frozenset({"definitions"}))


def _named(
    seen: Sequence[Seen],
    field: str,
    catalogue: str,
    without: frozenset[str] = frozenset(),
    only: frozenset[str] | None = None,
) -> Iterator[Said]:
    for one in seen:
        if one.section not in without and (only is None or one.section in only):
            for hit in one.of(catalogue):
                yield Said(field, hit.code, one.sentence.index, one.text)


def _speaks_of_rights(one: Seen) -> bool:
    words = one.sentence.words + (one.above.sentence.words if one.above else ())
    return any(word.startswith(("вправе", "құқы", "entitled")) or word in _RIGHT_WORDS for word in words)
