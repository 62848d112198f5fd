"""The report on findings, as a paper and as a sheet: what it says, in each language and format."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import openpyxl
import pytest

from ropa.actions.checking import accept_finding, findings
from ropa.actions.sample import OPERATORS
from ropa.documents.model import Document, Heading, NewPage, Table
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.registers.findings_of_all import chapter, compose
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.exchange.workbook import workbook
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.rules.checking import check
from ropa.rules.finding import SEVERITIES, said
from ropa.store.reading import holdings
from ropa.words import Words
from tests.conftest import new
from tests.core.in_order import in_order
from tests.core.sample_papers import sample

DAY = dt.date(2026, 11, 26)
WHY = Words.of(kk="себебі бар", ru="есть причина", en="there is a reason")


def report(held: Holdings, language: str) -> Document:
    (paper,) = KINDS_OF_PAPER["findings"](held, Scope(DAY))
    return paper.document((language,))


def texts(paper: Document) -> str:
    return "\n".join(one.text for one in paper.said())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("operator", OPERATORS)
def test_every_finding_is_said_with_article_and_explanation(operator: str, language: str) -> None:
    held = sample()[operator]
    shown = texts(report(held, language))
    found = check(held, DAY)
    assert found
    for one in found:
        sentence = said(one, held, language)
        for part in (sentence.text, sentence.why, sentence.cited):
            assert part in shown


def test_it_counts_by_severity() -> None:
    held = sample()["tumar"]
    counts = next(one for one in report(held, "en").blocks if isinstance(one, Table) and len(one.rows) == 3)
    found = [one.severity for one in check(held, DAY)]
    assert [(row[0][0].text, int(row[1][0].text)) for row in counts.rows] == [
        ("Errors", found.count("error")),
        ("Warnings", found.count("warning")),
        ("Notes", found.count("info")),
    ]
    assert "%" not in texts(report(held, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_written_in_every_format(language: str) -> None:
    paper = report(sample()["tumar"], language)
    for render in FORMATS.values():
        assert render(paper)


def test_two_languages_stand_side_by_side() -> None:
    (paper,) = KINDS_OF_PAPER["findings"](sample()["tumar"], Scope(DAY))
    assert paper.document(("kk", "ru")).languages == ("kk", "ru")


def test_what_was_accepted_stands_apart_with_its_reason(register: Register) -> None:
    operator = new(register, "operator", {"name": Words.of(en="Lone"), "legal_form": "legal_entity"})
    _, found = register.ask(findings, operator, DAY)
    first = found[0]
    register.do(accept_finding, first, WHY, DAY)
    held = register.ask(holdings, operator)
    paper = report(held, "en")
    keys = [one.key for one in paper.said()]
    accepted = keys.index("findings.h_accepted")
    assert keys.index(f"findings.{first.code}") > accepted
    assert "there is a reason" in texts(paper)
    assert "Aliya" in texts(paper)


def test_rules_that_wait_are_named_and_may_be_left_out() -> None:
    keys = [one.key for one in report(sample()["tumar"], "en").said()]
    assert "findings.waits" in keys
    assert "waiting" in KINDS_OF_PAPER["findings"].parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_a_sheet_of_them_where_they_are_given(language: str) -> None:
    held = sample()["tumar"]
    found = check(held, DAY)
    book = openpyxl.load_workbook(BytesIO(workbook(held, language, found)))
    front = {row[0].value: row[2].value for row in book.worksheets[0].iter_rows()}
    sheet = book[front["findings"]]
    _, keys, *rows = sheet.iter_rows(values_only=True)
    lines = [dict(zip(keys, row, strict=True)) for row in rows]
    assert [(one["rule"], one["uid"]) for one in lines] == [(one.code, one.row) for one in found]
    assert [one["sentence"] for one in lines] == [said(one, held, language).text for one in found]
    bare = openpyxl.load_workbook(BytesIO(workbook(held, language)))
    assert front["findings"] not in bare.sheetnames


def test_an_operator_without_findings_has_no_page_of_its_own() -> None:
    some, none = (chapter(held, DAY, "ru") for held in (sample()["tumar"], in_order()))
    paper = compose([none, some, none])
    assert sum(isinstance(one, NewPage) for one in paper.blocks) == 1
    assert sum(isinstance(one, Heading) and one.level == 1 for one in paper.blocks) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_of_all_has_a_line_and_a_chapter_for_each_operator(language: str) -> None:
    every = list(sample().values())
    paper = compose([chapter(held, DAY, language) for held in every])
    names = [held.name(held.operator, language)[0] for held in every]
    table = next(one for one in paper.blocks if isinstance(one, Table))
    assert [row[0][0].text for row in table.rows] == names
    assert [one.said.text for one in paper.blocks if isinstance(one, Heading) and one.level == 1] == names
    assert sum(isinstance(one, NewPage) for one in paper.blocks) == len(every), "each of them has findings"
    for held, row in zip(every, table.rows, strict=True):
        found = [one.severity for one in check(held, DAY)]
        assert [int(cell[0].text) for cell in row[1:4]] == [found.count(one) for one in SEVERITIES]
        for one in check(held, DAY):
            assert said(one, held, language).text in texts(paper)
    for render in FORMATS.values():
        assert render(paper)
