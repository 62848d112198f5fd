"""Of a published text: whose data, what becomes of them, on what condition, consent forms, own rules, systems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ropa.actions.from_text.choosing import likely
from ropa.actions.from_text.making import EVERY_ITEM
from ropa.actions.from_text.taking import draft_operator
from ropa.actions.importing.proposals import Certainty
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
from tests.core.test_drafting import drafted, facts, of_kind

SURE, PROBABLE, GUESS = Certainty.CERTAIN, Certainty.LIKELY, Certainty.UNSURE
RU, KK, EN = "Мы собираем номер телефона.\n\n", "Біз телефон нөмірін жинаймыз.\n\n", "We collect your phone number.\n\n"

SAID: list[tuple[str, str, Mapping[str, Any], Certainty]] = [
    (RU + "Обрабатываются персональные данные пациентов.", "item", {"groups": ("patient",)}, PROBABLE),
    (KK + "Пациенттердің дербес деректері өңделеді.", "item", {"groups": ("patient",)}, PROBABLE),
    (EN + "We process personal data of our customers.", "item", {"groups": ("customer",)}, PROBABLE),
    (KK + "Пациенттердің және қызметкерлердің дербес деректері өңделеді.", "item",
     {"groups": ("patient",)}, GUESS),
    (RU + "Обрабатываются данные работников, клиентов и поставщиков.", "item", {"groups": ("customer",)}, GUESS),
    (RU + "Категории субъектов:\n– работники;", "item", {"groups": ("employee",)}, PROBABLE),
    ("Сроки хранения\n\nДанные хранятся 3 года, после чего уничтожаются.", "retention_fate", {"fate": "destroy"},
     PROBABLE),
    ("Сақтау мерзімі\n\nМақсатқа жеткен соң деректер 15 жұмыс күні ішінде жойылады.", "retention_fate",
     {"fate": "destroy", "number": 15, "unit": "working_day"}, PROBABLE),
    ("Retention\n\nAfter that, data are anonymised within a reasonable time.", "retention_fate",
     {"fate": "depersonalise", "text": {"en": "within a reasonable time"}}, PROBABLE),
    ("Сроки хранения\n\nДанные хранятся 3 года, если законом не установлен больший срок.", "retention",
     {"unless_law": True}, PROBABLE),
    ("Передача третьим лицам\n\nДанные передаются банкам только при подаче заявки на кредит.", "disclosure",
     {"condition": {"ru": "только при подаче заявки на кредит"}}, SURE),
    ("Recipients\n\nWhen you order a delivery — couriers receive your data.", "disclosure",
     {"condition": {"en": "When you order a delivery"}}, SURE),
    ("Үшінші тұлғаларға беру\n\nТауар жеткізуге берілген кезде деректер курьерлік қызметке беріледі.", "disclosure",
     {"condition": {"kk": "Тауар жеткізуге берілген кезде"}}, SURE),
    ("Data are shared with partners only with your explicit consent.", "disclosure", {"explicit_consent": True}, SURE),
    ("Recipients\n\nData go to a hosting provider. These services use them strictly under our instructions.",
     "disclosure", {"instruction_only": True}, PROBABLE),
    ("Могут использоваться сервисы аналитики (Google Analytics).", "tracker", {"certainty": "may_take_place"}, SURE),
    ("Какие данные мы собираем\n\nИИН – только при оформлении ипотеки.", "item",
     {"condition": {"ru": "только при оформлении ипотеки"}}, SURE),
    ("Серверы расположены в Казахстане.", "system", {"kind": "server", "country": "KZ"}, SURE),
    ("Деректер дерекқорда сақталады.", "system", {"kind": "database"}, SURE),
    ("Data are stored on servers in Germany.", "system", {"kind": "server", "country": "DE"}, SURE),
    ("Политика\n\nМы не продаём данные.", "clause",
     {"code": "no_sale", "text": {"ru": "Мы не продаём данные."}, "papers": ("policy",)}, SURE),
    ("Саясат\n\nСайтта басқа ресурстарға сілтеме бар, басқа сайттарға сілтемелер үшін жауап бермейміз.", "clause",
     {"code": "external_links"}, SURE),
    ("The site is provided “as is”.", "clause", {"code": "as_is"}, SURE),
    ("Об изменениях мы сообщаем на сайте.\n\nИзменения политики\n\nО новой редакции мы уведомим на сайте.", "operator",
     {"changes_announced": {"ru": "О новой редакции мы уведомим на сайте."}}, PROBABLE),
    ("Трансграничная передача данных осуществляется только с согласия субъекта.", "operator",
     {"transfer_rule": {"ru": "Трансграничная передача данных осуществляется только с согласия субъекта."}}, PROBABLE),
    ("We never publish personal data.", "activity", {"published": False}, PROBABLE),
    ("Согласие отзывается письмом на a@example.kz с темой «Отзыв согласия».", "route",
     {"subject_line": {"ru": "Отзыв согласия"}}, SURE),
    ("Your rights\n\nTo exercise your rights write to a@example.kz. Please indicate your name and the request.",
     "route", {"to_state": {"en": "Please indicate your name and the request."}}, SURE),
    ("Субъектінің құқықтары\n\nҚұқықтарды іске асыру үшін a@example.kz жазыңыз. Жеке басын растауды сұрай аламыз.",
     "route", {"identity_check": {"kk": "Жеке басын растауды сұрай аламыз."}}, SURE),
    ("By filling in the form you give consent to processing.", "consent", {"ways": ("form_submission",)}, PROBABLE),
]  # fmt: skip
CONSENT = """Согласие на сбор и обработку персональных данных

