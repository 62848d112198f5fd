"""Each contradiction, and each rule of the GDPR, finds what breaks it alone; what is lawful stays silent."""

from __future__ import annotations

import datetime as dt
import string
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from ropa.actions.sample import IN_ORDER, sample_uid
from ropa.holdings import Approval, Holdings
from ropa.i18n import LANGUAGES
from ropa.law import law
from ropa.model import KINDS
from ropa.rules.checking import check, rules
from ropa.rules.contradictions.promises import longer
from ropa.rules.contradictions.wordings import denies_passing
from ropa.rules.finding import entry_of, said
from ropa.words import Words
from tests.core import contradiction_examples, gdpr_examples
from tests.core.in_order import Add, Edit, Put, changed, in_order
from tests.core.one_language import check_language
from tests.core.sample_papers import DAY

TABLE = tomllib.loads((Path(__file__).parent.parent / "files" / "contradictions.toml").read_text(encoding="utf-8"))
OF_LAW = {"kz": contradiction_examples, "gdpr": gdpr_examples}
CODES = sorted((of_law, code) for of_law, examples in OF_LAW.items() for code in examples.BREAKS)
CHANGED_SINCE = ("kz", "K20")
"""Of an approval, which no change of rows makes."""


def broken(of_law: str, code: str) -> Holdings:
    """The operator in order, broken as the rule wants."""
    if (of_law, code) == CHANGED_SINCE:
        stale = {
            sample_uid(IN_ORDER, "orders"): Approval("Aliya", dt.datetime(2026, 3, 1, tzinfo=dt.UTC), changed=True)
        }
        return replace(in_order(), approvals=stale)
    return _with(of_law, OF_LAW[of_law].BREAKS[code])


def _with(of_law: str, edits: Iterable[Edit]) -> Holdings:
    return changed((*(gdpr_examples.EUROPE if of_law == "gdpr" else ()), *edits))


def found(held: Holdings, of_law: str) -> set[str]:
    """The rules that find something: all of them, or those of the GDPR, for a fact may be missing under both laws."""
    return {one.rule for one in check(held, DAY) if of_law in ("kz", one.law)}


def test_every_contradiction_and_every_rule_of_the_gdpr_has_examples():
    judged = {key for key in rules() if not key[1].startswith("R")}
    assert judged == {*CODES, CHANGED_SINCE}
    assert {("kz", one) for one in law("kz").lists["contradictions"]} == {key for key in judged if key[0] == "kz"}
    assert {("gdpr", one) for one in law("gdpr").lists["rules"]} == {key for key in judged if key[0] == "gdpr"}
    for examples in OF_LAW.values():
        assert set(examples.SATISFIES) == set(examples.BREAKS)


@pytest.mark.parametrize(("of_law", "code"), [*CODES, CHANGED_SINCE])
def test_a_rule_finds_what_breaks_it_and_no_other_does(of_law: str, code: str):
    assert found(broken(of_law, code), of_law) == {code}


@pytest.mark.parametrize(("of_law", "code"), CODES)
def test_what_satisfies_a_rule_is_no_finding(of_law: str, code: str):
    assert found(_with(of_law, OF_LAW[of_law].SATISFIES[code]), of_law) == set()


@pytest.mark.parametrize(("of_law", "code"), CODES)
def test_asking_only_what_a_change_touches_finds_the_same(of_law: str, code: str):
    before, after = _with(of_law, ()), broken(of_law, code)
    pairs = ((before.find(uid), after.find(uid)) for uid in {*before.index, *after.index})
    touched = {(new or old).kind for old, new in pairs if not old or not new or old.facts != new.facts}
    assert len(touched) < len(KINDS) / 2
    assert check(after, DAY, check(before, DAY), touched) == check(after, DAY)


def test_under_both_laws_nothing_is_found_of_the_operator_in_order():
    assert check(_with("gdpr", ()), DAY) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("of_law", "code"), [*CODES, CHANGED_SINCE])
def test_a_finding_is_said_in_the_language_of_the_reader(of_law: str, code: str, language: str):
    held = broken(of_law, code)
    for one in check(held, DAY):
        sentence = said(one, held, language)
        assert "{" not in sentence.text
        assert sentence.cited
        check_language(sentence.why, language)
        assert one.key in held.index[one.row].facts or one.key in ("", *held.index[one.row].parts, *_PARTS)


_PARTS = ("route", "purpose", "item", "basis", "disclosure", "retention", "transfer")
"""Kinds of part that a finding may ask for."""


@pytest.mark.parametrize(("of_law", "code"), [*CODES, CHANGED_SINCE])
def test_the_three_sentences_of_a_rule_have_the_same_slots(of_law: str, code: str):
    names = entry_of(of_law, code).names
    slots = [{name for _, name, _, _ in string.Formatter().parse(names[one]) if name} for one in LANGUAGES]
    assert slots[0] == slots[1] == slots[2]


def test_articles_and_grades_agree_with_the_table_taken_from_the_law():
    told = {code: entry_of(of_law, code).more for of_law, code in [*CODES, CHANGED_SINCE]}
    assert {code: [more["article"], more["grade"], more["severity"]] for code, more in told.items()} == TABLE


