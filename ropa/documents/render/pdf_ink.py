"""What falls on a page: words, thin rules, shaded ground, collected and handed over page by page.

The library's own text object encodes letter by letter; here a word is encoded in one step once its letters are known.
"""

from __future__ import annotations

from codecs import charmap_encode
from collections.abc import Callable
from functools import cache, cached_property, partial
from itertools import groupby
from typing import Any

from ropa.documents.render.fonts import Face, face, spare
from ropa.documents.render.pdf_styles import DARK, HAIR, MUTED, RULE, Colour, Style


class _Pen:
    """One face in one document: letters become codes of the part of the font that is embedded.

    A part holds 255 letters; `_codes` are those of the first. Letters of further parts, and those that only the spare
    face has, are rare and go the long way.
    """

    def __init__(self, own: Face, document: Any, other: Callable[[], Face]) -> None:
        self._face = own
        self._font = own.font
        self._document = document
        self._other = other
        self._codes: dict[int, int] = {}
        self._names: dict[tuple[float, int], str] = {}
        self._further: set[str] = set()
        self._foreign: set[str] = set()

    @cached_property
    def _spare(self) -> _Pen:
        return _Pen(self._other(), self._document, self._other)

    def choose(self, size: float, part: int = 0) -> str:
        """Takes the face in a size."""
        chosen = self._names.get((size, part))
        if chosen is None:
            name: str = self._font.getSubsetInternalName(part, self._document)
            chosen = self._names[size, part] = f"{name} {size:g} Tf"
        return chosen

    def show(self, text: str, size: float) -> str:
        """Writes letters, and goes back to the first part."""
        try:
            return f"<{charmap_encode(text, 'strict', self._codes)[0].hex()}> Tj"
        except UnicodeEncodeError:
            self._learn(text)
        if not self._foreign.isdisjoint(text):
            runs = groupby(text, self._foreign.__contains__)
            drawn = ((self._spare if foreign else self)._chosen("".join(run), size) for foreign, run in runs)
            return f"{' '.join(drawn)} {self.choose(size)}"
        if self._further.isdisjoint(text):
            return self.show(text, size)
        parts = self._font.splitString(text, self._document)
        shown = " ".join(f"{self.choose(size, part)} <{codes.hex()}> Tj" for part, codes in parts)
        return f"{shown} {self.choose(size)}"

    def _chosen(self, text: str, size: float) -> str:
        return f"{self.choose(size)} {self.show(text, size)}"

    def _learn(self, text: str) -> None:
        for letter in dict.fromkeys(text):
            if letter not in self._face.own:
                self._foreign.add(letter)
                continue
            [(part, codes)] = self._font.splitString(letter, self._document)
            if part:
                self._further.add(letter)
            else:
                self._codes[ord(letter)] = codes[0]


class Ink:
    """The marks of one page, in points from its lower left corner. Ground lies below rules, rules below words."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._pens = {bold: _Pen(face(bold), canvas._doc, partial(spare, bold)) for bold in (False, True)}
        self._levels: list[int] = []
        self._headings = 0
        self._style: Style | None = None
        self._ground: list[str] = []
        self._rules: list[str] = []
        self._words: list[str] = []

    def words(self, x: float, y: float, text: str, style: Style) -> None:
        """A line of words whose letters stand on `y`."""
        pen = self._pens[style.bold]
        if style is not self._style:
            self._style = style
            self._words.append(f"{_fill(style.colour)} {pen.choose(style.size)}")
        self._words.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {pen.show(text, style.size)}")

    def rule(self, x: float, y: float, width: float, height: float, colour: Colour = RULE) -> None:
        """A thin line across, or up where there is no width."""
        wide, high = (width, HAIR) if width else (HAIR, height)
        self._rules.append(f"{_fill(colour)} {x:.2f} {y:.2f} {wide:.2f} {high:.2f} re f")

    def shade(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Ground for words."""
        self._ground.append(f"{_fill(colour)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def box(self, x: float, y: float, side: float) -> None:
        """An empty box to tick."""
        red, green, blue = DARK
        self._rules.append(f"{red:.3f} {green:.3f} {blue:.3f} RG 0.7 w {x:.2f} {y:.2f} {side:.2f} {side:.2f} re S")

    def dot(self, x: float, y: float) -> None:
        """A small mark beside a text."""
        self._rules.append(f"{_fill(MUTED)} {x:.2f} {y:.2f} 1.30 1.30 re f")

    def mark(self, title: str, level: int, y: float) -> None:
        """An entry of the outline. A level that was left out is not invented: the entry moves up."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        self._headings += 1
        key = f"heading-{self._headings}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(y, 2))
        self._canvas.addOutlineEntry(title, key, level=len(self._levels) - 1)

    def close(self) -> None:
        """The page is full: all its marks go to the canvas."""
        self._canvas.addLiteral("\n".join(("q", *self._ground, *self._rules, "BT", *self._words, "ET", "Q")))
        self._canvas.showPage()
        for marks in (self._ground, self._rules, self._words):
            marks.clear()
        self._style = None


@cache
def _fill(colour: Colour) -> str:
    red, green, blue = colour
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"
