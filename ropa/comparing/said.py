"""Of each fact of the register whether the text says it: said, not said, or left in doubt, with the sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from ropa.comparing.places import countries_in, country_named
from ropa.comparing.result import NOT_SAID, SAID, UNSURE, Fact, Line
from ropa.comparing.stream import Place, Stream, words_of
from ropa.comparing.terms import days_of
from ropa.comparing.told import Told, catalogue_of, names
from ropa.reading.contacts import phone_of
from ropa.reading.naming import Names, mentions
from ropa.reading.passages import Seen
from ropa.reading.statements import says_abroad

_SILENT = frozenset({"definitions"})
_OF_WAYS = frozenset({"contacts", "rights", "withdrawal", "general", ""})
"""Where an address or a telephone is a way to write, and no datum."""
_ADDRESS_SHARE = 0.7
_VERBATIM = 3
_HEADING = 4
"""Words of a line that says no more than what comes below it."""
Found = Iterator[tuple[str, Seen]]
"""States with the sentences that give them."""


def lines(facts: Iterable[Fact], told: Told, own: frozenset[Place]) -> tuple[Line, ...]:
    """A line for each fact; one that is only possible has none unless it is said.

    What stands at `own` places is the register's own prose: there its other facts are named in passing.
    """
    several = tuple(facts)
    spoken = _Spoken(several, told, own)
    found = (spoken.line(fact) for fact in several)
    return tuple(one for one in found if one.fact.wanted or one.state == SAID)


class _Spoken:
    """The text with the places at which it uses the register's own words, and names parties."""

    def __init__(self, facts: tuple[Fact, ...], told: Told, own: frozenset[Place]) -> None:
        self.told = told
        self.stream: Stream = told.stream
        self.own = own
        self.names = {
            subject: _of_parties([fact for fact in facts if fact.subject == subject], told)
            for subject in ("recipient", "tracker")
        }

    def line(self, fact: Fact) -> Line:
        """The best of what is found for a fact; where it is denied, the sentence that denies it."""
        best: dict[str, Seen] = {}
        for state, one in _BY_SUBJECT[fact.subject](self, fact):
            best.setdefault(state, one)
            if state == SAID:
                break
        for state in (SAID, UNSURE, NOT_SAID):
            if one_of := best.get(state):
                return Line(fact, state, one_of.text, one_of.sentence.index)
        return Line(fact, NOT_SAID)

    def said(self, fact: Fact, field: str) -> Found:
        """What recognisers found under the codes of a fact."""
        for one in self.told.found[field]:
            if one.value in fact.codes and not self.in_passing(fact, self.told.seen[one.sentence]):
                yield SAID, self.told.seen[one.sentence]

    def in_passing(self, fact: Fact, one: Seen) -> bool:
        """Whether all words of a sentence that name the code stand in the register's own prose."""
        hits = [hit for hit in one.of(catalogue_of(fact.subject)) if hit.code in fact.codes]
        places = [(one.sentence.index, number) for hit in hits for number in range(hit.start, hit.end)]
        return bool(places) and self.own.issuperset(places)

    def phrases(self, fact: Fact) -> Found:
        """Where its own words stand."""
        for name in fact.names:
            for span in self.stream.phrase(name):
                yield NOT_SAID if self.stream.denies(span) else SAID, self.stream.sentence(span)

    def verbatim(self, fact: Fact) -> Found:
        """Where a name of several words stands letter for letter: in a row of a table a denial is of another cell."""
        for words in map(words_of, fact.names):
            for span in self.stream.exactly(words) if len(words) >= _VERBATIM else ():
                yield SAID, self.stream.sentence(span)

    def hits(self, fact: Fact) -> Found:
        """Its codes named somewhere: in doubt, or denied."""
        catalogue = catalogue_of(fact.subject)
        silent = _SILENT | _OF_WAYS if fact.subject == "data" else _SILENT
        for one in self.told.seen:
            for hit in one.hits:
                if hit.catalogue != catalogue or hit.code not in fact.codes or one.section in silent:
                    continue
                if one.denies(hit):
                    yield NOT_SAID, one
                elif not one.sentence.is_heading and not one.has("not_ours") and not self.in_passing(fact, one):
                    yield UNSURE, one


def _coded(field: str, spoken: _Spoken, fact: Fact) -> Found:
    yield from spoken.said(fact, field)
    yield from spoken.phrases(fact)
    yield from spoken.hits(fact)


def _name(spoken: _Spoken, fact: Fact) -> Found:
    for one in spoken.told.seen:
        if any(mentions(name, one.sentence) for name in fact.names):
            yield SAID, one


