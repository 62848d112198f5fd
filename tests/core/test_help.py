"""Every fact that a person fills in says what it means, with an example, in each language of the window."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES, translator
from ropa.model import KINDS, fields

EXAMPLE = {"en": "For example: ", "ru": "Например: ", "kk": "Мысалы: "}
WHEN_YES = {"en": "yes", "ru": "«да»", "kk": "«иә»"}
LONGEST = 320
"""Letters of a help: it is read between two fields."""
MIXED = re.compile("[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
"""A Latin letter beside a Cyrillic one: a word typed in two alphabets."""

NOT_FILLED_IN = {
    "place": "the order of a list is arranged in the list",
    "status": "approving and archiving are acts with buttons of their own",
    "approved": "written by the act of approving",
    "approval_order": "asked for by the act of approving",
    "origin": "written by the act of copying",
    "origin_edit": "written by the act of copying",
    "none": "answered at each list by itself",
}
"""Facts that no form asks for, and why."""
KINDS_NOT_FILLED_IN = {
    "paper": "the page of documents asks for what a paper needs",
    "edition": "written when a paper is issued",
    "edition_file": "written when a paper is issued",
    "acceptance": "written when a finding is accepted",
}
"""Kinds of record that no form shows, and why."""


def _filled_in() -> Iterator[tuple[str, Field]]:
    for kind in KINDS:
        if kind not in KINDS_NOT_FILLED_IN:
            yield from ((kind, one) for one in fields(kind).values() if one.key not in NOT_FILLED_IN)


def _missing(help_: str, language: str) -> bool:
    """Whether there is no meaning before the example, or no example after the meaning."""
    meaning, mark, example = help_.partition(EXAMPLE[language])
    return not (meaning.endswith((". ", "? ")) and mark and example.endswith(".") and len(example) > 1)


def test_what_is_left_out_exists_and_has_a_reason():
    assert set(KINDS_NOT_FILLED_IN) < set(KINDS)
    assert set(NOT_FILLED_IN) <= {key for kind in KINDS for key in fields(kind)}
    assert all(len(reason) > 10 for reason in (*NOT_FILLED_IN.values(), *KINDS_NOT_FILLED_IN.values()))
    assert len(list(_filled_in())) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_a_help_with_an_example(language: str):
    speak = translator(language)
    assert [(kind, one.key) for kind, one in _filled_in() if _missing(speak(one.help), language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_yes_or_no_says_when_it_is_yes(language: str):
    speak = translator(language)
    flags = [(kind, one) for kind, one in _filled_in() if one.kind is Kind.FLAG]
    assert flags
    examples = {(kind, one.key): speak(one.help).partition(EXAMPLE[language])[2] for kind, one in flags}
    assert [where for where, example in examples.items() if WHEN_YES[language] not in example] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_help_is_short_and_typed_in_one_alphabet(language: str):
    speak = translator(language)
    helps = {(kind, one.key): speak(one.help) for kind, one in _filled_in()}
    assert [where for where, text in helps.items() if len(text) > LONGEST] == []
    assert [where for where, text in helps.items() if MIXED.search(text)] == []
    assert [where for where, text in helps.items() if text.count(EXAMPLE[language]) > 1] == []
