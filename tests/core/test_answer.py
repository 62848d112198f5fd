"""What an answer to a subject says: the facts of 94-V Art. 24(1)(1), of what concerns that person, or why not."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.actions.records import change
from ropa.documents.asked import to_ask
from ropa.documents.papers import KINDS_OF_PAPER, papers
from ropa.documents.scope import Scope
from ropa.documents.whole import gaps
from ropa.i18n import LANGUAGES
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
    told,
)
from tests.core.full_client import DAY, FullClient, words

ANSWERS = {
    "number": "48",
    "date": dt.date(2026, 11, 26),
    "subject_name": "Serikova",
    "subject_address": "asel@mail.example",
    "request_number": "7",
    "request_date": dt.date(2026, 11, 24),
    "received": dt.date(2026, 11, 25),
    "request": "What do you hold?",
    "held": True,
    "groups": ("customer",),
    "data": ("+7 701 000 00 00",),
}
SUFFIX = {"kk": "мәтіні", "ru": "текст", "en": "text"}


@pytest.fixture
def full(register: Register) -> FullClient:
    """A client whose activity is about customers."""
    return FullClient(register)


def test_the_seven_facts(full: FullClient):
    for paper in check_languages(full.register, full.operator, "answer", ANSWERS):
        assert not gaps(paper)
        facts, suffix = rows(paper), SUFFIX[paper.languages[0]]
        assert [said.key for said in paper.said() if said.key == "answer.held_yes"]
        assert facts["purposes"] == [f"selling {suffix}"]
        assert len(facts["sources"]) == 1
        assert len(facts["methods"]) == 2
        assert any(f"Counter {suffix}" in one and f"clicks {suffix}" in one for one in facts["data"])
        assert len(facts["terms"]) == 2
        assert len(facts["storage"]) == 1
        assert stamped(paper) == ["Serikova", "asel@mail.example"]
        assert "+7 701 000 00 00" in section(paper, "data_held")
        assert signed(paper) == [(f"Director {suffix}", f"Dana {suffix}")]


def test_what_is_answered_in_english(full: FullClient):
    paper = composed(full.register, full.operator, "answer", ANSWERS)
    facts = rows(paper)
    assert facts["paper_number"] == ["48"]
    assert facts["request_number"] == ["7"]
    assert facts["received"] == ["25 November 2026"]
    assert facts["request"] == ["What do you hold?"]
    assert facts["sources"] == ["data subject"]
    assert facts["terms"][0] == "term of the consent: 2 years from the day it was given"
    assert facts["storage"][0].startswith("3 years")
    assert "25(2)(9)" in " ".join(section(paper, "appeal"))


def test_activities_of_other_groups_are_not_told(full: FullClient):
    other = new(full.register, "activity", {"name": words("Payroll")}, full.operator)
    new(full.register, "item", {"category": "iin", "groups": ["employee"]}, other)
    assert "Payroll" not in told(composed(full.register, full.operator, "answer", ANSWERS))
    both = ANSWERS | {"groups": ("customer", "employee")}
    assert "Payroll text" in told(composed(full.register, full.operator, "answer", both))
    patient = composed(full.register, full.operator, "answer", ANSWERS | {"groups": ("patient",)})
    assert missing(patient) == {"activities"}


def test_purposes_are_those_of_the_data_about_that_person(full: FullClient):
    second = new(full.register, "purpose", {"text": words("hiring")}, full.activity)
    new(full.register, "item", {"category": "iin", "groups": ["employee"], "purposes": [second]}, full.activity)
    full.register.do(change, full.item, {"purposes": [full.purpose]})
    assert rows(composed(full.register, full.operator, "answer", ANSWERS))["purposes"] == ["selling text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_tells_nothing_but_its_reasons(full: FullClient, language: str):
    paper = composed(full.register, full.operator, "answer", ANSWERS | {"refusal": three("not proven")}, language)
    assert any(f"not proven {SUFFIX[language]}" in one for one in section(paper, "refused"))
    assert "25(2)(7)" in " ".join(section(paper, "refused"))
    keys = {said.key for said in paper.said()}
    assert not keys & {"answer.h_fact", "answer.h_processing", "answer.h_data_held", "answer.free"}
    assert "selling" not in told(paper)
    assert "answer.h_appeal" in keys
    check_files(paper)


def test_nothing_held(full: FullClient):
    paper = composed(full.register, full.operator, "answer", ANSWERS | {"held": False})
    keys = {said.key for said in paper.said()}
    assert "answer.held_no" in keys
    assert not keys & {"answer.h_processing", "answer.h_data_held"}
    assert not gaps(paper)


def test_what_is_not_answered_is_a_gap_and_never_guessed(full: FullClient):
    paper = composed(full.register, full.operator, "answer", {})
    assert missing(paper) == {"subject_name", "received", "held", "groups"}
    assert "selling" not in told(paper)
    issued = composed(full.register, full.operator, "answer", {}, whole=True)
    assert not gaps(issued)
    check_files(issued)


def test_facts_that_the_register_lacks_are_gaps(register: Register):
    operator = new(register, "operator", {"name": words("Tumar"), "head_name": words("Dana")})
    activity = new(register, "activity", {"name": words("Club")}, operator)
    new(register, "item", {"category": "email"}, activity)
    paper = composed(register, operator, "answer", ANSWERS)
    assert missing(paper) >= {"purposes", "sources", "methods", "storage", "head_position"}


def test_an_unlimited_term_is_never_told(full: FullClient):
    for retention in full.register.ask(_held, full.operator).index.values():
        if retention.kind == "retention_end":
            full.register.do(change, retention.uid, {"event": "indefinite"})
    paper = composed(full.register, full.operator, "answer", ANSWERS)
    assert missing(paper) == {"storage"}
    assert "indefinite" not in told(paper)


def test_another_may_sign_and_what_is_second_hand_is_no_law(full: FullClient):
    one = Words.of(en="Counsel")
    paper = composed(full.register, full.operator, "answer", ANSWERS | {"signer_position": one, "signer_name": one})
    assert signed(paper) == [("Counsel", "Counsel")]
    assert "395" not in told(paper)
    assert "three working days" not in told(paper)


def test_all_that_is_about_the_subject_is_typed_for_one_paper_only():
    kind = KINDS_OF_PAPER["answer"]
    assert kind.once
    assert {one.field.key for one in kind.questions if not one.personal} == {"signer_position", "signer_name"}


DONE = {
    "decision": "granted",
    "done": three("Ended"),
    "done_on": dt.date(2026, 11, 26),
}


def test_a_withdrawal_is_answered_by_what_was_decided_and_done(full: FullClient):
    for paper in check_languages(full.register, full.operator, "answer", ANSWERS | DONE | {"asked": "withdraw"}):
        assert not gaps(paper)
        keys = {said.key for said in paper.said()}
        assert "answer.withdrawal_stops" in keys
        assert not keys & {
            "answer.h_fact",
            "answer.h_processing",
            "answer.h_data_held",
            "answer.h_refused",
            "answer.free",
        }
        facts = rows(paper)
        assert facts["done"] == [f"Ended {SUFFIX[paper.languages[0]]}"]
        assert len(facts["decision"]) == len(facts["done_on"]) == 1
        assert "24(1)(5)" in facts["asked"][0]
        assert "selling" not in told(paper)


@pytest.mark.parametrize(
    ("asked", "term"),
    [
        ("rectification", "Term set by law (Law No. 94-V, Art. 25(2)(8)): 1 working day, running from receipt of"),
        ("block_restrict", "Term set by law (Law No. 94-V, Art. 25(2)(8)): 1 working day"),
        ("erasure", "Term set by law (Law No. 94-V, Art. 25(2)(8)): 1 working day"),
        ("object", "Term set by law (Law No. 94-V, Art. 19-1(3)): 3 working days"),
    ],
)
def test_what_is_to_be_done_has_the_term_of_its_right(full: FullClient, asked: str, term: str):
    paper = composed(full.register, full.operator, "answer", ANSWERS | DONE | {"asked": asked})
    assert section(paper, "decided")[0].startswith(term)
    assert missing(paper) == set()


def test_a_term_that_was_promised_is_the_operators(full: FullClient):
    route = new(full.register, "route", {"rights": ["withdraw", "object"], "channel": "post"}, full.operator)
    new(full.register, "promised_term", {"number": 2, "unit": "working_day"}, route)
    for asked in ("withdraw", "object"):
        paper = composed(full.register, full.operator, "answer", ANSWERS | DONE | {"asked": asked})
        assert "et by the operator" in section(paper, "decided")[0]
        assert "2 working days" in section(paper, "decided")[0]


def test_what_was_decided_and_done_is_never_guessed(full: FullClient):
    paper = composed(full.register, full.operator, "answer", ANSWERS | {"asked": "rectification"})
    assert missing(paper) == {"decision", "done"}
    for decision in ("nothing_held", "taken_back"):
        paper = composed(full.register, full.operator, "answer", ANSWERS | {"asked": "erasure", "decision": decision})
        assert missing(paper) == set()
        assert "done" not in rows(paper)


def test_a_withdrawal_is_refused_on_the_grounds_of_the_law(full: FullClient):
    refused = {"asked": "withdraw", "decision": "refused"}
    paper = composed(full.register, full.operator, "answer", ANSWERS | refused)
    assert missing(paper) == {"reasons"}
    paper = composed(full.register, full.operator, "answer", ANSWERS | refused | {"refusal_grounds": ("KZ8-2-duty",)})
    assert missing(paper) == set()
    assert "there is an unfulfilled obligation (Law No. 94-V, Art. 8(2))" in section(paper, "refused")
    assert "done" not in rows(paper)


def test_a_request_refused_in_part_tells_the_rest(full: FullClient):
    partly = ANSWERS | {"decision": "partly", "refusal": three("not proven")}
    paper = composed(full.register, full.operator, "answer", partly)
    assert rows(paper)["purposes"] == ["selling text"]
    assert section(paper, "refused")[0] == "The operator refuses the rest of the request."
    paper = composed(full.register, full.operator, "answer", partly | DONE | {"decision": "partly", "asked": "erasure"})
    assert rows(paper)["done"] == ["Ended text"]
    assert len(section(paper, "refused")) == 3


def test_nothing_held_needs_no_other_answer(full: FullClient):
    asked = {key: value for key, value in ANSWERS.items() if key != "held"} | {"decision": "nothing_held"}
    paper = composed(full.register, full.operator, "answer", asked)
    assert "answer.held_no" in {said.key for said in paper.said()}
    assert missing(paper) == set()


def _held(connection, uid):
    from ropa.store.reading import holdings

    return holdings(connection, uid)


def test_an_answer_to_a_request_takes_from_it_what_it_knows(full: FullClient):
    facts = {"code": "access", "received": "2026-11-25", "incoming": "14/26", "text": words("What do you hold?")}
    asked = full.make("request", {**facts, "groups": ["customer"], "outgoing": "01-15/48"}, full.operator)
    held = full.register.ask(holdings, full.operator)
    by_hand, one = papers(held, ("answer",), Scope(DAY, drafts=True, typed={"subject_name": "Serikova", "held": True}))
    assert (by_hand.about, one.about, one.record) == ("", "Q-001", asked)
    paper = one.document(("en",))
    told = rows(paper)
    assert (told["received"], told["request_number"]) == (["25 November 2026"], ["14/26"])
    assert (told["request"], told["paper_number"]) == (["What do you hold? text"], ["01-15/48"])
    assert told["purposes"] == ["selling text"]
    assert missing(paper) == set()
    assert ((asked, "received"),) in {said.sources for said in paper.said()}
    left = {question.field.key for question in to_ask(KINDS_OF_PAPER["answer"].questions, held.find(asked))}
    assert left == {
        "signer_position", "signer_name", "date", "subject_name", "subject_address", "request_date", "held", "data",
        "decision", "done", "done_on", "refusal_grounds", "refusal",
    }  # fmt: skip


def test_no_letter_under_the_law_answers_a_request_under_another_one(full: FullClient):
    full.make("request", {"law": "gdpr", "code": "access"}, full.operator)
    full.make("request", {"code": "access", "status": "archived"}, full.operator)
    held = full.register.ask(holdings, full.operator)
    assert [one.about for one in papers(held, ("answer",), Scope(DAY, drafts=True))] == [""]
