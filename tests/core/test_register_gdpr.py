"""A register by the GDPR has the letters of Article 30, a controller's or a processor's."""

from __future__ import annotations

import re

import pytest

from ropa.documents.model import Document, Heading, Table
from ropa.documents.registers import register_gdpr
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.documents.wording import wording
from ropa.i18n import LANGUAGES, translator
from ropa.law import law
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.reading_back import check_docx, check_pdf
from tests.core.sample_papers import DAY, document, papers_of, texts


def _letters(paper: Document, form: str) -> list[str]:
    keys = [
        row[0][0].key.removeprefix("gdpr.")
        for block in paper.blocks
        if isinstance(block, Table) and not block.header
        for row in block.rows
    ]
    return [key.removeprefix(f"{form}-") for key in keys if key.startswith(f"{form}-")]


def test_the_letters_of_article_30_are_the_laws_own():
    content = law("gdpr").lists["register_content"]
    assert [one.removeprefix("A30-1-") for one in content if one.startswith("A30-1-")] == list("abcdefg")
    assert [one.removeprefix("A30-2-") for one in content if one.startswith("A30-2-")] == list("abcd")
    told = {
        "b": "purpose",
        "c": "categories of data subjects",
        "d": "recipient",
        "e": "transfer",
        "f": "time limit",
        "g": "measures",
    }
    for letter, words in told.items():
        assert words in content[f"A30-1-{letter}"].names["en"].casefold(), letter
    for letter, words in {"b": "categories of processing", "c": "transfer", "d": "measures"}.items():
        assert words in content[f"A30-2-{letter}"].names["en"].casefold(), letter


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_controller_prints_letters_a_to_g_and_the_basis_as_recommended(language: str):
    which = next(one for one in papers_of("qurylys", "register", language) if one.about == "gdpr")
    paper = document(which)
    sheets = [block for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    assert sheets
    assert _letters(paper, "A30-1") == list("abcdefg") * len(sheets)
    assert _letters(paper, "A30-2") == []
    rows = [row for block in paper.blocks if isinstance(block, Table) and not block.header for row in block.rows]
    names = law("gdpr").lists["register_content"]
    for row in rows:
        key = row[0][0].key.removeprefix("gdpr.")
        if key in names:
            assert names[key].names[language] in row[0][0].text
            assert re.match(rf"\(?{key[-1]}\) ", row[0][0].text)
            assert row[1], f"{key} is empty and does not say so"
    recommended = [row[0][0].text for row in rows if row[0][0].key == "gdpr.basis"]
    assert recommended == [wording("register", language)("recommended_basis")] * len(recommended)
    assert recommended


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_processor_prints_letters_a_to_d(register: Register, language: str):
    operator = new(register, "operator", {"name": {"en": "Tumar"}, "dpo": {"en": "Ms Dpo"}})
    new(register, "operator_law", {"law": "gdpr", "code": "processor"}, operator)
    activity = new(register, "activity", {"name": {"en": "Hosting"}, "measures": ["https"]}, operator)
    new(register, "activity_role", {"law": "gdpr", "code": "processor"}, activity)
    both = new(register, "activity", {"name": {"en": "Mailing"}}, operator)
    for code in ("processor", "controller"):
        new(register, "activity_role", {"law": "gdpr", "code": code}, both)
    new(register, "activity", {"name": {"en": "Only under Kazakh law"}}, operator)
    held = register.ask(holdings, operator)
    paper = register_gdpr.compose(held, language, Scope(DAY, drafts=True))
    assert _letters(paper, "A30-2") == list("abcd") * 2
    assert _letters(paper, "A30-1") == list("abcdefg")
    assert "Only under Kazakh law" not in " ".join(texts(paper))
    nothing = translator(language)("not answered")
    rows = {
        row[0][0].key: [said.text for said in row[1]]
        for block in paper.blocks
        if isinstance(block, Table)
        for row in block.rows
    }
    assert "Ms Dpo" in rows["gdpr.A30-2-a"]
    assert rows["gdpr.A30-2-c"] == [nothing]
    for form, check in (("pdf", check_pdf), ("docx", check_docx)):
        check(FORMATS[form](paper), paper)
