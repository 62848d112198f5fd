"""Who receives data: known parties by name, other companies by their form, and those that are only called by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ropa.reading.companies import Company, companies
from ropa.reading.lexicon import Hit
from ropa.reading.naming import name_words
from ropa.reading.parties import Known, countries, known_names
from ropa.reading.passages import Seen
from ropa.reading.result import Recipient, Said

_WHERE_PASSED = frozenset({"recipients", "cross_border"})
_SILENT = frozenset({"definitions", "rights", "minors", "changes", "withdrawal"})
_PASSING = ("passing_to_others", "third_parties")
_ALSO_A_WAY = frozenset({"messenger", "platform", "email", "auth", "bank", "geolocation", "contractor", "delivery"})
"""Kinds that a text also names as a way to write or a place to be found: they receive data only where it says so."""
_BOT = re.compile(r"\b(?:bot|бот|mini\s?app)", re.IGNORECASE)
_TOLD_OTHERWISE = frozenset({"breach_notification", "incident_procedure", "complaint"})
"""Where an authority is told of a breach, or a person complains to it: that passes it no data by the operator."""
_NEAR = 7
_BESIDE = 40
_BESIDE_WORDS = 4
_TOLD_BY_NAME = frozenset({"analytics", "advertising", "tag_manager", "security"})
"""Kinds that a text names in general where it goes on to name them."""
_NAME_BEHIND = re.compile(
    r"\s*(?:[—–-]\s*)?(?:[«\"“]([^»\"”]{2,50})[»\"”]|([A-Z][\w.&-]*\w(?:\s[A-Z][\w.&-]*\w)?)"
    r"(?:\s(?:и|and|және)\s([A-Z][\w.&-]*\w(?:\s[A-Z][\w.&-]*\w)?))?)"
)


@dataclass(frozen=True)
class _Look:
    """A sentence with the known parties, companies and kinds of party that it names."""

    one: Seen
    known: tuple[tuple[Known, int, int], ...]
    companies: tuple[Company, ...]
    kinds: tuple[Hit, ...]

    @property
    def passes(self) -> bool:
        """Whether the sentence, what leads it in, or its section speaks of passing data."""
        return self.one.section in _WHERE_PASSED or self.one.under(*_PASSING)

    def kind_near(self, start: int, end: int, among: tuple[str, ...] | None = None) -> str | None:
        """The kind of party said next to these words."""
        near = (hit.code for hit in self.kinds if hit.start - end > -_NEAR and hit.end - start < _NEAR)
        return next((code for code in near if among is None or code in among), None)

    def country(self, end: int) -> str | None:
        """A country said right behind a name, as in "(Yandex LLC, Russia)"."""
        return next(
            (
                code
                for code, start, _ in countries(self.one.sentence.language).find(self.one.sentence)
                if end <= start < end + _NEAR
            ),
            None,
        )


def recipients(seen: Sequence[Seen], operator: str | None) -> Iterator[Said]:
    """Every recipient in the order in which the text names them first, with each sentence that does; a company not
    beside its own products, a kind not beside those of it that have a name.
    """
    own = frozenset(name_words(operator or ""))
    told: dict[tuple[str, bool], tuple[Recipient, list[Seen], bool]] = {}
    for one in seen:
        if one.section == "definitions" or (one.section in _SILENT and not one.has("passing_to_others")):
            continue
        look = _Look(
            one,
            tuple((known, start, end) for known, start, end in known_names().find(one.sentence) if known),
            tuple(companies(one.text)),
            tuple(one.of("party_kinds")),
        )
        for recipient, product in (*_known(look), *_companies(look, own), *_called_by_kind(look)):
            same = recipient.name.casefold() if recipient.named else recipient.kind or ""
            places = told.setdefault((same, recipient.named), (recipient, [], product))[1]
            places += [one] * (one not in places[-1:])
    made = {recipient.party for recipient, _, product in told.values() if product}
    kinds = _TOLD_BY_NAME & {recipient.kind for recipient, *_ in told.values() if recipient.named}
    for recipient, places, product in told.values():
        superfluous = recipient.kind in kinds if not recipient.named else not product and recipient.party in made
        if not superfluous:
            yield from (Said("recipients", recipient, one.sentence.index, one.text) for one in places)


def _known(look: _Look) -> Iterator[tuple[Recipient, bool]]:
    """Known parties, and whether the name is that of a product."""
    one = look.one
    for known, start, end in look.known:
        if one.denied[start]:
            continue
        also_a_way = not known.telling and not _ALSO_A_WAY.isdisjoint(known.kinds)
        country = look.country(end)
        if also_a_way and not (look.passes or country or _to_bot(one, start, end)):
            continue
        written = one.sentence.between(start, end)
        name = known.name if not written.isascii() or known.name.isascii() else written
        kind = known.kind if known.telling else look.kind_near(start, end, known.kinds) or known.kind
        yield Recipient(name, country or known.country, kind, named=True, party=known.party), known.product


def _to_bot(one: Seen, start: int, end: int) -> bool:
    return _BOT.search(one.sentence.between(start, min(end + 1, len(one.sentence.words)))) is not None


def _companies(look: _Look, own: frozenset[str]) -> Iterator[tuple[Recipient, bool]]:
    """Companies that stand with their legal form where data are passed, other than the operator."""
    one = look.one
    if one.section == "contacts" or not (look.passes or one.section == "cookies" or look.kinds):
        return
    for company in look.companies:
        start, end = _words_of(one, company)
        words = set(name_words(company.name))
        operator = own and (words <= own or own <= words)
        if operator or one.denied[start] or any(begun < end and start < ended for _, begun, ended in look.known):
            continue
        yield Recipient(company.name, look.country(end), look.kind_near(start, end), named=True), True


def _words_of(one: Seen, company: Company) -> tuple[int, int]:
    """The first word of a company, and the one after its last."""
    inside = [
        number for number, (start, end) in enumerate(one.sentence.spans) if end > company.start and start < company.end
    ]
    return inside[0], inside[-1] + 1


def _called_by_kind(look: _Look) -> Iterator[tuple[Recipient, bool]]:
    """Recipients that have no name ("partner banks"), and those whose name stands behind their kind."""
    one = look.one
    if not look.passes:
        return
    spans = one.sentence.spans
    for hit in look.kinds:
        if hit.code == "authority" and any(each.code in _TOLD_OTHERWISE for each in one.hits):
            continue
        begun, ended = spans[hit.start][0], spans[hit.end - 1][1]
        beside = any(
            each.start - ended > -_BESIDE and each.end - begun < _BESIDE + ended - begun for each in look.companies
        )
        named = any(
            hit.code in known.kinds and start - _BESIDE_WORDS <= hit.end and hit.start <= end + 1
            for known, start, end in look.known
        )
        if named or beside:
            continue
        found = _NAME_BEHIND.match(one.text, ended)
        if names := [name for name in found.groups() if name] if found else []:
            yield from ((Recipient(name, look.country(hit.end), hit.code, named=True), True) for name in names)
        else:
            yield Recipient(_bare(one.text[begun:ended]), None, hit.code, named=False), True


def _bare(name: str) -> str:
    """Without a conjunction at its end."""
    head, _, last = name.rpartition(" ")
    return head if last.casefold() in ("and", "or", "и", "или", "және", "мен") else name
