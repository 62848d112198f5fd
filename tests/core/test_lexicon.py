"""Patterns, and the data files that are made of them."""

from __future__ import annotations

import pytest

from ropa.i18n import LANGUAGES
from ropa.law import LAWS, law
from ropa.reading.lexicon import catalogues, lexicon
from ropa.reading.patterns import Patterns, fault
from ropa.reading.sentences import sentences
from ropa.reference import catalogue

CODES_OF_LAW = {"rights", "legal_bases", "cues", "sections"}
"""Data files whose codes are no catalogue of resources/reference."""
IN_PART = {"clauses", "system_kinds"}
"""Those that have only the codes that texts name plainly."""
DATA = catalogues()
ENTRIES = [(name, code) for name, codes in DATA.items() for code in codes]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("дан*", "Данные и данных", [(0, 1), (2, 3)]),
        ("имя", "имя имени", [(0, 1)]),
        ("a*|b c", "b c, ab c, d c", [(0, 2), (2, 4)]),
        ("не .. переда*", "не будем их передавать", [(0, 4)]),
        ("не .. переда*", "не раз и даже два мы передавали", []),
        ("не .. переда*", "не продаём, а передаём", []),
        ("не .. переда*", "не передаём", [(0, 2)]),
        ("фамилия имя", "Фамилия, имя", [(0, 2)]),
        ("ip-адрес*", "IP‑адреса", [(0, 1)]),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, found: list[tuple[int, int]]) -> None:
    (sentence,) = sentences(text)
    told = Patterns(iter([(pattern, "key")])).find(sentence.words, sentence.apart)
    assert [(start, end) for _, start, end in told] == found


@pytest.mark.parametrize("pattern", ["", ".. a", "a ..", "a .. .. b", "Имя", "всё", "a  b", "a||b", "*", "a,b"])
def test_what_is_no_pattern(pattern: str) -> None:
    assert fault(pattern)
    with pytest.raises(ValueError, match=r".*"):
        Patterns(iter([(pattern, "key")]))


@pytest.mark.parametrize(("name", "code"), ENTRIES)
def test_a_code_is_named_in_three_languages_by_patterns(name: str, code: str) -> None:
    lists = DATA[name][code]
    assert set(lists) <= {*LANGUAGES, *(f"{language}_not" for language in LANGUAGES)}
    assert all(lists.get(language) for language in LANGUAGES)
    wrong = {pattern: fault(pattern) for patterns in lists.values() for pattern in patterns if fault(pattern)}
    assert not wrong


@pytest.mark.parametrize("name", sorted(DATA.keys() - CODES_OF_LAW))
def test_every_code_of_a_catalogue_is_known(name: str) -> None:
    assert set(DATA[name]) <= set(catalogue(name))
    assert (set(DATA[name]) == set(catalogue(name))) is (name not in IN_PART)


def test_every_right_is_known() -> None:
    assert set(DATA["rights"]) == {code for one in LAWS for code in law(one).lists["rights"]}


def test_a_longer_match_takes_the_words_and_a_cancelled_one_leaves_them() -> None:
    (sentence,) = sentences("адрес электронной почты")
    assert {one.code for one in lexicon("ru").find(sentence) if one.catalogue == "data_categories"} == {"email"}
