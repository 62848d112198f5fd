"""A consent says all that Article 8 asks, of what is consented to alone, with a box or a line to sign."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ropa.actions.records import change
from ropa.documents.for_subjects import consent
from ropa.documents.model import Document, Heading, Signature, Table, Tick, block_texts
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.documents.text import text_of
from ropa.holdings import Plain
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.reading_back import check_docx, check_pdf
from tests.core.sample_papers import DAY, Which, document, sample, texts, whiches

ASKED = {
    "8(4)(1)": ("operator", ("operator.name", "operator.bin")),
    "8(4)(2)": ("subject", ("consent.subject_as_given", "consent.subject_lines")),
    "8(4)(3)": ("term", ("consent.valid_for", "consent.valid_until", "consent.valid_words", "consent.valid_by_law")),
    "8(4)(4)": ("third", ("consent.third_yes", "consent.third_no", "gap.third")),
    "8(4)(5)": ("abroad", ("consent.abroad_yes", "consent.abroad_may", "consent.abroad_no", "gap.abroad")),
    "8(4)(6)": ("public", ("consent.public_yes", "consent.public_no", "gap.public")),
    "8(4)(7)": ("data", ("consent.data", "consent.tracker_data_label", "gap.data")),
    "purposes": ("purposes", ("consent.purposes", "consent.purposes_apart", "gap.purposes")),
    "8(7)": ("withdrawal", ("consent.withdrawal",)),
    "the term of withdrawal": ("withdrawal", ("consent.withdrawal_stops", "consent.withdrawal_stops_own")),
    "8(2)": ("withdrawal", ("consent.no_withdrawal",)),
    "8(1)": ("giving", ("consent.given_by", "gap.given_by")),
    "rights": ("rights", ("consent.rights",)),
}
"""What a consent must say by Article 8: the section, and the keys one of which must stand there."""


FIFTEEN = {"kk": "он бес жұмыс күні", "ru": "пятнадцати рабочих дней", "en": "fifteen working days"}


def _sections(paper: Document) -> dict[str, list[str]]:
    """Keys of what is said, by the section of the consent."""
    found: dict[str, list[str]] = {}
    section = ""
    for block in paper.blocks:
        for said in block_texts(block):
            if isinstance(block, Heading) and said.key.startswith("consent.h_"):
                section = said.key.removeprefix("consent.h_")
                assert section not in found
                found[section] = []
            else:
                found.setdefault(section, []).append(said.key)
    return found


def _numbers(paper: Document) -> list[str]:
    texts = [block.said.text for block in paper.blocks if isinstance(block, Heading)]
    return [found[0] for text in texts if (found := re.match(r"\d+", text))]


def _check_consent(paper: Document, language: str) -> None:
    sections = _sections(paper)
    for asked, (section, keys) in ASKED.items():
        assert set(keys) & set(sections[section]), f"{asked} is not said"
    numbers = _numbers(paper)
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    term = next(said for said in paper.said() if said.key in ASKED["the term of withdrawal"][1])
    assert (FIFTEEN[language] in term.text) != term.key.endswith("_own"), "of two terms the shorter one stands"
    assert "8(7)" in term.text
    never = next(said.text for said in paper.said() if said.key == "consent.no_withdrawal")
    assert "8(2)" in never


@pytest.mark.parametrize(
    "which", [one for one in whiches() if one.kind == "consent" and len(one.languages) == 1], ids=str
)
def test_a_consent_says_all_that_the_law_asks(which: Which):
    paper = document(which)
    _check_consent(paper, which.languages[0])
    form = _form(which)
    boxes = [block for block in paper.blocks if isinstance(block, Tick) and block.said.key == "consent.box_label"]
    signed = [block for block in paper.blocks if isinstance(block, Signature)]
    keys = [said.key for said in paper.said()]
    if "checkbox" in (form["ways"] or ()) and form["box_label"]:
        assert [one.said.text for one in boxes] == [form["box_label"].get(which.languages[0])]
    assert boxes or "gap.label" in keys or any("consent.sign_name" in _keys(one) for one in signed)


def _form(which: Which) -> Plain:
    return next(one for one in sample()[which.operator].all("consent") if one.ref == which.about)


def _keys(block: Any) -> list[str]:
    return [said.key for said in block_texts(block)]


@pytest.fixture
def asked(register: Register) -> dict[str, str]:
    """An operator with an activity that rests on consent, and a form for it."""
    operator = new(register, "operator", {"name": {"en": "Tumar"}, "languages": ["en"]})
    activity = new(register, "activity", {"name": {"en": "Club"}, "none": ["disclosure", "transfer"]}, operator)
    purpose = new(register, "purpose", {"text": {"en": "running the club"}}, activity)
    new(register, "basis", {"law": "kz", "code": "KZ7-1"}, purpose)
    item = new(register, "item", {"category": "full_name", "groups": ["client"]}, activity)
    new(register, "route", {"rights": ["withdraw"], "channel": "email", "address": "data@tumar.example"}, operator)
    form = new(
        register, "consent", {"name": {"en": "Club form"}, "activities": [activity], "published": False}, operator
    )
    return {"operator": operator, "activity": activity, "purpose": purpose, "item": item, "form": form}


def _consent(register: Register, asked: dict[str, str], language: str) -> Document:
    held = register.ask(holdings, asked["operator"])
    found = held.find(asked["form"])
    assert found is not None
    return consent.compose(text_of("consent", held, found, language, Scope(DAY)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_consent_on_paper_has_a_signature_and_one_on_screen_a_box(
    register: Register, asked: dict[str, str], language: str
):
    paper = _consent(register, asked, language)
    _check_consent(paper, language)
    keys = _sections(paper)
    assert "consent.third_no" in keys["third"]
    assert "consent.abroad_no" in keys["abroad"]
    assert "consent.public_no" in keys["public"]
    assert [_keys(block) for block in paper.blocks if isinstance(block, Signature)] == [
        ["consent.subject_lines"],
        ["consent.sign_name", "consent.sign", "consent.sign_date"],
    ]
    register.do(change, asked["form"], {"ways": ["checkbox"], "box_label": {language: "I agree"}})
    paper = _consent(register, asked, language)
    _check_consent(paper, language)
    assert [block.said.text for block in paper.blocks if isinstance(block, Tick)] == ["I agree"]
    assert not [block for block in paper.blocks if isinstance(block, Signature)]
    for form, check in (("pdf", check_pdf), ("docx", check_docx)):
        check(FORMATS[form](paper), paper)


@pytest.mark.parametrize("group", ["child", "student"])
def test_a_consent_for_children_has_a_line_for_their_representative(
    register: Register, asked: dict[str, str], group: str
):
    wanted = ["consent.minor_name", "consent.minor_ground", "consent.sign", "consent.sign_date"]
    assert wanted not in [_keys(block) for block in _consent(register, asked, "en").blocks]
    register.do(change, asked["item"], {"groups": [group]})
    for ways in (["checkbox"], ["signature"]):
        register.do(change, asked["form"], {"ways": ways})
        paper = _consent(register, asked, "en")
        assert wanted in [_keys(block) for block in paper.blocks]
        assert "consent.minor" in [said.key for said in paper.said()]
    register.do(change, asked["item"], {"groups": ["client"]})
    register.do(change, asked["operator"], {"minors_served": True})
    assert wanted in [_keys(block) for block in _consent(register, asked, "en").blocks]


def test_what_nobody_answered_is_a_gap_and_never_a_statement(register: Register):
    operator = new(register, "operator", {"languages": ["en"]})
    form = new(register, "consent", {"ways": ["continued_use"]}, operator)
    for language in LANGUAGES:
        paper = _consent(register, {"operator": operator, "form": form}, language)
        _check_consent(paper, language)
        gaps = {said.key for said in paper.said() if said.key.startswith("gap.")}
        assert gaps == {
            "gap.purposes",
            "gap.data",
            "gap.third",
            "gap.abroad",
            "gap.public",
            "gap.route",
            "gap.given_by",
        }
        assert all(said.borrowed for said in paper.said() if said.key.startswith("gap."))


def test_a_purpose_with_a_box_of_its_own_is_asked_apart(register: Register, asked: dict[str, str]):
    news = new(register, "purpose", {"text": {"en": "sending news"}, "consent_mode": "own_box"}, asked["activity"])
    new(register, "basis", {"law": "kz", "code": "KZ7-1"}, news)
    paper = _consent(register, asked, "en")
    assert [block.said.text for block in paper.blocks if isinstance(block, Tick)] == ["sending news"]
    assert "consent.purposes_apart" in _sections(paper)["purposes"]


def test_data_of_an_activity_without_a_purpose_that_is_consented_to_are_not_asked_for(
    register: Register, asked: dict[str, str]
):
    other = new(register, "activity", {"name": {"en": "Accounts"}}, asked["operator"])
    duty = new(register, "purpose", {"text": {"en": "keeping accounts"}}, other)
    new(register, "basis", {"law": "kz", "code": "KZ9-1"}, duty)
    new(register, "item", {"text": {"en": "bank account"}}, other)
    register.do(change, asked["form"], {"activities": [asked["activity"], other]})
    text = " ".join(texts(_consent(register, asked, "en")))
    assert "running the club" in text
    assert "keeping accounts" not in text
    assert "bank account" not in text


def test_only_on_instruction_and_only_explicit_are_conditions_that_a_consent_says(
    register: Register, asked: dict[str, str]
):
    party = new(register, "party", {"name": {"en": "CRM provider"}, "country": "US"})
    for place in ("US", "IE"):
        new(register, "location", {"country": place}, party)
    values = {"party": party, "instruction_only": True, "explicit_consent": True, "technical_only": True}
    new(register, "disclosure", values, asked["activity"])
    paper = _consent(register, asked, "en")
    keys = _sections(paper)["third"]
    for key in ("consent.only_instruction", "consent.only_explicit", "consent.only_technical"):
        assert key in keys
    assert [said.text for said in paper.said() if said.key == "third.country"] == ["United States", "Ireland"]


def test_disclosures_to_one_party_that_agree_in_data_and_purposes_stand_in_one_row(
    register: Register, asked: dict[str, str]
):
    party = new(register, "party", {"name": {"en": "Host"}})
    for about in ("first", "second"):
        new(register, "disclosure", {"party": party, "condition": {"en": about}}, asked["activity"])
    assert _third_parties(_consent(register, asked, "en")) == [["Host", "first second"]]
    third = {"party": party, "technical_only": True, "condition": {"en": "third"}}
    new(register, "disclosure", third, asked["activity"])
    rows = _third_parties(_consent(register, asked, "en"))
    assert rows == [["Host", "not stated", "first second"], ["Host", "technical data only", "third"]]


def _third_parties(paper: Document) -> list[list[str]]:
    """The rows of the table of third parties."""
    tables = (one for one in paper.blocks if isinstance(one, Table) and one.header)
    table = next(one for one in tables if one.header[0][0].key == "consent.col_party")
    return [[" ".join(said.text for said in cell) for cell in row] for row in table.rows]
