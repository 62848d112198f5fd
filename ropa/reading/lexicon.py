"""What the data files of resources/reading know how to say, looked for in sentences.

A file is a catalogue: codes, each with patterns a language ("ru", "kk", "en") and, under "ru_not" and so on, patterns
that cancel a match which they overlap. Within one catalogue the longest match takes its words; rights, and the cues of
a sentence ("cues", "sections"), stand beside each other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ropa.assets import asset
from ropa.reading.patterns import Patterns
from ropa.reading.sentences import Sentence

Catalogues = Mapping[str, Mapping[str, Mapping[str, list[str]]]]
"""Of each file its codes, of each code its lists of patterns."""
_BESIDE = frozenset({"cues", "sections", "rights"})


@dataclass(frozen=True)
class Hit:
    """A code of a catalogue found in a sentence: at the words from `start` up to, not including, `end`."""

    catalogue: str
    code: str
    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Whether it shares a word with these."""
        return self.start < end and start < self.end

    def longer(self, other: Hit) -> bool:
        """Whether it takes more words."""
        return self.end - self.start > other.end - other.start


@dataclass(frozen=True)
class _Key:
    catalogue: str
    code: str
    cancels: bool


class Lexicon:
    """All catalogues in one language."""

    def __init__(self, language: str) -> None:
        raw = catalogues()
        self._patterns = Patterns(_patterns(raw, language))
        self.rank = {(name, code): rank for name, codes in raw.items() for rank, code in enumerate(codes)}
        """The place of each code in its file: where two match alike, the first one counts."""

    def find(self, sentence: Sentence) -> tuple[Hit, ...]:
        """What the sentence names, in the order of its words."""
        found: dict[bool, dict[tuple[str, str], list[Hit]]] = {False: {}, True: {}}
        for key, start, end in self._patterns.find(sentence.words, sentence.apart):
            hit = Hit(key.catalogue, key.code, start, end)
            found[key.cancels].setdefault((key.catalogue, key.code), []).append(hit)
        left: dict[str, list[Hit]] = {}
        for (name, code), hits in found[False].items():
            against = found[True].get((name, code), ())
            kept = (one for one in hits if not any(one.meets(other.start, other.end) for other in against))
            left.setdefault(name, []).extend(kept)
        told = [one for name, hits in left.items() for one in (hits if name in _BESIDE else _longest(hits))]
        return tuple(sorted(told, key=lambda one: (one.start, -one.end, one.catalogue, one.code)))


def catalogues() -> Catalogues:
    """Every data file by its name."""
    files = (file for file in asset("reading").iterdir() if file.name.endswith(".toml"))
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(files, key=lambda file: file.name)
    }


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read once."""
    return Lexicon(language)


def _patterns(raw: Catalogues, language: str) -> Iterator[tuple[str, _Key]]:
    for name, codes in raw.items():
        for code, lists in codes.items():
            for pattern in lists.get(language, ()):
                yield pattern, _Key(name, code, cancels=False)
            for pattern in lists.get(f"{language}_not", ()):
                yield pattern, _Key(name, code, cancels=True)


def _longest(hits: list[Hit]) -> Iterator[Hit]:
    """Those that are left where a longer one takes its words."""
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda one: (one.start - one.end, one.start, one.code)):
        words = range(hit.start, hit.end)
        if taken.isdisjoint(words):
            taken.update(words)
            yield hit
