"""A text as sentences, and sentences as words.

A list keeps the sentence that leads it in ("we do not collect:"), everything keeps its heading: what a line says
often stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ropa.reading.blocks import Block, blocks, shortened
from ropa.reading.languages import language_of, language_within
from ropa.words import clean

LONGEST = 3000
"""Characters of one sentence. What goes on without an end is cut there, so that no work grows with its square."""
_TOKEN = re.compile(r"[^\W_]+(?:[-.@_][^\W_]+)*")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’ʼ`](?=[^\W_])")
_QUOTES = re.compile("[«»“”„\"‘’'`]")
_EVEN = str.maketrans({"ё": "е", "\u2010": "-", "\u2011": "-", "ʼ": "'"})
_END = re.compile(r"[.!?…;][.!?…]*[)»”\"’]*(?=\s)")
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-zə]")
_ALIKE = dict(zip("aceopxyihkmtə", "асеорхуіһкмтә", strict=True))
_ITEM_WORDS = 8
_LINE_WORDS = 20


def _in_one_script(letters: re.Match[str]) -> str:
    """A Cyrillic word with the Latin letters put right that look like its own: "əділ", "тiл"."""
    word = letters.group()
    latin = len(_LATIN.findall(word))
    if not latin or latin * 2 > len(word) or not set(_LATIN.findall(word)) <= _ALIKE.keys():
        return word
    return "".join(_ALIKE.get(letter, letter) for letter in word)


@dataclass(frozen=True)
class Sentence:
    """One sentence, heading or item of a list. `lead`, `heading`: numbers of the sentences it stands under."""

    index: int
    text: str
    language: str
    lead: int | None = None
    heading: int | None = None
    is_heading: bool = False

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where in `text` each word stands."""
        return tuple(found.span() for found in _TOKEN.finditer(self._even))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words folded: lower case, ё as е, quotes and apostrophes dropped, Kazakh letters and hyphens kept."""
        even = self._even
        return tuple(even[start:end].replace("ʼ", "") for start, end in self.spans)

    @cached_property
    def apart(self) -> tuple[bool, ...]:
        """Of each word, whether punctuation other than quotes stands between it and the word before."""
        bare = _QUOTES.sub(" ", self._even)
        told, before = [], 0
        for start, end in self.spans:
            told.append(before > 0 and not bare[before:start].isspace() and start > before)
            before = end
        return tuple(told)

    @cached_property
    def _even(self) -> str:
        """Folded, each character at its place; an apostrophe inside a word joins it."""
        lowered = self.text.lower()
        if len(lowered) != len(self.text):
            lowered = "".join(one.lower()[0] for one in self.text)
        return _LETTERS.sub(_in_one_script, _APOSTROPHE.sub("ʼ", lowered.translate(_EVEN)))

    def between(self, start: int, end: int) -> str:
        """As written: the words from number `start` up to, not including, number `end`."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]


def sentences(text: str, language: str = "") -> tuple[Sentence, ...]:
    """The sentences of a text in order; each in the language of the text unless it plainly is in another."""
    clear = clean(text)[0]
    whole = language or language_of(clear)
    told: list[Sentence] = []
    heading: int | None = None
    lead: int | None = None
    above: Block | None = None
    for block in blocks(clear):
        if block.heading:
            heading, lead = len(told), None
        elif lead is not None and (block.text.endswith(":") or not _belongs(block, above)):
            lead = None
        within = lead
        for piece in _pieces(block.text):
            spoken = language_within(piece, whole)
            told.append(Sentence(len(told), piece, spoken, within, heading, block.heading))
            if not piece.endswith(";"):
                within = lead
            elif within is None and ":" in piece:
                within = len(told) - 1
        if block.text.endswith(":") and not block.heading:
            lead = len(told) - 1
        above = block
    return tuple(told)


def _belongs(block: Block, above: Block | None) -> bool:
    """Whether a block is one more item of the list that is under way."""
    if block.labelled and not block.item:
        return False
    return (
        block.item
        or block.text[:1].islower()
        or block.text.endswith((";", ","))
        or (above is not None and (above.text.endswith((";", ",", ":")) or (above.item and above.text[-1:] != ".")))
        or (len(block.text.split()) <= _ITEM_WORDS and not block.text.endswith("."))
        or (not block.after_gap and len(block.text.split()) <= _LINE_WORDS and ". " not in block.text)
    )


def _pieces(text: str) -> Iterator[str]:
    """The sentences of one block; parts between semicolons are sentences of their own."""
    start = 0
    for found in _END.finditer(text):
        if text[found.start()] == "." and not _ends(text, found.start(), found.end()):
            continue
        yield from _cut(text[start : found.end()])
        start = found.end()
    yield from _cut(text[start:])


def _ends(text: str, stop: int, end: int) -> bool:
    """Whether a full stop ends a sentence."""
    return not text[end : end + 2].lstrip().islower() and not shortened(text[max(0, stop - 12) : stop])


def _cut(piece: str) -> Iterator[str]:
    piece = piece.strip(" |")
    while len(piece) > LONGEST:
        cut = piece.rfind(" ", LONGEST // 2, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield piece[:cut].strip()
        piece = piece[cut:].strip()
    if piece:
        yield piece
