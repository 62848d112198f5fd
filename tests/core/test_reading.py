"""What short texts in three languages say; one fact a line."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest

from ropa.reading.result import Read, Recipient, Term, Withdrawal, plain
from ropa.reading.whole import read_text

OPERATORS = [
    ("Оператор: ТОО «Василёк»", "ТОО «Василёк»"),
    ("Мы, ТОО «Василёк» (далее – Оператор), обрабатываем данные.", "ТОО «Василёк»"),
    ("Настоящая политика составлена компанией Ак-Орда (далее — Компания).", "Ак-Орда"),
    ("Оператором является Индивидуальный предприниматель Сейтов Арман.", "Индивидуальный предприниматель Сейтов Арман"),
    ("Владелец сайта: Сейтова Алия Маратовна, г. Тараз.", "Сейтова Алия Маратовна"),
    ("Оператор – «Көктем» ЖШС-нің сайты туралы.", "«Көктем» ЖШС"),
    ("«Көктем» ЖШС (бұдан әрі – Оператор) деректерді өңдейді.", "«Көктем» ЖШС"),
    ("The operator of your data is GREEN VALLEY LLP.", "GREEN VALLEY LLP"),
    ('Name: LLP "Green Valley"', 'LLP "Green Valley"'),
    ("This policy of Greenvalley company (hereinafter – Operator) applies.", "Greenvalley"),
    ("Данные передаются ТОО «Курьер Плюс» для доставки.", None),
    ("Даю согласие Товариществу с ограниченной ответственностью «Василёк» на передачу данных третьим лицам.",
     "Товарищество с ограниченной ответственностью «Василёк»"),
    ("1. Cookies\n\nGoogle Analytics (Google LLC, USA) sets cookies.", None),
]  # fmt: skip
CONTACTS = [
    ("email", "Пишите на Info@Example.KZ.", ("info@example.kz",)),
    ("email", "a_b-c.d@mail.example.kz; x@y", ("a_b-c.d@mail.example.kz",)),
    ("phone", "Тел.: +7 (701) 123-45-67", ("+77011234567",)),
    ("phone", "тел. 8 (7172) 55-12-34, 8 701 123 45 67", ("+77172551234", "+77011234567")),
    ("phone", "https://wa.me/77081234567", ("+77081234567",)),
    ("phone", "call +44 20 7946 0958", ("+442079460958",)),
    ("phone", "БИН 250540999014 от 21.05.2013", ()),
    ("phone", "ИИК KZ12345678901234567890", ()),
    ("bin", "БИН: 250540999014", "250540999014"),
    ("bin", "БСН 250540999014", "250540999014"),
    ("bin", "БИН: 250540999015", None),
    ("bin", "заказ 123456789012", None),
    ("website", "Сайт www.Example-shop.kz принадлежит оператору.", "example-shop.kz"),
    ("website", "Почта info@example-shop.kz, сайт example-shop.kz", "example-shop.kz"),
    ("website", "Отключите cookie: https://support.google.com/chrome", None),
    ("website", "Почта: example@gmail.com", None),
    ("address", "Адрес: Республика Казахстан, г. Тараз, ул. Абая, д. 5. Телефон ниже.",
     ("Республика Казахстан, г. Тараз, ул. Абая, д. 5",)),
    ("address", "Мекенжайы: 080000, Тараз қаласы, Абай көшесі, 5", ("080000, Тараз қаласы, Абай көшесі, 5",)),
    ("address", "Legal address: 5 Abay St., Taraz, Republic of Kazakhstan; phone below",
     ("5 Abay St., Taraz, Republic of Kazakhstan",)),
    ("address", "Мы собираем адрес доставки.", ()),
    ("country_law", "в соответствии с Законом Республики Казахстан", "KZ"),
    ("country_law", "Processing follows the GDPR.", "EU"),
    ("country_law", "152-ФЗ «О персональных данных»", "RU"),
    ("country_law", "Мы соблюдаем закон.", None),
    ("country_law", "Hotjar is GDPR-compliant.", None),
]  # fmt: skip
DATES = [
    ("Действует с 1 мая 2026 года.", "2026-05-01"),
    ("Дата вступления в силу: 01.05.2026", "2026-05-01"),
    ("Саясат 2026 жылғы 1 мамырдан бастап күшіне енеді.", "2026-05-01"),
    ("Күшіне енген күні: 29 мамыр 2026 ж.", "2026-05-29"),
    ("Effective Date: May 29, 2026", "2026-05-29"),
    ("Last updated on 2026-05-29.", "2026-05-29"),
    ("Закон от 21 мая 2013 года № 94-V", None),
    ("Вступает в силу с момента публикации.", None),
    ("Действует с 31.02.2026.", None),
]
DATA = [
    ("Мы собираем имя, номер телефона и адрес электронной почты.", {"name", "phone", "email"}),
    ("Мы обрабатываем фамилию, имя, отчество и ИИН клиентов.", {"full_name", "iin"}),
    ("Мы не собираем геолокацию.", set()),
    ("Мы собираем имя, но не собираем геолокацию и биометрические данные.", {"name"}),
    ("Мы не собираем геолокацию, только номер телефона.", {"phone"}),
    ("Мы не собираем:\n- геолокацию;\n- биометрические данные.\n\nМы собираем ИИН.", {"iin"}),
    ("Біз геолокацияны жинамаймыз.", set()),
    ("Біз телефон нөміріңізді жинаймыз, бірақ геолокацияны жинамаймыз.", {"phone"}),
    ("Оператор субъектінің тегін, атын, әкесінің атын және ЖСН-ін өңдейді.", {"full_name", "iin"}),
    ("We collect your name, phone number and IP address.", {"name", "phone", "ip_address"}),
    ("We do not collect location or biometric data.", set()),
    ("We collect your phone number and do not collect your location.", {"phone"}),
    ("Information we do not collect:\n- location\n- biometric data", set()),
    ("[не указано: какие биометрические данные собираются]", set()),
    ("E-mail оператора: a@example.kz. ИИН 831110350941.", set()),
]
RECIPIENTS = [
    ("Данные передаются ООО «Яндекс».", {("yandex", "RU", True)}),
    ("Мы передаём данные Яндекс Метрике и Гугл Аналитике.", {("yandex", "RU", True), ("google", "US", True)}),
    ("Мы не передаём данные третьим лицам.", set()),
    ("Деректер үшінші тұлғаларға берілмейді.", set()),
    ("We do not share data with third parties.", set()),
    ("Данные передаются банкам-партнёрам.", {("bank", None, False)}),
    ("Деректер курьерлік қызметтерге берілуі мүмкін.", {("delivery", None, False)}),
    ("Data may be disclosed to our hosting provider.", {("hosting", None, False)}),
    ("Данные передаются ТОО «Курьер Плюс» (Казахстан).", {("ТОО «Курьер Плюс»", "KZ", True)}),
    ("We share data with Vercel Inc. (USA), our hosting provider.", {("Vercel Inc", "US", True)}),
    ("Отключите cookie в браузере Google Chrome.", set()),
    ("Пишите нам в WhatsApp.", set()),
    ("1. Who receives them\n\nthe bank which processes card payments;", {("bank", None, False)}),
    ("КОМУ ДАЁМ\n\nПолиция: если придут с бумагой.", {("authority", None, False)}),
    ("Мәлімет кімге барады\n\nАударымды жүргізетін банкке.", {("bank", None, False)}),
    ("Біз оны келесі тараптармен бөлісе аламыз:\n– Google LLC (АҚШ);\n– курьерлер.",
     {("google", "US", True), ("delivery", None, False)}),
    ("A breach would be reported to the authorised body within one working day.", set()),
    ("Оператор – ТОО «Василёк».\nТОО «Василёк» передаёт данные третьим лицам: курьерским службам.",
     {("delivery", None, False)}),
]  # fmt: skip
ABROAD = [
    ("Трансграничная передача не осуществляется.", "stated_no"),
    ("Трансграничная передача персональных данных осуществляется в Россию.", "stated_yes"),
    ("Дербес деректер шет мемлекеттерге берілмейді.", "stated_no"),
    ("Дербес деректерді трансшекаралық беру жүзеге асырылады.", "stated_yes"),
    ("No cross-border transfer takes place.", "stated_no"),
    ("Personal data are transferred to servers in Germany.", "stated_yes"),
    ("До начала трансграничной передачи оператор обязан убедиться в защите данных.", "unstated"),
    ("Субъект вправе знать о наличии или отсутствии трансграничной передачи.", "unstated"),
    ("Трансграничная передача не осуществляется без письменного согласия субъекта.", "unstated"),
    ("Мы храним данные пять лет.", "unstated"),
]
RETENTION = [
    ("Персональные данные хранятся в течение 5 (пяти) лет.", 60, set()),
    ("Срок хранения – три года с даты обращения.", 36, set()),
    ("Данные хранятся не более шестидесяти месяцев или до отзыва согласия.", 60, {"consent_withdrawn"}),
    ("Дербес деректер 3 (үш) жыл бойы сақталады.", 36, set()),
    ("Деректер келісім кері қайтарып алынғанға дейін сақталады.", None, {"consent_withdrawn"}),
    ("Data are stored for three years from the last visit.", 36, set()),
    ("Personal data are kept until the purposes are achieved.", None, {"purpose_achieved"}),
    ("Срок обработки персональных данных неограничен.", None, {"indefinite"}),
    ("По истечении трёх лет данные удаляются.", 36, set()),
    ("Деректер бес жыл өткен соң жойылады.", 60, set()),
    ("Records are deleted after two years.", 24, set()),
    ("Сайтом могут пользоваться лица старше 18 лет.", None, None),
    ("Ответ даётся в течение 10 рабочих дней.", None, None),
]
ANSWERS = [
    ("Ответ на обращение даётся в течение 10 рабочих дней.", Term(10, "working_day")),
    ("Запрос рассматривается в течение трёх рабочих дней.", Term(3, "working_day")),
    ("Өтінішке 3 (үш) жұмыс күні ішінде жауап беріледі.", Term(3, "working_day")),
    ("We respond to requests within thirty (30) calendar days.", Term(30, "calendar_day")),
    ("We reply within one month.", Term(1, "month")),
    ("О нарушении безопасности оператор уведомляет уполномоченный орган в течение одного рабочего дня.", None),
    ("Біз уәкілетті органды бір жұмыс күні ішінде хабардар етеміз.", None),
    ("We notify the authority of a breach within 72 hours.", None),
    ("Изменения вносятся в разумный срок.", None),
    ("Сервис не предназначен для лиц до 18 лет.", None),
]
WITHDRAWALS = [
    ("Согласие может быть отозвано письмом на a@example.kz.", {"email"}),
    ("Келісімді a@example.kz мекенжайына сұрау жіберу арқылы кері қайтарып алуға болады.", {"email"}),
    ("You may withdraw your consent by calling +7 701 123 45 67.", {"phone"}),
    ("Мы благодарны за отзывы клиентов.", None),
]


def _one(text: str, field: str) -> Any:
    return getattr(read_text(text), field)


@pytest.mark.parametrize(("text", "name"), OPERATORS)
def test_the_operator(text: str, name: str | None) -> None:
    assert _one(text, "operator_name") == name


@pytest.mark.parametrize(("field", "text", "told"), CONTACTS)
def test_contacts(field: str, text: str, told: object) -> None:
    assert _one(text, field) == told


@pytest.mark.parametrize(("text", "day"), DATES)
def test_the_day_from_which_it_applies(text: str, day: str | None) -> None:
    assert _one(text, "effective_date") == day


@pytest.mark.parametrize(("text", "codes"), DATA)
def test_data_said_and_denied(text: str, codes: set[str]) -> None:
    assert set(_one(text, "data_categories")) == codes


@pytest.mark.parametrize(("text", "told"), RECIPIENTS)
def test_recipients(text: str, told: set[tuple[str, str | None, bool]]) -> None:
    def key(one: Recipient) -> str | None:
        return (one.party or one.name) if one.named else one.kind

    assert {(key(one), one.country, one.named) for one in _one(text, "recipients")} == told


@pytest.mark.parametrize(("text", "told"), ABROAD)
def test_data_abroad(text: str, told: str) -> None:
    assert _one(text, "cross_border") == told


@pytest.mark.parametrize(("text", "months", "until"), RETENTION)
def test_how_long_data_are_kept(text: str, months: int | None, until: set[str] | None) -> None:
    told = _one(text, "retention")
    assert ((told.months, set(told.until)) if told else (None, None)) == (months, until)


@pytest.mark.parametrize(("text", "term"), ANSWERS)
def test_within_what_time_a_person_is_answered(text: str, term: Term | None) -> None:
    assert _one(text, "response_term") == term


@pytest.mark.parametrize(("text", "ways"), WITHDRAWALS)
def test_how_consent_is_withdrawn(text: str, ways: set[str] | None) -> None:
    told: Withdrawal | None = _one(text, "withdrawal")
    assert (set(told.via) if told else None) == ways


@pytest.mark.parametrize(
    ("field", "text", "codes"),
    [
        ("purposes", "Данные нужны для доставки заказа и рассылки рекламы.", {"delivery", "marketing"}),
        ("purposes", "Деректер өтініш бойынша сізбен байланысу үшін өңделеді.", {"contact_back"}),
        ("purposes", "We use the data to comply with the laws.", {"legal_obligation"}),
        ("legal_bases", "Обработка ведётся с согласия субъекта.", {"consent"}),
        ("legal_bases", "Legal basis: legitimate interests of the company.", {"legitimate_interest"}),
        ("rights", "Вы вправе отозвать согласие и требовать уничтожения данных.", {"withdraw", "erasure"}),
        ("rights", "Субъект дербес деректерді өзгертуді талап етуге құқылы.", {"rectification"}),
        ("rights", "You have the right to data portability.", {"portability"}),
        ("channels", "Данные поступают через форму на сайте.", {"web_form"}),
        ("measures", "Пароли хранятся в виде хешей, доступ ограничен.", {"password_hashing", "access_control"}),
        ("measures", "Data are encrypted in transit; staff are trained.", {"encryption_transit", "staff_training"}),
        ("measures", "Деректердің резервтік көшірмелері жасалады.", {"backups"}),
    ],
)
def test_codes_of_catalogues(field: str, text: str, codes: set[str]) -> None:
    assert set(_one(text, field)) == codes


def test_minors_are_told_in_the_words_of_the_text() -> None:
    assert _one("1. Дети\n\nСайт не предназначен для лиц младше 18 лет.", "minors") == (
        "Сайт не предназначен для лиц младше 18 лет."
    )


def test_what_is_not_said_is_empty() -> None:
    read = read_text("Просто текст о погоде.")
    told = {one.name: getattr(read, one.name) for one in fields(read)}
    assert told == {one.name: getattr(Read("ru"), one.name) for one in fields(read)}


def test_every_value_has_its_sentence_and_all_of_it_is_json() -> None:
    text = "Оператор: ТОО «Василёк», БИН 250540999014.\n\nМы собираем имя и ИИН. Данные хранятся 5 лет."
    told = json.loads(json.dumps(plain(read_text(text)), ensure_ascii=False))
    assert told["retention"]["months"] == 60
    for field in ("operator_name", "bin", "retention"):
        assert [line["value"] for line in told["evidence"][field]] == [told[field]]
    assert [line["value"] for line in told["evidence"]["data_categories"]] == told["data_categories"]
    assert {line["text"] for line in told["evidence"]["data_categories"]} == {"Мы собираем имя и ИИН."}
