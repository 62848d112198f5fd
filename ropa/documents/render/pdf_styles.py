"""How a PDF paper looks: sizes in points, colours, and the space that a block asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from ropa.documents.model import Said

Colour = tuple[float, float, float]


def colour_of(code: int) -> Colour:
    """A colour from its six digits."""
    return (code >> 16) / 255, (code >> 8 & 255) / 255, (code & 255) / 255


INK = colour_of(0x1A1D21)
DARK = colour_of(0x1F2F46)
MUTED = colour_of(0x59616B)
RULE = colour_of(0xA3ABB5)
BORROWED = colour_of(0x7A5A1E)
WATERMARK = colour_of(0xE7EAED)
HEAD_SHADE = colour_of(0xE6EAEF)
LABEL_SHADE = colour_of(0xF3F5F7)

HAIR = 0.4
"""Width of a thin line."""

DOT_ROOM = 7.0
"""Room for the mark beside one of several texts in a cell."""


@dataclass(frozen=True)
class Style:
    """How words look. `lead` is the distance of lines, `side` the empty room beside the words of a cell, `aside` sets a
    thin rule beside borrowed words. Each of several texts in a cell is set in, with a small mark (`dot`) beside its
    first line. `tinted` words take the colour of the paper.
    """

    size: float
    lead: float
    bold: bool = False
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0
    aside: bool = False
    inset: float = 0.0
    dot: bool = False
    tinted: bool = False
    side: float = 4.0

    @property
    def drop(self) -> float:
        """From the top of a line down to the feet of its letters: capitals stand in the middle of the line."""
        return (self.lead + 0.714 * self.size) / 2


BODY = Style(9.75, 13.4, after=5)
NOTE = Style(8.25, 11.2, colour=MUTED, after=4)
ITEM = replace(BODY, after=2.5)
CAPTION = Style(8, 10.6, colour=MUTED)
SIGNATURE = replace(CAPTION, before=12, after=8)
STAMP = replace(BODY, before=4, after=12)
SIGNER = replace(BODY, before=14, after=10)
TITLE = Style(15.5, 20, bold=True, colour=DARK, after=5, tinted=True)
SECOND_TITLE = replace(TITLE, size=13, lead=17)
SUBTITLE = Style(10, 13.6, colour=MUTED, after=2)
RUNNING = Style(7.75, 10, colour=MUTED)
HEADINGS = (
    Style(12.5, 16.5, bold=True, colour=DARK, before=15, after=5, tinted=True),
    Style(10.75, 14.4, bold=True, colour=DARK, before=11, after=4, tinted=True),
    Style(9.75, 13.2, bold=True, before=8, after=3, tinted=True),
)


def heading(level: int) -> Style:
    """The style of a heading; there are three levels."""
    return HEADINGS[min(max(level, 1), len(HEADINGS)) - 1]


CELLS = tuple(
    Style(size, round(size * 1.26, 2), before=7, after=8, side=side)
    for size, side in ((9.0, 4.0), (8.25, 4.0), (7.3, 4.0), (6.7, 2.5))
)


def cells(columns: int) -> tuple[Style, ...]:
    """The more columns, the smaller the letters; the smaller sizes are for words that do not fit otherwise."""
    return CELLS[0 if columns <= 4 else 1 if columns <= 6 else 2 :]


@cache
def muted(style: Style) -> Style:
    """The same words standing back: the second language of a cell."""
    return replace(style, colour=MUTED, bold=False, tinted=False)


@cache
def inset(style: Style) -> Style:
    """One of several texts in a cell."""
    return replace(style, inset=DOT_ROOM)


@cache
def dotted(style: Style) -> Style:
    """The first line of one of several texts in a cell."""
    return replace(style, dot=True)


@cache
def _borrowed(style: Style) -> Style:
    return replace(style, colour=BORROWED, aside=True, tinted=False)


def worn(style: Style, said: Said) -> Style:
    """The style as this text wears it: a text that stands in for one in the paper's language shows it."""
    return _borrowed(style) if said.borrowed else style
