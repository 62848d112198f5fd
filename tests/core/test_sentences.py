"""A text as blocks and sentences: what one says, where it ends, under what it stands."""

from __future__ import annotations

import time

import pytest

from ropa.reading.languages import language_of
from ropa.reading.sentences import LONGEST, sentences


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Мы храним данные 5 лет. Затем удаляем.", ["Мы храним данные 5 лет.", "Затем удаляем."]),
        ("г. Алматы, ул. Абая, д. 1. Телефон ниже.", ["г. Алматы, ул. Абая, д. 1.", "Телефон ниже."]),
        ("Согласно ст. 8 Закона от 21.05.2013 г. № 94-V.", ["Согласно ст. 8 Закона от 21.05.2013 г. № 94-V."]),
        ("Google Inc. and Meta Ltd. get it. We do not.", ["Google Inc. and Meta Ltd. get it.", "We do not."]),
        ("Имя; телефон; адрес.", ["Имя;", "телефон;", "адрес."]),
        ("2.1.Name and surname", ["Name and surname"]),
        ("25.12.2025 г. вступает в силу", ["25.12.2025 г. вступает в силу"]),
        ("• Имя\n• Телефон", ["Имя", "Телефон"]),
        ("а) имя\nб) телефон", ["имя", "телефон"]),
        (
            "Персональные данные субъектов могут передаваться по договору\nтретьим лицам.",
            ["Персональные данные субъектов могут передаваться по договору третьим лицам."],
        ),
        ("Сайт — example.kz, почта a_b@example.kz.", ["Сайт — example.kz, почта a_b@example.kz."]),
        ("А.Б. Ахметов отвечает. Пишите.", ["А.Б. Ахметов отвечает.", "Пишите."]),
        ("", []),
        ("\x00\x01 \n\n\x0c", []),
    ],
)
def test_where_sentences_end(text: str, told: list[str]) -> None:
    assert [one.text for one in sentences(text)] == told


def test_words_are_folded_and_know_what_parts_them() -> None:
    (one,) = sentences("Ёлка, “IP-адрес” и user’s e-mail: a.b@c.kz")
    assert one.words == ("елка", "ip-адрес", "и", "users", "e-mail", "a.b@c.kz")
    assert one.apart == (False, True, False, False, False, True)
    assert one.between(1, 4) == "IP-адрес” и user’s"


def test_latin_letters_amid_cyrillic_ones_are_put_right() -> None:
    (one,) = sentences("Дербес деректердi əзiрлеу, Google-ге cookie")
    assert one.words == ("дербес", "деректерді", "әзірлеу", "google-ге", "cookie")


def test_a_list_knows_what_leads_it_in() -> None:
    told = sentences("1. Данные\n\nМы не собираем:\n- геолокацию;\n- биометрию.\n\nМы собираем имя.\n")
    leads = {one.text: told[one.lead].text if one.lead is not None else None for one in told}
    assert leads["геолокацию;"] == leads["биометрию."] == "Мы не собираем:"
    assert leads["Мы собираем имя."] is None
    assert [one.text for one in told if one.is_heading] == ["Данные"]
    assert told[told[-1].heading or 0].text == "Данные"


def test_lines_broken_to_fit_a_page_are_joined() -> None:
    broken = (
        "Оператор собирает персональные данные субъектов только в объёме, который нужен по Закону\n"
        "Республики Казахстан и договору."
    )
    assert len(sentences(broken)) == 1
    assert len(sentences("Имя\nТелефон\nАдрес")) == 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Мы собираем имя и телефон", "ru"),
        ("Біз атыңызды және телефон нөміріңізді жинаймыз", "kk"),
        ("We collect your name", "en"),
        ("", "ru"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_each_sentence_of_two_languages_has_its_own() -> None:
    both = (
        "Біз деректеріңізді үшінші тұлғаларға бермейміз.\nМы не передаём ваши данные третьим лицам и не продаём их.\n"
    )
    assert [one.language for one in sentences(both)] == ["kk", "ru"]


@pytest.mark.parametrize("text", ["(" * 100_000, "a" * 1_000_000, "данные " * 100_000, "1." * 100_000, ". " * 100_000])
def test_hostile_text_takes_no_more_than_its_length(text: str) -> None:
    began = time.process_time()
    told = sentences(text)
    assert all(len(one.text) <= LONGEST for one in told)
    assert sum(len(one.words) for one in told) <= len(text)
    assert time.process_time() - began < 5
