"""Patterns over the words of one sentence, looked for all at once.

A pattern is places separated by single spaces: `word` is exactly this word, `word*` any that begins so, `a*|b` either,
`..` up to three words in between that no punctuation parts. Words are folded as Sentence.words are.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

GAP = ".."
_MOST_BETWEEN = 3
_NOWHERE: frozenset[int] = frozenset()
_REMEMBERED = 4096
"""Words of which it is remembered what they begin: the words of a text repeat."""
_WORD = re.compile(r"[^\W_]+(?:[-.@_][^\W_]+)*[-@.]?\*?")
Key = TypeVar("Key", bound=Hashable)


def fault(pattern: str) -> str:
    """What is wrong with a pattern, or an empty text."""
    places = pattern.split(" ")
    if pattern != pattern.lower() or "ё" in pattern:
        return "not folded"
    if places[0] == GAP or places[-1] == GAP or f"{GAP} {GAP}" in pattern:
        return "a gap is between two words"
    odd = [one for place in places if place != GAP for one in place.split("|") if not _WORD.fullmatch(one)]
    return f"no word: {odd[0]!r}" if odd else ""


@dataclass
class _Node:
    """A state of the search: what may come next, and the patterns that end here."""

    following: dict[int, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    ends: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _First:
    """What a word begins: the places that take it, the patterns that are this word alone, and, merged over all
    patterns that begin with it, the states behind the next word and behind a gap.
    """

    fits: frozenset[int]
    begins: bool
    ends: frozenset[int]
    direct: Mapping[int, list[_Node]]
    gapped: Mapping[int, list[_Node]]


class Patterns(Generic[Key]):
    """Many patterns, each under a key, as one tree: a text is gone through once for all of them."""

    def __init__(self, patterns: Iterator[tuple[str, Key]]) -> None:
        self._root = _Node()
        self._keys: list[Key] = []
        self._places: dict[str, int] = {}
        self._exact: dict[str, set[int]] = {}
        self._begins: dict[str, set[int]] = {}
        numbers: dict[Key, int] = {}
        for pattern, key in patterns:
            if key not in numbers:
                numbers[key] = len(self._keys)
                self._keys.append(key)
            self._add(pattern, numbers[key])
        self._shortest = min(map(len, self._begins), default=1)
        self._longest = max(map(len, self._begins), default=0)
        self._first = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def _add(self, pattern: str, key: int) -> None:
        if wrong := fault(pattern):
            raise ValueError(f"{pattern!r}: {wrong}")
        node = self._root
        for place in pattern.split(" "):
            if place == GAP:
                node.gap = node.gap or _Node()
                node = node.gap
            else:
                node = node.following.setdefault(self._place(place), _Node())
        node.ends.add(key)

    def _place(self, place: str) -> int:
        if place not in self._places:
            number = self._places[place] = len(self._places)
            for word in place.split("|"):
                known, bare = (self._begins, word[:-1]) if word.endswith("*") else (self._exact, word)
                known.setdefault(bare, set()).add(number)
        return self._places[place]

    def find(self, words: Sequence[str], apart: Sequence[bool]) -> Iterator[tuple[Key, int, int]]:
        """(key, first word, word after the last): from each word on, the longest match of each key."""
        firsts = [self._first(word) for word in words]
        fits = [first.fits for first in firsts]
        for start, first in enumerate(firsts):
            if first.begins:
                for key, end in self._from(first, start, fits, apart).items():
                    yield self._keys[key], start, end

    def _look_up(self, word: str) -> _First:
        found = set(self._exact.get(word, ()))
        for length in range(self._shortest, min(len(word), self._longest) + 1):
            found |= self._begins.get(word[:length], _NOWHERE)
        begun = [node for place, node in self._root.following.items() if place in found]
        direct: dict[int, list[_Node]] = {}
        gapped: dict[int, list[_Node]] = {}
        for node in begun:
            for place, after in node.following.items():
                direct.setdefault(place, []).append(after)
            for place, after in node.gap.following.items() if node.gap else ():
                gapped.setdefault(place, []).append(after)
        return _First(frozenset(found), bool(begun), frozenset().union(*(one.ends for one in begun)), direct, gapped)

    def _from(
        self, first: _First, start: int, fits: Sequence[frozenset[int]], apart: Sequence[bool]
    ) -> Mapping[int, int]:
        """The keys found from one word on and where they end: a pattern at its shortest, a key at its longest."""
        ended = dict.fromkeys(first.ends, start + 1)
        shortest: dict[int, tuple[_Node, int]] = {}
        waiting = [(node, start + 2) for node in _after(first.direct, start + 1, fits)]
        for beyond in _beyond(start + 1, apart):
            waiting += [(node, beyond + 1) for node in _after(first.gapped, beyond, fits)]
        while waiting:
            node, at = waiting.pop()
            if node.ends and at < shortest.get(id(node), (node, at + 1))[1]:
                shortest[id(node)] = node, at
            if at == len(fits):
                continue
            waiting += [(after, at + 1) for place, after in node.following.items() if place in fits[at]]
            if node.gap is not None:
                following = node.gap.following.items()
                for beyond in _beyond(at, apart):
                    waiting += [(after, beyond + 1) for place, after in following if place in fits[beyond]]
        for node, at in shortest.values():
            for key in node.ends:
                ended[key] = max(at, ended.get(key, 0))
        return ended


def _after(following: Mapping[int, list[_Node]], at: int, fits: Sequence[frozenset[int]]) -> Iterator[_Node]:
    """The states that the word at a place leads to."""
    if at < len(fits):
        for place in following.keys() & fits[at]:
            yield from following[place]


def _beyond(at: int, apart: Sequence[bool]) -> Iterator[int]:
    """The words at which a gap that begins at one may end."""
    for beyond in range(at, min(at + _MOST_BETWEEN + 1, len(apart))):
        if beyond > at and (apart[beyond] or apart[beyond - 1]):
            return
        yield beyond
