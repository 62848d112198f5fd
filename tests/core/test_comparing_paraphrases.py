"""Facts of the sample in words of others (tests/files/paraphrases): each is found, and no trap is taken for one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ropa.comparing.result import SAID, Comparison, Fact
from ropa.comparing.terms import days_of
from ropa.comparing.whole import compare
from ropa.i18n import LANGUAGES
from tests.core.sample_papers import DAY, sample

FOLDER = Path(__file__).parent.parent / "files" / "paraphrases"
IN_DOUBT = {
    "Наш сайт живёт на мощностях",
    "Пользуясь ботом, имейте в виду",
    "Сайтта Майкрософттың Clarity",
    "Once the matter you wrote about",
}
"""How the passages begin of which the comparison says no more than that a person should look at them."""


@cache
def _written(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


PASSAGES = [one for language in LANGUAGES for one in _written(language)["passage"]]
TRAPS = [one for language in LANGUAGES for one in _written(language)["trap"]]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda one: one["text"][:40])
def test_a_fact_in_other_words_is_found(passage: dict[str, Any]) -> None:
    told = _compared(passage)
    found = [
        one.fact for one in told.lines if one.state == SAID and _is(one.fact, passage, passage["kind"], passage["fact"])
    ]
    if any(passage["text"].startswith(begin) for begin in IN_DOUBT):
        assert any(_is(one.fact, passage, passage["kind"], passage["fact"]) for one in told.doubtful)
    else:
        assert found
    assert not told.foreign


@pytest.mark.parametrize("trap", TRAPS, ids=lambda one: one["text"][:40])
def test_a_word_without_its_fact_is_no_statement(trap: dict[str, Any]) -> None:
    told = _compared(trap)
    kind, _, fact = trap["not_said"].partition(":")
    assert not [one for one in told.lines if one.state == SAID and _is(one.fact, trap, kind, fact)]
    of_kind = [one for one in told.mentions if one.subject.startswith(kind)]
    assert not [one for one in of_kind if kind in ("recipient", "term") or one.value == fact]


def _compared(written: dict[str, Any]) -> Comparison:
    return compare(sample()[written["operator"]], written["text"], DAY)


def _is(fact: Fact, written: dict[str, Any], kind: str, wanted: str) -> bool:
    """Whether a fact of the register is the one that a file names in its own way."""
    held = sample()[written["operator"]]
    number, _, unit = wanted.partition(" ")
    match kind:
        case "recipient":
            party = held.find(fact.value)
            return fact.subject == kind and party is not None and party["name"].get("en") == wanted
        case "purpose":
            return fact.subject == kind and wanted in fact.codes
        case "term" if unit:
            return fact.subject == kind and fact.value == days_of(int(number), unit)
        case "term":
            return fact.subject == "event" and fact.value == wanted
        case _:
            return (fact.subject, fact.value) == (kind, wanted)
