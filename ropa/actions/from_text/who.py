"""Who the operator is, which laws the text is written under, and how a person writes to it."""

from __future__ import annotations

import re

from ropa.actions.from_text.making import (
    ELSEWHERE,
    IN_THE_NAME,
    LAWS,
    NO_FORM,
    PLAIN,
    Making,
    laws_named,
    words_of,
)
from ropa.actions.from_text.requesting import requests
from ropa.actions.importing.proposals import Certainty
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.reading.companies import companies
from ropa.reading.result import Said
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
    requests(making, uid)
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
        if country not in LAWS:
            why = N_("The text follows a law of another country ({text}), which the register does not have.")
            making.leave(making.of(said), RopaError(why, text=Words.of(dict(catalogue("countries")[country].names))))
