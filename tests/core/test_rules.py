"""Each rule finds what breaks it, and nothing else does; what is in order or lawful stays silent."""

from __future__ import annotations

import datetime as dt
import string
import tomllib
from pathlib import Path

import pytest

from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES
from ropa.law import law
from ropa.rules.checking import check, rules
from ropa.rules.finding import LISTS, entry_of, said, severity
from tests.core.in_order import Add, Drop, Put, changed, in_order
from tests.core.one_language import check_language
from tests.core.rule_examples import BREAKS, LAWFUL, SATISFIES
from tests.core.sample_papers import DAY

CATALOGUE = law("kz").lists["rules"]
JUDGED = sorted(code for code, entry in CATALOGUE.items() if not entry.more.get("waits"))
ARTICLES = tomllib.loads((Path(__file__).parent.parent / "files" / "articles.toml").read_text(encoding="utf-8"))


def codes(held: Holdings) -> set[str]:
    """The rules that find something."""
    return {one.rule for one in check(held, DAY)}


def test_of_the_operator_in_order_nothing_is_found():
    assert check(in_order(), DAY) == ()
    assert check(changed(()), DAY) == ()


def test_every_rule_of_the_catalogue_is_judged_or_waits():
    assert sorted(CATALOGUE) == [f"R{number:02}" for number in range(1, 50)]
    judged = sorted(code for of_law, code in rules() if of_law == "kz" and code.startswith("R"))
    assert judged == JUDGED


def test_every_rule_has_an_example_that_breaks_it_and_one_that_satisfies_it():
    assert sorted(BREAKS) == JUDGED
    assert sorted(SATISFIES) == JUDGED


@pytest.mark.parametrize("code", JUDGED)
def test_a_rule_finds_what_breaks_it_and_no_other_does(code: str):
    assert codes(changed(BREAKS[code])) == {code}


@pytest.mark.parametrize("code", JUDGED)
def test_what_satisfies_a_rule_is_no_finding(code: str):
    assert codes(changed(SATISFIES[code])) == set()


def test_a_number_without_a_unit_ends_no_term():
    """Papers would say "5" and leave open of what."""
    alone = (Drop("ret_news/retention_end/0"), Put("ret_news", {"number": 5, "unit": None}))
    assert [(one.rule, one.key) for one in check(changed(alone), DAY)] == [("R23", "unit")]
    assert codes(changed((*alone, Put("ret_news", {"unit": "year"})))) == set()


@pytest.mark.parametrize("case", LAWFUL)
def test_what_is_lawful_stays_silent(case: str):
    assert codes(changed(LAWFUL[case])) == set()


@pytest.mark.parametrize("code", JUDGED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_is_said_in_the_language_of_the_reader(code: str, language: str):
    held = changed(BREAKS[code])
    for found in check(held, DAY):
        sentence = said(found, held, language)
        assert "{" not in sentence.text
        check_language(sentence.why, language)
        assert sentence.cited
        assert found.row in held.index
        assert found.root in held.index


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_the_three_sentences_of_a_rule_have_the_same_slots(code: str):
    slots = {
        language: {name for _, name, _, _ in string.Formatter().parse(CATALOGUE[code].names[language]) if name}
        for language in LANGUAGES
    }
    assert slots["kk"] == slots["ru"] == slots["en"]


def test_articles_and_deadlines_agree_with_the_table_taken_from_the_law():
    letters = {"error": "E", "warning": "W", "info": "I"}
    for code, entry in CATALOGUE.items():
        counsel = ["counsel"] if entry.more.get("counsel") else []
        assert [entry.more["article"], letters[entry.more["severity"]], *counsel] == ARTICLES["rules"][code], code
    assert set(CATALOGUE) == set(ARTICLES["rules"])
    terms = {
        code: [entry.more["article"], entry.more["number"], entry.more["unit"]]
        for code, entry in law("kz").lists["deadlines"].items()
    }
    assert terms == ARTICLES["deadlines"]


def test_what_is_not_read_in_the_law_is_never_an_error():
    for of_law, code in rules():
        entry = entry_of(of_law, code)
        assert entry.more["grade"] in {"A", "B", "C", "memory", "unclear"}
        if entry.more["grade"] not in {"A", "B"}:
            assert severity(entry) != "error", code


def test_no_repealed_act_is_a_basis():
    for of_law in ("kz", "gdpr"):
        for name in LISTS:
            for entry in law(of_law).lists.get(name, {}).values():
                assert not {"1214", "909"} & set(entry.more["article"].split()), entry.code


@pytest.mark.parametrize("words", [{"kk": "мерзімсіз"}, {"ru": "бессрочно"}, {"en": "as long as needed"}])
def test_an_end_in_words_that_never_comes_is_found_in_each_language(words: dict[str, str]):
    endless = (Drop("ret_news/retention_end/0"), Add("retention_end", "ret_news", {"text": words}))
    assert codes(changed(endless)) == {"R23"}


def test_archived_and_ended_records_are_not_judged():
    for facts in ({"status": "archived"}, {"ended": dt.date(2026, 12, 30)}):
        held = changed((Put("recruitment", {"none": None, **facts}),))
        assert not {one.rule for one in check(held, DAY)} & {"R13", "R14"}
