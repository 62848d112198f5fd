"""What an agreement with a party says: what goes to that very party and why, its duties, and nothing claimed."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.actions.records import change
from ropa.actions.standing import archive
from ropa.documents.model import Table
from ropa.documents.papers import papers
from ropa.documents.scope import Scope
from ropa.documents.whole import gaps
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.asked_papers import check_files, check_languages, composed, missing, rows, section, signed, three, told
from tests.core.full_client import DAY, FullClient, words
from tests.core.one_language import check_language
from tests.core.sample_papers import SCOPE, sample

ANSWERS = {
    "number": "45/2026",
    "date": dt.date(2026, 11, 26),
    "party_position": three("boss"),
    "party_signer": three("Omarov"),
    "party_acts_on": three("charter"),
    "party_requisites": three("account"),
    "bank": three("own account"),
    "operations": ("storage", "use"),
    "measures": ("encryption_transit",),
    "notice_hours": 12,
    "return_days": 10,
}


@pytest.fixture
def full(register: Register) -> FullClient:
    """A client with one engagement, of which everything is answered."""
    made = FullClient(register)
    made.change(made.to_cloud, {"certainty": "takes_place", "condition": words("on order")})
    made.change(made.operator, {"responsible_name": words("Akhmetova"), "responsible_phone": "+7 701 000 00 00"})
    new(register, "operator_law", {"law": "kz", "code": "operator"}, made.operator)
    new(register, "disclosure_ground", {"law": "kz", "code": "KZ7-1"}, made.to_cloud)
    return made


def test_every_section_is_filled_from_the_register_and_the_answers(full: FullClient):
    for paper in check_languages(full.register, full.operator, "agreement", ANSWERS):
        assert not gaps(paper)
        suffix = {"kk": "мәтіні", "ru": "текст", "en": "text"}[paper.languages[0]]
        facts = rows(paper)
        assert f"Cloud {suffix}" in facts["name"]
        assert f"Tumar {suffix}" in facts["name"]
        assert f"boss {suffix}, Omarov {suffix}" in facts["represented"]
        assert f"Director {suffix}, Dana {suffix}" in facts["represented"]
        assert facts["bank"] == [f"own account {suffix}"]
        assert any("45/2026" in one and f"hosting {suffix}" in one for one in section(paper, "subject"))
        assert any(f"obey {suffix}" in one for one in section(paper, "roles"))
        passed = " ".join(section(paper, "data"))
        for name in ("Sales", "selling", "storing", "on order", "Counter", "counting", "clicks"):
            assert f"{name} {suffix}" in passed
        assert any("12(2)" in one and "94-V" in one for one in section(paper, "location"))
        assert any(f"Dublin {suffix}" in one for one in section(paper, "location"))
        assert [one.key for one in paper.said() if one.key.startswith("agreement.places")] == [
            "agreement.places_abroad"
        ]
        assert any(f"sealed {suffix}" in one for one in section(paper, "abroad"))
        assert any(f"Subcontractor {suffix}" in one for one in section(paper, "subcontractors"))
        assert any(f"secret {suffix}" in one for one in section(paper, "confidentiality"))
        assert any(f"Timur {suffix}" in one for one in section(paper, "breach"))
        assert any("2027" in one for one in section(paper, "term"))
        assert signed(paper) == [
            (f"Director {suffix}", f"Dana {suffix}"),
            (f"boss {suffix}", f"Omarov {suffix}"),
        ]


def test_terms_that_were_answered(full: FullClient):
    english = composed(full.register, full.operator, "agreement", ANSWERS)
    assert any("12 hours" in one for one in section(english, "breach"))
    assert any("10 working days" in one for one in section(english, "return"))
    assert "storage, use" in " ".join(section(english, "actions"))
    assert "encryption of data in transit" in section(english, "measures")
    less = {key: value for key, value in ANSWERS.items() if key not in ("notice_hours", "return_days")}
    without = composed(full.register, full.operator, "agreement", less)
    assert any("one working day from the moment" in one for one in section(without, "breach"))
    assert missing(without) == {"return_days"}


def test_what_is_not_known_is_a_gap_and_no_statement(register: Register):
    operator = new(register, "operator", {"name": words("Tumar")})
    party = new(register, "party", {"name": words("Post"), "nature": "company"})
    new(register, "engagement", {"party": party}, operator)
    paper = composed(register, operator, "agreement", {})
    assert missing(paper) >= {
        *("head_position", "head_name", "party_number", "party_signer", "role_operator", "passed", "grounds"),
        *("operations", "abroad", "subcontractors", "contact_operator", "return_days"),
    }
    issued = composed(register, operator, "agreement", {}, whole=True)
    assert not gaps(issued)
    check_files(issued)


def test_claims_are_no_grounds_and_no_roles(full: FullClient):
    for language in LANGUAGES:
        paper = composed(full.register, full.operator, "agreement", ANSWERS, language)
        for said in paper.said():
            assert "claimed" not in said.key, said
    said = told(composed(full.register, full.operator, "agreement", ANSWERS))
    assert "standard contractual clauses" not in said
    assert "processor" not in said.casefold()


def test_only_what_goes_to_that_party(full: FullClient):
    said = told(composed(full.register, full.operator, "agreement", ANSWERS))
    assert "Bank text" not in said
    engagement = new(full.register, "engagement", {"party": full.bank, "subcontractors": []}, full.operator)
    held = full.register.ask(holdings, full.operator)
    (bank,) = (one for one in papers(held, ("agreement",), Scope(DAY, typed=ANSWERS)) if one.record == engagement)
    paper = bank.document(("en",))
    assert "Bank text" in told(paper)
    assert "Cloud text" not in told(paper)
    assert "consent of the subject" in " ".join(section(paper, "grounds"))
    assert any("engages no other persons" in one for one in section(paper, "subcontractors"))
    assert any("not transferred outside" in one for one in section(paper, "abroad"))
    full.register.do(change, full.bank, {"country": "TR"})
    held = full.register.ask(holdings, full.operator)
    (bank,) = (one for one in papers(held, ("agreement",), Scope(DAY, typed=ANSWERS)) if one.record == engagement)
    assert "abroad" in missing(bank.document(("en",))), "it sits abroad: that nothing goes there is not said for it"


def test_instructions_are_spoken_of_only_where_they_are_agreed(full: FullClient):
    keys = {one.key for one in composed(full.register, full.operator, "agreement", ANSWERS).said()}
    assert {"agreement.instructed", "agreement.instruction_words"} <= keys
    engagement = full.register.ask(holdings, full.operator).all("engagement")[0].uid
    full.register.do(change, engagement, {"instruction": None})
    full.register.do(change, full.to_cloud, {"instruction_only": False})
    keys = {one.key for one in composed(full.register, full.operator, "agreement", ANSWERS).said()}
    assert not {"agreement.instructed", "agreement.no_own_ends", "agreement.instruction_words"} & keys


def test_archived_engagements_and_operators_of_another_law_have_none(full: FullClient):
    held = full.register.ask(holdings, full.operator)
    engagement = held.all("engagement")[0].uid
    full.register.do(archive, engagement)
    assert not list(papers(full.register.ask(holdings, full.operator), ("agreement",), Scope(DAY)))
    other = new(full.register, "operator", {"name": words("Other")})
    new(full.register, "operator_law", {"law": "gdpr"}, other)
    new(full.register, "engagement", {"party": full.bank}, other)
    assert not list(papers(full.register.ask(holdings, other), ("agreement",), Scope(DAY)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_speaks_one_language_and_has_no_empty_column(language: str):
    for name in ("tumar", "aqniet", "soltustik"):
        for one in papers(sample()[name], ("agreement",), SCOPE):
            paper = one.document((language,))
            for said in paper.said():
                if said.key.startswith("agreement."):
                    check_language(said.text, language)
            for table in (block for block in paper.blocks if isinstance(block, Table) and block.header):
                for column in range(len(table.header)):
                    assert any(row[column] for row in table.rows) or table.header[column][0].key.endswith("safeguards")


def test_a_member_of_a_category_is_written_in_by_hand():
    every = (one.document(("ru",)) for one in papers(sample()["tumar"], ("agreement",), SCOPE))
    paper = next(one for one in every if "банки-партнёры" in told(one))
    assert rows(paper)["category"] == ["банки-партнёры"]
    assert "party_number" not in missing(paper)
    assert set(rows(paper)["member"]) == {"_" * 40}
    check_files(paper)
