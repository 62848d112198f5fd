"""Well-known parties and their products as texts name them, and countries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ropa.i18n import LANGUAGES
from ropa.reading.inflection import same_word
from ropa.reading.naming import Names, name_words
from ropa.reference import Entry, catalogue

NO_PARTIES = (
    "Google Chrome", "Google Play", "Chrome", "Mozilla Firefox", "Microsoft Edge", "Apple Safari", "Internet Explorer",
    "Яндекс Браузер", "Yandex Browser", "App Store", "Opera", "Google Account", "Android", "Google Таблицы API",
)  # fmt: skip
"""What a text names without passing data to its maker: where an app is found, where cookies are switched off."""
_KIND_BY_WORD = (
    ("analytics", ("analytics", "метрика", "metrica", "clarity", "hotjar")),
    ("tag_manager", ("tag manager",)),
    ("security", ("recaptcha", "turnstile", "bot management")),
    ("advertising", ("pixel", "пиксель", "ads", "директ", "реклама", "insight tag")),
    ("hosting", ("cloud", "облако", "azure")),
    ("email", ("workspace", "365")),
    ("geolocation", ("карты", "maps")),
)
_MORE = {
    "yandex": ("Яндекс Метрика", "Yandex Metrika", "Yandex Metrica", "Yandex Metric", "Яндекс Метрики"),
    "google": (
        "Google Maps",
        "Google Карты",
        "Google Analytics",
        "Google Tag Manager",
        "Google reCAPTCHA",
        "GTM",
        "GA4",
    ),
    "meta": (
        "Meta Platforms",
        "Meta Pixel",
        "Facebook Pixel",
        "Пиксель Facebook",
        "Мета Платформс",
        "Фейсбук",
        "Инстаграм",
        "Инстаграмм",
    ),
    "microsoft": ("Майкрософт", "Microsoft Clarity"),
    "whatsapp": ("Вотсап", "Вацап", "Уатсап", "Ватсап"),
    "kaspi_bank": ("Kaspi Pay", "Каспий Пэй"),
}
_PLACES = {
    "US": ("США", "АҚШ", "USA", "United States of America", "U.S.", "U.S.A.", "Соединенные Штаты Америки", "Америка"),
    "RU": ("РФ", "Российская Федерация", "Russian Federation", "Ресей Федерациясы"),
    "KZ": ("РК", "Республика Казахстан", "Republic of Kazakhstan", "Қазақстан Республикасы", "ҚР", "Kazakhstani"),
    "GB": ("UK", "Великобритания", "Англия", "Ұлыбритания", "Great Britain", "England"),
    "EU": ("ЕС", "EU", "Евросоюз", "Европейский союз", "European Union", "Еуропалық Одақ", "ЕО"),
    "EEA": ("ЕЭЗ", "EEA", "European Economic Area"),
    "AE": ("ОАЭ", "UAE", "БАӘ"),
    "NL": ("Голландия", "Holland", "The Netherlands"),
    "CN": ("КНР", "PRC", "ҚХР"),
    "VG": ("Британские Виргинские острова", "British Virgin Islands", "Британ Виргин аралдары"),
    "KR": ("Южная Корея", "South Korea", "Оңтүстік Корея"),
}


@dataclass(frozen=True)
class Known:
    """A well-known party or its product, under the name found; `country` of its seat, `telling`: its name tells its
    kind.
    """

    party: str
    name: str
    country: str
    kind: str
    kinds: tuple[str, ...]
    product: bool
    telling: bool


@cache
def known_names() -> Names[Known | None]:
    """Names of known parties and trackers; None for what is named without being passed data."""
    names: dict[str, Known | None] = {}
    for name, party in _all_names():
        names.setdefault(name, _known(party, name))
    return Names(names | dict.fromkeys(NO_PARTIES))


def other_names(names: Iterable[str]) -> tuple[str, ...]:
    """All names of the known party that bears one of these: its products and how they are written too."""
    party = next((found for name in names if (found := _bearers().get(name.casefold()))), None)
    return tuple(name for name, bearer in _all_names() if bearer == party) if party else ()


@cache
def _bearers() -> dict[str, str]:
    return {name.casefold(): party for name, party in _all_names()}


@cache
def _all_names() -> tuple[tuple[str, str], ...]:
    """Every name of a known party or tracker, with the code of the party."""
    parties = catalogue("known_parties").items()
    of_parties = [(name, code) for code, entry in parties for name in _names(code, entry)]
    of_trackers = [(str(one.more["name"]), str(one.more["party"])) for one in catalogue("known_trackers").values()]
    return (*of_parties, *of_trackers)


def _names(code: str, entry: Entry) -> tuple[str, ...]:
    own = (str(entry.more[f"name_{language}"]) for language in LANGUAGES)
    return (*entry.more["aliases"], *own, *_MORE.get(code, ()))


def _known(party: str, name: str) -> Known:
    entry = catalogue("known_parties")[party]
    kinds = tuple(entry.more["kinds"])
    folded = name.casefold()
    kind = next((kind for kind, words in _KIND_BY_WORD if any(word in folded for word in words)), "")
    own = [name_words(str(entry.more[f"name_{language}"])) for language in LANGUAGES]
    product = not any(_within(name_words(name), words) for words in own)
    return Known(party, name, str(entry.more["country"]), kind or kinds[0], kinds, product, bool(kind))


def _within(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return all(any(same_word(word, one) for one in whole) for word in words)


@cache
def sites_of_others() -> frozenset[str]:
    """Sites of known parties: no operator's own."""
    return frozenset(str(entry.more["site"]) for entry in catalogue("known_parties").values()) | {
        "google.com", "yandex.com", "yandex.ru", "t.me", "wa.me", "microsoft.com", "facebook.com", "instagram.com",
        "apple.com", "mozilla.org", "opera.com", "vk.com", "youtube.com", "hotjar.com", "telegram.org", "github.com",
    }  # fmt: skip


@cache
def countries(language: str) -> Names[str]:
    """Names of countries in one language, each under its code."""
    names = {entry.names[language]: code for code, entry in catalogue("countries").items() if code != "not_named"}
    for code, more in _PLACES.items():
        names |= dict.fromkeys(more, code)
    return Names(names)
