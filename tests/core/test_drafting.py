"""A published text as the draft of an operator: each proposal with its sentence and certainty, and nothing invented."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ropa.actions.from_text.choosing import likely, typed_key, with_needs, worded, wording
from ropa.actions.from_text.making import EVERY
from ropa.actions.from_text.proposing import proposals, shared_parties
from ropa.actions.from_text.taking import draft_operator, placed
from ropa.actions.from_text.wording import wordings
from ropa.actions.importing.matching import Around
from ropa.actions.importing.proposals import Certainty, Proposal, Proposed
from ropa.actions.known import add_known_party
from ropa.actions.undo import undo
from ropa.errors import RopaError
from ropa.fields import Kind
from ropa.i18n import LANGUAGES, translator
from ropa.model import fields, parents
from ropa.names import Names, known
from ropa.reading.whole import read_closely
from ropa.register import Register
from ropa.store.reading import counts, holdings, operators

PUBLISHED = sorted((Path(__file__).parents[1] / "files" / "published").glob("*.txt"))
SURE, PROBABLE, GUESS = Certainty.CERTAIN, Certainty.LIKELY, Certainty.UNSURE

SAID: list[tuple[str, str, Mapping[str, Any], Certainty]] = [
    ("Оператор: ТОО «Василёк», БИН 250540999014.", "operator", {"bin": "250540999014"}, SURE),
    ("Оператор: ТОО «Василёк», БИН 250540999014.", "operator", {"name": {"ru": "ТОО «Василёк»"}}, SURE),
    ("Оператор: ТОО «Василёк», БИН 250540999014.", "operator", {"legal_form": "llp"}, SURE),
    ("This policy of Greenvalley company (hereinafter – Operator) applies.", "operator",
     {"name": {"en": "Greenvalley"}}, PROBABLE),
    ("Адрес: Республика Казахстан, г. Тараз, ул. Абая, д. 5.", "operator",
     {"address": {"ru": "Республика Казахстан, г. Тараз, ул. Абая, д. 5"}}, SURE),
    ("По вопросам персональных данных: dpo@example.kz.", "operator", {"data_email": "dpo@example.kz"}, SURE),
    ("Отдел продаж: info@example.kz.", "operator", {"email": "info@example.kz"}, SURE),
    ("Тел.: +7 (701) 123-45-67", "operator", {"phone": "+77011234567"}, SURE),
    ("Закон Республики Казахстан № 94-V применяется.", "operator_law", {"law": "kz"}, SURE),
    ("Processing follows the GDPR.", "operator_law", {"law": "gdpr"}, SURE),
    ("Сайт не предназначен для лиц младше 18 лет.", "operator",
     {"minors_rule": {"ru": "Сайт не предназначен для лиц младше 18 лет."}}, SURE),
    ("Цели обработки:\n– доставка заказа;\n– рассылка рекламы.", "purpose", {"code": "delivery"}, SURE),
    ("Деректер өтініш бойынша сізбен байланысу үшін өңделеді.", "purpose", {"code": "contact_back"}, PROBABLE),
    ("Мы используем номер телефона, чтобы связаться с вами.", "item", {"category": "phone"}, PROBABLE),
    ("Какие данные мы собираем\n\nМы собираем ИИН.", "item", {"category": "iin"}, SURE),
    ("Данные передаются банкам-партнёрам.", "party",
     {"name": {"ru": "банкам-партнёрам"}, "nature": "category", "kinds": ("bank",)}, PROBABLE),
    ("Данные передаются ТОО «Курьер Плюс» (Казахстан).", "party",
     {"name": {"ru": "ТОО «Курьер Плюс»"}, "nature": "company", "country": "KZ"}, SURE),
    ("We use Google Analytics, a web analytics service.", "tracker", {"category": "analytics"}, SURE),
    ("Персональные данные хранятся в течение 5 (пяти) лет.", "retention", {"number": 5, "unit": "year"}, PROBABLE),
    ("Дербес деректер 18 ай бойы сақталады.", "retention", {"number": 18, "unit": "month"}, PROBABLE),
    ("Персональные данные хранятся до отзыва согласия.", "retention_end", {"event": "consent_withdrawn"}, PROBABLE),
    ("Трансграничная передача не осуществляется.", "activity", {"none": ("transfer",)}, SURE),
    ("Согласие может быть отозвано письмом на a@example.kz.", "route",
     {"channel": "email", "address": "a@example.kz"}, SURE),
    ("Согласие может быть отозвано письмом на a@example.kz.", "route", {"rights": ("withdraw",)}, SURE),
    ("Data are encrypted in transit.", "activity", {"measures": ("encryption_transit",)}, PROBABLE),
    ("Применяется Закон № 94-V.\n\nОбработка ведётся с согласия субъекта.", "basis",
     {"law": "kz", "code": "KZ7-1"}, PROBABLE),
    ("Применяется Закон № 94-V.\n\nОбработка ведётся с согласия субъекта и для исполнения договора с ним.", "basis",
     {"law": "kz", "code": "KZC-contract", "claimed": True}, GUESS),
]  # fmt: skip
WHOLE = """Политика конфиденциальности

