"""What the operator names and the law does not know: grounds, ways of consenting, a consent without an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings, Plain
from ropa.linked import in_force
from ropa.names import known
from ropa.rules.rule import Code, Found, Slot, rule


def is_claim(catalogue: str, code: str | None, law: str = "") -> bool:
    """Whether a code is what clients say and the law does not know."""
    entry = known(catalogue, code or "", law)
    return entry is not None and entry.claim


@rule("kz", "K07", "consent", "tracker")
def no_way_of_consenting(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Continued use of a site, or browser settings; a tracker that the site needs asks for no consent."""
    asking = [one for one in in_force(held.all("tracker"), day) if one["category"] != "necessary"]
    for row in (*in_force(held.all("consent"), day), *asking):
        claims = tuple(way for way in row["ways"] or () if is_claim("consent_ways", way))
        if claims:
            yield Found(row, "ways", {"name": row, "way": tuple(Code("consent_ways", way) for way in claims)}, claims)


@rule("kz", "K08", "activity", "purpose", "basis", "disclosure", "disclosure_ground", "publication_ground")
def no_ground_of_the_law(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A basis or a ground outside the closed list. Of a purpose that has no other basis R02 says so."""
    for part, answers, catalogue in _answered(held, day):
        own = [one for one in answers if one["law"] in (None, "kz") and one["code"]]
        claims = [one for one in own if is_claim(catalogue, one["code"], "kz")]
        if part.kind != "purpose" or len(claims) < len(own):
            for one in claims:
                slots: dict[str, Slot] = {"name": part, "ground": Code(catalogue, one["code"], "kz")}
                yield Found(one, "code", slots, (one["code"],))


def _answered(held: Holdings, day: dt.date) -> Iterator[tuple[Plain, tuple[Plain, ...], str]]:
    """Parts with their grounds, and the list of the law from which these come."""
    for activity in in_force(held.all("activity"), day):
        yield from ((one, one.of("basis"), "law:bases") for one in in_force(activity.of("purpose"), day))
        yield from ((one, one.of("disclosure_ground"), "law:bases") for one in in_force(activity.of("disclosure"), day))
        yield activity, activity.of("publication_ground"), "law:publication_grounds"


@rule("kz", "K10", "consent")
def without_an_end(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A consent that is given without limit of time."""
    for consent in in_force(held.all("consent"), day):
        events = consent["term_events"] or ()
        if "indefinite" in events:
            yield Found(consent, "term_events", {"name": consent}, (events,))


@rule("kz", "K22", "clause")
def changed_without_consent(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A clause that the policy is changed without consent."""
    yield from _clauses(held, day, "changes_without_consent")


@rule("kz", "K23", "clause")
def use_accepts(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A clause that continued use accepts changes."""
    yield from _clauses(held, day, "continued_use_accepts")


def _clauses(held: Holdings, day: dt.date, code: str) -> Iterator[Found]:
    for clause in in_force(held.operator.of("clause"), day):
        if clause["code"] == code:
            yield Found(clause, "code", {}, (code, clause["text"]))
