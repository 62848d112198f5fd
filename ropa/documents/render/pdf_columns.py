"""Running text on a page: one column, or two languages side by side with their tops aligned."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ropa.documents.render.fonts import printable
from ropa.documents.render.paragraph import Strip, cut
from ropa.documents.render.pdf_ink import Ink
from ropa.documents.render.pdf_pages import Room
from ropa.documents.render.pdf_styles import BORROWED, INK, RUNNING

_OUTLINE_WIDTH = 900.0
"""An entry of the outline may run so wide, in points."""

_ASIDE = 4.5
"""How far to the left of borrowed words their rule stands."""


class Column:
    """Strips one below the other, `x` to the right of the margin."""

    def __init__(self, strips: Sequence[Strip], x: float = 0.0) -> None:
        self.strips = strips
        self.x = x
        self.ends = [0.0, *accumulate(strip.gap + strip.height for strip in strips)]

    def height(self, start: int, stop: int) -> float:
        """Of a part; the gap above its first strip does not count."""
        return self.ends[stop] - self.ends[start] - self.strips[start].gap if stop > start else 0.0

    def fit(self, start: int, stop: int, room: float, forced: bool) -> int:
        """Where the part is to be cut so that what is above it fits; `start` where it may not be cut."""
        if self.height(start, stop) <= room:
            return stop
        last = min(stop, bisect_right(self.ends, self.ends[start] + self.strips[start].gap + room) - 1)
        free = last
        while free > start and self.strips[free - 1].glue:
            free -= 1
        return max(last, start + 1) if forced and free <= start else max(free, start)

    def draw(self, ink: Ink, x: float, top: float, start: int, stop: int) -> None:
        """The part, its first strip at the top."""
        left = x + self.x
        for number in range(start, stop):
            strip = self.strips[number]
            top -= strip.gap if number > start else 0.0
            for right, depth, text, style in strip.words:
                ink.words(left + right, top - depth, text, style)
                if style.aside:
                    ink.rule(left + right - _ASIDE, top - strip.height, 0, strip.height, BORROWED)
            for right, depth, width in strip.rules:
                ink.rule(left + right, top - depth, width, 0, INK)
            if strip.box:
                ink.box(left + 0.5, top - strip.height / 2 - strip.box / 2, strip.box)
            if strip.mark:
                title, level = strip.mark
                ink.mark(cut(printable(title), RUNNING, _OUTLINE_WIDTH), level, top + 4)
            top -= strip.height


@dataclass(frozen=True)
class Flow:
    """A part of each column: from where to where."""

    columns: tuple[Column, ...]
    spans: tuple[tuple[int, int], ...]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    cling: bool = False
    lets_go: bool = False

    @property
    def height(self) -> float:
        """Of the longer column."""
        return max(column.height(*span) for column, span in zip(self.columns, self.spans, strict=True))

    def split(self, room: Room) -> tuple[Flow, Flow] | None:
        """Each column is cut by itself, and each has something above the cut."""
        stops = [
            column.fit(*span, room.height, room.forced) for column, span in zip(self.columns, self.spans, strict=True)
        ]
        if any(stop == start < end for stop, (start, end) in zip(stops, self.spans, strict=True)):
            return None
        above = tuple((start, stop) for (start, _), stop in zip(self.spans, stops, strict=True))
        below = tuple((stop, end) for (_, end), stop in zip(self.spans, stops, strict=True))
        if above == self.spans:
            return None
        return replace(self, spans=above, after=0.0), replace(self, spans=below, before=0.0)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """The columns with their tops aligned."""
        for column, span in zip(self.columns, self.spans, strict=True):
            column.draw(ink, x, top, *span)


def flow(
    columns: Sequence[Sequence[Strip]],
    width: float,
    *,
    before: float = 0.0,
    after: float = 0.0,
    keep: bool = False,
    cling: bool = False,
    lets_go: bool = False,
) -> Flow:
    """Columns of strips, each so wide and the next beside it."""
    laid = tuple(Column(strips, place * width) for place, strips in enumerate(columns))
    return Flow(laid, tuple((0, len(column.strips)) for column in laid), before, after, keep, cling, lets_go)
