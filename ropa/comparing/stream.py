"""The words of a whole text in one row, so that a register's own words are found however a file broke its lines."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from ropa.reading.inflection import same_word, skeleton
from ropa.reading.passages import Seen
from ropa.reading.sentences import Sentence

_LEAST_LETTERS = 4
_LEAST_ALONE = 6
"""Letters of a word that may stand for a whole phrase of one word."""
_ROOM = 3
"""How many other words may stand among those of a phrase."""
_BEGINS = 3
Place = tuple[int, int]
"""Numbers of a sentence and of a word in it."""


class Stream:
    """All words of a text with their places."""

    def __init__(self, seen: Sequence[Seen]) -> None:
        self.seen = seen
        self.places: list[Place] = []
        words: list[str] = []
        for one in seen:
            words += one.sentence.words
            self.places += [(one.sentence.index, number) for number in range(len(one.sentence.words))]
        self.words = words
        self._text = f" {' '.join(words)} "
        self._starts: list[int] = []
        at = 1
        for word in words:
            self._starts.append(at)
            at += len(word) + 1

    @cached_property
    def _begun(self) -> dict[str, list[int]]:
        """The words that sound alike at their beginning."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            found[skeleton(word)[:_BEGINS]].append(number)
        return found

    def exactly(self, words: Sequence[str]) -> Iterator[range]:
        """Wherever these folded words stand one after the other."""
        sought = f" {' '.join(words)} "
        at = self._text.find(sought) if words else -1
        while at >= 0:
            first = bisect_left(self._starts, at + 1)
            yield range(first, first + len(words))
            at = self._text.find(sought, at + 1)

    def phrase(self, phrase: str) -> Iterator[range]:
        """Wherever a phrase stands: word for word, else all words that tell something, inflected, close together."""
        words = words_of(phrase)
        exact = list(self.exactly(words))
        yield from exact
        telling = [word for word in words if len(word) >= _LEAST_LETTERS]
        if exact or not telling or (len(telling) == 1 and len(telling[0]) < _LEAST_ALONE):
            return
        near = [self._begun.get(skeleton(word)[:_BEGINS], []) for word in telling]
        rarest = min(range(len(telling)), key=lambda n: len(near[n]))
        width = len(words) + _ROOM
        for at in near[rarest]:
            if not same_word(telling[rarest], self.words[at]):
                continue
            window = [at]
            for word, places in zip(telling, near, strict=True):
                low, high = bisect_left(places, at - width), bisect_left(places, at + width + 1)
                found = next((n for n in places[low:high] if same_word(word, self.words[n])), None)
                if found is None or self.places[found][0] != self.places[at][0]:
                    break
                window.append(found)
            else:
                if max(window) - min(window) < width:
                    yield range(min(window), max(window) + 1)

    def sentence(self, span: range) -> Seen:
        """The sentence in which a span begins."""
        return self.seen[self.places[span.start][0]]

    def denies(self, span: range) -> bool:
        """Whether what stands there is denied."""
        index, number = self.places[span.start]
        return self.seen[index].denied[number]


@lru_cache(maxsize=4096)
def words_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase."""
    return Sentence(0, phrase, "").words
