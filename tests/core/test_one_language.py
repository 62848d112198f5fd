"""Papers are in one language: no word of another stands in them unmarked, and no fact is lost for want of words."""

from __future__ import annotations

import re
from functools import cache
from itertools import permutations

import pytest

from ropa.documents.model import Document, Said
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.fields import Kind
from ropa.i18n import LANGUAGES
from ropa.model import fields
from tests.core.one_language import check_language
from tests.core.reading_back import check_docx, check_pdf
from tests.core.sample_papers import PAPERS, SCOPE, document, sample, texts, whiches
from tests.core.token_register import tokens

NO_LANGUAGE = frozenset({Kind.LINE, Kind.TEXT, Kind.LINES, Kind.PAIRS, Kind.FILE})


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_edition_mixes_languages(language: str):
    for which in whiches():
        if which.languages == (language,):
            for said in document(which).said():
                if not _of_no_language(which.operator, said):
                    assert said.language == language, said
                    check_language(said.text, language)


@pytest.mark.parametrize("operator", PAPERS)
def test_all_words_of_the_sample_are_filled(operator: str):
    """So that no text of its papers is borrowed from another language."""
    for row in sample()[operator].index.values():
        for key, known in fields(row.kind).items():
            if known.kind in (Kind.WORDS, Kind.PROSE) and row[key] is not None:
                assert row[key].missing(LANGUAGES) == (), (row.kind, row.ref, key)


def _of_no_language(operator: str, said: Said) -> bool:
    """Data such as an address, an alias or an order number are what they are in every language."""
    held = sample()[operator]
    kinds = set()
    for uid, key in said.sources:
        row = held.find(uid)
        if row is not None and key in fields(row.kind):
            kinds.add(fields(row.kind)[key].kind)
    return bool(kinds & NO_LANGUAGE)


@cache
def _sparing(language: str) -> dict[str, Document]:
    held, _ = tokens(sparing=True)
    return {
        f"{kind} {paper.about}": paper.document((language,))
        for kind, papers in KINDS_OF_PAPER.items()
        for paper in papers(held, SCOPE)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_another_language_is_always_marked(language: str):
    for name, paper in _sparing(language).items():
        if name.startswith("findings"):
            continue  # told to the reader, with records under the names they have in lists
        found = 0
        for said in paper.said():
            foreign = {one for one in re.findall(r"tok\d{4}z(\w\w)", said.text) if one != language}
            found += len(foreign)
            assert said.borrowed or not foreign, (name, said)
        assert found


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_edition_loses_a_fact_that_another_language_has(language: str):
    for name, paper in _sparing(language).items():
        first = _sparing("kk")[name]
        said, wanted = (set(re.findall(r"tok\d{4}z", " ".join(texts(one)))) for one in (paper, first))
        assert said == wanted, name


def test_two_languages_pair_whatever_is_filled():
    held, _ = tokens(sparing=True)
    for languages in permutations(LANGUAGES, 2):
        for kind, papers in KINDS_OF_PAPER.items():
            for paper in papers(held, SCOPE):
                both = paper.document(languages)
                if kind == "consent":
                    check_pdf(FORMATS["pdf"](both), both)
                    check_docx(FORMATS["docx"](both), both)
