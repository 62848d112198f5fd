"""What an act of destruction says: who did what with which data, on what ground, and no more than was answered."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.actions.issuing import answer_paper
from ropa.actions.records import change
from ropa.documents.issuing import Which
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.whole import gaps
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.asked_papers import (
    check_files,
    check_languages,
    composed,
    missing,
    rows,
    section,
    signed,
    stamped,
    three,
    told,
)
from tests.core.full_client import FullClient, words

ANSWERS = {
    "date": dt.date(2026, 11, 26),
    "commission": "12",
    "chair": three("Akhmetova"),
    "member_1": three("Omarov"),
    "member_2": three("Serikova"),
    "grounds": ("KZ18-1", "KZ25-2-4"),
    "what": three("340 records"),
    "media": three("two drives"),
    "done": "destroy",
    "method": three("shredded"),
    "done_on": dt.date(2026, 11, 25),
    "check": three("nothing found"),
}
SUFFIX = {"kk": "мәтіні", "ru": "текст", "en": "text"}


@pytest.fixture
def full(register: Register) -> FullClient:
    """A client with an activity whose data can be destroyed."""
    return FullClient(register)


def test_the_act_of_an_activity(full: FullClient):
    answers = ANSWERS | {"activities": (full.activity,)}
    for paper in check_languages(full.register, full.operator, "destruction_act", answers):
        assert not gaps(paper)
        facts, suffix = rows(paper), SUFFIX[paper.languages[0]]
        assert facts["chair"] == [f"Akhmetova {suffix}"]
        assert facts["members"] == [f"Omarov {suffix}", f"Serikova {suffix}"]
        for key, name in (("what", "340 records"), ("media", "two drives"), ("method", "shredded")):
            assert facts[key] == [f"{name} {suffix}"]
        assert facts["check"] == [f"nothing found {suffix}"]
        assert len(facts["items"]) == len(facts["terms"]) == 1
        assert facts["systems"][0].startswith(f"Base {suffix}, Astana {suffix}")
        assert [name for _, name in signed(paper)] == [f"{one} {suffix}" for one in ("Akhmetova", "Omarov", "Serikova")]
        grounds = section(paper, "ground")
        assert len(grounds) == 2
        assert "18(1)" in grounds[0]
        assert "25(2)(4)" in grounds[1]
        assert f"Director {suffix}" in stamped(paper)


def test_an_act_without_an_activity_says_what_was_typed(full: FullClient):
    paper = composed(full.register, full.operator, "destruction_act", ANSWERS)
    assert not gaps(paper)
    assert "items" not in rows(paper)
    less = {key: value for key, value in ANSWERS.items() if key != "what"}
    assert missing(composed(full.register, full.operator, "destruction_act", less)) == {"what"}
    named = composed(full.register, full.operator, "destruction_act", less | {"activities": (full.activity,)})
    assert not gaps(named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_nothing_can_be_restored_is_said_only_of_what_was_destroyed(full: FullClient, language: str):
    for done in ("delete", "depersonalise", "destroy"):
        paper = composed(full.register, full.operator, "destruction_act", ANSWERS | {"done": done}, language)
        assert ("destruction_act.gone" in {said.key for said in paper.said()}) == (done == "destroy")


def test_what_was_not_answered_is_missed(register: Register):
    operator = new(register, "operator", {"name": words("Tumar")})
    paper = composed(register, operator, "destruction_act", {})
    assert missing(paper) >= {
        *("chair", "member_1", "grounds", "what", "media", "done", "method", "done_on"),
        *("head_position", "head_name"),
    }
    issued = composed(register, operator, "destruction_act", {}, whole=True)
    assert not gaps(issued)
    check_files(issued)


def test_an_unlimited_term_is_never_told(full: FullClient):
    held = full.register.ask(holdings, full.operator)
    (end,) = (one.uid for one in held.index.values() if one.kind == "retention_end")
    full.register.do(change, end, {"event": "indefinite"})
    paper = composed(full.register, full.operator, "destruction_act", ANSWERS | {"activities": (full.activity,)})
    assert "indefinite" not in told(paper)
    assert "terms" not in rows(paper)


def test_answers_are_remembered_as_they_were_given(full: FullClient):
    """Words, codes, links and days come back out of the record of the paper; the day of one act does not."""
    answers = ANSWERS | {"activities": (full.activity,)}
    full.register.do(answer_paper, full.operator, Which("destruction_act", full.operator), answers)
    paper = composed(full.register, full.operator, "destruction_act", {}, "ru")
    assert rows(paper)["chair"] == ["Akhmetova текст"]
    assert rows(paper)["method"] == ["shredded текст"]
    assert len(section(paper, "ground")) == 2
    assert rows(paper)["items"]
    assert missing(paper) == {"done_on"}
    assert KINDS_OF_PAPER["destruction_act"].once
