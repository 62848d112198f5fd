"""Well-known parties and their products as texts name them, and countries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ropa.i18n import LANGUAGES
from ropa.reading.inflection import same_word
from ropa.reading.naming import Names, name_words
from ropa.reference import catalogue

_SHOPS_AND_BROWSERS = (
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
    "US": ("США", "АҚШ", "USA", "United States of America", "Соединенные Штаты Америки", "Америка"),
    "RU": ("РФ", "Российская Федерация", "Russian Federation", "Ресей Федерациясы"),
    "KZ": ("РК", "Республика Казахстан", "Republic of Kazakhstan", "Қазақстан Республикасы", "ҚР"),
    "GB": ("UK", "Великобритания", "Англия", "Ұлыбритания", "Great Britain", "England"),
    "EU": ("ЕС", "EU", "Евросоюз", "Европейский союз", "European Union", "Еуропалық Одақ", "ЕО"),
    "EEA": ("ЕЭЗ", "EEA", "European Economic Area"),
    "AE": ("ОАЭ", "UAE", "БАӘ"),
    "NL": ("Голландия", "Holland", "The Netherlands"),
    "CN": ("КНР", "PRC", "ҚХР"),
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
    parties = catalogue("known_parties")
    names: dict[str, Known | None] = {}
    for code, entry in parties.items():
        own = [str(entry.more[f"name_{language}"]) for language in LANGUAGES]
        for name in (*entry.more["aliases"], *own, *_MORE.get(code, ())):
            names.setdefault(name, _known(code, name))
    for entry in catalogue("known_trackers").values():
        name = str(entry.more["name"])
        names.setdefault(name, _known(str(entry.more["party"]), name))
    return Names(names | dict.fromkeys(_SHOPS_AND_BROWSERS))


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
