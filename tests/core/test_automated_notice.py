"""What subjects are told of decisions by automated processing alone, and that it exists only where there are any."""

from __future__ import annotations

import pytest

from ropa.actions.records import change
from ropa.documents.papers import papers
from ropa.documents.scope import Scope
from ropa.documents.whole import gaps
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.asked_papers import check_files, check_languages, composed, missing, rows, section, three, told
from tests.core.full_client import DAY, FullClient, words
from tests.core.sample_papers import SCOPE, sample

SUFFIX = {"kk": "мәтіні", "ru": "текст", "en": "text"}


@pytest.fixture
def full(register: Register) -> FullClient:
    """A client that scores its customers by a program."""
    made = FullClient(register)
    made.change(made.activity, {"automated": True, "automated_logic": words("scoring")})
    route = {"rights": ["object", "human_review"], "channel": "email", "address": "object@tumar.example"}
    new(register, "route", route, made.operator)
    return made


def test_each_decision_is_explained(full: FullClient):
    for paper in check_languages(full.register, full.operator, "automated_notice", {"consequences": three("refusal")}):
        assert not gaps(paper)
        facts, suffix = rows(paper), SUFFIX[paper.languages[0]]
        assert facts["logic"] == [f"scoring {suffix}"]
        assert facts["purposes"] == [f"selling {suffix}"]
        assert len(facts["data"]) == len(facts["groups"]) == 1
        assert len(facts["basis"]) == 1
        assert "7(1)" in facts["basis"][0]
        assert any(f"refusal {suffix}" in one for one in section(paper, "decisions"))
        objection = " ".join(section(paper, "objection"))
        assert "object@tumar.example" in objection
        assert "19-1(3)" in objection
        assert len(section(paper, "remedies")) == 5


def test_the_law_gives_three_working_days(full: FullClient):
    paper = composed(full.register, full.operator, "automated_notice", {})
    assert "3 working days" in " ".join(section(paper, "objection"))


def test_gaps_where_logic_basis_or_channel_is_missing(full: FullClient):
    full.register.do(change, full.activity, {"automated_logic": None})
    full.register.do(change, full.basis, {"claimed": True})
    held = full.register.ask(holdings, full.operator)
    for route in held.operator.of("route"):
        full.register.do(change, route.uid, {"rights": ["withdraw"]})
    paper = composed(full.register, full.operator, "automated_notice", {})
    assert missing(paper) == {"logic", "basis", "objection"}
    assert "contract" not in told(paper)
    issued = composed(full.register, full.operator, "automated_notice", {}, whole=True)
    assert not gaps(issued)
    check_files(issued)


def test_it_exists_only_where_a_program_decides(full: FullClient):
    for name in sample():
        assert not list(papers(sample()[name], ("automated_notice",), SCOPE))
    for automated in (False, None):
        full.register.do(change, full.activity, {"automated": automated})
        assert not list(papers(full.register.ask(holdings, full.operator), ("automated_notice",), Scope(DAY)))
    full.register.do(change, full.activity, {"automated": True, "ended": "2026-01-01"})
    assert not list(papers(full.register.ask(holdings, full.operator), ("automated_notice",), Scope(DAY)))
