"""What a PDF has on every page beside what it says: running head, foot, number, watermark; and its logo."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from math import atan2, floor, hypot
from typing import Any

from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from ropa.documents.model import Document
from ropa.documents.render.dress import Picture
from ropa.documents.render.fonts import printable
from ropa.documents.render.paragraph import balanced, cut, measure, wrap
from ropa.documents.render.pdf_ink import Ink
from ropa.documents.render.pdf_pages import Room
from ropa.documents.render.pdf_styles import RUNNING, WATERMARK, Style

_LARGEST, _SMALLEST = 120.0, 24.0
_ACROSS = 0.7
"""How much of the way between two corners of the page a watermark takes, and the sizes it may have."""

_DOTS = 600 / 25.4
"""More dots in a millimetre of a logo are not seen."""


@dataclass(frozen=True)
class Page:
    """A page and its margins."""

    size: tuple[float, float]
    side: float
    head: float
    foot: float

    @property
    def width(self) -> float:
        """Of what stands on it."""
        return self.size[0] - 2 * self.side

    @property
    def height(self) -> float:
        """Of what stands on it."""
        return self.size[1] - self.head - self.foot


def one_line(text: str) -> str:
    """A text as one line of what can be printed."""
    return " ".join(printable(text).split())


def above(ink: Ink, document: Document, page: Page) -> None:
    """The running head, with the watermark below everything."""
    _watermark(ink, one_line(document.dress.watermark), page)
    operator, title = (one_line(text) for text in (*document.head, "", "")[:2])
    base = page.size[1] - page.head + 8 * mm
    free = page.width - 6 * mm
    wide = [measure(text, RUNNING) for text in (operator, title)]
    room = max(free - wide[1], min(wide[0], free / 2))
    for text, width, side in ((operator, room, 0.0), (title, free - min(wide[0], room), 1.0)):
        lines = _lines(text, width, page)
        for up, line in zip(reversed(range(len(lines))), lines, strict=True):
            ink.words(page.side + side * (page.width - measure(line, RUNNING)), base + up * RUNNING.lead, line, RUNNING)
    ink.rule(page.side, base - 4, page.width, 0)


def _lines(text: str, width: float, page: Page) -> list[str]:
    """The lines of a running head: as many as the margin has room for, and an ellipsis where that is not enough."""
    most = 1 + int((page.head - 16 * mm) / RUNNING.lead)
    lines = wrap(text, RUNNING, balanced(text, RUNNING, width))
    return lines if len(lines) <= most else [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), RUNNING, width)]


def below(ink: Ink, foot: str, page: Page, number: str) -> None:
    """The number of the page in the middle; at the right where a foot stands beside it."""
    base, wide = page.foot - 9 * mm, measure(number, RUNNING)
    if one_line(foot):
        ink.words(page.side, base, cut(foot, RUNNING, page.width - wide - 6 * mm), RUNNING)
        ink.words(page.side + page.width - wide, base, number, RUNNING)
    else:
        ink.words((page.size[0] - wide) / 2, base, number, RUNNING)


def _watermark(ink: Ink, word: str, page: Page) -> None:
    if not word:
        return
    width, height = page.size
    room = _ACROSS * hypot(width, height)
    one = measure(word, Style(1, 1, bold=True))
    size = min(_LARGEST, max(_SMALLEST, floor(room / one)))
    style = Style(size, 1, bold=True, colour=WATERMARK)
    shown = cut(word, style, room)
    ink.across((width / 2, height / 2), atan2(height, width), shown, style, measure(shown, style))


@dataclass(frozen=True)
class Logo:
    """A picture in the middle, that stays with the title below it."""

    image: Any
    width: float
    height: float
    room: float
    before: float = 0.0
    after: float = 10.0
    keep: bool = True
    cling: bool = False
    lets_go: bool = False

    def split(self, room: Room) -> None:
        """It is never cut."""

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """In the middle of its room."""
        ink.picture(self.image, x + (self.room - self.width) / 2, top - self.height, self.width, self.height)


def logo(picture: Picture, room: float) -> Logo:
    """A logo above a text so wide."""
    image = Image.open(BytesIO(picture.data))
    image.thumbnail((round(picture.width * _DOTS), round(picture.height * _DOTS)))
    shades = image.convert("RGBA" if image.has_transparency_data else "RGB")
    return Logo(ImageReader(shades), picture.width * mm, picture.height * mm, room)
