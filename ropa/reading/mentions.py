"""Codes of catalogues that a text names: data, purposes, bases, rights, channels, measures.

What stands in the section about them comes first, so that its sentence is the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ropa.reading.addresses import addresses
from ropa.reading.lexicon import Hit
from ropa.reading.passages import Seen
from ropa.reading.result import Said

_OF_OTHERS = frozenset({"definitions", "rights", "withdrawal", "minors"})
"""Sections that speak of words or of what a person does, not of what the operator does."""
_NO_DATA = _OF_OTHERS | {"contacts"}
_NO_CHANNEL = _OF_OTHERS | {"contacts", "recipients", "retention", "cross_border", "changes"}
_NO_PURPOSE = _OF_OTHERS | {"security", "retention", "contacts", "publication"}
_NO_BASIS = _OF_OTHERS | {"contacts", "retention", "security", "changes", "cross_border"}
_FOR = ("цел", "чтобы", "purpose", "мақсат", "used", "использу", "helps", "allow")
_FOR_ALONE = frozenset({"для", "үшін", "for", "to", "inform"})
_VALUE_BEHIND = re.compile(r"\)?\s*[:—–№-]?\s*(?:\+?\d[\d\s()-]{6,}|\S{1,60}@\S)")
"""What makes "IIN 830101..." or "e-mail: a@b.kz" the operator's own, and no category that it collects."""
_CONTACT_LINE = re.compile(r"[^:]{1,80}:\s*\S{1,60}@\S{1,60}")
"""A line that only gives an address."""
_ENTITLED = ("вправе", "құқы", "entitled")
_PERSON = (
    "вы", "субъект", "пользовател", "клиент", "посетител", "you", "user", "subject", "customer", "visitor", "person",
    "сіз", "пайдаланушы", "тұлға", "келуші", "согласи", "consent", "келісім",
)  # fmt: skip
_MAY = frozenset("право праве права имеет имеете можете может можно аласыз алады болады right rights may can".split())  # noqa: SIM905


def data_categories(seen: Sequence[Seen]) -> Iterator[Said]:
    """Categories of data that the operator says it has; of what it says of protection, only that it has passwords."""
    own_addresses = {said.sentence for said in addresses(seen)}

    def collected(one: Seen, hit: Hit) -> bool:
        if one.section in _NO_DATA or one.has("not_ours") or _CONTACT_LINE.fullmatch(one.text):
            return False
        if one.section == "security":
            return hit.code == "account_credentials"
        if hit.code == "address":
            return one.sentence.index not in own_addresses
        return _VALUE_BEHIND.match(one.text, one.sentence.spans[hit.end - 1][1]) is None

    yield from _named(seen, "data_categories", "data_categories", "data", collected)


def purposes(seen: Sequence[Seen]) -> Iterator[Said]:
    """Purposes: of their section, and where another sentence says what something is for."""
    has_section = any(one.section == "purposes" for one in seen)

    def told(one: Seen, _: Hit) -> bool:
        if one.section == "purposes":
            return True
        if one.section in _NO_PURPOSE or (has_section and one.section == "bases"):
            return False
        return not has_section or _says_what_for(one)

    yield from _named(seen, "purposes", "purposes", "purposes", told)


def legal_bases(seen: Sequence[Seen]) -> Iterator[Said]:
    """On what the operator says that it processes: in the section about it, else anywhere."""

    def inside(one: Seen, _: Hit) -> bool:
        named = any(hit.catalogue == "sections" and hit.code == "bases" for hit in one.hits)
        return one.section == "bases" or (named and one.section not in _NO_BASIS)

    found = list(_named(seen, "legal_bases", "legal_bases", "bases", inside))
    yield from found or _named(seen, "legal_bases", "legal_bases", "bases", lambda one, _: one.section not in _NO_BASIS)


def rights(seen: Sequence[Seen]) -> Iterator[Said]:
    """Rights that the text gives the subject."""

    def given(one: Seen, _: Hit) -> bool:
        return one.section != "definitions" and (one.section in ("rights", "withdrawal") or _speaks_of_rights(one))

    yield from _named(seen, "rights", "rights", "rights", given)


def channels(seen: Sequence[Seen]) -> Iterator[Said]:
    """Ways by which data reach the operator; what is part of the name of a category is none, cookies are both;
    nor is the e-mail that the operator itself sends for some purpose.
    """

    def used(one: Seen, hit: Hit) -> bool:
        if one.section in _NO_CHANNEL or (hit.code == "email" and _CONTACT_LINE.fullmatch(one.text)):
            return False
        wider = ("data_categories", "purposes") if hit.code == "email" else ("data_categories",)
        return hit.code == "cookies" or not any(
            each.catalogue in wider and each.meets(hit.start, hit.end) and each.longer(hit) for each in one.hits
        )

    yield from _named(seen, "channels", "channels", "data", used)


def measures(seen: Sequence[Seen]) -> Iterator[Said]:
    """Measures of protection; the heading of the section about them names none."""
    yield from _named(
        seen,
        "measures",
        "measures",
        "security",
        lambda one, _: one.section != "definitions" and not one.sentence.is_heading,
    )


def _named(
    seen: Sequence[Seen], field: str, catalogue: str, section: str, counts: Callable[[Seen, Hit], bool]
) -> Iterator[Said]:
    """What is named and counts, that of the section first."""
    for one in sorted(seen, key=lambda one: one.section != section):
        for hit in one.of(catalogue):
            if counts(one, hit):
                yield Said(field, hit.code, one.sentence.index, one.text)


def _says_what_for(one: Seen) -> bool:
    words = _words_with_lead(one)
    return any(word.startswith(_FOR) for word in words) or not _FOR_ALONE.isdisjoint(words)


def _speaks_of_rights(one: Seen) -> bool:
    words = _words_with_lead(one)
    if any(word.startswith(_ENTITLED) for word in words):
        return True
    return not _MAY.isdisjoint(words) and any(word.startswith(_PERSON) for word in words)


def _words_with_lead(one: Seen) -> tuple[str, ...]:
    return one.sentence.words + (one.above.sentence.words if one.above else ())
