"""Names of companies and persons in sentences, inflected in Russian and Kazakh, by initials, in the other script."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from ropa.reading.inflection import same_word, skeleton
from ropa.reading.sentences import Sentence

FORMS = frozenset(
    "тоо ооо ао оао пао зао нао ип ичп гу кгу ргп гкп гккп чп пк кх оюл чу но"  # noqa: SIM905
    " жшс жшқ ақ жк дк мм кмм рмк мкк шқ кеақ"
    " llp llc ltd inc corp jsc ojsc pjsc gmbh ag plc oy ab sa bv nv srl pte limited incorporated corporation co".split()
)
"""Legal forms as written beside a name: they do not tell one company from another."""
_FORMS_IN_FULL = (
    "товарищество с ограниченной ответственностью", "общество с ограниченной ответственностью", "акционерное общество",
    "индивидуальный предприниматель", "жауапкершілігі шектеулі серіктестігі", "жауапкершілігі шектеулі серіктестік",
    "акционерлік қоғамы", "акционерлік қоғам", "дара кәсіпкер", "жеке кәсіпкер", "limited liability partnership",
    "limited liability company", "joint stock company", "joint-stock company", "individual entrepreneur",
)  # fmt: skip
_TOP_LEVEL = frozenset(
    "com kz ru org net io ai app me info biz su by uz kg eu de uk us co dev cloud pro online example store shop site"  # noqa: SIM905
    " tech рф қаз".split()
)
_PART = re.compile(r"[^\W_]+")
_WHOLE = re.compile(r"[^\W_]+(?:[-.@_&][^\W_]+)*")
_PREFIX = 3
Key = TypeVar("Key", bound=Hashable)
Part = tuple[str, int]
"""A folded word, or the part of one that dots or hyphens join, and the number of the word in its sentence."""


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it apart, folded; a form of a company only where nothing else is left."""
    folded = " ".join(name.lower().replace("ё", "е").split())
    bare = folded
    for form in _FORMS_IN_FULL:
        bare = bare.replace(form, " ")
    words = [part for found in _WHOLE.finditer(bare) for part in _parts(found.group())]
    return tuple(word for word in words if word not in FORMS) or tuple(words) or tuple(_PART.findall(folded))


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[str, ...]:
    if "@" in word or is_site(word):
        return (word,)
    return tuple(_PART.findall(word))


def is_site(word: str) -> bool:
    """Whether a folded word is an address on the web."""
    return "." in word and word.rpartition(".")[2] in _TOP_LEVEL


def parts(sentence: Sentence) -> tuple[Part, ...]:
    """The words of a sentence as names are compared with them."""
    return tuple((part, number) for number, word in enumerate(sentence.words) for part in _parts(word))


def mentions(name: str, sentence: Sentence) -> tuple[int, int] | None:
    """Where the sentence speaks of this company or person: the first word and the one after the last; else None."""
    words = name_words(name)
    said = parts(sentence)
    if not words:
        return None
    for start in range(len(said)):
        if end := _run(words, said, start):
            span = said[start][1], said[end - 1][1] + 1
            if _written_as_name(sentence, span[0]):
                return span
    if len(words) in (2, 3) and all(word.isalpha() for word in words) and len(words) == len(name.split()):
        return _person(words, said)
    return None


class Names(Generic[Key]):
    """Many names, each under a key, looked for at once; the longest takes its words."""

    def __init__(self, names: Mapping[str, Key]) -> None:
        self._begins: dict[str, list[tuple[tuple[str, ...], Key]]] = {}
        for name, key in names.items():
            if words := name_words(name):
                self._begins.setdefault(skeleton(words[0])[:_PREFIX], []).append((words, key))
        for listed in self._begins.values():
            listed.sort(key=lambda one: -len(one[0]))

    def find(self, sentence: Sentence) -> Iterator[tuple[Key, int, int]]:
        """(key, first word, word after the last) for each name written with a capital letter."""
        said = parts(sentence)
        taken = 0
        for start, (part, number) in enumerate(said):
            if number < taken:
                continue
            for words, key in self._begins.get(skeleton(part)[:_PREFIX], ()):
                end = _run(words, said, start)
                if end and _written_as_name(sentence, number):
                    taken = said[end - 1][1] + 1
                    yield key, number, taken
                    break


def _run(words: Sequence[str], said: Sequence[Part], start: int) -> int:
    """Where the words of a name, one after the other, end in what is said; 0 where they are not there."""
    at = start
    for word in words:
        while at > start and at < len(said) and said[at][0] in FORMS:
            at += 1
        if at >= len(said) or not same_word(word, said[at][0]):
            return 0
        at += 1
    return at


def _written_as_name(sentence: Sentence, number: int) -> bool:
    """Whether a word is written as a name is: with a capital or a digit, or in Latin letters amid Cyrillic."""
    start, end = sentence.spans[number]
    word = sentence.text[start:end]
    if any(letter.isupper() or letter.isdigit() for letter in word) or is_site(word):
        return True
    return sentence.language != "en" and word[0].isascii()


def _person(words: Sequence[str], said: Sequence[Part]) -> tuple[int, int] | None:
    """A person by surname in any case, with the other names in full or as initials, before or after it."""
    for at, (part, _) in enumerate(said):
        if not same_word(words[0], part):
            continue
        around = said[max(0, at - len(words) + 1) : at], said[at + 1 : at + len(words)]
        for near in around:
            beside = [one for one, _ in near]
            if beside and all(any(same_word(word, one) or one == word[0] for one in beside) for word in words[1:2]):
                numbers = [said[at][1], *(number for _, number in near)]
                return min(numbers), max(numbers) + 1
    return None
