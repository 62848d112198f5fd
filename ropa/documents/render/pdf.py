"""A document as PDF: A4, running head, page of pages, outline; equal documents are equal bytes.

Everything is laid out first and drawn afterwards, so each page knows how many there are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ropa.documents.cycles import no_cycles
from ropa.documents.model import Block, Columns, Document, Heading, NewPage, Paragraph, Signature, Table
from ropa.documents.render.fonts import face, printable
from ropa.documents.render.grid import grid
from ropa.documents.render.paragraph import centred, cut, measure, strips
from ropa.documents.render.pdf_columns import flow
from ropa.documents.render.pdf_ink import Ink
from ropa.documents.render.pdf_pages import Piece, Placed, paginate
from ropa.documents.render.pdf_styles import (
    BODY,
    NOTE,
    RUNNING,
    SECOND_TITLE,
    SIGNATURE,
    SUBTITLE,
    TITLE,
    Style,
    heading,
)

_GUTTER = 8 * mm
_TITLE_AFTER = 14.0


@dataclass(frozen=True)
class _Page:
    """A page and its margins."""

    size: tuple[float, float]
    side: float
    head: float
    foot: float

    @property
    def width(self) -> float:
        return self.size[0] - 2 * self.side

    @property
    def height(self) -> float:
        return self.size[1] - self.head - self.foot


_PORTRAIT = _Page(A4, side=22 * mm, head=25 * mm, foot=21 * mm)
_LANDSCAPE = _Page(landscape(A4), side=16 * mm, head=22 * mm, foot=17 * mm)


def render(document: Document) -> bytes:
    """The paper as a file."""
    with no_cycles():
        return _rendered(document)


def _rendered(document: Document) -> bytes:
    page = _LANDSCAPE if document.landscape else _PORTRAIT
    sheets = paginate(_pieces(document, page), page.height)
    made = BytesIO()
    canvas = _canvas(document, page, made)
    ink = Ink(canvas)
    for number, sheet in enumerate(sheets, start=1):
        _draw(ink, document, page, sheet, f"{number} / {len(sheets)}")
    canvas.save()
    return made.getvalue()


def _canvas(document: Document, page: _Page, made: BytesIO) -> Any:
    """An empty file that knows its title and language, and neither the hour nor the machine."""
    canvas = Canvas(
        made,
        pagesize=page.size,
        pageCompression=1,
        invariant=1,
        lang="-".join(document.languages[:1]),
        initialFontName=face().name,
    )
    canvas._doc.signature = hashlib.md5(usedforsecurity=False)
    canvas.setDateFormatter(lambda *_: "D:20000101000000Z")
    canvas.setTitle(_one_line(" / ".join(said.text for said in document.title)))
    canvas.setSubject(_one_line(" / ".join(said.text for said in document.subtitle) or document.kind))
    canvas.setAuthor(_one_line("".join(document.head[:1])))
    canvas.setCreator("Ropa")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def _draw(ink: Ink, document: Document, page: _Page, sheet: list[Placed], number: str) -> None:
    width, height = page.size
    operator, title = (*document.head, "", "")[:2]
    base, right = height - page.head + 8 * mm, page.side + page.width
    free = page.width - 6 * mm
    wide = [measure(_one_line(text), RUNNING) for text in (operator, title)]
    room = max(free - wide[1], min(wide[0], free / 2))
    ink.words(page.side, base, cut(operator, RUNNING, room), RUNNING)
    shown = cut(title, RUNNING, free - min(wide[0], room))
    ink.words(right - measure(shown, RUNNING), base, shown, RUNNING)
    ink.rule(page.side, base - 4, page.width, 0)
    for top, piece in sheet:
        piece.draw(ink, page.side, height - page.head - top)
    ink.words((width - measure(number, RUNNING)) / 2, page.foot - 9 * mm, number, RUNNING)
    ink.close()


def _pieces(document: Document, page: _Page) -> Iterator[Piece | None]:
    """What stands on the pages one below the other; None for a new page."""
    languages = document.languages
    titles = [(said, SECOND_TITLE if number else TITLE) for number, said in enumerate(document.title)]
    front = tuple(centred([*titles, *((said, SUBTITLE) for said in document.subtitle)], page.width))
    if front:
        yield flow([front], page.width, after=_TITLE_AFTER)
    for block in document.blocks:
        if isinstance(block, NewPage):
            yield None
        elif isinstance(block, Table):
            if block.shares:
                yield grid(block, page.width, page.height, languages[0] if len(languages) == 2 else "")
        else:
            yield from _running(block, page.width)


def _running(block: Block, width: float) -> Iterator[Piece]:
    sides = (block.left, block.right) if isinstance(block, Columns) else (block,)
    column = (width - _GUTTER * (len(sides) - 1)) / len(sides)
    laid = [strips(side, column) for side in sides]
    style = _style(sides[0])
    keep = any(isinstance(side, Heading) or _leads(side) for side in sides)
    if any(laid):
        cling = isinstance(sides[0], Signature)
        yield flow(laid, column + _GUTTER, before=style.before, after=style.after, keep=keep, cling=cling)


def _leads(block: Block) -> bool:
    """Words such as "as follows:" stay with what follows."""
    return isinstance(block, Paragraph) and block.said.text.rstrip().endswith(":")


def _style(block: Block) -> Style:
    """Whose space above and below the block keeps."""
    match block:
        case Heading(_, level):
            return heading(level)
        case Paragraph(_, note):
            return NOTE if note else BODY
        case Signature():
            return SIGNATURE
        case _:
            return BODY
