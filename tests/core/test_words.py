"""Words in three languages, and how texts are folded for search and sorted."""

from __future__ import annotations

import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa.i18n import LANGUAGES
from ropa.words import Words, fold, sort_key

ALPHABETS = {
    "kk": "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я",
    "ru": "А Б В Г Д Е Ё Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я",
    "en": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
}
"""In the order of the schoolbook."""


def mixed_up(texts: list[str]) -> list[str]:
    """The same texts in another order, the same at each run."""
    return sorted(texts, key=lambda text: zlib.crc32(text.encode()))


def test_words_keep_the_order_of_languages_and_leave_empty_texts_out() -> None:
    words = Words.of(en="Name", kk="Аты", ru="")
    assert words.texts == (("kk", "Аты"), ("en", "Name"))
    assert words == Words.of({"en": "Name", "kk": "Аты"})
    assert hash(words) == hash(Words.of({"kk": "Аты"}, en="Name"))
    assert words.get("ru") == ""
    assert words.missing(("ru", "kk", "en")) == ("ru",)


@pytest.mark.parametrize(
    ("language", "order", "expected"),
    [
        ("kk", ("ru",), ("Аты", "kk")),
        ("ru", ("en", "kk"), ("Name", "en")),
        ("ru", ("ru",), ("Аты", "kk")),
        ("ru", (), ("Аты", "kk")),
        ("en", LANGUAGES, ("Name", "en")),
    ],
)
def test_the_best_text_follows_the_order_of_languages(language: str, order: tuple[str, ...], expected: object) -> None:
    assert Words.of(kk="Аты", en="Name").best(language, order) == expected


def test_no_words_are_nothing() -> None:
    assert not Words()
    assert Words.of() == Words.of(ru="") == Words()
    assert Words().best("ru") == ("", "ru")
    assert Words().missing(LANGUAGES) == LANGUAGES


def test_a_fourth_language_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        Words.of(de="Name")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sorting_follows_the_whole_alphabet(language: str) -> None:
    letters = ALPHABETS[language].split()
    assert len(letters) == {"kk": 42, "ru": 33, "en": 26}[language]
    for cased in (letters, [letter.lower() for letter in letters], [letter + "а" for letter in letters]):
        assert sorted(mixed_up(cased), key=lambda text: sort_key(text, language)) == cased


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_other_languages_have_a_place_of_their_own(language: str) -> None:
    """The own alphabet comes first, digits before it, spaces before them."""
    own = ALPHABETS[language].split()
    others = {letter for alphabet in ALPHABETS.values() for letter in alphabet.split()} - set(own)
    last = sort_key(own[-1], language)
    assert all(sort_key(letter, language) > last for letter in others)
    assert len({sort_key(letter, language) for letter in (*own, *others)}) == len(own) + len(others)
    assert sort_key("", language) < sort_key("9", language) < sort_key(own[0], language)
    assert sort_key("а б", language) < sort_key("а9", language) < sort_key("аб", language)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("kk", ["Ақтау", "Әйгерім", "Қазына", "Қызғалдақ", "Нұр", "Ңұсқа", "Өрік", "Ұлан", "Үміт", "Һауа", "Іле"]),
        ("ru", ["Ельник", "Ёлка", "Жук", "Филиал 2", "Филиал 10", "Филиал 100", "Яблоко", "Acme"]),
        ("en", ["2 Way", "10 Way", "Acme", "acme 2", "Acme 10", "Bank", "Zoo", "Ёлка"]),
    ],
)
def test_names_stand_as_a_reader_expects(language: str, texts: list[str]) -> None:
    assert sorted(mixed_up(texts), key=lambda text: sort_key(text, language)) == texts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("«Ромашка»", "Ромашка"),
        ("„Ромашка“", "РОМАШКА"),
        ('"Ромашка"', "ромашка"),
        ("ТОО  «Ромашка» ", "тоо ромашка"),
        ("Романтик-тур", "Романтик тур"),
        ("Филиал 007", "филиал 7"),
        ("Café", "Cafe"),
        ("ЁЛКА", "ёлка"),
        ("Straße", "strasse"),
    ],
)
def test_case_quotes_and_leading_zeros_do_not_count(one: str, other: str) -> None:
    for language in LANGUAGES:
        assert sort_key(one, language) == sort_key(other, language)


def test_a_key_is_as_long_as_sixty_letters() -> None:
    """Longer texts that begin alike stand where they came; the file does not grow with them."""
    same = "а" * 60
    assert sort_key(f"{same}б", "ru") == sort_key(f"{same}в", "ru")
    assert sort_key(f"{same[:59]}б", "ru") < sort_key(f"{same[:59]}в", "ru")


@given(st.integers(0, 10**20), st.integers(0, 10**20))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    for language in LANGUAGES:
        keys = [sort_key(f"Акт № {number} а", language) for number in (one, other)]
        assert (keys[0] < keys[1]) == (one < other)
        assert (keys[0] == keys[1]) == (one == other)


names = st.text(st.one_of(st.sampled_from('аәқЯіЁ «»"-№09٣²xZé\t\n'), st.characters(codec="utf-8")), max_size=80)


@settings(max_examples=200)
@given(st.lists(names, max_size=8), st.sampled_from(LANGUAGES), st.randoms(use_true_random=False))
def test_sorting_is_total_stable_and_plain(texts: list[str], language: str, chance: random.Random) -> None:
    keys = [sort_key(text, language) for text in texts]
    assert all(key.isascii() for key in keys)
    assert keys == [sort_key(text, language) for text in texts]
    mixed = chance.sample(texts, len(texts))
    assert sorted(keys) == [sort_key(text, language) for text in sorted(mixed, key=lambda one: sort_key(one, language))]
    marked = sorted(enumerate(texts), key=lambda pair: sort_key(pair[1], language))
    assert marked == sorted(enumerate(texts), key=lambda pair: (sort_key(pair[1], language), pair[0]))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Қазақстан ҚЫЗҒАЛДАҒЫ", "казакстан кызгалдагы"),
        ("ӘҒҚҢӨҰҮҺІ әғқңөұүһі", "агкноуухи агкноуухи"),
        ("Ёлка и ёж", "елка и еж"),
        ("ROMASHKA LLP", "romashka llp"),
        ("  два\n\tслова ", "два слова"),
        ("№ 5 ﬁ ½", "no 5 fi 1⁄2"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_search_folds_case_and_letters(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text(st.sampled_from("".join(ALPHABETS.values()) + "".join(ALPHABETS.values()).lower()), max_size=60))
def test_folding_knows_no_case_and_is_done_once(text: str) -> None:
    assert fold(text) == fold(text.upper()) == fold(text.lower()) == fold(fold(text))
    assert not set(fold(text)) & set("әғқңөұүһіё")
    words = text.split()
    assert all(fold(word) in fold(text) for word in words)
