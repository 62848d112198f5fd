"""A text as recognisers look at it: each sentence with what it names, its section, and what of it is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ropa.reading.denial import denied
from ropa.reading.lexicon import Hit, lexicon
from ropa.reading.sentences import Sentence, sentences

_HEADING_WORDS = 14
_HEADS_OF_TABLE = 3
"""A line that speaks of so many sections is the head of a table."""
_BLANK = re.compile(r"\[[^\[\]]*\]\.?")
"""A place that is still to be filled in: nothing is said there."""
_CELLS = re.compile(r"[|:]")
_BARE = frozenset("персональные персональных персональным дербес personal".split())  # noqa: SIM905
"""How "personal data" begins: heads a section about them, but leads in any list."""


@dataclass(frozen=True)
class Seen:
    """One sentence looked at. `denied`: of each word, whether what it names is said not to be so."""

    sentence: Sentence
    hits: tuple[Hit, ...]
    section: str
    denied: tuple[bool, ...]
    above: Seen | None = None

    @property
    def text(self) -> str:
        """As written."""
        return self.sentence.text

    def of(self, catalogue: str) -> Iterator[Hit]:
        """What it names of a catalogue and does not deny."""
        return (one for one in self.hits if one.catalogue == catalogue and not self.denies(one))

    def denies(self, hit: Hit) -> bool:
        """Whether the words of a match are denied."""
        return self.denied[hit.start]

    def has(self, *cues: str) -> bool:
        """Whether it shows one of these cues."""
        return any(one.catalogue == "cues" and one.code in cues for one in self.hits)

    def under(self, *cues: str) -> bool:
        """The same, of it or of the sentence that leads it in."""
        return self.has(*cues) or (self.above is not None and self.above.has(*cues))

    def words_from(self, start: int, count: int = 4) -> str:
        """Folded words from one number on, as one text."""
        return " ".join(self.sentence.words[max(0, start) : start + count])


def passages(text: str) -> tuple[Seen, ...]:
    """Every sentence of a text, looked at."""
    told: list[Seen] = []
    section, listed = "", ""
    for sentence in sentences(text):
        hits = () if _BLANK.fullmatch(sentence.text) else lexicon(sentence.language).find(sentence)
        above = told[sentence.lead] if sentence.lead is not None else None
        heading = told[sentence.heading] if sentence.heading not in (None, sentence.index) else None
        if sentence.text.endswith(":"):
            listed = _section(sentence, hits, leads=True)
            listed = "" if listed == "general" else listed
            section = listed if listed and section in ("", "definitions") else section
        elif above is None:
            listed = ""
            section = _section(sentence, hits, leads=False) or section
        over = any(one.catalogue == "cues" and one.code == "ended" for one in hits)
        within = denied(sentence, hits, over or _wholly(above) or _wholly(heading))
        told.append(Seen(sentence, hits, listed or section, within, above))
    return tuple(told)


def _section(sentence: Sentence, hits: tuple[Hit, ...], *, leads: bool) -> str:
    """What a heading, or a line that leads a list in, says that its section is about; else an empty text.

    A heading says it by its longest match, a line that leads in by what stands next to its colon.
    """
    found = [one for one in hits if one.catalogue == "sections"]
    alone = (
        sentence.text[-1:] not in ".;," and not _CELLS.search(sentence.text) and len(sentence.words) <= _HEADING_WORDS
    )
    if not found or not (leads or sentence.is_heading or alone):
        return ""
    rank = lexicon(sentence.language).rank
    if leads:
        found = [one for one in found if sentence.words[one.start] not in _BARE or one.end - one.start > 2]
    if leads and found:
        return max(found, key=lambda one: (one.end, one.end - one.start, -rank["sections", one.code])).code
    if leads or len({one.code for one in found}) >= _HEADS_OF_TABLE:
        return ""
    return max(found, key=lambda one: (one.end - one.start, -one.start, -rank["sections", one.code])).code


def _wholly(seen: Seen | None) -> bool:
    """Whether a leading sentence or heading denies to its last word, so that what stands under it is denied too."""
    return seen is not None and bool(seen.denied) and seen.denied[-1]
