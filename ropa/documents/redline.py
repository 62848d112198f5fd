"""What one wording says otherwise than another, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from ropa.documents.model import Source
from ropa.documents.said import Line, Lines

_SENTENCE = re.compile(r"(?<=[.!?…;])\s+|\n+")


@dataclass(frozen=True)
class Shift:
    """One sentence: as it was ("" where it is new), as it is now ("" where it is gone), and what it rests on."""

    key: str
    language: str
    old: str
    new: str
    sources: tuple[Source, ...]


def redline(old: Lines, new: Lines) -> tuple[Shift, ...]:
    """Every sentence that differs, in reading order."""
    return tuple(_shifts(old, new))


def _shifts(old: Lines, new: Lines) -> Iterator[Shift]:
    was, now = [(one.key, one.text) for one in old], [(one.key, one.text) for one in new]
    for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what != "equal":
            yield from _between(old[a:b], new[c:d])


def _between(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Shift]:
    """Texts of one clause belong together, in their order; the rest came or went."""
    was, now = [one.key for one in old], [one.key for one in new]
    for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            for one, other in zip(old[a:b], new[c:d], strict=True):
                yield from _sentences(one, other)
        else:
            yield from (Shift(one.key, one.language, one.text, "", one.sources) for one in old[a:b])
            yield from (Shift(one.key, one.language, "", one.text, one.sources) for one in new[c:d])


def _sentences(was: Line, now: Line) -> Iterator[Shift]:
    before, after = _SENTENCE.split(was.text), _SENTENCE.split(now.text)
    sources = tuple(dict.fromkeys((*was.sources, *now.sources)))
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            for one, other in zip_longest(before[a:b], after[c:d], fillvalue=""):
                yield Shift(now.key, now.language, one, other, sources)