Настоящее согласие даётся посетителями сайта ТОО «Василёк» по Закону Республики Казахстан № 94-V.

Цели обработки:
– доставка заказа (номер телефона).

Порядок получения согласия

Согласие даётся проставлением галочки «Согласен на обработку персональных данных» и отправкой формы. Без отметки о \
согласии отправка формы невозможна. Согласие действует 2 года. При появлении новой цели согласие запрашивается \
повторно.

Трансграничная передача

Возможна трансграничная передача данных компании Vercel Inc. (США). Субъект даёт согласие на такую передачу.
"""
FORM: Mapping[str, Any] = {
    "name": {"ru": "Согласие на сбор и обработку персональных данных"},
    "groups": ("site_visitor",),
    "box_label": {"ru": "Согласен на обработку персональных данных"},
    "required": True,
    "term_number": 2,
    "term_unit": "year",
    "asked_again": {"ru": "При появлении новой цели согласие запрашивается повторно."},
}
NOT_SAID = (
    (RU + "К данным имеют доступ только уполномоченные работники.", "item", "groups"),
    (RU + "Клиенты ценят нас.", "item", "groups"),
    ("Субъект вправе требовать удаления данных после отзыва согласия.", "retention_fate", "fate"),
    ("Данные хранятся три года.", "retention_fate", "fate"),
    ("Retention\n\nCookies are deleted after the session.", "retention_fate", "fate"),
    ("Retention\n\nData are kept for as long as is necessary.", "clause", "code"),
    ("Келісімді қайтарып алу үшін өтініш беріледі.", "consent", "term_events"),
    (
        "Recipients\n\nData go to a hosting provider. We use our staff strictly under our instructions.",
        "disclosure",
        "instruction_only",
    ),
    ("Мы используем Google Analytics.", "tracker", "certainty"),
    ("Данные передаются банкам и курьерским службам только с согласия.", "disclosure", "condition"),
    ("Когда заказ готов, мы пишем клиенту. Данные передаются банкам.", "disclosure", "condition"),
    ("The database protection law of Kazakhstan applies.", "system", "kind"),
    ("Мы продаём мебель.", "clause", "code"),
    ("Персональные данные обрабатываются с согласия субъекта.", "consent", "ways"),
    ("Согласие отзывается отправкой формы на сайте.", "consent", "ways"),
    ("Политика публикуется на сайте.", "activity", "published"),
    ("Согласие действует 2 года.", "retention", "number"),
)


@pytest.mark.parametrize(("text", "kind", "values", "certainty"), SAID)
def test_what_is_said_is_proposed(text: str, kind: str, values: Mapping[str, Any], certainty: Certainty) -> None:
    found = [one for one in of_kind(drafted(text), kind) if values.items() <= one.values.items()]
    assert [one.certainty for one in found] == [certainty]
    assert found[0].source.text in text


@pytest.mark.parametrize(("text", "kind", "key"), NOT_SAID)
def test_what_a_text_does_not_say_stays_empty(text: str, kind: str, key: str) -> None:
    assert [told for told in facts(drafted(text)) if told[:2] == (kind, key)] == []


def test_a_published_consent_becomes_a_form_with_all_that_its_text_says(register: Register) -> None:
    found = drafted(CONSENT)
    held = register.ask(holdings, register.do(draft_operator, found, likely(found)).uid)
    (form,) = held.all("consent")
    said = {key: dict(value.texts) if isinstance(value := form[key], Words) else value for key in FORM}
    assert said == FORM
    assert set(form["ways"]) == {"checkbox", "form_submission"}
    assert set(form["activities"]) == {one.uid for one in held.all("activity")}
    disclosed = [each for one in held.all("activity") for each in one.of("disclosure")]
    (transfer,) = (part for each in disclosed for part in each.of("transfer"))
    assert (transfer["country"], transfer["consent"]) == ("US", form.uid)
    assert [ground["code"] for ground in transfer.of("transfer_ground")] == ["KZ16-3-1"]


def test_a_seat_is_no_place_of_data() -> None:
    text = "We use Yandex Metrica, a web analytics service.\n\nCross-border transfer to web analytics may take place."
    found = drafted(text)
    (transfer,) = of_kind(found, "transfer")
    assert (transfer.values["country"], transfer.certainty) == ("not_named", PROBABLE)
    assert [one.values["country"] for one in of_kind(found, "party")] == ["RU"]


def test_groups_go_to_the_data_they_stand_with_and_to_no_others(register: Register) -> None:
    text = "Данные работников:\n– ИИН.\n\nДанные клиентов:\n– номер телефона.\n\nСайт собирает cookie."
    found = drafted(text)
    assert all(one.certainty is GUESS for one in of_kind(found, "item") if one.parent == EVERY_ITEM)
    held = register.ask(holdings, register.do(draft_operator, found, likely(found)).uid)
    groups = {item["category"]: item["groups"] for one in held.all("activity") for item in one.of("item")}
    assert groups == {"iin": ("employee",), "phone": ("customer",), "cookies": None}


def test_letters_with_different_subject_lines_are_different_ways() -> None:
    text = (
        "Права\n\nСогласие отзывается письмом на a@example.kz с темой «Отзыв согласия». "
        "Субъект вправе изменить данные письмом на a@example.kz с темой «Обновление данных»."
    )
    lines = [one.values.get("subject_line") for one in of_kind(drafted(text), "route") if "channel" in one.values]
    assert lines == [{"ru": "Отзыв согласия"}, {"ru": "Обновление данных"}]


def test_of_whom_the_law_of_the_union_is_said_to_apply() -> None:
    text = "Processing follows the GDPR.\n\nFor visitors from the EU the GDPR applies."
    (named,) = (one for one in of_kind(drafted(text), "operator_law") if "for_whom" in one.values)
    assert named.values["for_whom"]["en"].startswith("site visitors from the European Union")


def test_the_row_of_a_tracker_says_what_it_does_and_hides_and_where_its_policy_is() -> None:
    text = (
        "Cookies\n\n| Tool | Purpose | Policy |\n|---|---|---|\n"
        "| Hotjar (Hotjar Ltd., Malta) | Surveys of visitors. Under the GDPR. | hotjar.com/privacy |\n"
        "| Microsoft Clarity (Microsoft Corp., USA) | Heat maps (form fields are not captured). | microsoft.com/a |"
    )
    found = drafted(text)
    names = {one.uid: one.values["name"]["en"] for one in of_kind(found, "tracker") if "name" in one.values}
    told = {(names[one.parent or ""], key): value for one in of_kind(found, "tracker") if one.parent in names
            for key, value in one.values.items()}  # fmt: skip
    assert told["Hotjar", "does"] == {"en": "Surveys of visitors."}
    assert told["Hotjar", "policy_address"] == "hotjar.com/privacy"
    assert told["Microsoft Clarity", "masking"] == "form_fields"
    assert told["Microsoft Clarity", "policy_address"] == "microsoft.com/a"
    assert ("Hotjar", "masking") not in told


def test_what_a_condition_names_is_not_passed() -> None:
    text = "Recipients\n\nWhen you send us your passport details — delivery services receive your name and address."
    found = drafted(text)
    (disclosure,) = (one for one in of_kind(found, "disclosure") if "party" in one.values)
    passed = {one.values["category"] for one in of_kind(found, "item") if one.uid in disclosure.values["items"]}
    assert passed == {"name", "address"}


def test_data_named_only_beside_a_basis_are_a_guess() -> None:
    (item,) = of_kind(drafted("Legal bases\n\nConsent (cookie banner)."), "item")
    assert (item.values["category"], item.certainty) == ("cookies", GUESS)


def test_what_is_said_of_a_list_of_trackers_is_said_of_each() -> None:
    text = (
        "Cookies\n\nThe site may load the analytics tools listed below. Before you accept, no cookies are set.\n"
        "- Google Analytics\n- Microsoft Clarity"
    )
    trackers = of_kind(drafted(text), "tracker")
    assert sum(one.values.get("after_consent") is True for one in trackers) == 2
    assert sum(one.values.get("certainty") == "may_take_place" for one in trackers) == 2
