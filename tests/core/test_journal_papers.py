"""What the journal prints: every fact of an entry, a period below the title, one language or two, in its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from ropa.actions.records import change
from ropa.documents.model import Document, Heading, Signature, Signer
from ropa.documents.papers import papers
from ropa.documents.registers.journal import QUESTIONS
from ropa.documents.registers.sheets import printed_fields
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.fields import Kind
from ropa.i18n import LANGUAGES
from ropa.model import fields
from ropa.register import Register
from ropa.store.reading import holdings
from tests.core.journal_client import DAY, Client
from tests.core.one_language import check_language
from tests.core.reading_back import check_docx, check_pdf
from tests.core.sample_papers import SCOPE, sample
from tests.core.token_register import tokens


@pytest.fixture
def client(register: Register) -> Client:
    return Client(register)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_period_is_said_below_the_title(client: Client, language: str):
    both = {"from": dt.date(2026, 1, 1), "until": dt.date(2026, 12, 31)}
    ways = ({}, {"from": both["from"]}, {"until": both["until"]}, both)
    said = [client.paper((language,), **one).subtitle[1] for one in ways]
    assert len({one.key for one in said}) == 4
    assert said[3].text.count("2026") == 2
    assert [one.field.key for one in QUESTIONS] == ["from", "until"]


def test_the_responsible_person_signs_or_there_are_lines_for_it(client: Client):
    assert isinstance(client.paper().blocks[-1], Signer)
    client.register.do(change, client.operator, {"responsible_name": None})
    assert isinstance(client.paper().blocks[-1], Signature)


def test_an_operator_of_another_law_has_no_journal(client: Client):
    client.make("operator_law", {"law": "gdpr"}, client.operator)
    held = client.register.ask(holdings, client.operator)
    assert list(papers(held, ("journal",), Scope(DAY))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_of_an_entry_stands_in_the_journal(language: str):
    held, made = tokens()
    (paper,) = papers(held, ("journal",), Scope(DAY, drafts=True))
    said = [one for one in paper.document((language,)).said() if one.sources]
    unsaid = []
    for row in made["journal_line"]:
        for field in printed_fields("journal_line"):
            texts = [one.text for one in said if (row.uid, field.key) in one.sources]
            value = row.values[field.key]
            if field.kind is Kind.LINK:
                record = held.find(value)
                assert record is not None
                texts = [one.text for one in said]
                value = held.name(record, language)[0]
            wanted = value if isinstance(value, tuple) else (value,)
            for one in wanted:
                spelled = one[language] if field.kind in (Kind.WORDS, Kind.PROSE) else str(one)
                if not any(_has(text, spelled, field.kind) for text in texts):
                    unsaid.append((field.key, spelled))
    assert unsaid == []
    assert {one.key for one in printed_fields("journal_line")} <= set(fields("journal_line"))


def _has(text: str, spelled: str, kind: Kind) -> bool:
    """Days and numbers are spelled as the language does: it is enough that they are there."""
    return bool(text) if kind in (Kind.DATE, Kind.NUMBER) else spelled in text


def composed(*languages: str) -> Iterator[Document]:
    for held in sample().values():
        for paper in papers(held, ("journal",), SCOPE):
            yield paper.document(languages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_journals_of_the_sample_are_in_one_language(language: str):
    count = 0
    for paper in composed(language):
        count += 1
        assert any(isinstance(one, Heading) for one in paper.blocks)
        for said in paper.said():
            if not said.borrowed and said.key.startswith(("journal.", "gap.")):
                check_language(said.text, language)
    assert count == len(sample())


@pytest.mark.parametrize("languages", [("kk", "ru"), ("ru", "en"), ("en", "kk")])
def test_two_languages_stand_side_by_side(client: Client, languages: tuple[str, str]):
    assert all(paper.languages == languages for paper in composed(*languages))
    assert client.paper(languages).languages == languages


@pytest.mark.parametrize("languages", [("kk",), ("ru",), ("en",), ("kk", "ru")])
def test_files_say_what_the_journal_says(client: Client, languages: tuple[str, ...]):
    for paper in (client.paper(languages), next(composed(*languages))):
        check_pdf(FORMATS["pdf"](paper), paper)
        check_docx(FORMATS["docx"](paper), paper)
