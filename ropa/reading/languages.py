"""Which of the three languages a text or a sentence is written in."""

from __future__ import annotations

import re

_LATIN = re.compile("[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)
_KAZAKH = re.compile("[әəғқңөұүһі]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SHARE_OF_KAZAKH = 0.03
"""Of the letters of a Kazakh text some 15 % are its own; what a Russian text quotes in Kazakh is far less."""
_ENGLISH = frozenset(
    "the of and to in is are we you your our for by with or not may be on this that from any as it will".split()  # noqa: SIM905
)
_RUSSIAN = frozenset(
    "и в на с по для не или при от о об из к за мы вы ваш вас ваши что как это его их если также до со во а".split()  # noqa: SIM905
)


def language_of(text: str) -> str:
    """kk, ru or en, by the letters; what has no letters is taken for Russian."""
    cyrillic = len(_CYRILLIC.findall(text))
    if len(_LATIN.findall(text)) > cyrillic:
        return "en"
    return "kk" if cyrillic and len(_KAZAKH.findall(text)) / cyrillic > _SHARE_OF_KAZAKH else "ru"


def language_within(sentence: str, whole: str) -> str:
    """The language of one sentence of a text: the text's own unless the sentence plainly is in another one."""
    if _KAZAKH.search(sentence):
        return "kk" if whole != "en" or len(_KAZAKH.findall(sentence)) > 2 else whole
    words = {word.casefold() for word in _WORD.findall(sentence[:600])}
    if len(words & _ENGLISH) >= 2 and not words & _RUSSIAN:
        return "en"
    if len(words & _RUSSIAN) >= 1 + (whole == "en") and len(words) > 3 and not words & _ENGLISH:
        return "ru"
    return whole
