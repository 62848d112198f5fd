"""Running text: the one place where words become lines.

A typed text is never mark-up: there is no parser here that could obey it. Lines are filled word by word, so the time
grows with the text and with nothing else, and no letter is lost whatever its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ropa.documents.model import Said
from ropa.documents.render.fonts import Face, face, printable
from ropa.documents.render.pdf_styles import Style, worn

_TIED = re.compile(
    r"""(?<![^\s«„“("])([№§авикосуяАВИКОСУЯ]|(?:ст|ул|д|Art|Arts|No)\.|г\.(?= [А-ЯӘҒҚҢӨҰҮҺІ])|\+?\d{1,4}) (?=\S)"""
)
"""A line does not end with a number sign, a Russian word of one letter, the abbreviation before a number or a name, or
the number before its unit, unless both together are wider than it."""

_TITLE_LINES, _HALVINGS = 4, 6
"""A title of more lines is not balanced; how often the width is halved on the way."""

_SEAM = re.compile(r"(?<=[-–/@.,;:_&?=\\|\u00a0])")
"""After these a word that is longer than its line is broken first."""


Words = tuple[float, float, str, Style]
"""Words at x, so deep below the top of their strip, and how they look."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A horizontal strip of running text, mostly one line.

    `gap` stands above it unless it begins a page; `glue` forbids a page break below. `rules` are (x, depth, width) and
    `box` is the side of an empty box at its left.
    """

    height: float
    words: tuple[Words, ...]
    gap: float = 0.0
    glue: bool = False
    rules: tuple[tuple[float, float, float], ...] = ()
    box: float = 0.0
    mark: tuple[str, int] | None = None


def tied(text: str) -> str:
    """A text ready to be set: what no line parts is tied."""
    return _TIED.sub("\\1\u00a0", printable(text).strip())


def wrap(text: str, style: Style, width: float) -> list[str]:
    """The lines of a text, none wider than `width`. Line breaks are kept, several spaces count as one."""
    return fill(tied(text), style, width)


def fill(text: str, style: Style, width: float) -> list[str]:
    """The lines of a text that is ready to be set."""
    font, limit = face(style.bold), width * 1000 / style.size + 0.01
    widths, space = font.words, font.letters[" "]
    lines = []
    for row in text.split("\n"):
        line: list[str] = []
        used = 0.0
        for word in row.split(" "):
            if not word:
                continue
            wide = widths[word]
            if used + wide > limit:
                if line:
                    lines.append(" ".join(line))
                    line, used = [], 0.0
                if wide > limit:
                    *full, rest = _broken(word, font, limit)
                    lines += full
                    line, used = [rest], widths[rest] + space
                    continue
            line.append(word)
            used += wide + space
        lines.append(" ".join(line))
    return lines if lines != [""] else []


def parts(word: str) -> list[str]:
    """What of a word is broken only where no line can hold it."""
    return [part for part in _SEAM.split(word) if part]


def cut(text: str, style: Style, width: float) -> str:
    """One line that fits, with an ellipsis where it had to be cut, behind a word if it can be: only for what stands in
    full elsewhere.
    """
    font, limit = face(style.bold), width * 1000 / style.size
    line = " ".join(printable(text).split())
    if font.words[line] <= limit:
        return line
    room = limit - font.letters["…"]
    for end, letter in enumerate(line):
        room -= font.letters[letter]
        if room < 0:
            word = line.rfind(" ", 0, end + 1)
            return line[: word if word > end / 2 else end].rstrip() + "…"
    return line


def measure(text: str, style: Style) -> float:
    """How wide a line runs."""
    return face(style.bold).words[text] * style.size / 1000


def centred(texts: Iterable[tuple[Said, Style]], width: float) -> Iterator[Strip]:
    """Lines in the middle: the title and what stands below it."""
    gap = 0.0
    for said, style in texts:
        for strip in set_lines(said, style, balanced(said.text, style, width)):
            yield replace(strip, words=tuple(_in_the_middle(words, width) for words in strip.words), gap=gap)
            gap = 0.0
        gap = style.after


def balanced(text: str, style: Style, width: float) -> float:
    """The least width, roughly, at which a title has no more lines: its last line is no single word."""
    lines = len(wrap(text, style, width))
    if not 1 < lines <= _TITLE_LINES:
        return width
    least, most = width / 2, width
    for _ in range(_HALVINGS):
        middle = (least + most) / 2
        least, most = (least, middle) if len(wrap(text, style, middle)) <= lines else (middle, most)
    return most


def _in_the_middle(words: Words, width: float) -> Words:
    _, depth, text, style = words
    return (width - measure(text, style)) / 2, depth, text, style


def set_lines(
    said: Said,
    style: Style,
    width: float,
    *,
    indent: float = 0.0,
    lead: str = "",
    start: float = 0.0,
    gap: float = 0.0,
) -> list[Strip]:
    """One text as lines, its lead at `start`. No line of it stands alone at the foot or at the head of a page."""
    look = worn(style, said)
    lines = wrap(said.text, style, width - indent)
    last = len(lines) - 2
    made = [
        Strip(style.lead, ((indent, style.drop, line, look),), glue=number in (0, last) and number <= last)
        for number, line in enumerate(lines)
    ]
    if made:
        leading = ((start, style.drop, lead, style),) if lead else ()
        made[0] = replace(made[0], words=leading + made[0].words, gap=gap)
    return made


def _broken(word: str, font: Face, limit: float) -> Iterator[str]:
    """A word that no line can hold, in pieces of a line each."""
    line, used = "", 0.0
    for part in parts(word):
        wide = font.words[part]
        if used + wide <= limit:
            line, used = line + part, used + wide
        elif wide <= limit:
            yield line
            line, used = part, wide
        else:
            for letter in part:
                if used + font.letters[letter] > limit and line:
                    yield line
                    line, used = "", 0.0
                line, used = line + letter, used + font.letters[letter]
    yield line
