"""What of a sentence is denied: "we do not collect location" states no location.

A denial reaches over its clause: up to a word that turns the sentence ("but", "only"), not into an exception ("except
for banks"). In Kazakh the verb stands last and an exception stands before the word that makes it one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ropa.reading.lexicon import Hit
from ropa.reading.sentences import Sentence

_TURNS = frozenset(
    [
        "но",
        "однако",
        "зато",
        "а",
        "лишь",
        "только",
        "исключительно",
        "кроме",
        "если",
        "когда",
        "пока",
        "хотя",
        "поскольку",
        "который",
        "которая",
        "которые",
        "but",
        "however",
        "only",
        "solely",
        "while",
        "whereas",
        "although",
        "unless",
        "except",
        "if",
        "when",
        "until",
        "бірақ",
        "алайда",
        "дегенмен",
        "ал",
        "тек",
        "сондықтан",
        "егер",
    ]
)
"""Words that begin a new clause where punctuation stands before them."""
_NO_TURN = frozenset(["также", "именно", "равно", "және", "also"])
_EXCEPTS = (
    ("за", "исключением"), ("кроме",), ("помимо",), ("без",), ("except",), ("other", "than"), ("unless",), ("without",),
    ("until",), ("если",), ("if",), ("apart", "from"),
)  # fmt: skip
"""What follows is no part of the denial."""
_EXCEPTED = ("қоспағанда", "басқа", "болмаса", "өзге", "келісімінсіз", "келісіміңізсіз", "ескертусіз")
"""What stands before, from the clause's beginning on, is no part of the denial."""
_AFFIRMS = (
    "собира", "обрабатыва", "получа", "использу", "запрашива", "храни", "хранятся", "collect", "process", "receive",
    "request", "store", "use",
)  # fmt: skip
"""A clause with such a word says something before a denial is joined to it."""
_JOINS = frozenset(["и", "and", "және"])


def denied(sentence: Sentence, hits: Sequence[Hit], leads: bool = False) -> tuple[bool, ...]:
    """Of each word, whether what it names is denied; `leads`: all is, by what stands above or because it is over."""
    words = sentence.words
    told = [leads] * len(words)
    if leads:
        return tuple(told)
    denials = [(one.start, one.end) for one in hits if one.catalogue == "cues" and one.code == "denial"]
    if not denials:
        return tuple(told)
    depths = _depths(sentence)
    for start, end in _clauses(sentence, denials, depths):
        inside = [one for one in denials if start <= one[0] < end]
        if not inside:
            continue
        if sentence.language == "kk":
            last = max(after for _, after in inside)
            first = next((at + 1 for at in range(last - 1, start - 1, -1) if words[at] in _EXCEPTED), start)
            while start < first < last and depths[first] > depths[first - 1] and first + 1 < last:
                first = next((at for at in range(first, last) if depths[at] < depths[first]), last)
        else:
            first, last = start, end
        told[first:last] = [True] * (last - first)
    return tuple(told)


def _clauses(
    sentence: Sentence, denials: Sequence[tuple[int, int]], depths: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, each from its first word up to the next one's."""
    words, apart = sentence.words, sentence.apart
    begins = {one[0] for one in denials}
    start, affirmed = 0, False
    for at in range(1, len(words)):
        turns = apart[at] and words[at] in _TURNS and not (at + 1 < len(words) and words[at + 1] in _NO_TURN)
        affirmed = affirmed or words[at - 1].startswith(_AFFIRMS)
        joined = affirmed and ((words[at] in _JOINS and at + 1 in begins) or (apart[at] and at in begins))
        excepts = sentence.language != "kk" and any(words[at : at + len(one)] == one for one in _EXCEPTS)
        brackets = depths[at] != depths[at - 1] and _denies_within(at, depths, begins)
        if turns or joined or excepts or brackets:
            yield start, at
            start, affirmed = at, False
    yield start, len(words)


def _depths(sentence: Sentence) -> list[int]:
    """Of each word, how many brackets are open around it."""
    depths, depth, before = [], 0, 0
    for start, end in sentence.spans:
        between = sentence.text[before:start]
        depth = max(0, depth + between.count("(") - between.count(")"))
        depths.append(depth)
        before = end
    return depths


def _denies_within(at: int, depths: Sequence[int], begins: set[int]) -> bool:
    """Whether the bracket that opens or closes before this word has a denial of its own in it."""
    if depths[at] > depths[at - 1]:
        end = next((one for one in range(at, len(depths)) if depths[one] < depths[at]), len(depths))
        return any(at <= one < end for one in begins)
    first = next((one + 1 for one in range(at - 1, -1, -1) if depths[one] < depths[at - 1]), 0)
    return any(first <= one < at for one in begins)
