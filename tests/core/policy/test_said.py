"""What a privacy policy says: the register's facts in their sections, gaps where they are missing."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from ropa.actions.records import change
from ropa.actions.standing import archive
from ropa.documents.for_subjects import policy
from ropa.documents.model import Heading, Paragraph, Table
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.documents.text import text_of
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
from tests.conftest import new
from tests.core.one_language import check_language
from tests.core.policy.conftest import ALWAYS, Made, compose, gaps, keys, said_in, three
from tests.core.reading_back import check_docx, check_pdf
from tests.core.sample_papers import DAY, SCOPE, sample


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_says_the_facts_of_the_register(register: Register, made: Made, language: str):
    paper = compose(register, made["operator"], language)
    said = said_in(paper)
    assert [one for one in said if one in ALWAYS] == ALWAYS
    assert {"gdpr", "glossary", "trackers", "minors", "automated", "closing"} & set(said) == set()
    for section, texts in {
        "general": ("94-V", "tumar.example"),
        "operator": ("Tumar", "250540999014"),
        "purposes": ("Club run", "7(1)", "2"),
        "data": ("Condition 7",),
        "bases": ("7(1)",),
        "third": ("9",),
        "storage": ("12(2)", "18"),
        "rights": ("24(1)(1)", "25(2)(8)", "8(7)"),
        "requests": ("data@tumar.example", "Subject 5", "State 5", "Check 5"),
        "withdrawal": ("data@tumar.example", "8(7)", "8(2)"),
        "appeals": ("27-1", "27(2)"),
    }.items():
        for text in texts:
            assert text in said[section], (section, text)
    assert gaps(paper) == {"changes"}
    assert {"policy.stored_kz", "policy.public_no", "policy.third_no", "policy.abroad_no"} <= set(keys(paper))
    for form, check in (("pdf", check_pdf), ("docx", check_docx)):
        check(FORMATS[form](paper), paper)


def test_clauses_are_numbered_within_their_sections(register: Register, made: Made):
    paper = compose(register, made["operator"])
    section, clause = 0, 0
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 2:
            section, clause = section + 1, 0
            assert block.said.text.startswith(f"{section}. ")
        elif isinstance(block, Paragraph):
            clause += 1
            assert block.number == f"{section}.{clause}."


def test_what_is_missing_is_a_gap_and_never_a_statement(register: Register):
    operator = new(register, "operator", {"languages": ["en"]})
    new(register, "activity", {"name": {"en": "Club"}}, operator)
    for language in LANGUAGES:
        paper = compose(register, operator, language)
        assert gaps(paper) >= {
            "purposes", "data", "third", "public", "abroad", "measures", "requests", "route", "changes",
        }  # fmt: skip
        assert not {"policy.third_no", "policy.abroad_no", "policy.public_no", "policy.stored_kz"} & set(keys(paper))


def test_what_is_issued_has_no_gaps_and_no_empty_sections(register: Register):
    operator = new(register, "operator", {"languages": ["en"]})
    new(register, "activity", {"name": {"en": "Club"}}, operator)
    held = register.ask(holdings, operator)
    scope = Scope(DAY, drafts=True, whole=True)
    paper = next(iter(KINDS_OF_PAPER["policy"](held, scope))).document(("en",))
    assert gaps(paper) == set()
    assert {"public", "abroad", "data"} & set(said_in(paper)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_of_the_form_appear(register: Register, made: Made, language: str):
    typed = {
        "in_force_from": dt.date(2026, 5, 1),
        "published_at": "https://tumar.example/privacy",
        "hours": Words.of(three("Hours 9")),
    }
    said = said_in(compose(register, made["operator"], language, typed))
    assert "2026" in said["general"]
    assert "https://tumar.example/privacy" in said["general"]
    assert "Hours 9" in said["requests"]
    assert "policy.in_force_published" in keys(compose(register, made["operator"], language))


def test_an_edition_made_elsewhere_says_since_when_it_is_in_force(register: Register, made: Made):
    paper = new(register, "paper", {"document": "policy", "made_elsewhere": True}, made["operator"])
    edition = new(register, "edition", {"in_force_from": "2026-05-01"}, paper)
    assert "1 May 2026" in said_in(compose(register, made["operator"]))["general"]
    register.do(change, edition, {"withdrawn": "2026-06-01"})
    assert "policy.in_force_published" in keys(compose(register, made["operator"]))


def test_the_glossary_stands_only_where_it_is_wanted(register: Register, made: Made):
    assert "glossary" not in said_in(compose(register, made["operator"]))
    paper = new(register, "paper", {"document": "policy", "glossary": True}, made["operator"])
    assert sum(one.startswith("policy.term_") for one in keys(compose(register, made["operator"]))) == 15
    register.do(change, paper, {"glossary": False})
    assert "glossary" not in said_in(compose(register, made["operator"]))


def test_archived_records_are_left_out_and_drafts_follow_the_scope(register: Register, made: Made):
    held = register.ask(holdings, made["operator"])
    approved = policy.compose(text_of("policy", held, held.operator, "en", Scope(DAY)))
    assert "Club run" not in " ".join(said_in(approved).values())
    for key in ("activity", "route"):
        register.do(archive, made[key])
    said = " ".join(said_in(compose(register, made["operator"])).values())
    assert "Club run" not in said
    assert "data@tumar.example" not in said


def test_purposes_that_agree_in_all_else_share_a_row(register: Register, made: Made):
    other = new(register, "purpose", {"text": three("Club news")}, made["activity"])
    new(register, "basis", {"law": "kz", "code": "KZ7-1"}, other)
    third = new(register, "purpose", {"text": three("Club ads"), "consent_mode": "own_box"}, made["activity"])
    new(register, "basis", {"law": "kz", "code": "KZ7-1"}, third)
    table = next(
        one for one in compose(register, made["operator"]).blocks if isinstance(one, Table) and len(one.header) == 4
    )
    assert [[one.text for one in row[0]] for row in table.rows] == [
        ["Club run", "Club news"],
        ["Club ads", "Consent for this purpose is given separately."],
    ]


@pytest.mark.parametrize("name", sample())
def test_the_policies_of_the_sample_are_whole_in_each_language(name: str):
    first, *others = (next(iter(KINDS_OF_PAPER["policy"](sample()[name], SCOPE))).document((one,)) for one in LANGUAGES)
    for other in others:
        assert keys(other) == keys(first)
    for paper in (first, *others):
        assert {*ALWAYS, "trackers"} <= set(said_in(paper))
        for one in paper.said():
            if one.key.startswith("policy."):
                check_language(re.sub(r"https?://\S+", "", one.text), paper.languages[0])
