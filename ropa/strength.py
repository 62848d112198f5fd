"""How hard a password is to guess for someone who has the file and knows how people choose.

zxcvbn knows English words, names, dates and keys beside each other. Of Kazakh and Russian it knows nothing and takes
a word for random letters, so these are counted here: a word is a word, however many letters it has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import cache
from math import log10

from ropa.assets import asset
from ropa.i18n import N_

_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]+", re.IGNORECASE)
_RUSSIAN_KEYS = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")
_A_WORD, _A_COMMON_ONE = 4.7, 1.7
"""Powers of ten: words that a guesser tries of one language, and of those that many choose."""
_LONGEST = 64
"""Characters that are weighed; more make it stronger still."""


class Strength(Enum):
    """What to say of a password. Each guess costs an attacker a quarter of a million turns of SHA-512: with a hundred
    graphics cards some 500,000 guesses a second.
    """

    WEAK = N_("Weak: whoever has the file finds it within hours.")
    FAIR = N_("Fair: it holds for some days or weeks against someone who means it.")
    STRONG = N_("Strong: guessing it takes years.")


def strength(password: str, known: Sequence[str] = ()) -> Strength:
    """Weigh a password; `known` are words that anybody would try on this file, such as its name."""
    power = _power(password[:_LONGEST], known)
    if power < 9.5:
        return Strength.WEAK
    return Strength.FAIR if power < 12 else Strength.STRONG


def _power(password: str, known: Sequence[str]) -> float:
    """The power of ten of the guesses that it takes."""
    from zxcvbn import zxcvbn

    words = {word.casefold() for word in _CYRILLIC.findall(password)}
    common = _common() | {word.casefold() for one in known for word in _CYRILLIC.findall(one)}
    power = sum(min(len(word), _A_COMMON_ONE if word in common else _A_WORD) for word in words)
    rest = _CYRILLIC.sub("", password)
    if not rest:
        return power
    if rest.casefold().translate(_RUSSIAN_KEYS).strip("0123456789!.") in common:  # gfhjkm is пароль on other keys
        return power + _A_COMMON_ONE + 1
    return power + log10(max(zxcvbn(rest, list(known))["guesses"], 1))


@cache
def _common() -> frozenset[str]:
    return frozenset(asset("passwords", "common.txt").read_text(encoding="utf-8").split())
