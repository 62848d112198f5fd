"""Codes have names in three languages, each in its own, as short as a list wants them."""

from __future__ import annotations

import re

import pytest

from ropa.assets import asset
from ropa.i18n import LANGUAGES
from ropa.law import LAWS, law
from ropa.model import KINDS, ROOTS
from ropa.names import Names, known
from ropa.reference import Entry, catalogue
from ropa.rules.finding import LISTS
from ropa.words import Words

FILES = sorted(file.name.removesuffix(".toml") for file in asset("reference").iterdir() if file.name.endswith(".toml"))
PICKED = ("known_parties", "known_trackers")
NAMED = [name for name in FILES if name not in PICKED]


def entries() -> list[tuple[str, Entry]]:
    """Every named entry of catalogues and law packs; what rules say are sentences and no names."""
    own = [(name, entry) for name in NAMED for entry in catalogue(name).values()]
    lists = [
        (f"{pack}:{name}", listed) for pack in LAWS for name, listed in law(pack).lists.items() if name not in LISTS
    ]
    return [*own, *((where, entry) for where, listed in lists for entry in listed.values())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_a_name_fit_for_a_list(language: str) -> None:
    for where, entry in entries():
        name = entry.names[language]
        assert name, f"{where}.{entry.code} has no name in {language}"
        assert name == name.strip()
        assert not re.search(r"[.;:,]$|\n|  ", name), f"{where}.{entry.code}: {name}"


PROPER = re.compile(
    "WhatsApp|Telegram|SMS|IP|CRM|GDPR|Kazakh|Russian|English|European|"
    "Закон РК|Регламент GDPR|Европейск|Еуропалық|ҚР |Қазақстан Республикасы"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_begin_with_a_small_letter_but_for_titles_and_proper_names(language: str) -> None:
    for where, entry in entries():
        name = entry.names[language]
        if where not in ("documents", "document_groups") and name[0].isupper():
            assert PROPER.match(name), f"{where}.{entry.code}: {name}"
    assert all(entry.names[language][0].isupper() for entry in catalogue("documents").values())


SAME_WORD = {
    "чат-бот", "палата", "мессенджер", "банк", "онлайн-платформа", "оператор", "трекер", "сайт", "сервер", "скрипт",
}  # fmt: skip
"""Words that Kazakh law itself has in common with Russian."""
KAZAKH_LETTERS = "әғқңөұүһі"
CYRILLIC = "а-яёәғқңөұүһі"


def test_no_language_stands_in_place_of_another() -> None:
    for where, entry in entries():
        kk, ru, en = (entry.names[language].lower() for language in LANGUAGES)
        told = f"{where}.{entry.code}: {kk} | {ru} | {en}"
        assert kk != ru or kk in SAME_WORD, told
        assert not re.search(f"[{KAZAKH_LETTERS}]", ru.replace("нқ", "")), told
        assert not re.search(f"[{CYRILLIC}]", en.replace("нқ", "")), told
        mixed = f"[a-z](?=[{CYRILLIC}])|[{CYRILLIC}](?=[a-z])"
        assert not any(re.search(mixed, name) for name in (kk, ru)), f"a letter of another script in {told}"


def test_kazakh_names_are_kazakh() -> None:
    """Over a whole catalogue Kazakh shows its own letters."""
    for name in NAMED:
        names = [entry.names["kk"].lower() for entry in catalogue(name).values()]
        marked = sum(bool(set(one) & set(KAZAKH_LETTERS)) for one in names)
        assert marked >= min(len(names) * 0.4, len(names) - 2), name


def test_names_of_a_catalogue_differ() -> None:
    for name in (*NAMED, "countries"):
        for language in LANGUAGES:
            names = [entry.names[language] for entry in catalogue(name).values()]
            assert len(names) == len(set(names)), f"{name} in {language}"


def test_every_kind_of_record_has_a_name_singular_and_plural() -> None:
    assert set(catalogue("record_kinds")) == set(KINDS)
    for entry in catalogue("record_kinds").values():
        assert all(entry.more[f"{language}_many"] for language in LANGUAGES)
    assert set(ROOTS) <= set(KINDS)


def test_units_can_be_counted_in_every_language() -> None:
    forms = {"kk": ("one", "other"), "ru": ("one", "few", "many"), "en": ("one", "other")}
    for entry in catalogue("units").values():
        for language, needed in forms.items():
            assert all("{n}" in entry.more[f"{language}_{form}"] for form in needed)


FORBIDDEN = re.compile(r"processor|поручени|обработчик|тапсырма|өңдеуші", re.IGNORECASE)


def test_no_name_outside_the_gdpr_knows_a_processor() -> None:
    """Law 94-V has no processor; the one measure of that code is named without the word."""
    for where, entry in entries():
        if not where.startswith("gdpr:"):
            assert not any(FORBIDDEN.search(name) for name in entry.names.values()), f"{where}.{entry.code}"
    assert "dpa_with_processors" in catalogue("measures")


@pytest.mark.parametrize("name", ["purposes", "data_categories", "countries", "law:bases", "law:no_such_list"])
def test_an_unknown_code_is_shown_as_it_is(name: str) -> None:
    names = Names()
    for code in ("u_0123abcd", "of_a_newer_version", "<b>", ""):
        assert known(name, code) is None
        assert [names(name, code, language) for language in LANGUAGES] == [code] * 3


def test_own_entries_are_named_by_their_owner() -> None:
    added = Words.of(kk="Өз мақсаты", ru="Своя цель")
    names = Names({("purposes", "u_0123abcd"): added, ("purposes", "contract"): Words.of(ru="Своё")})
    assert names("purposes", "u_0123abcd", "kk") == "Өз мақсаты"
    assert names("purposes", "u_0123abcd", "en") == "Өз мақсаты"
    assert names("purposes", "contract", "ru") == "Своё"
    assert names("channels", "u_0123abcd", "ru") == "u_0123abcd"
    assert names("purposes", "marketing", "ru") == catalogue("purposes")["marketing"].names["ru"]
