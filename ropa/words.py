"""Words: a text in several languages; and how texts are cleaned, folded for search and sorted.

Search folds case, ё/е and the Kazakh letters people type without a Kazakh keyboard, because SQLite's LIKE knows no
Cyrillic case. Sorting follows the alphabet of the language by keys of our own, the same on screen, in papers and in
the file, because a collation of SQL would differ between machines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ropa.i18n import LANGUAGES

_KNOWN = frozenset(LANGUAGES)


@dataclass(frozen=True)
class Words:
    """A text per language; a language without a text is absent. Immutable; `of()` builds it."""

    texts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, texts: Mapping[str, str] | None = None, /, **more: str) -> Words:
        """From {language: text}; empty texts are left out, the order of the languages is fixed."""
        given = {**(texts or {}), **more}
        if unknown := given.keys() - _KNOWN:
            raise ValueError(f"no such language: {sorted(unknown)}")
        return cls(tuple((language, given[language]) for language in LANGUAGES if given.get(language)))

    def get(self, language: str) -> str:
        """The text in exactly this language, or an empty one."""
        return dict(self.texts).get(language, "")

    def best(self, language: str, order: Iterable[str] = LANGUAGES) -> tuple[str, str]:
        """(text, its language): in this language, else in the first of `order` that has one, else ("", language)."""
        texts = dict(self.texts)
        for candidate in (language, *order, *LANGUAGES):
            if candidate in texts:
                return texts[candidate], candidate
        return "", language

    def missing(self, languages: Iterable[str]) -> tuple[str, ...]:
        """Which of the languages have no text."""
        texts = dict(self.texts)
        return tuple(language for language in languages if language not in texts)

    def __bool__(self) -> bool:
        return bool(self.texts)


_REMOVED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> tuple[str, int]:
    """The text as it may enter the register, and how many control characters were removed.

    Line ends become one kind, the form NFC. Everything else that a person typed stays as it is.
    """
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x85", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    kept, removed = _REMOVED.subn("", text)
    return unicodedata.normalize("NFC", kept), removed


_FOLD = tuple(zip("ёәғқңөұүһі", "еагкноуухи", strict=True))


def fold(text: str) -> str:
    """For search: case, compatibility forms, ё and the Kazakh letters folded; white space made single."""
    if text.isascii():  # nothing to fold but case
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFKC", text).casefold()
    for letter, plain in _FOLD:  # five times as quick as `translate`, which looks up each letter
        folded = folded.replace(letter, plain)
    return " ".join(folded.split())


_ALPHABETS = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_KEY_LENGTH = 60
_APART = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")


class _Weights(dict[str, str]):
    """Two characters of weight a letter; one that no alphabet has weighs as the letter below its marks."""

    def __missing__(self, letter: str) -> str:
        bare = unicodedata.normalize("NFD", letter)[0]
        weight = self[letter] = self.get(bare) or ("00" if letter == " " else "zz")
        return weight


@cache
def _weights(language: str) -> Mapping[str, str]:
    """Digits, then the language's alphabet, then the letters of the others."""
    order = dict.fromkeys("0123456789" + _ALPHABETS[language] + "".join(_ALPHABETS[other] for other in LANGUAGES))
    return _Weights((letter, _DIGITS[n // 36] + _DIGITS[n % 36]) for n, letter in enumerate(order, start=36))


def _by_value(number: re.Match[str]) -> str:
    digits = str(int(number.group()))
    return f"{len(digits):02}{digits}"


def sort_key(text: str, language: str) -> str:
    """A plain ASCII key: sorting by it follows the language's alphabet; case and quotes do not count, numbers do
    by their value.
    """
    spelled = _APART.sub(" ", text.casefold()).strip()
    counted = _NUMBER.sub(_by_value, spelled[:_KEY_LENGTH])
    return "".join(map(_weights(language).__getitem__, counted))
