"""What a paper about to be issued lacks: a line a fact, whatever the number of languages, in the reader's language."""

from __future__ import annotations

import pytest

from ropa.actions.records import change
from ropa.documents.issuing import Order, Which, lacks, to_fill, with_gaps
from ropa.documents.papers import KINDS_OF_PAPER, papers
from ropa.documents.scope import Scope
from ropa.documents.spots import Spot
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES, translator
from ropa.model import fields
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.issued import ALL, DAY, club
from tests.core.sample_papers import sample


def wanted(held: Holdings, which: Which, reader: str, *languages: tuple[str, ...]) -> tuple[Spot, ...]:
    order = Order(languages or ALL, DAY)
    return to_fill(held, which, order, with_gaps(held, which, order), reader)


@pytest.mark.parametrize("reader", LANGUAGES)
def test_a_fact_that_nobody_answered_is_named_once_for_all_languages(register: Register, reader: str):
    asked = club(register)
    register.do(change, asked.form, {"published": None})
    (spot,) = wanted(asked.held, asked.which, reader)
    assert (spot.kind, spot.root, spot.key) == ("consent", asked.form, "published")
    assert spot.fact == translator(reader)(fields("consent")["published"].label)
    assert spot.name


def test_languages_that_a_text_lacks_stand_in_one_line(register: Register):
    asked = club(register)
    register.do(change, asked.purpose, {"text": {"ru": "ведение клуба", "en": None, "kk": None}})
    (spot,) = wanted(asked.held, asked.which, "en")
    assert (spot.row, spot.key, spot.detail) == (asked.purpose, "text", "Kazakh, English")


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("languages", [ALL, (("kk", "ru"),), (("en",),)])
def test_what_rests_on_no_fact_keeps_the_words_of_the_paper_in_one_language(
    register: Register, reader: str, languages: tuple[tuple[str, ...], ...]
):
    operator = new(register, "operator", {"name": dict.fromkeys(LANGUAGES, "Tumar"), "bin": "990140001233"})
    held = register.ask(holdings, operator)
    which = Which("answer", operator)
    order = Order(languages, DAY)
    spoken = {language for several in languages for language in several}
    own = [one.name for one in wanted(held, which, reader, *languages) if not one.root]
    told = {one.text: one.language for one in lacks(with_gaps(held, which, order))}
    assert len(own) == len(set(own)) > 1
    assert len({told[one] for one in own}) == 1
    assert reader not in spoken or told[own[0]] == reader


def test_something_is_to_fill_wherever_something_lacks():
    held = sample()["tumar"]
    for paper in papers(held, KINDS_OF_PAPER, Scope(DAY)):
        which = Which(paper.kind, paper.record, paper.about if paper.about in ("kz", "gdpr") else "")
        order = Order(ALL, DAY)
        drawn = with_gaps(held, which, order)
        spots = to_fill(held, which, order, drawn, "ru")
        assert bool(spots) == bool(lacks(drawn)), which
        assert len({(one.row, one.key, one.fact, one.name) for one in spots}) == len(spots)
        assert all(one.name and (one.fact or not one.root) for one in spots), which
