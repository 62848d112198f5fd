"""What a register says by Kazakh law: what its cover counts, what is left out, what nobody answered."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_date

from ropa.actions.records import change
from ropa.actions.standing import approve, archive
from ropa.documents.model import Document, Table
from ropa.documents.registers import register
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.documents.wording import wording
from ropa.i18n import LANGUAGES, translator
from ropa.model import fields
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.one_language import check_language
from tests.core.reading_back import check_docx, check_pdf
from tests.core.sample_papers import DAY, sample, texts


def _compose(register: Register, operator: str, language: str = "en", *, drafts: bool = False) -> Document:
    held = register.ask(holdings, operator)
    from ropa.documents.registers import register as of_kz

    return of_kz.compose(held, language, Scope(DAY, drafts))


@pytest.fixture
def fourteen(register: Register) -> tuple[str, list[str]]:
    """An operator with 14 activities, of which 12 are approved, and one of those was changed afterwards."""
    operator = new(register, "operator", {"name": {"en": "Tumar", "ru": "Тумар", "kk": "Тұмар"}})
    activities = [new(register, "activity", {"name": {"en": f"Process {n:02}."}}, operator) for n in range(1, 15)]
    for one in activities[:12]:
        register.do(approve, one, order="7-P")
    register.do(change, activities[4], {"name": {"en": "Process 05, changed."}})
    return operator, activities


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_counts_what_is_printed(register: Register, fourteen: tuple[str, list[str]], language: str):
    operator, _ = fourteen
    figures = {"printed": 12, "all": 14, "drafts": 2, "archived": 0, "changed": 1}
    paper = _compose(register, operator, language)
    counted = wording("register", language)("count", **figures)
    assert counted in texts(paper)
    with_drafts = wording("register", language)("count_with_drafts", **{**figures, "printed": 14})
    assert with_drafts in texts(_compose(register, operator, language, drafts=True))
    check_pdf(FORMATS["pdf"](paper), paper)
    if language == "en":
        assert counted == (
            "Included: 12 of 14. Drafts excluded: 2. Archived records excluded: 0. Changed since approval: 1."
        )


def test_drafts_and_archived_records_are_left_out_as_the_cover_says(
    register: Register, fourteen: tuple[str, list[str]]
):
    operator, activities = fourteen
    register.do(archive, activities[0])
    paper = _compose(register, operator)
    text = " ".join(texts(paper))
    summary = next(block for block in paper.blocks if isinstance(block, Table) and len(block.header) == 9)
    assert len(summary.rows) == 11
    assert [n for n in range(1, 15) if f"Process {n:02}" in text] == list(range(2, 13))
    assert "Included: 11 of 14. Drafts excluded: 2. Archived records excluded: 1. Changed since approval: 1." in text
    rows = [row for block in paper.blocks if isinstance(block, Table) for row in block.rows]
    marks = [{said.key for said in row[1]} for row in rows if row[0] and row[0][0].key == "standing"]
    assert sum("standing.approved" in one for one in marks) == 11
    assert sum("standing.order" in one for one in marks) == 11
    assert sum("standing.changed" in one for one in marks) == 1
    drafts = _compose(register, operator, drafts=True)
    assert "Process 13." in texts(drafts)
    assert "Process 01." not in " ".join(texts(drafts))


def test_a_register_without_approved_activities_says_so(register: Register):
    operator = new(register, "operator", {"name": {"en": "Tumar"}})
    new(register, "activity", {"name": {"en": "Payroll"}}, operator)
    for language in LANGUAGES:
        paper = _compose(register, operator, language)
        assert wording("register", language)("empty") in texts(paper)
        assert "Payroll" not in " ".join(texts(paper))
        for form, check in (("pdf", check_pdf), ("docx", check_docx)):
            check(FORMATS[form](paper), paper)


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_is_an_answer_and_no_answer_is_none(register: Register, language: str):
    operator = new(register, "operator", {"name": {"en": "Tumar"}})
    answered = new(register, "activity", {"name": {"en": "One"}, "none": ["disclosure", "transfer"]}, operator)
    silent = new(register, "activity", {"name": {"en": "Two"}}, operator)
    paper = _compose(register, operator, language, drafts=True)
    summary = next(block for block in paper.blocks if isinstance(block, Table) and len(block.header) == 9)
    say, nothing = wording("register", language), translator(language)("not answered")
    columns = [said.key for cell in summary.header for said in cell]
    found = {
        activity: {
            key: list(cell)
            for key, cell in zip(columns, row, strict=True)
            if key in ("summary.parties", "summary.abroad")
        }
        for activity, row in zip((answered, silent), summary.rows, strict=True)
    }
    assert [one.text for one in found[answered]["summary.parties"]] == [say("none_parties")]
    assert [one.text for one in found[answered]["summary.abroad"]] == [say("none_abroad")]
    assert not any(one.borrowed for some in found[answered].values() for one in some)
    for some in found[silent].values():
        assert [(one.text, one.borrowed) for one in some] == [(nothing, True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_law_asks_for_and_nobody_answered_is_said_so(register: Register, language: str):
    operator = new(register, "operator", {"short_name": {"en": "Tumar"}})
    new(register, "activity", {"name": {"en": "One"}}, operator)
    paper = _compose(register, operator, language, drafts=True)
    nothing = translator(language)("not answered")
    rows = [row for block in paper.blocks if isinstance(block, Table) and not block.header for row in block.rows]
    said = {row[1][0].key: (row[0][0].text, [one.text for one in row[1]]) for row in rows}
    for kind in ("operator", "activity"):
        for key, field in fields(kind).items():
            if field.article:
                assert said[f"{kind}.{key}"] == (translator(language)(field.label), [nothing])
            else:
                assert nothing not in said.get(f"{kind}.{key}", ((), ()))[1]


def test_a_law_without_an_answer_is_printed_as_not_answered(register: Register):
    operator = new(register, "operator", {"name": {"en": "Tumar"}})
    new(register, "operator_law", {"law": "gdpr", "for_whom": {"en": "visitors from the EU"}}, operator)
    paper = _compose(register, operator)
    assert "GDPR: not answered" in texts(paper)
    assert "visitors from the EU" in texts(paper)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_names_the_day_in_words_of_the_language(language: str):
    for month in range(1, 13):
        day = dt.date(2026, month, 21)
        paper = register.compose(sample()["aqniet"], language, Scope(day, drafts=True))
        said = next(one.text for one in paper.said() if one.key == "register.as_of")
        written = {"kk": "y 'жылғы' d MMMM", "en": "d MMMM y"}.get(language, "long")
        assert format_date(day, written, locale=language) in said
        check_language(said, language)
