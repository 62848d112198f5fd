"""Records that stand twice, have two terms, were changed after approval, or name an operator that nobody can find."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from ropa.holdings import Holdings, Plain
from ropa.linked import in_force, party_of
from ropa.model import KINDS
from ropa.rules.destinations import ways_out
from ropa.rules.rule import Found, rule
from ropa.words import fold

_FORMS = re.compile(
    r"\b(?:ооо|тоо|ао|ип|зао|пао|жшс|жк|ақ|ақк|жшқ|llc|ltd|limited|inc|gmbh|jsc|llp|corp|corporation|company|компани\w+)\b"
)
_ALIKE = 0.88
"""How much of two names has to agree; below it lie different companies of one trade."""
_SHORT = 4
"""Names with fewer letters are alike by chance."""


@rule("kz", "K13", "party", "activity", "disclosure", "tracker", "system", "engagement")
def twice(held: Holdings, day: dt.date) -> Iterator[Found]:
    """One party in two records: the same number; where one has none, names that agree but for their spelling."""
    for one, other in combinations(_parties(held, day), 2):
        numbers = _digits(one), _digits(other)
        if numbers[0] == numbers[1] if all(numbers) else _alike(one, other):
            key = "number" if all(numbers) else "name"
            yield Found(other, key, {"name": one, "other": other}, (*numbers, one["name"], other["name"]))


def _parties(held: Holdings, day: dt.date) -> tuple[Plain, ...]:
    """The parties that the operator has to do with, in the order of their numbers."""
    named = [party_of(held, way) for way in ways_out(held, day)]
    named += [held.find(one["party"]) for one in in_force(held.all("engagement"), day)]
    found = {party.uid: party for party in named if party}
    return tuple(sorted(in_force(found.values(), day), key=lambda one: one["ref"]))


def _digits(party: Plain) -> str:
    return re.sub(r"\W", "", party["number"] or "").casefold()


def _alike(one: Plain, other: Plain) -> bool:
    """Names of two companies, not of categories, and not of two states."""
    categories = "category" in (one["nature"], other["nature"])
    if categories or len({party["country"] for party in (one, other) if party["country"]}) > 1:
        return False
    pairs = [(a, b) for a in _names(one) for b in _names(other)]
    return any(a == b or (_numerals(a) == _numerals(b) and _agree(a, b) >= _ALIKE) for a, b in pairs)


def _agree(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _numerals(name: str) -> list[str]:
    """Numbers tell branches and shops of one name apart."""
    return re.findall(r"\d+", name)


def _names(party: Plain) -> set[str]:
    """Its names as they are compared: letters only, without the legal form."""
    texts = [text for _, text in party["name"].texts] if party["name"] else []
    plain = (" ".join(re.findall(r"\w+", _FORMS.sub(" ", fold(one)))) for one in (*texts, *(party["aliases"] or ())))
    return {one for one in plain if len(one) >= _SHORT}


@rule("kz", "K14", "activity", "retention")
def two_terms(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Two terms of the same reach that differ in length; a term for some data stands before one for all."""
    for activity in in_force(held.all("activity"), day):
        for one, other in combinations(activity.of("retention"), 2):
            lengths = [(term["number"], term["unit"], term["start_event"]) for term in (one, other)]
            if (
                all(length[0] is not None for length in lengths)
                and lengths[0] != lengths[1]
                and _same_reach(one, other)
            ):
                yield Found(other, "number", {"name": activity}, tuple(lengths))


def _same_reach(one: Plain, other: Plain) -> bool:
    return all(
        bool(one[key]) == bool(other[key]) and (not one[key] or set(one[key]) & set(other[key]))
        for key in ("purposes", "items")
    )


@rule("kz", "K20", *KINDS)
def changed_since(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A record that was approved and says something else now."""
    for uid, approval in held.approvals.items():
        record = held.find(uid)
        if approval.changed and record and in_force((record,), day):
            yield Found(record, "", {"name": record}, (record, *record.below()))


@rule("kz", "K21", "operator")
def nobody_in_particular(held: Holdings, _day: dt.date) -> Iterator[Found]:
    """Neither legal form nor BIN: a name alone tells no operator from another."""
    operator = held.operator
    if not operator["bin"] and not operator["legal_form"]:
        key = "legal_form" if operator["name"] else "name"
        yield Found(operator, key, {"name": operator}, (operator["name"], None, None))
