"""Trackers and cookies as texts for visitors say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ropa import linked
from ropa.documents.model import Cell, Said, Table
from ropa.documents.parts import facts
from ropa.documents.parts.columns import stated
from ropa.documents.parts.recipients import countries_of
from ropa.documents.parts.storage import is_claim
from ropa.documents.text import Text
from ropa.holdings import Plain


def tracker_table(text: Text, trackers: Iterable[Plain]) -> Table:
    """Name, who gets the data, what for, how long it lives and how it is refused."""
    header = tuple(
        (text.say(one),) for one in ("col_tracker", "col_tracker_party", "col_tracker_for", "col_tracker_off")
    )
    return stated(text, Table(header, tuple(_row(text, one) for one in trackers), (1.8, 2.1, 3, 3.2)))


def _row(text: Text, tracker: Plain) -> tuple[Cell, ...]:
    return (
        tuple(_what(text, tracker)),
        tuple(_party(text, tracker)),
        tuple(_for(text, tracker)),
        tuple(_off(text, tracker)),
    )


def _what(text: Text, tracker: Plain) -> Iterator[Said]:
    speaker = text.speaker
    name = speaker.name(tracker)
    source = (tracker.uid, "certainty")
    if tracker["certainty"] == "may_take_place":
        yield text.mixed("tracker_may", name, sources=(source,), what=name.text)
    else:
        yield speaker.around(name.text, name.key, name, sources=(source,))
    yield from speaker.value(tracker, "category")
    yield from speaker.value(tracker, "technology")
    yield from speaker.value(tracker, "site")


def _party(text: Text, tracker: Plain) -> Iterator[Said]:
    speaker = text.speaker
    party = linked.party_of(speaker.holdings, tracker)
    if party:
        name = speaker.name(party)
        yield speaker.around(name.text, "tracker.party", name, sources=((tracker.uid, "party"),))
        yield from countries_of(speaker, party)
    elif tracker["own"]:
        yield text.say("tracker_own", (tracker.uid, "own"))
    if tracker["policy_address"]:
        yield from speaker.value(tracker, "policy_address")
    elif party:
        yield from speaker.value(party, "policy_address")


def _for(text: Text, tracker: Plain) -> Iterator[Said]:
    speaker = text.speaker
    does = speaker.words(tracker, "does")
    if does:
        yield does
    else:
        yield from (facts.purpose_text(speaker, one) for one in speaker.holdings.linked(tracker, "purposes"))
    codes = tuple(speaker.code("data_categories", one) for one in tracker["categories"] or ())
    if codes:
        yield text.say("tracker_reads", (tracker.uid, "categories"), data="; ".join(codes))
    yield from _words(text, tracker, "reads")
    yield from _masking(text, tracker)


def _masking(text: Text, tracker: Plain) -> Iterator[Said]:
    """How what visitors type is hidden, in the operator's words or by the code."""
    source = (tracker.uid, "masking")
    if own := text.speaker.words(tracker, "masking_text"):
        yield replace(own, sources=(*own.sources, source))
    elif tracker["masking"] not in (None, "none"):
        yield from text.speaker.value(tracker, "masking")


def _off(text: Text, tracker: Plain) -> Iterator[Said]:
    speaker = text.speaker
    for cookie in tracker.of("cookie"):
        yield from _cookie(text, cookie)
    if tracker["after_consent"]:
        yield text.say("tracker_after", (tracker.uid, "after_consent"))
    ways = [one for one in tracker["ways"] or () if not is_claim("consent_ways", one)]
    if ways:
        names = ", ".join(speaker.code("consent_ways", one) for one in ways)
        yield text.say("tracker_ways", (tracker.uid, "ways"), ways=names)
    if refusing := speaker.words(tracker, "refusing"):
        yield text.around("tracker_refusing", refusing, "how")


def _cookie(text: Text, cookie: Plain) -> Iterator[Said]:
    name, sources = cookie["name"] or "cookie", [(cookie.uid, "name")]
    if cookie["session"]:
        yield text.say("cookie_session", *sources, (cookie.uid, "session"), name=name)
    elif cookie["number"] is not None:
        sources += [(cookie.uid, "number"), (cookie.uid, "unit")]
        yield text.say("cookie_lives", *sources, name=name, term=text.speaker.term(cookie["number"], cookie["unit"]))
    elif cookie["name"]:
        yield text.speaker.text(name, "cookie.name", *sources)
    yield from _words(text, cookie, "does")


def _words(text: Text, record: Plain, key: str) -> Iterator[Said]:
    if said := text.speaker.words(record, key):
        yield said
