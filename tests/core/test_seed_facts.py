"""Each fact of the five published papers: which field of the sample holds it, which papers say it; and no fact left.

The tables stand in tests/files/seeds: number of the fact -> fields -> papers; of the fault -> rules that find it.
Papers are read back from PDF and DOCX.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ropa.actions.sample import sample_uid
from ropa.documents.model import Said
from ropa.documents.saying import Speaker
from ropa.fields import Kind
from ropa.holdings import Holdings, Plain
from ropa.i18n import LANGUAGES, translator
from ropa.model import fields
from ropa.names import known
from ropa.rules.checking import check
from tests.core.sample_papers import DAY, document, papers_of, sample

SEEDS = Path(__file__).parent.parent / "files" / "seeds"
OPERATORS = {"S1": "tumar", "S2": "qurylys", "S3": "aqniet", "S4": "soltustik", "S5": "baga"}
FACTS = {"S1": 35, "S2": 24, "S3": 27, "S4": 34, "S5": 21}
"""How many numbered facts each published paper has."""
FINDINGS = {"S1": 5, "S2": 3, "S3": 5, "S4": 6, "S5": 7}
"""And how many faults were found in it."""
NUMBERS = [
    *(f"{seed}-{n:02}" for seed, last in FACTS.items() for n in range(1, last + 1)),
    *(f"{seed}-F{n}" for seed, last in FINDINGS.items() for n in range(1, last + 1)),
]
PAPERS = ("register", "consent", "policy", "cookie_notice")
FOR_SUBJECTS = ("consent", "policy", "cookie_notice")
"""Papers that state nothing that is only claimed."""
SAID_WITH = {
    "unit": ("number",),
    "term_unit": ("term_number",),
    "code": ("text",),
}
"""Facts that are said together with another of the same row: own words stand instead of the code they explain."""
CLAIMS = {"retention_end": "event", "consent": "ways", "clause": "code"}
"""Facts that may be claims without a mark of their own: their entry of the catalogue says it."""


@cache
def seeds() -> dict[str, dict[str, Any]]:
    """Every entry by its number."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(SEEDS.glob("S?.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def found_by() -> dict[str, list[tuple[str, str, str]]]:
    """Which rules find it, at which row and field: by number, of faults and of claims that no paper repeats."""
    table = tomllib.loads((SEEDS / "findings.toml").read_text(encoding="utf-8"))
    return {number: [(rule, row, key) for rule, row, key in entry["found"]] for number, entry in table.items()}


ENTRIES = sorted(seeds())


def operator(number: str) -> str:
    return OPERATORS[number[:2]]


def places(number: str) -> Iterator[tuple[Plain, str]]:
    """The rows and fields that hold a fact."""
    held = sample()[operator(number)]
    for key, field in seeds()[number].get("where", ()):
        row = held.find(sample_uid(operator(number), key))
        assert row is not None, f"{number}: there is no row {key}"
        assert field in row.facts, f"{number}: a {row.kind} has no field {field}"
        yield row, field


@cache
def said(name: str, paper: str, language: str) -> dict[tuple[str, str], list[Said]]:
    """What the papers of an operator say of each fact; test_papers reads each of their texts back from their files."""
    found: dict[tuple[str, str], list[Said]] = {}
    for which in papers_of(name, paper, language):
        for one in document(which).said():
            for source in one.sources:
                found.setdefault(source, []).append(one)
    return found


def test_no_number_is_left_out():
    assert len(NUMBERS) == 141 + 26
    plain = {re.sub(r"(?<=\d)[a-z]$", "", number) for number in seeds()}
    assert plain == set(NUMBERS)


def test_every_operator_of_the_sample_has_a_table():
    assert sorted(OPERATORS.values()) == sorted(sample())
    assert sorted(path.stem for path in SEEDS.glob("S?.toml")) == sorted(OPERATORS)


