"""What falls on a page: words, thin rules, shaded ground, collected and handed over page by page.

The library's own text object encodes letter by letter; here a word is encoded in one step once its letters are known.
"""

from __future__ import annotations

from codecs import charmap_encode
from functools import cache, cached_property
from itertools import groupby
from math import cos, sin
from typing import Any

from ropa.documents.render.fonts import Face, face
from ropa.documents.render.pdf_styles import DARK, HAIR, MUTED, RULE, Colour, Style

_FEIGNED = 0.035
"""How thick the outline of a feigned bold is, in parts of the size of its letters."""

_Picture = tuple[Any, float, float, float, float]


class _Pen:
    """One face in one document: letters become codes of the part of the font that is embedded.

    A part holds 255 letters; `_codes` are those of the first. Letters of further parts, and those that only another
    face has, are rare and go the long way.
    """

    def __init__(self, own: Face, document: Any) -> None:
        self._face = own
        self._font = own.font
        self._document = document
        self._codes: dict[int, int] = {}
        self._names: dict[tuple[float, int], str] = {}
        self._further: set[str] = set()
        self._foreign: set[str] = set()

    @cached_property
    def _lender(self) -> _Pen:
        lender = self._face.lender
        if lender is None:
            raise LookupError(f"{self._face.name} has no letters {''.join(sorted(self._foreign))!r}")
        return _Pen(lender(), self._document)

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
            drawn = ((self._lender if foreign else self)._chosen("".join(run), size) for foreign, run in runs)
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
    """The marks of one page, in points from its lower left corner. Ground lies below rules, rules below words.

    `tint`: the colour of the paper, worn by its rules and by words that are `tinted`.
    """

    def __init__(self, canvas: Any, tint: Colour | None = None) -> None:
        self._canvas = canvas
        self._tint = tint
        self._pens = {bold: _Pen(face(bold), canvas._doc) for bold in (False, True)}
        self._levels: list[int] = []
        self._headings = 0
        self._style: Style | None = None
        self._ground: list[str] = []
        self._pictures: list[_Picture] = []
        self._rules: list[str] = []
        self._words: list[str] = []

    def words(self, x: float, y: float, text: str, style: Style) -> None:
        """A line of words whose letters stand on `y`."""
        pen = self._pens[style.bold]
        if style is not self._style:
            self._style = style
            colour = self._tint if style.tinted and self._tint else style.colour
            self._words.append(f"{_fill(colour)} {pen.choose(style.size)}{self._weight(style, colour)}")
        self._words.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {pen.show(text, style.size)}")

    def _weight(self, style: Style, colour: Colour) -> str:
        """Bold of a typeface that has none: the outline of each letter is drawn too."""
        if not face(bold=True).feigned:
            return ""
        return f" 2 Tr {style.size * _FEIGNED:.3f} w {_stroke(colour)}" if style.bold else " 0 Tr"

    def across(self, middle: tuple[float, float], angle: float, text: str, style: Style, long: float) -> None:
        """Words of a length turned around their middle, below all other words and no part of what the paper says."""
        pen, sine, cosine = self._pens[style.bold], sin(angle), cos(angle)
        x = middle[0] - cosine * long / 2 + sine * style.size * 0.357
        y = middle[1] - sine * long / 2 - cosine * style.size * 0.357
        turned = f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} Tm"
        shown = f"{_fill(style.colour)} {pen.choose(style.size)} {turned} {pen.show(text, style.size)}"
        self._ground.append(f"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC BT {shown} ET EMC")

    def picture(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        """A picture, its lower left corner given."""
        self._pictures.append((image, x, y, width, height))

    def rule(self, x: float, y: float, width: float, height: float, colour: Colour | None = None) -> None:
        """A thin line across, or up where there is no width."""
        wide, high = (width, HAIR) if width else (HAIR, height)
        self._rules.append(f"{_fill(colour or self._tint or RULE)} {x:.2f} {y:.2f} {wide:.2f} {high:.2f} re f")

    def shade(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Ground for words."""
        self._ground.append(f"{_fill(colour)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def box(self, x: float, y: float, side: float) -> None:
        """An empty box to tick."""
        self._rules.append(f"{_stroke(self._tint or DARK)} 0.7 w {x:.2f} {y:.2f} {side:.2f} {side:.2f} re S")

    def dot(self, x: float, y: float) -> None:
        """A small mark beside a text."""
        self._rules.append(f"{_fill(MUTED)} {x:.2f} {y:.2f} 1.60 1.60 re f")

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
        below, above = ["q", *self._ground], [*self._rules, "BT", *self._words, "ET", "Q"]
        if self._pictures:
            self._canvas.addLiteral("\n".join((*below, "Q")))
            for image, *place in self._pictures:
                self._canvas.drawImage(image, *place, mask="auto")
            below = ["q"]
        self._canvas.addLiteral("\n".join((*below, *above)))
        self._canvas.showPage()
        for marks in (self._ground, self._pictures, self._rules, self._words):
            marks.clear()
        self._style = None


@cache
def _fill(colour: Colour) -> str:
    red, green, blue = colour
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"


@cache
def _stroke(colour: Colour) -> str:
    return _fill(colour).upper()
