"""How a person writes to the operator: the ways, with the rights that the text grants and the promised terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ropa.actions.from_text.making import BY_WAY, PLAIN, Making, laws_named, words_of
from ropa.actions.importing.proposals import Certainty
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.law import law
from ropa.reading.requests import identity_checks, subject_line, to_state
from ropa.reading.result import Said
from ropa.reading.statements import ways_of_requests

_UNSUBSCRIBES = re.compile(
    r"unsubscrib|opt.out|отпис|отказ\w* от .{0,40}(?:рассыл|сообщени)|хабарлама\w* бас тарт", re.IGNORECASE
)
"""Refusing messages: under Law No. 94-V no right to object, which it knows of automated processing alone."""
_TO_THE_OPERATOR = frozenset(
    {"access", "rectification", "erasure", "block_restrict", "withdraw", "object", "human_review", "portability"}
)
"""Rights that a person exercises by writing to the operator; a complaint goes elsewhere."""


def requests(making: Making, uid: str) -> None:
    """Ways of requests, one for each subject line that the text wants in a letter."""
    ways = _written(making)
    granted = making.first("rights")
    known = tuple(laws_named(making)) or ("kz",)
    for right, said in granted.items():
        if right not in _TO_THE_OPERATOR | {"complaint", "compensation"}:
            continue
        if not any(right in law(code).lists["rights"] for code in known):
            making.add("operator", uid, {"rights_beyond": (right,)}, making.of(said), *making.named(said, "rights"))
    made: dict[str, list[Said]] = {}
    for (channel, line), several in _by_way(making, ways).items():
        said = several[0]
        values = {"channel": channel, **_address(making, several)}
        if line:
            values["subject_line"] = words_of(making.of(said), line)
        route = making.add("route", uid, values, making.of(said), Certainty.CERTAIN, PLAIN)
        made[route] = several
        for right, where in _rights_of(making, several, granted, ways):
            certainty, why = (Certainty.CERTAIN, PLAIN) if right == "withdraw" else (Certainty.LIKELY, BY_WAY)
            stops = right == "object" and "gdpr" not in known and _UNSUBSCRIBES.search(where.text)
            facts: dict[str, object] = {"unsubscribes": True} if stops else {"rights": (right,)}
            making.add("route", route, facts, making.of(where), certainty, why)
        for term in making.said("response_term")[:1]:
            promised = {"number": term.value.number, "unit": term.value.unit}
            certainty, why = making.named(term, "rights")
            making.add("promised_term", route, promised, making.of(term), certainty, why)
    _contents(making, made)
    if not ways:
        for term in making.said("response_term")[:1]:
            why = N_("A term of answering, without a way of asking to which it could belong.")
            making.leave(making.of(term), RopaError(why))


def _written(making: Making) -> list[Said]:
    """All ways that are told; "unsubscribe by a letter" is a letter, and no link."""
    ways = list(ways_of_requests(making.reading.seen))
    letters = {one.sentence for one in ways if one.value in ("email", "post")}
    return [one for one in ways if not (one.value == "unsubscribe_link" and one.sentence in letters)]


def _by_way(making: Making, ways: Sequence[Said]) -> dict[tuple[str, str], list[Said]]:
    """By channel and subject line: a letter about something else is another way."""
    found: dict[tuple[str, str], list[Said]] = {}
    for one in ways:
        line = subject_line(making.of(one)) if one.value in ("email", "post") else ""
        found.setdefault((one.value, line), []).append(one)
    return found


def _contents(making: Making, made: dict[str, list[Said]]) -> None:
    """What a request is to contain, and how the operator makes sure who is asking: of the ways for all requests."""
    exercised = [uid for uid, several in made.items() if any(one.field == "exercise" for one in several)]
    for key, telling in (("to_state", to_state), ("identity_check", identity_checks)):
        for said in list(telling(making.reading.seen))[:1]:
            for uid in exercised or made:
                making.add("route", uid, {key: words_of(making.of(said))}, making.of(said), Certainty.CERTAIN, PLAIN)


def _rights_of(
    making: Making, several: list[Said], granted: dict[str, Said], ways: Sequence[Said]
) -> Iterator[tuple[str, Said]]:
    """Withdrawal where a sentence gives this way for it; all rights where one gives it for their exercise."""
    withdraw = next((one for one in several if one.field == "withdraw"), None)
    told = any(one.field == "withdraw" for one in ways)
    exercise = any(one.field == "exercise" for one in several)
    if withdraw is not None:
        yield "withdraw", withdraw
    for right, said in granted.items():
        beside = {one.sentence for one in several if one.field == "rights"}
        own = next((one for one in making.said("rights") if one.value == right and one.sentence in beside), None)
        if right in _TO_THE_OPERATOR and not (right == "withdraw" and told) and (own or exercise):
            yield right, own or said


def _address(making: Making, several: list[Said]) -> dict[str, object]:
    """What the same sentences give as the place to write to."""
    places = {one.sentence for one in several}
    for channel, field, key in (
        ("email", "email", "address"),
        ("phone", "phone", "address"),
        ("post", "address", "postal"),
    ):
        if several[0].value == channel:
            for said in making.said(field):
                if said.sentence in places:
                    return {key: words_of(making.of(said), said.value) if key == "postal" else said.value}
    return {}
