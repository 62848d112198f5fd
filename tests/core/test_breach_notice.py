"""What a notice of a security breach says: who, what happened, what was done, and whom to notify, in an annex."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.actions.records import change
from ropa.documents.asked import from_record, to_ask
from ropa.documents.model import NewPage, Table
from ropa.documents.once.breach_notice_questions import QUESTIONS
from ropa.documents.papers import KINDS_OF_PAPER, papers
from ropa.documents.scope import Scope
from ropa.documents.whole import gaps
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
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
)
from tests.core.full_client import DAY, FullClient, words

ANSWERS = {
    "number": "49",
    "date": dt.date(2026, 11, 26),
    "detected_on": dt.date(2026, 11, 25),
    "detected_at": "14:30",
    "occurred": three("at night"),
    "happened": three("stolen table"),
    "categories": ("full_name", "phone"),
    "groups": ("customer",),
    "count": 2,
    "consequences": three("calls"),
    "measures": three("blocked"),
    "planned": three("factors"),
    "subjects": ("Serikova Asel; 900101400123; +7 701 000 00 00", "Omarov Timur\t\t+7 702 000 00 00", "Alimov"),
}
SUFFIX = {"kk": "мәтіні", "ru": "текст", "en": "text"}


@pytest.fixture
def full(register: Register) -> FullClient:
    """A client with a responsible person."""
    made = FullClient(register)
    made.change(made.operator, {"responsible_name": words("Akhmetova"), "responsible_phone": "+7 701 111 11 11"})
    return made


def test_the_notice_tells_the_breach(full: FullClient):
    for paper in check_languages(full.register, full.operator, "breach_notice", ANSWERS):
        assert not gaps(paper)
        facts, suffix = rows(paper), SUFFIX[paper.languages[0]]
        assert facts["detected_on"][1] == "14:30"
        for key, name in (("occurred", "at night"), ("happened", "stolen table"), ("consequences", "calls")):
            assert facts[key] == [f"{name} {suffix}"]
        assert facts["measures"] == [f"blocked {suffix}"]
        assert facts["planned"] == [f"factors {suffix}"]
        assert len(facts["categories"]) == 2
        assert facts["count"] == ["2"]
        assert {f"Akhmetova {suffix}", "+7 701 111 11 11"} <= set(section(paper, "responsible"))
        assert signed(paper) == [(f"Director {suffix}", f"Dana {suffix}")]
        assert any("25(2)(8)" in said.text for said in paper.said())


def test_the_subjects_stand_in_an_annex_of_their_own(full: FullClient):
    paper = composed(full.register, full.operator, "breach_notice", ANSWERS)
    table = paper.blocks[-1]
    assert isinstance(table, Table)
    assert isinstance(paper.blocks[-3], NewPage)
    assert [["".join(said.text for said in cell) for cell in row] for row in table.rows] == [
        ["1", "Serikova Asel", "900101400123", "+7 701 000 00 00"],
        ["2", "Omarov Timur", "", "+7 702 000 00 00"],
        ["3", "Alimov", "", ""],
    ]


def test_without_subjects_there_is_a_gap_and_no_annex(full: FullClient):
    less = {key: value for key, value in ANSWERS.items() if key != "subjects"}
    paper = composed(full.register, full.operator, "breach_notice", less)
    assert missing(paper) == {"subjects"}
    assert not [block for block in paper.blocks if isinstance(block, NewPage)]


def test_what_the_notice_has_to_say_is_missed(register: Register):
    operator = new(register, "operator", {"name": words("Tumar")})
    paper = composed(register, operator, "breach_notice", {})
    assert missing(paper) >= {
        *("detected_on", "happened", "categories", "groups", "measures", "subjects"),
        *("responsible_name", "responsible_phone", "head_position", "head_name"),
    }
    issued = composed(register, operator, "breach_notice", {}, whole=True)
    assert not gaps(issued)
    check_files(issued)


def test_whoever_is_no_legal_entity_need_not_appoint_anybody(register: Register):
    operator = new(register, "operator", {"name": words("Omarov"), "legal_form": "sole_trader"})
    assert not missing(composed(register, operator, "breach_notice", {})) & {"responsible_name", "responsible_phone"}
    register.do(change, operator, {"legal_form": "llp"})
    assert missing(composed(register, operator, "breach_notice", {})) >= {"responsible_name", "responsible_phone"}


def test_the_addressee_is_the_ministry_unless_another_is_named(full: FullClient):
    (usual,) = stamped(composed(full.register, full.operator, "breach_notice", ANSWERS))
    assert "Ministry of Artificial Intelligence and Digital Development" in usual
    other = ANSWERS | {"addressee": three("committee")}
    assert stamped(composed(full.register, full.operator, "breach_notice", other)) == ["committee text"]


def test_it_is_made_once_under_94_v_and_subjects_are_not_remembered(register: Register):
    kind = KINDS_OF_PAPER["breach_notice"]
    assert kind.once
    assert {one.field.key for one in kind.questions if one.personal} >= {"subjects"}
    other = new(register, "operator", {"name": words("Other")})
    new(register, "operator_law", {"law": "gdpr"}, other)
    assert not list(papers(register.ask(holdings, other), ("breach_notice",), Scope(DAY)))


def test_a_notice_of_an_incident_takes_from_it_what_it_knows(full: FullClient):
    facts = {
        "detected": "2026-11-27",
        "detected_at": "19:40",
        "happened": words("Downloaded"),
        "categories": ["phone"],
        "groups": ["customer"],
        "subjects": 60,
        "measures": words("Blocked"),
        "notice": "01-15/52",
    }
    leak = full.make("incident", facts, full.operator)
    held = full.register.ask(holdings, full.operator)
    typed = {"subjects": ("Serikova Asel; 900101400123; +7 701 000 00 00",)}
    _, one = papers(held, ("breach_notice",), Scope(DAY, drafts=True, typed=typed))
    paper = one.document(("en",))
    told = rows(paper)
    assert (one.about, told["paper_number"], told["happened"]) == ("B-001", ["01-15/52"], ["Downloaded text"])
    assert told["detected_on"] == ["27 November 2026", "19:40"]
    assert (told["groups"], told["count"], told["measures"]) == (["customers"], ["60"], ["Blocked text"])
    assert not gaps(paper)
    assert ((leak, "measures"),) in {said.sources for said in paper.said()}


def test_a_blank_form_takes_no_fact_of_the_operator_for_one_of_a_breach(register) -> None:
    """An operator has facts of the same names: whether the authority was notified, how many subjects there are."""
    facts = {"name": Words.of(en="Lone"), "notified": False, "subjects": 4200}
    operator = new(register, "operator", facts)
    held = register.ask(holdings, operator)
    assert not from_record(QUESTIONS, held.operator)
    assert {one.field.key for one in to_ask(QUESTIONS, held.operator)} == {one.field.key for one in QUESTIONS}
