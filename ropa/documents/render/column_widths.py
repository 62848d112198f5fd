"""How wide the columns of a table are: by their shares, but no column breaks a word where there is room for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from ropa.documents.render.fonts import face
from ropa.documents.render.paragraph import parts
from ropa.documents.render.pdf_styles import Style

_WORD = 30
"""What is longer than so many letters is no word that a column has to hold."""

_FUZZ = 0.1

_TALL = 8
"""A row of no more lines is not tall."""

_WORTH = 0.9
"""Columns have other widths than their shares where a table gets so much lower."""

_ROUNDS, _STEP = 12, 0.3

_KEEPS = 0.75
"""For that, no column becomes narrower than this part of what it would have."""

_RAGGED = 10.0
"""How much of a line stays empty, as a rule."""

Runs = tuple[float, ...]
"""How long each text of a cell runs on one line."""


@dataclass
class Need:
    """Of one column: how wide its longest word runs (`least`), what is parted unwillingly, such as an address or a
    number and its unit (`most`), and a whole text where the column is to be no wider than that (`whole`).
    """

    least: float = 0.0
    most: float = 0.0
    whole: float = 0.0

    def take(self, text: str, style: Style, beside: float, limit: float) -> None:
        """The words of a text that is ready to be set, with so much room beside it. What is wider than `limit` may be
        parted.
        """
        widths, scale, beside = face(style.bold).words, style.size / 1000, beside + _FUZZ
        words = _words(text)
        if max(map(widths.__getitem__, words)) * scale + beside <= self.least:
            return
        for word in words:
            wide = widths[word] * scale + beside
            if self.most < wide <= limit:
                self.most = wide
            if wide > self.least:
                longest = max((widths[part[:_WORD]] for part in parts(word)), default=0.0)
                self.least = max(self.least, longest * scale + beside)

    def span(self, text: str, style: Style, beside: float, lines: int) -> float:
        """How long a text runs that may take so many lines."""
        font, words = face(style.bold), _words(text)
        long = sum(map(font.words.__getitem__, words)) + font.letters[" "] * (len(words) - 1)
        self.whole = max(self.whole, long * style.size / 1000 / lines + beside + _FUZZ)
        return long * style.size / 1000


def _words(text: str) -> list[str]:
    return text.replace("\n", " ").split(" ")


def fit(needs: Iterable[Need], width: float) -> bool:
    """Whether no word has to be broken."""
    return sum(need.least for need in needs) <= width


def shared(
    shares: Sequence[float],
    needs: Sequence[Need],
    width: float,
    rows: Sequence[Sequence[Runs]] = (),
    beside: float = 0.0,
) -> list[float]:
    """The widths of the columns. Where the longest words do not fit, only the very longest are broken; where there is
    room, what is parted unwillingly stays together too, first what asks for little. What a column does not use goes to
    the others; one that makes `rows` high has more than its share where that makes the table a good deal lower.
    """
    least = _levelled([need.least for need in needs], width)
    more = [max(0.0, need.most - has) for need, has in zip(needs, least, strict=True)]
    for place in sorted(range(len(more)), key=more.__getitem__):
        if sum(least) + more[place] <= width:
            least[place] += more[place]
    most = [max(need.whole, has) if need.whole else width for need, has in zip(needs, least, strict=True)]
    widths = _filled(shares, least, most, width)
    lines = lines_of(rows, widths, beside)
    if max((max(row) for row in lines), default=0) <= _TALL:
        return widths
    lowest, asked = _high(lines) * _WORTH, list(shares)
    least = [max(one, _KEEPS * wide) for one, wide in zip(least, widths, strict=True)]
    for _ in range(_ROUNDS):
        by_column = [sum(max(row) for row in lines if row[place] == max(row)) for place in range(len(asked))]
        asked = [one * (1 + _STEP * high / sum(by_column)) for one, high in zip(asked, by_column, strict=True)]
        tried = _filled(asked, least, most, width)
        lines = lines_of(rows, tried, beside)
        if _high(lines) < lowest:
            widths, lowest = tried, _high(lines)
    return widths


def lines_of(rows: Sequence[Sequence[Runs]], widths: Sequence[float], beside: float) -> list[list[int]]:
    """About how many lines each cell takes."""
    rooms = [max(wide - beside - _RAGGED, 1.0) for wide in widths]
    return [[sum(ceil(run / room) for run in runs) for runs, room in zip(row, rooms, strict=True)] for row in rows]


def _high(lines: list[list[int]]) -> float:
    return sum(map(max, lines))


def _levelled(least: list[float], width: float) -> list[float]:
    """The same where they fit; else the widest brought down to one width."""
    rest = width
    for number, wide in enumerate(sorted(least)):
        level = rest / (len(least) - number)
        if wide > level:
            return [min(one, level) for one in least]
        rest -= wide
    return list(least)


def _filled(shares: Sequence[float], least: Sequence[float], most: Sequence[float], width: float) -> list[float]:
    """By shares, but none below its least, and none above its most as long as others take more."""
    free, bound = list(range(len(shares))), dict[int, float]()
    while free:
        part = (width - sum(bound.values())) / sum(shares[place] for place in free)
        fair = {place: shares[place] * part for place in free}
        held = {place: min(max(fair[place], least[place]), most[place]) for place in free}
        over = sum(held.values()) - sum(fair.values())
        now = {place: held[place] for place in free if (held[place] - fair[place]) * over > 0} or held
        bound |= now
        free = [place for place in free if place not in now]
    spare = (width - sum(bound.values())) / sum(shares)
    return [bound[place] + spare * share for place, share in enumerate(shares)]
