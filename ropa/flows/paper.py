"""A map on paper, as vectors: PDF on the smallest sheet on which its letters can be read, and SVG. Equal maps are equal
bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ropa.documents.render.fonts import face, printable
from ropa.documents.render.pdf_styles import Style
from ropa.flows.drawing import RADIUS, draw, legend
from ropa.flows.layout import LINE, MARGIN, SIZE, Picture, Point

INKS = {
    "text": "#23211d", "muted": "#5b564d", "line": "#dcd7cd", "frame": "#868073", "card": "#ffffff",
    "accent": "#0f6a70", "accent_soft": "#d5e6e6", "warning": "#7a4f00", "warning_soft": "#fbf0d9",
    "info": "#1d568d", "info_soft": "#e3edf7",
}  # fmt: skip
"""Colours on paper, which is white."""

_SMALLEST = 6.0
"""Letters that can be read, in points."""
_EDGE = 40.0
_TITLE = 26.0


def width_of(text: str) -> float:
    """How wide a text runs in the shipped typeface in letters of SIZE."""
    widths = face().words
    return sum(widths[word] for word in printable(text).replace("\n", " ").split(" ")) * SIZE / 1000 + (
        text.count(" ") * face().letters[" "] * SIZE / 1000
    )


def svg(picture: Picture, title: str) -> bytes:
    """As SVG: one clean file without script, link or style from elsewhere."""
    ink = _Svg()
    draw(picture, ink)
    size = f'width="{picture.width:.1f}" height="{picture.height:.1f}"'
    view = f'viewBox="0 0 {picture.width:.1f} {picture.height:.1f}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} font-family="Noto Sans, sans-serif"'
    body = "\n".join(ink.marks)
    return f'{head} font-size="{SIZE:g}">\n<title>{escape(title)}</title>\n{body}\n</svg>\n'.encode()


@dataclass
class _Svg:
    marks: list[str] = field(default_factory=list)

    def curve(self, start: Point, end: Point, role: str, width: float, dashes: tuple[float, ...]) -> None:
        middle = (start[0] + end[0]) / 2
        path = f"M{start[0]:.1f} {start[1]:.1f}C{middle:.1f} {start[1]:.1f} {middle:.1f} {end[1]:.1f} "
        line = f'fill="none" stroke="{INKS[role]}" stroke-width="{width:g}"{_dashed(dashes)}'
        self.marks.append(f'<path d="{path}{end[0]:.1f} {end[1]:.1f}" {line}/>')

    def box(
        self, place: tuple[float, float, float, float], fill: str, edge: str, dashes: tuple[float, ...], width: float
    ) -> None:
        x, y, wide, high = place
        line = f'fill="{INKS[fill]}" stroke="{INKS[edge]}" stroke-width="{width:g}"{_dashed(dashes)}'
        self.marks.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="{RADIUS:g}" {line}/>'
        )

    def text(self, at: Point, text: str, role: str, *, bold: bool, centred: bool) -> None:
        more = (' font-weight="bold"' if bold else "") + (' text-anchor="middle"' if centred else "")
        place = f'x="{at[0]:.1f}" y="{at[1]:.1f}" fill={quoteattr(INKS[role])}'
        self.marks.append(f"<text {place}{more}>{escape(printable(text))}</text>")


def _dashed(dashes: tuple[float, ...]) -> str:
    return f' stroke-dasharray="{" ".join(f"{one:g}" for one in dashes)}"' if dashes else ""


def pdf(picture: Picture, title: str, subtitle: str, language: str) -> bytes:
    """As PDF, one page: A4 to A2, across or upright, whichever is the smallest that can be read."""
    import hashlib

    from reportlab.pdfgen.canvas import Canvas

    made = BytesIO()
    size, scale = sheet(picture)
    canvas = Canvas(made, pagesize=size, pageCompression=1, invariant=1, lang=language, initialFontName=face().name)
    canvas._doc.signature = hashlib.md5(usedforsecurity=False)
    canvas.setDateFormatter(lambda *_: "D:20000101000000Z")
    canvas.setTitle(printable(title))
    canvas.setSubject(printable(subtitle))
    canvas.setCreator("Ropa")
    left = (size[0] - picture.width * scale) / 2
    top = size[1] - _EDGE - _TITLE
    ink = _Pdf(canvas, left, top, scale)
    ink.heading(size[0] / 2, size[1] - _EDGE, f"{title} – {subtitle}")
    draw(picture, ink)
    ink.text((MARGIN, picture.height + LINE), legend(language), "muted", bold=False, centred=False)
    ink.close()
    canvas.save()
    return made.getvalue()


def sheet(picture: Picture) -> tuple[tuple[float, float], float]:
    """(page size, scale) in points."""
    from reportlab.lib.pagesizes import A2, A3, A4, landscape

    pages = (landscape(A4), A4, landscape(A3), A3, landscape(A2), A2)
    scales = [min((one[0] - 2 * _EDGE) / picture.width, _room(one) / picture.height, 1.0) for one in pages]
    fit = next((n for n, one in enumerate(scales) if one * SIZE >= _SMALLEST), None)
    best = max(range(len(pages)), key=lambda n: (scales[n], -n)) if fit is None else fit
    return pages[best], scales[best]


def _room(page: tuple[float, float]) -> float:
    return page[1] - 2 * _EDGE - _TITLE


class _Pdf:
    """Marks on a page; `left`, `top` and `scale` bring a point of the picture to its place."""

    def __init__(self, canvas: Any, left: float, top: float, scale: float) -> None:
        from ropa.documents.render.pdf_ink import Ink as Words

        self._canvas, self._left, self._top, self._scale = canvas, left, top, scale
        self._words = Words(canvas)

    def _at(self, point: Point) -> Point:
        return self._left + point[0] * self._scale, self._top - point[1] * self._scale

    def heading(self, middle: float, y: float, text: str) -> None:
        style = Style(size=11.0, lead=14.0, bold=True)
        shown = printable(text).replace("\n", " ")
        wide = sum(face(bold=True).letters[one] for one in shown) * style.size / 1000
        self._words.words(middle - wide / 2, y, shown, style)

    def curve(self, start: Point, end: Point, role: str, width: float, dashes: tuple[float, ...]) -> None:
        (x1, y1), (x2, y2) = self._at(start), self._at(end)
        self._pen(role, width, dashes)
        middle = (x1 + x2) / 2
        self._canvas.bezier(x1, y1, middle, y1, middle, y2, x2, y2)

    def box(
        self, place: tuple[float, float, float, float], fill: str, edge: str, dashes: tuple[float, ...], width: float
    ) -> None:
        x, y = self._at((place[0], place[1] + place[3]))
        self._pen(edge, width, dashes)
        self._canvas.setFillColor(INKS[fill])
        wide, high = place[2] * self._scale, place[3] * self._scale
        self._canvas.roundRect(x, y, wide, high, RADIUS * self._scale, stroke=1, fill=1)

    def text(self, at: Point, text: str, role: str, *, bold: bool, centred: bool) -> None:
        shown = printable(text).replace("\n", " ")
        size = SIZE * self._scale
        x, y = self._at(at)
        if centred:
            x -= sum(face(bold=bold).letters[one] for one in shown) * size / 2000
        self._words.words(x, y, shown, Style(size=size, lead=size * 1.2, bold=bold, colour=_parts(INKS[role])))

    def _pen(self, role: str, width: float, dashes: tuple[float, ...]) -> None:
        self._canvas.setStrokeColor(INKS[role])
        self._canvas.setLineWidth(width * self._scale)
        self._canvas.setDash([one * self._scale for one in dashes])

    def close(self) -> None:
        self._words.close()


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue
