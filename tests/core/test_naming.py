"""Names of companies and persons in the cases of Russian and Kazakh, by initials and in the other script."""

from __future__ import annotations

import pytest

from ropa.reading.naming import Names, mentions, name_words
from ropa.reading.sentences import sentences


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ООО «Яндекс»", "Данные передаются Яндексу.", "Яндексу"),
        ("ООО «Яндекс»", "получает «Яндекс.Метрика»", "Яндекс.Метрика"),
        ("YANDEX LLC", "Данные получает общество «Яндекс».", "Яндекс"),
        ("YANDEX LLC", "The counter of “Yandeks” reads it.", "Yandeks"),
        ("«Тұмар Үй» ЖШС", "деректер «Тұмар Үйге» беріледі", "Тұмар Үйге"),
        ("«Тұмар Үй» ЖШС", "передаём компании «Тумар Уй»", "Тумар Уй"),
        ("ТОО «Ромашка»", "Мы передали их Ромашке и Ромашкой не стали.", "Ромашке"),
        ("Cloudflare, Inc.", "through the network of CloudFlare, which", "CloudFlare"),
        ("Google", "Google-ге беріледі", "Google-ге"),
        ("Telegram", "владелец Телеграма", "Телеграма"),
        ("Kaspi Bank", "Каспи Банку передано", "Каспи Банку"),
        ("АО «Народный банк»", "в АО «Народный банк» и в Народном банке", "Народный банк"),
        ("ps.kz", "у хостинга ps.kz", "ps.kz"),
        ("Ахметов Ержан Болатұлы", "направить Ахметову Е.Б. письмо", "Ахметову Е.Б"),
        ("Ахметова Айгүл", "Айгүл Ахметовамен хабарласыңыз", "Айгүл Ахметовамен"),
        ("Серік Сейітов", "Серік Сейітовке жазыңыз", "Серік Сейітовке"),
        ("ТОО «Лето»", "летом мы отдыхаем", None),
        ("Meta", "The meta data of a page", None),
        ("ООО «Яндекс»", "адрес: help@yandex.kz", None),
        ("ТОО «Ромашка»", "ТОО «Василёк»", None),
        ("Алма ТОО", "город Алматинск", None),
        ("", "Ничего", None),
    ],
)
def test_a_name_is_found_in_any_case(name: str, text: str, said: str | None) -> None:
    (sentence,) = sentences(text)
    place = mentions(name, sentence)
    assert (sentence.between(*place) if place else None) == said


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Товарищество с ограниченной ответственностью «Арай»", ("арай",)),
        ("«Арай» жауапкершілігі шектеулі серіктестігі", ("арай",)),
        ("Arai Limited Liability Partnership", ("arai",)),
        ("Яндекс.Облако, ООО", ("яндекс", "облако")),
        ("ООО", ("ооо",)),
    ],
)
def test_what_tells_a_name_apart(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_of_many_names_the_longest_is_found() -> None:
    names = Names({"Google": "g", "Google Chrome": "", "Яндекс": "y", "Яндекс Метрика": "m"})
    (sentence,) = sentences("Браузер Google Chrome, сервис Google и Яндекс.Метрикой")
    assert [(key, sentence.between(start, end)) for key, start, end in names.find(sentence)] == [
        ("", "Google Chrome"),
        ("g", "Google"),
        ("m", "Яндекс.Метрикой"),
    ]
