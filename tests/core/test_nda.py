"""The undertaking not to disclose: of each who has access, and a blank form; what is typed is for one paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.documents.asked import kept
from ropa.documents.model import Items, Signature
from ropa.documents.once.nda import QUESTIONS
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.i18n import LANGUAGES
from tests.core.full_client import FullClient, full_client, gaps, texts
from tests.core.inside_papers import BOTH, check_inside, staffed, stamp, typed, written

KIND = "nda"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FullClient]:
    with full_client(tmp_path) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_who_undertakes_what(client: FullClient, language: str):
    people = staffed(client)
    paper = written(client, KIND, language, about=people["seller"])
    check_inside(paper, ("Marat", "seller", "Sales", "reading", "18/26", "11(2)", "14", "29", "Tumar"))
    assert gaps(paper) == set()
    (promises,) = (one for one in paper.blocks if isinstance(one, Items))
    assert len(promises.texts) == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_form_is_filled_in_by_hand(client: FullClient, language: str):
    paper = written(client, KIND, language)
    check_inside(paper, ("Tumar",))
    lines = next(one for one in paper.blocks if isinstance(one, Signature))
    assert [one.key for one in lines.captions] == [f"{KIND}.col_{key.field.key}" for key in QUESTIONS]


def test_there_is_one_for_each_who_has_access(client: FullClient):
    assert len(client.every(KIND)) == 1
    staffed(client)
    assert len(client.every(KIND)) == 3


def test_what_is_typed_stands_in_it_and_is_not_kept(client: FullClient):
    people = staffed(client)
    answers = {"person_name": "Ivan Ivanov", "person_contract": typed("contract")}
    said = texts(written(client, KIND, about=people["keeper"], answers=answers))
    assert "Ivan Ivanov" in said
    assert "contract text" in said
    assert kept(QUESTIONS, answers) == ()
    assert KINDS_OF_PAPER[KIND].once


def test_it_is_addressed_to_the_operator(client: FullClient):
    assert stamp(written(client, KIND)).startswith("To the operator:\nTumar text\nBIN (IIN): 990140001233")


def test_two_languages_stand_side_by_side(client: FullClient):
    people = staffed(client)
    check_inside(written(client, KIND, *BOTH, about=people["seller"]), ("міндеттенемін", "обязуюсь"))
