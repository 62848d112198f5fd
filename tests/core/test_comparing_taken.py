"""A fact taken away from the register, or from the text, is the difference, and no other is; in three languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from ropa.comparing.whole import compare
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.holdings import Holdings, Plain
from ropa.i18n import LANGUAGES
from tests.core.sample_papers import DAY, SCOPE, sample
from tests.core.taken_away import changed, without

CASES = [
    ("tumar", "recipient", "partner banks"),
    ("tumar", "recipient", "provider of the CRM system (not named)"),
    ("aqniet", "recipient", "PS Internet Company LLP"),
    ("aqniet", "recipient", "YANDEX LLC"),
    ("soltustik", "recipient", "Google LLC"),
    ("tumar", "purpose", "service_messages"),
    ("tumar", "purpose", "product_development"),
    ("aqniet", "purpose", "record_keeping"),
    ("soltustik", "purpose", "offer_preparation"),
    ("tumar", "data", "iin"),
    ("tumar", "data", "account_credentials"),
    ("aqniet", "data", "request_status"),
    ("aqniet", "data", "device_info"),
    ("tumar", "term", "5 year"),
    ("aqniet", "term", "3 year"),
    ("tumar", "country", "RU"),
    ("soltustik", "country", "VG"),
    ("soltustik", "country", "US"),
]
WITH = {"recipient": {"recipient", "recipient_kind", "tracker", "country", "purpose"}, "data": {"data", "purpose"}}
"""What goes with it: a recipient has its trackers and its seat; a sentence about either may name a purpose too."""


IN_TURN = [(*case, LANGUAGES[number % 3]) for number, case in enumerate(CASES)]
"""Each in one language; tests/faults has each in every one."""


@pytest.mark.parametrize(("operator", "subject", "name", "language"), IN_TURN)
def test_taken_from_the_register(operator: str, subject: str, name: str, language: str) -> None:
    foreign_alone(operator, subject, name, language)


@pytest.mark.parametrize(("operator", "subject", "name", "language"), IN_TURN)
def test_taken_from_the_text(operator: str, subject: str, name: str, language: str) -> None:
    missing_alone(operator, subject, name, language)


def foreign_alone(operator: str, subject: str, name: str, language: str) -> None:
    """What the register does not hold any more is all that the text says too much."""
    told = compare(_less(operator, subject, name), _policy(operator, language), DAY)
    assert told.missing == ()
    assert subject in {one.subject.removesuffix("_kind") for one in told.foreign}
    assert {one.subject for one in told.foreign} <= WITH.get(subject, {subject})


def missing_alone(operator: str, subject: str, name: str, language: str) -> None:
    """What the text does not say any more is all that it lacks."""
    told = compare(sample()[operator], _text(_less(operator, subject, name), language), DAY)
    assert told.foreign == ()
    assert subject in {one.fact.subject for one in told.missing}
    assert {one.fact.subject for one in told.missing} <= WITH.get(subject, {subject})


@cache
def _policy(operator: str, language: str) -> str:
    return _text(sample()[operator], language)


def _text(held: Holdings, language: str) -> str:
    (paper,) = KINDS_OF_PAPER["policy"](held, SCOPE)
    return FORMATS["txt"](paper.document((language,))).decode()


@cache
def _less(operator: str, subject: str, name: str) -> Holdings:
    held = sample()[operator]
    if subject == "recipient":
        (party,) = [uid for uid, one in held.index.items() if one.kind == "party" and one["name"].get("en") == name]
        return without(held, {party, *(one.uid for one in held.index.values() if party in _links(one))})
    return changed(held, lambda one: _TAKEN[subject](one, name))


def _links(one: Plain) -> Iterator[Any]:
    return (one.facts.get(key) for key in ("party", "host")) if one.kind != "system" else iter(())


def _purpose(one: Plain, code: str) -> dict[str, Any] | None:
    return None if one.kind == "purpose" and one["code"] == code else dict(one.facts)


def _data(one: Plain, code: str) -> dict[str, Any] | None:
    if one.kind == "item" and one["category"] == code:
        return None
    return {**one.facts, **({"categories": _other(one["categories"], code)} if one.kind == "tracker" else {})}


def _other(codes: tuple[str, ...] | None, code: str) -> tuple[str, ...] | None:
    return tuple(one for one in codes if one != code) if codes else codes


def _term(one: Plain, term: str) -> dict[str, Any] | None:
    for number, unit in (("number", "unit"), ("term_number", "term_unit")):
        if one.kind in ("retention", "consent") and f"{one.facts.get(number)} {one.facts.get(unit)}" == term:
            return {**one.facts, number: None}
    return dict(one.facts)


def _country(one: Plain, code: str) -> dict[str, Any] | None:
    return {**one.facts, "country": None} if one.facts.get("country") == code else dict(one.facts)


_TAKEN: dict[str, Callable[[Plain, str], dict[str, Any] | None]] = {
    "purpose": _purpose,
    "data": _data,
    "term": _term,
    "country": _country,
}
