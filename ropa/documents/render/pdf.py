"""A document as PDF: A4, running head, page of pages, outline; equal documents are equal bytes.

Everything is laid out first and drawn afterwards, so each page knows how many there are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ropa.documents.cycles import no_cycles
from ropa.documents.model import (
    Block,
    Columns,
    Document,
    Heading,
    NewPage,
    Paragraph,
    Signature,
    Signer,
    Stamp,
    Table,
    Tick,
)
from ropa.documents.render.dress import colour, picture
from ropa.documents.render.fonts import face, set_in
from ropa.documents.render.grid import grid
from ropa.documents.render.paragraph import centred
from ropa.documents.render.pdf_columns import flow
from ropa.documents.render.pdf_furniture import Page, above, below, logo, one_line
from ropa.documents.render.pdf_ink import Ink
from ropa.documents.render.pdf_pages import Piece, paginate
from ropa.documents.render.pdf_styles import (
    BODY,
    NOTE,
    SECOND_TITLE,
    SIGNATURE,
    SIGNER,
    STAMP,
    SUBTITLE,
    TITLE,
    Style,
    colour_of,
    heading,
)
from ropa.documents.render.strips import strips
from ropa.documents.render.typeface import typeface

_SIDE = 3
"""The level of the headings that name the sides of an agreement."""

_GUTTER = 8 * mm
_TITLE_AFTER = 14.0

_PORTRAIT = Page(A4, side=22 * mm, head=25 * mm, foot=21 * mm)
_LANDSCAPE = Page(landscape(A4), side=16 * mm, head=22 * mm, foot=17 * mm)


def render(document: Document) -> bytes:
    """The paper as a file."""
    with no_cycles(), set_in(typeface(document)):
        return _rendered(document)


def _rendered(document: Document) -> bytes:
    page = _LANDSCAPE if document.landscape else _PORTRAIT
    sheets = paginate(_pieces(document, page), page.height)
    made = BytesIO()
    canvas = _canvas(document, page, made)
    tint = colour(document.dress)
    ink = Ink(canvas, colour_of(int(tint, 16)) if tint else None)
    for number, sheet in enumerate(sheets, start=1):
        above(ink, document, page)
        for top, piece in sheet:
            piece.draw(ink, page.side, page.size[1] - page.head - top)
        below(ink, document.dress.foot, page, f"{number} / {len(sheets)}")
        ink.close()
    canvas.save()
    return made.getvalue()


def _canvas(document: Document, page: Page, made: BytesIO) -> Any:
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
    canvas.setTitle(one_line(" / ".join(said.text for said in document.title)))
    canvas.setSubject(one_line(" / ".join(said.text for said in document.subtitle) or document.kind))
    canvas.setAuthor(one_line("".join(document.head[:1])))
    canvas.setCreator("Ropa")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _pieces(document: Document, page: Page) -> Iterator[Piece | None]:
    """What stands on the pages one below the other; None for a new page."""
    languages = document.languages
    if shown := picture(document.dress):
        yield logo(shown, page.width)
    titles = [(said, SECOND_TITLE if number else TITLE) for number, said in enumerate(document.title)]
    front = tuple(centred([*titles, *((said, SUBTITLE) for said in document.subtitle)], page.width))
    if front:
        yield flow([front], page.width, after=_TITLE_AFTER)
    around, sides = (None, *document.blocks, None), _sides(document.blocks)
    for number, block in enumerate(document.blocks):
        before, after = around[number], around[number + 2]
        if isinstance(block, NewPage):
            yield None
        elif isinstance(block, Table):
            if block.shares:
                yield grid(block, page.width, page.height, languages[0] if len(languages) == 2 else "")
        else:
            cling = _clings(before, block, after)
            yield from _running(block, page.width, cling=cling, lets_go=number in sides and not cling)


def _first(block: Block | None) -> Block | None:
    return block.left if isinstance(block, Columns) else block


def _clings(before: Block | None, block: Block, after: Block | None) -> bool:
    """What is signed or ticked is not torn from its signatures or its box, nor are the signatures of both sides from
    each other.
    """
    if isinstance(_first(block), Tick):
        return not isinstance(_first(before), Tick)
    between = isinstance(_first(block), Heading) or _signs(before)
    return _signs(block) or (between and _signs(after))


def _sides(blocks: Sequence[Block]) -> set[int]:
    """Numbers of the headings that stand between the sheets of both sides above their signatures: the sides of an
    agreement stand on one page where they can.
    """
    found, signed = set[int](), False
    for number, block in reversed(tuple(enumerate(blocks))):
        first = _first(block)
        if isinstance(first, Heading) and signed:
            found |= {number} if first.level >= _SIDE and _is_sheet(blocks[number - 1]) else set()
        else:
            signed = _signs(block) or (signed and _is_sheet(block))
    return found


def _is_sheet(block: Block) -> bool:
    return isinstance(block, Table) and not block.header


def _signs(block: Block | None) -> bool:
    return isinstance(_first(block), Signature | Signer)


def _running(block: Block, width: float, *, cling: bool, lets_go: bool) -> Iterator[Piece]:
    sides = (block.left, block.right) if isinstance(block, Columns) else (block,)
    column = (width - _GUTTER * (len(sides) - 1)) / len(sides)
    laid = [strips(side, column) for side in sides]
    style = _style(sides[0])
    keep = any(isinstance(side, Heading) or (isinstance(side, Paragraph) and side.leads()) for side in sides)
    if any(laid):
        space = {"before": style.before, "after": style.after}
        yield flow(laid, column + _GUTTER, **space, keep=keep, cling=cling, lets_go=lets_go)


def _style(block: Block) -> Style:
    """Whose space above and below the block keeps."""
    match block:
        case Heading(_, level):
            return heading(level)
        case Paragraph(_, note):
            return NOTE if note else BODY
        case Signature():
            return SIGNATURE
        case Stamp():
            return STAMP
        case Signer():
            return SIGNER
        case _:
            return BODY