def test_letters_of_article_30_are_those_of_the_record():
    """Each letter of the law is asked for, and each that is asked for is one of the law's."""
    letters = {str(one.more["article"]) for one in law("gdpr").lists["register_content"].values()}
    asked = {str(one.more["article"]) for one in law("gdpr").lists["rules"].values()}
    assert {one for one in asked if one.startswith("30")} == letters
    assert not any("30" in str(one.more["article"]) for one in law("gdpr").lists["bases"].values())


@pytest.mark.parametrize(
    ("number", "unit", "working_days", "expected"),
    [
        (1, "working_day", 1, False), (2, "working_day", 1, True), (1, "calendar_day", 1, False),
        (2, "calendar_day", 1, True), (4, "calendar_day", 3, True), (3, "calendar_day", 3, False),
        (21, "calendar_day", 15, False), (22, "calendar_day", 15, True), (15, "working_day", 15, False),
        (1, "month", 15, True), (1, "year", 15, True),
    ],
)  # fmt: skip
def test_calendar_days_are_longer_than_working_days_where_they_can_be(
    number: int, unit: str, working_days: int, expected: bool
):
    assert longer(number, unit, working_days) is expected


LAWFUL: dict[str, tuple[Edit, ...]] = {
    "a promise shorter than the law's": (Put("r_withdraw/promised_term/0", {"number": 1}),),
    "ten working days after a withdrawal": (Put("r_withdraw/promised_term/0", {"number": 10}),),
    "at once": (Put("r_change/promised_term/0", {"number": None, "text": {"ru": "немедленно", "kk": "дереу"}}),),
    "no sale, minimum of data": (Add("clause", "operator", {"code": "no_sale", "papers": ["policy"]}),),
    "given to state bodies by law, and to nobody else": (
        Add("clause", "operator", {"text": {"ru": "Данные не передаются за плату.", "kk": "Деректер сатылмайды."}}),
    ),
    "the handling of an item in one service": (
        Put(
            "i_phone",
            {"handling": {"ru": "не передаётся сервису веб-аналитики", "kk": "веб-аналитика сервисіне берілмейді"}},
        ),
    ),
    "advertising with a box of its own": (Put("p_news", {"code": "advertising"}),),
    "a shorter term for some of the data": (
        Add("retention", "orders", {"items": ["i_phone"], "number": 1, "unit": "year", "start_event": "contract_end"}),
    ),
    "two numbers that look like the repealed acts": (
        Put("orders", {"description": {"ru": "приказ № 909-О, договор № 1214", "kk": "№ 1214 шарт"}}),
    ),
    "two companies of one trade": (
        Add(
            "party",
            "",
            {"name": {"ru": "ТОО «Тез Курьер»"}, "nature": "company", "country": "KZ", "status": "draft"},
            "other",
        ),
        Add("engagement", "operator", {"party": "other", "status": "draft"}),
    ),
    "a consent without a term of its own that ends when it is withdrawn": (
        Put("c_order", {"term_events": ["consent_withdrawn"]}),
    ),
    "a tracker of a company in Kazakhstan, after consent": (
        Put("t_basket", {"category": "analytics", "after_consent": True, "own": False, "party": "courier"}),
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Персональные данные никогда не передаются третьим лицам.", True),
        ("Мы не передаём данные третьим лицам, за исключением случаев, предусмотренных законом.", True),
        (
            "Мы не передаем ваши данные третьим лицам, кроме случаев, предусмотренных законом и настоящей политикой.",
            False,
        ),
        ("Мы не передаем данные третьим лицам, кроме перечисленных в разделе 5.", False),
        ("Без согласия субъекта третьим лицам не передаётся.", False),
        ("Данные не передаются по открытым каналам. Третьи лица указаны ниже.", False),
        ("Деректер үшінші тұлғаларға берілмейді.", True),
        ("Деректер субъектінің келісімінсіз үшінші тұлғаларға берілмейді.", False),
        ("Осы саясатта көрсетілген жағдайларды қоспағанда, деректер үшінші тұлғаларға берілмейді.", False),
        ("We never share your data with third parties.", True),
        ("Personal data are not disclosed to third parties except our partners listed below.", False),
        ("We may share data with third parties.", False),
    ],
)
def test_a_denial_is_told_from_an_exception(text: str, expected: bool):
    assert denies_passing(Words.of(ru=text)) is expected


@pytest.mark.parametrize("case", LAWFUL)
def test_what_is_lawful_stays_silent(case: str):
    assert {one for one in found(changed(LAWFUL[case]), "kz") if one.startswith("K")} == set()


def test_numbers_in_names_tell_parties_apart():
    shops = [
        Add("party", "", {"name": {"ru": f"ТОО «Книжный {n}»"}, "nature": "company", "status": "draft"}, f"shop{n}")
        for n in (1, 2)
    ]
    engaged = [Add("engagement", "operator", {"party": f"shop{n}", "status": "draft"}, f"with{n}") for n in (1, 2)]
    assert found(changed((*shops, *engaged)), "kz") == set()


def test_a_party_spelled_otherwise_is_found_without_numbers():
    spelled = {"name": {"ru": "ТОО «Тез-Жеткізу»"}, "nature": "company", "country": "KZ", "status": "draft"}
    edits = (Add("party", "", spelled, "other"), Add("engagement", "operator", {"party": "other", "status": "draft"}))
    assert found(changed(edits), "kz") == {"K13"}