def _digits(spoken: _Spoken, fact: Fact) -> Found:
    for one in spoken.told.seen:
        if fact.value in re.sub(r"[\s-]", "", one.text).lower():
            yield SAID, one


def _phone(spoken: _Spoken, fact: Fact) -> Found:
    wanted = phone_of(fact.value) or fact.value
    for said in spoken.told.found["phone"]:
        if said.value == wanted:
            yield SAID, spoken.told.seen[said.sentence]


def _address(spoken: _Spoken, fact: Fact) -> Found:
    yield from spoken.phrases(fact)
    for name in fact.names:
        wanted = {word for word in words_of(name) if len(word) > 3 or word.isdecimal()}
        for one in spoken.told.seen:
            shared = wanted & set(one.sentence.words)
            if wanted and len(shared) >= _ADDRESS_SHARE * len(wanted):
                yield SAID, one
            elif len(shared) * 2 >= len(wanted) > 2:
                yield UNSURE, one


def _recipient(spoken: _Spoken, fact: Fact) -> Found:
    named = spoken.names["recipient"].get(fact.value, [])
    receiving = {said.sentence for said in spoken.told.found["recipients"]}
    for one, is_denied in named:
        if not is_denied and one.sentence.index in receiving:
            yield SAID, one
    for said in spoken.told.found["recipients"]:
        one = spoken.told.seen[said.sentence]
        if not said.value.named and said.value.kind in fact.codes and not spoken.in_passing(fact, one):
            yield SAID, one
    if fact.codes or not named:  # a narrow cell breaks a name into what looks like several sentences
        yield from spoken.verbatim(fact)
    if fact.codes:
        yield from spoken.phrases(fact)
        yield from spoken.hits(fact)
    for one, is_denied in named:
        yield NOT_SAID if is_denied else UNSURE, one


def _tracker(spoken: _Spoken, fact: Fact) -> Found:
    yield from spoken.verbatim(fact)
    for one, is_denied in spoken.names["tracker"].get(fact.value, []):
        yield NOT_SAID if is_denied else SAID, one
    yield from spoken.phrases(fact)


def _country(spoken: _Spoken, fact: Fact) -> Found:
    if fact.value == "not_named":
        abroad = (one for one in spoken.told.seen if one.section not in _SILENT and says_abroad(one))
        yield from ((SAID, one) for one in abroad if len(one.sentence.words) > _HEADING)
        return
    for one in spoken.told.seen:
        for code, start, _ in countries_in(one):
            if code == fact.value:
                state = SAID if country_named(one, code) else UNSURE
                yield NOT_SAID if one.denied[start] else state, one
    if fact.value == "KZ":
        yield from ((SAID, one) for one in spoken.told.seen if one.has("in_kazakhstan_storage"))


def _term(spoken: _Spoken, fact: Fact) -> Found:
    for said in spoken.told.found["kept"]:
        if days_of(said.value.number, said.value.unit) == fact.value:
            yield SAID, spoken.told.seen[said.sentence]


def _response(spoken: _Spoken, fact: Fact) -> Found:
    for said in spoken.told.found["response_term"]:
        if f"{said.value.number} {said.value.unit}" == fact.value:
            yield SAID, spoken.told.seen[said.sentence]


def _withdrawal(spoken: _Spoken, fact: Fact) -> Found:
    for said in spoken.told.found["withdrawal"]:
        yield SAID if fact.value in said.value.via else UNSURE, spoken.told.seen[said.sentence]


def _minors(spoken: _Spoken, _: Fact) -> Found:
    yield from ((SAID, spoken.told.seen[said.sentence]) for said in spoken.told.found["minors"])


_BY_SUBJECT: Mapping[str, Callable[[_Spoken, Fact], Found]] = {
    "operator_name": _name,
    "bin": _digits,
    "address": _address,
    "email": _digits,
    "phone": _phone,
    "site": _digits,
    "data": partial(_coded, "data_categories"),
    "purpose": partial(_coded, "purposes"),
    "recipient": _recipient,
    "tracker": _tracker,
    "country": _country,
    "term": _term,
    "event": partial(_coded, "kept_until"),
    "right": partial(_coded, "rights"),
    "response_term": _response,
    "withdrawal": _withdrawal,
    "minors": _minors,
}


def _of_parties(facts: list[Fact], told: Told) -> dict[str, list[tuple[Seen, bool]]]:
    """Of each party or tracker the sentences that name it, and whether that is denied."""
    sought: Names[str | None] = names({name: fact.value for fact in facts for name in fact.names})
    found: dict[str, list[tuple[Seen, bool]]] = {}
    for one in told.seen:
        if one.section in _SILENT:
            continue
        for value, start, _ in sought.find(one.sentence):
            if value is not None:
                found.setdefault(value, []).append((one, one.denied[start]))
    return found