Оператор: ТОО «Василёк», БИН 250540999014. Применяется Закон Республики Казахстан № 94-V.

Какие данные мы собираем

Мы собираем ИИН.

Цели обработки данных:
– доставка заказа (имя, номер телефона);
– рассылка рекламы.

Передача третьим лицам

Данные передаются курьерским службам.

Сроки хранения

Персональные данные хранятся в течение 5 лет.

Защита данных

Доступ к данным ограничен.

Права субъекта

Субъект вправе отозвать согласие письмом на a@example.kz. Ответ даётся в течение 3 рабочих дней.
"""
LINES = {
    "Мы собираем ИИН.": ("item", "category", "iin"),
    "– рассылка рекламы.": ("purpose", "code", "marketing"),
    "Данные передаются курьерским службам.": ("party", "kinds", ("delivery",)),
    "Персональные данные хранятся в течение 5 лет.": ("retention", "number", 5),
    "Доступ к данным ограничен.": ("activity", "measures", ("access_control",)),
    "Ответ даётся в течение 3 рабочих дней.": ("promised_term", "number", 3),
    ", БИН 250540999014": ("operator", "bin", "250540999014"),
}
"""A line, and the fact that it alone says."""


def drafted(text: str, around: Around | None = None) -> Proposed:
    return proposals(read_closely(text), around or Around())


def of_kind(found: Proposed, kind: str) -> list[Proposal]:
    return [one for one in found.proposals if one.kind == kind]


def facts(found: Proposed) -> set[tuple[str, str, str]]:
    """Every fact that is no link, as plain text."""
    return {
        (one.kind, key, str(value))
        for one in found.proposals
        for key, value in one.values.items()
        if fields(one.kind)[key].kind not in (Kind.LINK, Kind.LINKS)
    }


@pytest.mark.parametrize(("text", "kind", "values", "certainty"), SAID)
def test_what_is_said_is_proposed(text: str, kind: str, values: Mapping[str, Any], certainty: Certainty) -> None:
    found = [one for one in of_kind(drafted(text), kind) if values.items() <= one.values.items()]
    assert len(found) == 1
    assert found[0].certainty == certainty
    assert found[0].why
    assert found[0].source.text in text


def test_of_a_text_that_says_nothing_only_an_empty_operator_is_left() -> None:
    found = drafted("Просто текст о погоде.")
    assert [(one.kind, dict(one.values)) for one in found.proposals] == [("operator", {})]
    assert found.left == ()


@pytest.mark.parametrize("line", LINES)
def test_what_a_text_does_not_say_stays_empty(line: str) -> None:
    kind, key, value = LINES[line]
    whole, less = facts(drafted(WHOLE)), facts(drafted(WHOLE.replace(line, "")))
    assert (kind, key, str(value)) in whole
    assert (kind, key, str(value)) not in less
    assert {one for one in less - whole if one[1] != "name"} == set()


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_each_proposal_has_its_sentence_and_codes_that_there_are(path: Path) -> None:
    reading = read_closely(path.read_text(encoding="utf-8"))
    found = proposals(reading, Around())
    kinds = {one.uid: one.kind for one in found.proposals} | {EVERY: "activity"}
    for one in found.proposals:
        if one.source.text:
            assert reading.seen[int(one.source.place)].text == one.source.text
        above = kinds.get(one.parent or "", "")
        assert above in (
            one.kind,
            *parents(one.kind),
            *(("purpose",) if one.kind == "basis" else ()),
            "operator",
            "activity",
            "",
        )
        for key, value in one.values.items():
            field = fields(one.kind)[key]
            codes = (value,) if field.kind is Kind.CODE else value if field.kind is Kind.CODES else ()
            assert all(known(field.catalogue, code, str(one.values.get("law", ""))) for code in codes), (key, value)


def test_data_that_a_purpose_names_belong_to_it_and_others_stand_apart() -> None:
    found = drafted(WHOLE)
    names = {one.uid: one.values["name"]["en"] for one in of_kind(found, "activity") if "name" in one.values}
    where = {one.values["category"]: names[one.parent or ""] for one in of_kind(found, "item")}
    assert where["phone"] == where["name"] == "Delivery of goods"
    assert where["iin"] == "Data and recipients without a purpose in the text"


def test_a_known_party_is_known_by_ropa_and_the_text_has_the_last_word() -> None:
    (party,) = of_kind(drafted("We share data with Yandex Metrica."), "party")
    assert (party.values["country"], party.certainty) == ("RU", PROBABLE)
    assert party.values["source"]
    (named,) = of_kind(drafted("We share data with Yandex LLC (Russia)."), "party")
    assert named.certainty is SURE


def test_transfers_go_to_those_whom_the_text_names_with_them_or_are_a_guess() -> None:
    named = of_kind(drafted("Data are transferred abroad to Vercel Inc. (USA), our hosting provider."), "transfer")
    assert [(one.values["country"], one.certainty) for one in named] == [("US", PROBABLE)]
    text = "We share data with Vercel Inc. (USA).\n\nCross-border transfer of data may take place."
    (guess,) = of_kind(drafted(text), "transfer")
    assert (guess.certainty, guess.values["certainty"]) == (GUESS, "may_take_place")
    nobody = drafted("Personal data are transferred to servers in Germany.")
    assert of_kind(nobody, "transfer") == []
    assert "Germany" in nobody.left[0].refusal.says(translator("en"))


def test_taken_in_one_act_and_back_by_one_undo(register: Register) -> None:
    found = drafted(WHOLE)
    done = register.do(draft_operator, found, likely(found))
    held = register.ask(holdings, done.uid)
    assert held.operator["name"].texts == (("ru", "ТОО «Василёк»"),)
    assert (held.operator["bin"], held.operator["email"]) == ("250540999014", None)
    activities = held.all("activity")
    assert len(activities) == 3
    for one in activities:
        assert [(kept["number"], kept["unit"]) for kept in one.of("retention")] == [(5, "year")]
        assert one["measures"] == ("access_control",)
    (route,) = held.operator.of("route")
    assert set(route["rights"]) == {"withdraw"}
    assert [(term["number"], term["unit"]) for term in route.of("promised_term")] == [(3, "working_day")]
    register.do(undo, done.uid)
    assert register.ask(operators) == []
    assert not any(register.ask(counts).values())


def test_what_is_not_ticked_is_not_taken_nor_what_needs_it(register: Register) -> None:
    found = drafted(WHOLE)
    (party,) = of_kind(found, "party")
    chosen = with_needs(found, likely(found) - {party.uid}, drop=True)
    done = register.do(draft_operator, found, chosen)
    assert "party" not in done.made
    assert "disclosure" not in done.made
    assert [one for one in placed(found, ()) if one.kind != "operator"] == []


def test_what_stands_apart_can_go_into_every_activity(register: Register) -> None:
    found = drafted(WHOLE)
    done = register.do(draft_operator, found, likely(found), everywhere=True)
    held = register.ask(holdings, done.uid)
    assert len(held.all("activity")) == 2
    for one in held.all("activity"):
        assert "iin" in {item["category"] for item in one.of("item")}
        assert len(one.of("disclosure")) == 1
        assert len({item["category"] for item in one.of("item")}) == len(one.of("item"))


def test_an_operator_with_the_same_number_is_not_made_twice(register: Register) -> None:
    found = drafted(WHOLE)
    register.do(draft_operator, found, likely(found))
    again = drafted(WHOLE, register.ask(shared_parties))
    with pytest.raises(RopaError, match="250540999014"):
        register.do(draft_operator, again, likely(again))
    assert len(register.ask(operators)) == 1
    number = next(one.uid for one in again.proposals if "bin" in one.values)
    register.do(draft_operator, again, likely(again) - {number})
    assert len(register.ask(operators)) == 2


def test_a_party_that_all_operators_see_is_used_and_not_doubled(register: Register) -> None:
    there = register.do(add_known_party, "yandex")
    found = drafted("We share data with Yandex LLC (Russia).", register.ask(shared_parties))
    done = register.do(draft_operator, found, likely(found))
    (disclosure,) = (part for one in register.ask(holdings, done.uid).all("activity") for part in one.of("disclosure"))
    assert disclosure["party"] == there
    assert "party" not in done.made


def test_words_typed_before_taking_stand_in_the_register(register: Register) -> None:
    found = drafted(WHOLE)
    name = next(one for one in found.proposals if "name" in one.values and one.kind == "operator")
    assert (typed_key(name), wording(name, "en")) == ("name", "ТОО «Василёк»")
    found = worded(found, name.uid, "ТОО «Ромашка»", "en")
    held = register.ask(holdings, register.do(draft_operator, found, likely(found)).uid)
    assert held.operator["name"].get("ru") == "ТОО «Ромашка»"


def test_all_that_ten_texts_propose_can_be_taken(register: Register) -> None:
    for path in PUBLISHED:
        found = drafted(path.read_text(encoding="utf-8"), register.ask(shared_parties))
        register.do(draft_operator, found, [one.uid for one in found.proposals])
    assert len(register.ask(operators)) == len(PUBLISHED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_proposal_is_said_in_words(language: str) -> None:
    found = drafted(WHOLE)
    said = wordings(found, Names(), translator(language))
    (operator, *others) = found.proposals
    assert all(all(said[one.uid]) for one in others)
    assert said[operator.uid][1] == ""
