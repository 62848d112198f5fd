"""What a privacy policy says: the register's facts in their sections, gaps where they are missing, no claim ever."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import pytest

from ropa.actions.records import change
from ropa.actions.standing import archive
from ropa.documents.for_subjects import policy
from ropa.documents.model import Document, Heading, Items, Paragraph, Table, block_texts
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
from tests.core.reading_back import check_docx, check_pdf
from tests.core.sample_papers import DAY, SCOPE, sample

ALWAYS = [
    *("general", "operator", "purposes", "data", "bases", "third", "public", "abroad", "storage", "protection"),
    *("rights", "requests", "withdrawal", "appeals", "changes"),
]
"""Sections that no policy is without."""
Made = dict[str, str]


def three(text: str) -> dict[str, str]:
    """Words that are the same in each language, so that nothing is borrowed."""
    return dict.fromkeys(LANGUAGES, text)


@pytest.fixture
def made(register: Register) -> Made:
    """An operator with an activity on consent, a way to write to it, and nothing abroad or elsewhere."""
    operator = new(
        register,
        "operator",
        {"name": three("Tumar"), "bin": "250540999014", "languages": list(LANGUAGES), "sites": ["tumar.example"]},
    )
    law = new(register, "operator_law", {"law": "kz", "code": "operator"}, operator)
    site = new(register, "system", {"name": three("Site"), "country": "KZ", "measures": ["backups"]}, operator)
    activity = new(
        register,
        "activity",
        {
            "name": three("Club"),
            "none": ["disclosure", "transfer"],
            "systems": [site],
            "published": False,
            "measures": ["access_control", "local_storage_kz"],
        },
        operator,
    )
    purpose = new(register, "purpose", {"text": three("Club run")}, activity)
    basis = new(register, "basis", {"law": "kz", "code": "KZ7-1"}, purpose)
    item = new(
        register, "item", {"category": "email", "groups": ["customer"], "condition": three("Condition 7")}, activity
    )
    retention = new(register, "retention", {"number": 2, "unit": "year", "start_event": "contract_end"}, activity)
    route = new(
        register,
        "route",
        {
            "rights": ["access", "rectification", "withdraw"],
            "channel": "email",
            "address": "data@tumar.example",
            "subject_line": three("Subject 5"),
            "to_state": three("State 5"),
            "identity_check": three("Check 5"),
        },
        operator,
    )
    return {
        "operator": operator,
        "law": law,
        "site": site,
        "activity": activity,
        "purpose": purpose,
        "basis": basis,
        "item": item,
        "retention": retention,
        "route": route,
    }


def compose(
    register: Register, operator: str, language: str = "en", typed: Mapping[str, Any] | None = None
) -> Document:
    held = register.ask(holdings, operator)
    scope = Scope(DAY, drafts=True, typed=typed or {})
    return policy.compose(text_of("policy", held, held.operator, language, scope, policy.QUESTIONS))


def said_in(paper: Document) -> dict[str, str]:
    """The words of each section, by its key."""
    found: dict[str, str] = {}
    section = ""
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 2:
            section = block.said.key.removeprefix("policy.h_")
        else:
            found[section] = " ".join((found.get(section, ""), *(one.text for one in block_texts(block))))
    return found


def keys(paper: Document) -> list[str]:
    return [one.key for one in paper.said()]


def gaps(paper: Document) -> set[str]:
    return {one.key.removeprefix("gap.") for one in paper.said() if one.gap}


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


# --- claims ---


def test_a_claimed_basis_is_a_gap(register: Register, made: Made):
    register.do(change, made["basis"], {"code": "KZC-legitimate_interest", "claimed": True})
    for language in LANGUAGES:
        paper = compose(register, made["operator"], language)
        assert "basis" in gaps(paper)
        assert not [one for one in paper.said() if made["basis"] in {uid for uid, _ in one.sources}]


def test_an_unlimited_term_is_that_of_the_law(register: Register, made: Made):
    register.do(change, made["retention"], {"number": None, "unit": None, "start_event": None})
    new(register, "retention_end", {"event": "indefinite"}, made["retention"])
    paper = compose(register, made["operator"])
    assert "policy.kept_by_law" in keys(paper)
    assert "indefinite" not in " ".join(said_in(paper).values())


def test_consent_by_use_of_the_site_is_no_way_of_giving_it(register: Register, made: Made):
    values = {"name": three("Form"), "activities": [made["activity"]], "ways": ["continued_use", "checkbox"]}
    form = new(register, "consent", values, made["operator"])
    said = said_in(compose(register, made["operator"]))["bases"]
    assert "box" in said
    assert "continued" not in said
    register.do(change, form, {"ways": ["continued_use"]})
    assert "policy.ways" not in keys(compose(register, made["operator"]))


def test_clauses_of_the_operator_stand_at_their_places_and_claims_nowhere(register: Register, made: Made):
    for place, section in {"opening": "general", "sharing": "third", "closing": "closing", None: "closing"}.items():
        values = {"code": "other", "text": three(f"Clause {place}"), "papers": ["policy"], "where": place}
        new(register, "clause", values, made["operator"])
        assert f"Clause {place}" in said_in(compose(register, made["operator"]))[section]
    gone = new(
        register,
        "clause",
        {"code": "continued_use_accepts", "text": three("Claim 3"), "papers": ["policy"], "where": "changes"},
        made["operator"],
    )
    new(register, "clause", {"text": three("Of a consent"), "papers": ["consent"]}, made["operator"])
    new(register, "clause", {"code": "no_sale", "papers": ["policy"], "where": "sharing"}, made["operator"])
    paper = compose(register, made["operator"])
    text = " ".join(said_in(paper).values())
    assert "Claim 3" not in text
    assert gone not in {uid for one in paper.said() for uid, _ in one.sources}
    assert "Of a consent" not in text
    assert "policy.clause_no_sale" in keys(paper)


# --- rights ---


def _of_rights(paper: Document) -> list[str]:
    """The items of the list of rights."""
    return [one.text for block in paper.blocks if isinstance(block, Items) and block.numbered for one in block.texts]


def _promise(register: Register, made: Made, **values: Any) -> Document:
    new(register, "promised_term", values, made["route"])
    return compose(register, made["operator"])


def test_each_right_has_one_term_and_a_longer_promise_is_not_printed(register: Register, made: Made):
    paper = _promise(register, made, number=20, unit="working_day")
    rights = _of_rights(paper)
    assert len(rights) == 8
    assert all(text.count("Term") <= 1 for text in rights)
    assert "20 working days" not in " ".join(said_in(paper).values())
    assert "1 working day" in rights[1]
    assert "15 working days" in rights[4]
    assert "3 working days" not in rights[0], "known second hand: never stated as law"


def test_a_shorter_promise_stands_instead_of_the_law(register: Register, made: Made):
    paper = _promise(register, made, number=5, unit="working_day", rights=["withdraw"])
    assert "5 working days" in _of_rights(paper)[4]
    said = said_in(paper)
    assert "5 working days" in said["withdrawal"]
    assert "15 working days" not in " ".join(said.values())


def test_a_vague_promise_is_not_printed(register: Register, made: Made):
    paper = _promise(register, made, text=three("Reasonable time"))
    assert "Reasonable time" not in " ".join(said_in(paper).values())


def test_a_promise_no_longer_than_what_is_known_of_access_stands(register: Register, made: Made):
    assert "2 working days" in _of_rights(_promise(register, made, number=2, unit="working_day", rights=["access"]))[0]


def test_rights_against_automated_decisions_stand_only_where_there_are_such(register: Register, made: Made):
    register.do(change, made["activity"], {"automated": False})
    paper = compose(register, made["operator"])
    assert len(_of_rights(paper)) == 8
    assert "policy.automated_no" in keys(paper)
    register.do(change, made["activity"], {"automated": True, "automated_logic": three("Logic 4")})
    paper = compose(register, made["operator"])
    assert len(_of_rights(paper)) == 10
    assert "Logic 4" in said_in(paper)["automated"]
    register.do(change, made["activity"], {"automated_logic": None})
    assert "automated" in gaps(compose(register, made["operator"]))


def test_rights_beyond_the_law_and_their_limits_stand_apart(register: Register, made: Made):
    values = {"rights_beyond": ["portability"], "rights_limits": three("Limits 6")}
    register.do(change, made["operator"], values)
    said = said_in(compose(register, made["operator"]))["rights"]
    assert "portability" in said
    assert "Limits 6" in said


# --- storage, minors, GDPR ---


def test_storage_in_kazakhstan_is_said_only_where_the_systems_say_so(register: Register, made: Made):
    assert "policy.stored_kz" in keys(compose(register, made["operator"]))
    register.do(change, made["site"], {"country": "DE"})
    paper = compose(register, made["operator"])
    assert "policy.stored_kz" not in keys(paper)
    assert "Germany" in said_in(paper)["storage"]
    assert "measure.local_storage_kz" not in keys(paper)
    register.do(change, made["site"], {"country": None})
    assert "place" in gaps(compose(register, made["operator"]))


def test_minors(register: Register, made: Made):
    register.do(change, made["operator"], {"minors_served": False, "minors_rule": three("Rule 8")})
    paper = compose(register, made["operator"])
    assert "policy.minors_not" in keys(paper)
    assert "Rule 8" in said_in(paper)["minors"]
    register.do(change, made["operator"], {"minors_served": True})
    assert {"policy.minors_served", "policy.minors_consent"} <= set(keys(compose(register, made["operator"])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gdpr_has_a_section_of_its_own_where_the_operator_answers_it(register: Register, made: Made, language: str):
    new(register, "operator_law", {"law": "gdpr", "code": "controller", "for_whom": three("Whom 2")}, made["operator"])
    new(register, "basis", {"law": "gdpr", "code": "A6-1-f"}, made["purpose"])
    paper = compose(register, made["operator"], language)
    said = said_in(paper)["gdpr"]
    for text in ("Whom 2", "2016/679", "6(1)(f)", "21", "77", "7(3)", "20", "12(3)"):
        assert text in said
    assert "representative" in gaps(paper)
    assert "6(1)(f)" not in said_in(paper)["purposes"]
    values = {"representative": three("Berlin 1"), "dpo": three("Officer 1")}
    register.do(change, made["operator"], values)
    said = said_in(compose(register, made["operator"], language))["gdpr"]
    assert "Berlin 1" in said
    assert "Officer 1" in said


def test_an_operator_of_another_law_only_has_no_policy(register: Register, made: Made):
    register.do(change, made["law"], {"law": "gdpr", "code": "controller"})
    held = register.ask(holdings, made["operator"])
    assert list(KINDS_OF_PAPER["policy"](held, SCOPE)) == []


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
