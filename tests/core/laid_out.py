"""What a reader would find fault with in a paper that is laid out: found in the pieces themselves, nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ropa.documents.model import Document, Said, Table
from ropa.documents.render import pdf
from ropa.documents.render.fonts import printable, set_in
from ropa.documents.render.grid import Part
from ropa.documents.render.paragraph import parts
from ropa.documents.render.pdf_columns import Flow
from ropa.documents.render.pdf_pages import Piece, paginate
from ropa.documents.render.typeface import typeface

LONGEST = 30
"""A longer word may be broken."""

LITTLE = 54.0
"""Four lines: what ends a paper or a part of it has more, unless it is all there is."""


def faults(document: Document) -> list[str]:
    """Words broken in cells, and pages that end or begin as they should not."""
    page = pdf._LANDSCAPE if document.landscape else pdf._PORTRAIT
    with set_in(typeface(document)):
        pieces = tuple(pdf._pieces(document, page))
        tables = [block for block in document.blocks if isinstance(block, Table) and block.shares]
        laid = [piece for piece in pieces if isinstance(piece, Part)]
        torn = [word for table, part in zip(tables, laid, strict=True) for word in _of_table(table, part)]
        return [*torn, *_of_pages(pieces, page.height)]


def _of_table(table: Table, part: Part) -> Iterator[str]:
    said = [table.header, *table.rows] if table.header else list(table.rows)
    rows = [part.grid.head, *part.grid.rows] if part.grid.head else part.grid.rows
    for cells, row in zip(said, rows, strict=True):
        for cell, lines in zip(cells, row, strict=True):
            yield from torn(cell, [text for text, _ in lines])


def torn(cell: Sequence[Said], lines: Sequence[str]) -> Iterator[str]:
    """The words that lines break where there is neither a blank nor a seam."""
    words = " ".join(printable(said.text) for said in cell).split()
    whole = "".join(words)
    seams, place = set[int](), 0
    breakable = set[int]()
    for word in words:
        for piece in parts(word):
            if len(piece) > LONGEST:
                breakable.update(range(place, place + len(piece)))
            place += len(piece)
            seams.add(place)
    done = 0
    for line in lines:
        bare = "".join(line.split())
        assert whole.startswith(bare, done), f"{bare!r} is not what stands at {whole[done : done + 40]!r}"
        done += len(bare)
        if done not in seams | breakable:
            yield f"broken: {whole[max(0, done - 15) : done]}|{whole[done : done + 15]}"


def _of_pages(pieces: Sequence[Piece | None], room: float) -> Iterator[str]:
    begins = {id(after) for piece, after in zip((None, *pieces), pieces, strict=False) if piece is None}
    pages = paginate(pieces, room)
    for number, page in enumerate(pages, start=1):
        first, last = page[0][1], page[-1][1]
        follows = id(first) not in begins
        ends = number == len(pages) or id(pages[number][0][1]) in begins
        if last.keep and not ends:
            yield f"page {number} ends with what leads to the next"
        if first.cling and follows and not (isinstance(first, Flow) and first.spans[0][0]):
            yield f"page {number} begins with what is torn from the page before"
        if follows and ends and page[-1][0] + last.height < LITTLE:
            yield f"page {number} has next to nothing"
