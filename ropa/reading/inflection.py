"""Whether two words are one name, inflected: Russian and Kazakh endings, and names written in the other script.

Names are no dictionary words, and Kazakh has no stemmer: a narrow table of case and plural endings serves both
languages, and compares instead of stemming, so that both sides may be inflected.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RUSSIAN = frozenset(
    "а я у ю е и ы о й ь ой ый ий ая яя ое ее ые ие ого его ому ему ым им ую юю ых их ыми ими ом ем ём ам ям ами ями"  # noqa: SIM905
    " ах ях ов ев ей ою ею ью ья ье ьи ием ия ию ии ин ина ину ине ином на не ну ной ны ке ка ки ку кой".split()
) | {""}
_KAZAKH = re.compile(
    "(?:лар|лер|дар|дер|тар|тер)?(?:с?[ыі]|[ыі]?(?:м|ң)(?:[ыі]з)?|[ыі]?м[ыі]з)?"
    "(?:н|[ндт][ыі]ң|[ғгқк][ае]|н[ае]|[ндт][ыі]|н?[дт][ае]|[ндт][ае]н|[мбп]ен|[ае])?(?:ғы|гі|мын|мін)?"
)
_SOFTENED = str.maketrans("гғб", "кқп")
_SHORTEST_STEM = 3
_LEAST_SOUNDS = {True: 4, False: 5}
"""Letters of a stem that has to sound alike only: across the scripts, and within one of them."""
_LETTERS = dict(
    zip(
        "абвгғдезийкқлмнңоөпрстуұүфхһцчшщыіэюя",
        "a b v g g d e z i i k k l m n n o o p r s t u u u f h h ts ch sh sh i i e iu ia".split(),  # noqa: SIM905
        strict=True,
    )
) | {"ж": "zh", "ә": "a", "ь": "", "ъ": "", "ё": "e"}
_SOUNDS = (("kh", "h"), ("ph", "f"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"), ("j", "zh"), ("y", "i"))
_DOUBLED = re.compile(r"([a-z])\1+")


def same_word(name: str, word: str) -> bool:
    """Whether a folded word of a text is this folded word of a name, whatever the case of either."""
    if name == word or _inflected(name, word):
        return True
    if len(name) > 1 and skeleton(name) == skeleton(word):
        return True
    if len(name) < _SHORTEST_STEM or len(word) < _SHORTEST_STEM or skeleton(name)[:2] != skeleton(word)[:2]:
        return False
    if name.isascii() and word.isascii():
        return False
    least = _LEAST_SOUNDS[name.isascii() or word.isascii()]
    known = {sounds for stem in _stems(name) if len(sounds := skeleton(stem)) >= least}
    return any(skeleton(stem) in known for stem in _stems(word))


def _inflected(one: str, other: str) -> bool:
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    ends = one[common:], other[common:]
    if common < _SHORTEST_STEM:
        return common == 2 and "" in ends and len(max(ends)) > 1 and _KAZAKH.fullmatch(max(ends)) is not None
    if one.isascii() and other.isascii():
        return set(ends) <= {"", "s"}
    if _ending(ends[0]) and _ending(ends[1]):
        return True
    softened = one.translate(_SOFTENED), other.translate(_SOFTENED)
    return softened != (one, other) and _inflected(*softened)


@lru_cache(maxsize=4096)
def _ending(text: str) -> bool:
    return text in _RUSSIAN or _KAZAKH.fullmatch(text) is not None


def _stems(word: str) -> list[str]:
    """The word, and what is left of it without each ending that it may have."""
    longest = min(6, len(word) - _SHORTEST_STEM)
    return [word, *(word[:-size].rstrip("-'") for size in range(1, longest + 1) if _ending(word[-size:]))]


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """How a folded word sounds, roughly, in Latin letters: Яндекс and Yandex give the same."""
    plain = "".join(_LETTERS.get(letter, letter) for letter in word)
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    return _DOUBLED.sub(r"\1", plain.replace("c", "k").replace("kh", "ch"))
