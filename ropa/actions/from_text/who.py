"""Who the operator is, which laws the text is written under, and how a person writes to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ropa.actions.from_text.making import (
    BY_WAY,
    ELSEWHERE,
    IN_THE_NAME,
    NO_FORM,
    PLAIN,
    Making,
    words_of,
)
from ropa.actions.importing.proposals import Certainty
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.law import law
from ropa.reading.companies import companies
from ropa.reading.result import Said
from ropa.reading.statements import ways_of_requests
from ropa.reference import catalogue
from ropa.words import Words

_FORMS = (
    ("jsc", r"\b(?:АО|АҚ|НАО|КЕАҚ|JSC)\b|акционер|joint.stock"),
    ("llp", r"\b(?:ТОО|ЖШС|LLP)\b|с ограниченной ответственностью|шектеулі серіктест|limited liability partnership"),
    ("sole_trader", r"\b(?:ИП|ЖК|ДК|IE)\b|индивидуальн\w+ предпринимат|(?:дара|жеке) кәсіпкер|entrepreneur|sole"),
    ("chamber", r"палата|chamber"),
    ("foundation", r"\bфонд|\bқоры\b|\bfoundation\b"),
    ("association", r"объединени|бірлестігі|ассоциаци|қауымдастығы|\bassociation\b"),
)  # fmt: skip
_BIN = re.compile(r"\b(?:бин|бсн|bin|иин|жсн|iin|business identification number)\b", re.IGNORECASE)
_ABOUT_DATA = re.compile(
    r"персональн|дербес|личн\w+ данн|personal (?:data|information)|data.protection|privacy|конфиденциальн|құпиялық|"
    r"соглас|келісім|consent",
    re.IGNORECASE,
)
_UNSUBSCRIBES = re.compile(
    r"unsubscrib|opt.out|отпис|отказ\w* от .{0,40}(?:рассыл|сообщени)|хабарлама\w* бас тарт", re.IGNORECASE
)
"""Refusing messages: under Law No. 94-V no right to object, which it knows of automated processing alone."""
_LAWS = {"KZ": "kz", "EU": "gdpr"}
_TO_THE_OPERATOR = frozenset(
    {"access", "rectification", "erasure", "block_restrict", "withdraw", "object", "human_review", "portability"}
)
"""Rights that a person exercises by writing to the operator; a complaint goes elsewhere."""


def laws_named(making: Making) -> dict[str, Said]:
    """The laws of the register that the text says it is written under, each with its sentence."""
    return {_LAWS[code]: said for code, said in making.first("country_law").items() if code in _LAWS}


def operator(making: Making) -> str:
    """The operator with its facts, laws and ways of writing to it; its uid."""
    uid = making.add("operator", None, {}, None, Certainty.CERTAIN, "")
    _name(making, uid)
    for said in making.said("bin")[:1]:
        labelled = _BIN.search(said.text) is not None
        _fact(making, uid, {"bin": said.value}, said, *_sure(labelled))
    for said in making.said("address")[:1]:
        _fact(making, uid, {"address": words_of(making.of(said), said.value)}, said, Certainty.CERTAIN, PLAIN)
    _more_addresses(making)
    _emails(making, uid)
    for said in making.first("phone").values():
        _fact(making, uid, {"phone": said.value}, said, Certainty.CERTAIN, PLAIN)
    for said in making.first("website").values():
        _fact(making, uid, {"sites": (said.value,)}, said, *_sure("://" in said.text or "www." in said.text))
    _laws(making, uid)
    for said in making.said("minors")[:1]:
        _fact(making, uid, {"minors_rule": words_of(making.of(said), said.value)}, said, Certainty.CERTAIN, PLAIN)
    for said in making.said("effective_date")[:1]:
        why = N_("In force from {day}: that belongs to an issued paper, and not to the operator.")
        making.leave(making.of(said), RopaError(why, day=said.value))
    _routes(making, uid)
    return uid


def _sure(plain: bool) -> tuple[Certainty, str]:
    return (Certainty.CERTAIN, PLAIN) if plain else (Certainty.LIKELY, ELSEWHERE)


def _fact(making: Making, uid: str, values: dict[str, object], said: Said, certainty: Certainty, why: str) -> None:
    making.add("operator", uid, values, making.of(said), certainty, why)


def _name(making: Making, uid: str) -> None:
    for said in making.said("operator_name")[:1]:
        one = making.of(said)
        formed = any(companies(said.value))
        certainty, why = (Certainty.CERTAIN, PLAIN) if formed else (Certainty.LIKELY, NO_FORM)
        _fact(making, uid, {"name": words_of(one, said.value)}, said, certainty, why)
        form = next((code for code, pattern in _FORMS if re.search(pattern, said.value)), "") if formed else ""
        if form:
            _fact(making, uid, {"legal_form": form}, said, Certainty.CERTAIN, IN_THE_NAME)


def _more_addresses(making: Making) -> None:
    for address, said in list(making.first("address").items())[1:]:
        why = N_("One more address: {text}. The register has one for an operator.")
        making.leave(making.of(said), RopaError(why, text=address))


def _emails(making: Making, uid: str) -> None:
    """The first of each: for personal data, where any sentence gives it for them, and the general one."""
    taken: set[str] = set()
    for address in making.first("email"):
        several = [one for one in making.said("email") if one.value == address]
        about = next((one for one in several if _for_data(making, one)), None)
        said, key = (about, "data_email") if about else (several[0], "email")
        if key in taken:
            why = N_("One more e-mail address: {text}. The register has one for personal data and one for the rest.")
            making.leave(making.of(said), RopaError(why, text=address))
            continue
        taken.add(key)
        _fact(making, uid, {key: address}, said, Certainty.CERTAIN, PLAIN)


def _for_data(making: Making, said: Said) -> bool:
    one = making.of(said)
    return one.section in ("rights", "withdrawal") or any(
        _ABOUT_DATA.search(each.text) for each in (one, one.above) if each
    )


def _laws(making: Making, uid: str) -> None:
    named = laws_named(making)
    for code, said in named.items():
        certainty = Certainty.CERTAIN if code == "kz" or len(named) == 1 else Certainty.LIKELY
        making.add("operator_law", uid, {"law": code}, making.of(said), certainty, PLAIN)
    for country, said in making.first("country_law").items():
        if country not in _LAWS:
            why = N_("The text follows a law of another country ({text}), which the register does not have.")
            making.leave(making.of(said), RopaError(why, text=Words.of(dict(catalogue("countries")[country].names))))


def _routes(making: Making, uid: str) -> None:
    """Ways of requests, with the rights that the text grants and the term that it promises."""
    ways = list(ways_of_requests(making.reading.seen))
    granted = making.first("rights")
    known = tuple(laws_named(making)) or ("kz",)
    for right, said in granted.items():
        if right not in _TO_THE_OPERATOR | {"complaint", "compensation"}:
            continue
        if not any(right in law(code).lists["rights"] for code in known):
            _fact(making, uid, {"rights_beyond": (right,)}, said, *making.named(said, "rights"))
    for channel in dict.fromkeys(one.value for one in ways):
        several = [one for one in ways if one.value == channel]
        said = several[0]
        values = {"channel": channel, **_address(making, several)}
        route = making.add("route", uid, values, making.of(said), Certainty.CERTAIN, PLAIN)
        for right, where in _rights_of(making, several, granted):
            certainty, why = (Certainty.CERTAIN, PLAIN) if right == "withdraw" else (Certainty.LIKELY, BY_WAY)
            stops = right == "object" and "gdpr" not in known and _UNSUBSCRIBES.search(where.text)
            facts: dict[str, object] = {"unsubscribes": True} if stops else {"rights": (right,)}
            making.add("route", route, facts, making.of(where), certainty, why)
        for term in making.said("response_term")[:1]:
            promised = {"number": term.value.number, "unit": term.value.unit}
            certainty, why = making.named(term, "rights")
            making.add("promised_term", route, promised, making.of(term), certainty, why)
    if not ways:
        for term in making.said("response_term")[:1]:
            why = N_("A term of answering, without a way of asking to which it could belong.")
            making.leave(making.of(term), RopaError(why))


def _rights_of(making: Making, several: list[Said], granted: dict[str, Said]) -> Iterator[tuple[str, Said]]:
    """Withdrawal where a sentence gives this way for it; all rights where one gives it for their exercise."""
    withdraw = next((one for one in several if one.field == "withdraw"), None)
    exercise = any(one.field == "exercise" for one in several)
    if withdraw is not None:
        yield "withdraw", withdraw
    for right, said in granted.items():
        beside = {one.sentence for one in several if one.field == "rights"}
        own = next((one for one in making.said("rights") if one.value == right and one.sentence in beside), None)
        if right in _TO_THE_OPERATOR and not (right == "withdraw" and withdraw) and (own or exercise):
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