@pytest.mark.parametrize("number", ENTRIES)
def test_an_entry_says_where_its_fact_stands(number: str):
    entry = seeds()[number]
    assert set(entry) <= {"says", "where", "waiting", "reason", *PAPERS}
    assert entry["says"]
    told = number in found_by() or any(entry.get(one) for one in PAPERS)
    assert entry["waiting"] or told, "no paper says it, no check finds it and nothing waits"
    if "-F" in number:
        assert not entry["waiting"]
        assert "where" not in entry
    else:
        assert entry["where"], "a fact without a field"
    for row, field in places(number):
        assert row[field] is not None, f"{number}: {row.kind} {row.ref} does not answer {field}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_papers_say_every_fact(paper: str, language: str):
    missing = []
    for number in ENTRIES:
        if seeds()[number].get(paper):
            found = said(operator(number), paper, language)
            missing += [
                (number, row.kind, row.ref, field)
                for row, field in places(number)
                if not any((row.uid, one) in found for one in (field, *_together(row, field)))
            ]
    assert missing == []


def _together(row: Plain, field: str) -> tuple[str, ...]:
    return tuple(one for one in SAID_WITH.get(field, ()) if one in row.facts and row[one] is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_says_facts_in_their_own_words(language: str):
    """A source alone is a promise: the words of the value themselves stand in the register too."""
    missing = []
    for number in ENTRIES:
        name = operator(number)
        if seeds()[number].get("register"):
            speaker = Speaker(sample()[name], translator(language))
            found = said(name, "register", language)
            for row, field in places(number):
                texts = " ".join(
                    one.text
                    for key in (field, *_together(row, field), "claimed")
                    for one in found.get((row.uid, key), ())
                )
                if field not in ("unit", "term_unit", "claimed", "law"):
                    missing += [
                        (number, row.ref, field, line.text)
                        for line in speaker.value(row, field)
                        if line.text not in texts
                    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", FOR_SUBJECTS)
@pytest.mark.parametrize("name", OPERATORS.values())
def test_what_is_only_claimed_is_no_statement_of_a_paper_for_subjects(name: str, paper: str, language: str):
    held = sample()[name]
    claimed = dict(_claims(held, language))
    for which in papers_of(name, paper, language):
        for one in document(which).said():
            for uid, field in one.sources:
                assert (uid, "") not in claimed, f"{one.text} rests on a claim of the client"
                assert claimed.get((uid, field), "\0") not in one.text
            assert not [text for text in claimed.values() if one.text == text or one.text.startswith(f"{text} (")], one


def test_the_sample_has_claims_to_leave_out():
    assert {name: len(dict(_claims(held, "en"))) for name, held in sample().items()} == {
        "tumar": 7, "qurylys": 0, "aqniet": 0, "soltustik": 15, "baga": 13,
    }  # fmt: skip


def _claims(held: Holdings, language: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Rows and facts that are mere claims, with the words that name them; a whole row has an empty field."""
    speaker = Speaker(held, translator(language))
    for row in held.index.values():
        if "claimed" in row.facts and row["code"]:
            if row["law"] == "kz" and speaker.is_claim(row):
                yield (row.uid, ""), speaker.code(fields(row.kind)["code"].catalogue, row["code"], row["law"])
        elif field := CLAIMS.get(row.kind):
            catalogue = fields(row.kind)[field].catalogue
            codes = row[field] if fields(row.kind)[field].kind is Kind.CODES else (row[field],)
            for code in codes or ():
                entry = known(catalogue, code or "")
                if entry and entry.claim:
                    yield (row.uid, field), entry.names[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_only_claimed_is_marked_in_the_register(language: str):
    mark = translator(language)("claimed; not provided for by: {law}").partition("{law}")[0]
    for name in OPERATORS.values():
        found = said(name, "register", language)
        for row in sample()[name].index.values():
            if row.facts.get("claimed") and row["law"] in sample()[name].laws():
                texts = [one.text for one in found.get((row.uid, "claimed"), ())]
                assert any(text.startswith(mark) for text in texts), (name, row.kind, row["code"])


def test_every_fault_has_rules_that_find_it():
    assert set(found_by()) >= {number for number in ENTRIES if "-F" in number}
    assert set(found_by()) <= set(ENTRIES)


@pytest.mark.parametrize("number", sorted(found_by()))
def test_checks_find_the_faults(number: str):
    name = operator(number)
    found = {(one.rule, one.row, one.key) for one in check(sample()[name], DAY)}
    wanted = {(rule, sample_uid(name, row), key) for rule, row, key in found_by()[number]}
    assert wanted
    assert wanted <= found
