"""Papers of one operator say nothing of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from ropa.documents.papers import KINDS_OF_PAPER
from ropa.fields import Kind
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES
from ropa.model import fields
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
from tests.core.reading_back import bare
from tests.core.sample_papers import PAPERS, SCOPE, document, sample, texts, whiches
from tests.core.token_register import Maker


@cache
def _two_operators() -> tuple[tuple[Holdings, set[str]], ...]:
    """Two operators in one file, each with two rows of every kind, and the texts that only it has."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        made = Register.create(Path(folder) / "two.ropa", "Aliya")
        try:
            makers = [Maker(made)]
            makers[0].build()
            makers.append(Maker(made, numbers=makers[0].numbers))
            makers[1].build()
            return tuple(
                (
                    made.ask(holdings, maker.made["operator"][0].uid),
                    {
                        text
                        for rows in maker.made.values()
                        for row in rows
                        for text in (row.uid, *_tokens(row.values.values()))
                    },
                )
                for maker in makers
            )
        finally:
            made.close()


def _tokens(values: Any) -> Iterator[str]:
    for value in values:
        match value:
            case str():
                yield from re.findall(r"tok\d{4}z|^\d{12}$", value)
            case dict():
                yield from _tokens(value.values())
            case tuple() | list():
                yield from _tokens(value)


def test_no_paper_of_an_operator_says_anything_of_another():
    (one, of_one), (other, of_other) = _two_operators()
    assert len(of_one & of_other) == 0
    for held, foreign, own in ((one, of_other, of_one), (other, of_one, of_other)):
        for kind, papers in KINDS_OF_PAPER.items():
            for paper in papers(held, SCOPE):
                for language in LANGUAGES:
                    composed = paper.document((language,))
                    found = set(re.findall(r"tok\d{4}z|\b\d{12}\b", " ".join(texts(composed))))
                    assert not found & foreign, (kind, language)
                    assert found & own
                    assert not {uid for said in composed.said() for uid, _ in said.sources} & foreign


@pytest.mark.parametrize("pair", list(permutations(PAPERS, 2)), ids=" without ".join)
def test_no_paper_of_the_sample_names_another_operator(pair: tuple[str, str]):
    mine, theirs = (sample()[name] for name in pair)
    own, foreign = (set(_names(held)) for held in (mine, theirs))
    alone = [bare(text) for text in foreign - own if len(text) > 5]
    assert len(alone) > 3
    for which in whiches():
        if which.operator == pair[0]:
            text = bare(" ".join(texts(document(which))))
            assert not [one for one in alone if one in text]
            uids = {uid for said in document(which).said() for uid, _ in said.sources}
            assert not uids & (set(theirs.index) - set(mine.index))


def _names(held: Holdings) -> Iterator[str]:
    """What names an operator: its names, its numbers and addresses; what is shared with another does not count."""
    for key, known in fields("operator").items():
        value = held.operator[key]
        match value:
            case Words() if known.kind is Kind.WORDS:
                yield from (text for _, text in value.texts)
            case str() if known.kind in (Kind.LINE, Kind.BIN):
                yield value
            case tuple() if known.kind is Kind.LINES:
                yield from value
    yield held.operator.uid
