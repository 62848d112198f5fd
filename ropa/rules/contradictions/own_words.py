"""What the operator's own words say, against what the register holds and against the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings, Plain
from ropa.linked import in_force, party_of, trackers
from ropa.model import KINDS
from ropa.rules.contradictions.wordings import (
    ANOTHER_LAW,
    REPEALED,
    SAID_REPEALED,
    UNLESS_CONSENTED,
    denies_passing,
    quoted,
    seen,
)
from ropa.rules.rule import Found, Slot, rule
from ropa.words import Words

_NOT_ITS_OWN = frozenset({"party", "location", "acceptance", "catalogue_entry", "edition", "edition_file"})
"""Records that all share, that speak of findings, or that were issued and cannot be changed."""
_SPEAKS = tuple(kind for kind in KINDS if kind not in _NOT_ITS_OWN)


@rule("kz", "K01", "clause", "activity", "disclosure", "tracker", "party")
def never_and_yet(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A clause that data go to no third party, and a recipient other than a state body."""
    recipients = tuple(_recipients(held, day).values())
    for clause in in_force(held.operator.of("clause"), day):
        words = clause["text"]
        if recipients and denies_passing(words):
            yield Found(
                clause, "text", {"clause": clause, "party": recipients}, (words, *(one.uid for one in recipients))
            )


def _recipients(held: Holdings, day: dt.date) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for activity in in_force(held.all("activity"), day):
        for way in (*in_force(activity.of("disclosure"), day), *trackers(held, activity)):
            party = party_of(held, way)
            if party and "authority" not in (party["kinds"] or ()):
                found.setdefault(party.uid, party)
    return found


@rule("kz", "K24", "activity", "item", "disclosure", "disclosure_ground", "party")
def promised_and_passed(held: Holdings, day: dt.date) -> Iterator[Found]:
    """An item promised not to be passed on, and a recipient of whom it is not said that it does not get it."""
    for activity in in_force(held.all("activity"), day):
        for item in in_force(activity.of("item"), day):
            words = item["handling"]
            if not denies_passing(words, with_consent=True):
                continue
            with_consent = seen(UNLESS_CONSENTED, words) is not None
            for disclosure in in_force(activity.of("disclosure"), day):
                if _may_get(item, disclosure, with_consent=with_consent):
                    slots: dict[str, Slot] = {"item": item, "party": party_of(held, disclosure) or disclosure}
                    yield Found(disclosure, "items", slots, (item.uid, words, disclosure["items"]))


def _may_get(item: Plain, disclosure: Plain, *, with_consent: bool) -> bool:
    meets = not item["purposes"] or not disclosure["purposes"] or set(item["purposes"]) & set(disclosure["purposes"])
    if disclosure["technical_only"] or not meets:
        return False
    if disclosure["items"] is None:
        return True
    consented = any(one["code"] == "KZ7-1" and not one["claimed"] for one in disclosure.of("disclosure_ground"))
    return item.uid in disclosure["items"] and not (with_consent and consented)


@rule("kz", "K15", *_SPEAKS)
def repealed_acts(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Government Decrees 1214 and 909, cited as if they were in force."""
    for row, key, words in _said(held, day):
        found = seen(REPEALED, words)
        if found and not seen(SAID_REPEALED, words):
            yield Found(row, key, {"name": row, "act": f"№ {found['a'] or found['b']}"}, (words,))


@rule("kz", "K16", *_SPEAKS)
def words_of_another_law(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Terms and bodies of Russian law."""
    for row, key, words in _said(held, day):
        if seen(ANOTHER_LAW, words):
            yield Found(row, key, {"name": row, "term": quoted(ANOTHER_LAW, words)}, (words,))


def _said(held: Holdings, day: dt.date) -> Iterator[tuple[Plain, str, Words]]:
    """Every text in own words of what is in force."""
    own = [one for kind, several in held.records.items() if kind not in _NOT_ITS_OWN for one in in_force(several, day)]
    for root in {one.uid: one for one in (held.operator, *own)}.values():
        for row in (root, *root.below()):
            if row.kind not in _NOT_ITS_OWN and row.facts.get("status") != "archived":
                yield from ((row, key, value) for key, value in row.facts.items() if isinstance(value, Words))
