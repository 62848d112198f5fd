"""A document as a Word paper (DOCX): headings for the outline, real lists and tables, each text in its own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, count, groupby, pairwise

from ropa.documents.model import (
    Block,
    Cell,
    Columns,
    Document,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Said,
    Signature,
    Table,
    Tick,
)
from ropa.documents.render.docx_ink import Element, blank, box, paragraph, tag, w
from ropa.documents.render.docx_package import packed, page_of
from ropa.documents.render.docx_styles import DASHES, HEAD_SHADE, LABEL_SHADE, cell_style

_GUTTER = 340
_LINE, _LINE_GAP, _LINE_SHORTEST = 4600, 280, 2000


@dataclass(frozen=True)
class _Place:
    """Where a block is drawn: how wide, which language is the second one of a cell, and the numbers left for lists."""

    width: int
    second: str
    lists: Iterator[int]


def render(document: Document) -> bytes:
    """The paper as the bytes of a DOCX file, the same for the same document."""
    lists = count(DASHES + 1)
    place = _Place(page_of(document).measure, document.languages[1] if len(document.languages) > 1 else "", lists)
    body = [paragraph(said, "Title") for said in document.title]
    body += [paragraph(said, "Subtitle") for said in document.subtitle]
    if body:
        body.append(blank("Gap"))
    body += _flow(document.blocks, place)
    return packed(document, body, range(DASHES + 1, next(lists)))


def _flow(blocks: Iterable[Block], place: _Place) -> list[Element]:
    """Blocks one below the other; rows of two languages that follow each other make one table."""
    drawn: list[Element] = []
    for block in blocks:
        if isinstance(block.left if isinstance(block, Columns) else block, Signature):
            after_table = len(drawn) > 1 and drawn[-2].tag == tag("tbl")
            _keep_with_next(drawn[-2:] if after_table else drawn[-1:])
        drawn += _block(block, place)
    runs = ((name, list(lines)) for name, lines in groupby(drawn, key=lambda line: line.tag))
    tables = (_ruled(lines, (1, 1), place.width, "Beside") if name == tag("tr") else lines for name, lines in runs)
    return [line for lines in tables for line in lines]


def _block(block: Block, place: _Place) -> list[Element]:
    match block:
        case Heading(said=said, level=level):
            return [paragraph(said, f"Heading{min(max(level, 1), 3)}")]
        case Paragraph(said=said, note=note):
            return [paragraph(said, "Note" if note else "Normal")]
        case Items(texts=texts, numbered=numbered):
            return _items(texts, "ListNumber" if numbered else "ListBullet", next(place.lists) if numbered else DASHES)
        case Table():
            return _table(block, place)
        case Tick(said=said):
            return [paragraph(said, "Tick", before=(box(), w("r", w("tab"))))]
        case Signature(captions=captions):
            return _signature(captions, place)
        case NewPage():
            return [blank("Gap", w("pageBreakBefore"))]
        case Columns(left=left, right=right):
            return [_beside(left, right, place)]


def _items(texts: tuple[Said, ...], style: str, number: int) -> list[Element]:
    return [paragraph(said, style, w("numPr", w("ilvl", val=0), w("numId", val=number))) for said in texts]


def _table(table: Table, place: _Place) -> list[Element]:
    body = cell_style(len(table.shares))
    head = f"{body}Head"
    widths = _widths(table.shares, place.width)
    lines = []
    if table.header:
        cells = (_cell(cell, width, place, head, HEAD_SHADE) for cell, width in zip(table.header, widths, strict=True))
        lines.append(w("tr", w("trPr", w("tblHeader")), *cells))
    for row in table.rows:
        looks = [
            (head, LABEL_SHADE) if not table.header and not column else (body, "") for column in range(len(widths))
        ]
        cells = (_cell(cell, width, place, *look) for cell, width, look in zip(row, widths, looks, strict=True))
        lines.append(w("tr", *cells))
    grid = "Facts" if body == "Cell" else "DenseFacts"
    return _ruled(lines, table.shares, place.width, grid, headed=bool(table.header)) if lines else []


def _cell(cell: Cell, width: int, place: _Place, style: str, shade: str) -> Element:
    look = w("tcPr", w("tcW", w=width, type="dxa"))
    if shade:
        look.append(w("shd", val="clear", color="auto", fill=shade))
    said = [
        paragraph(text, style, *_apart(n, text, place), muted=text.language == place.second)
        for n, text in enumerate(cell)
    ]
    return w("tc", look, *said or [blank(style)])


def _apart(n: int, said: Said, place: _Place) -> list[Element]:
    """Room above one of several texts of a cell; a second language follows the first without."""
    return [w("spacing", before=50)] if n and not said.borrowed and said.language != place.second else []


def _beside(left: Block, right: Block, place: _Place) -> Element:
    """A row with one language in each half."""
    half = replace(place, width=(place.width - _GUTTER) // 2)
    cells = []
    for block, inner, width in zip((left, right), ("right", "left"), _widths((1, 1), place.width), strict=True):
        margin = w("tcMar", w(inner, w=_GUTTER // 2, type="dxa"))
        flow = _flow((block,), half)
        if not flow or flow[-1].tag != tag("p"):
            flow.append(blank("Gap"))
        cells.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa"), margin), *flow))
    whole = [w("trPr", w("cantSplit"))] if isinstance(left, Signature) else []
    return w("tr", *whole, *cells)


def _signature(captions: tuple[Said, ...], place: _Place) -> list[Element]:
    """Lines to write on, as many side by side as fit, each with its caption below."""
    if not captions:
        return []
    most = max(1, min(4, place.width // _LINE_SHORTEST))
    deep = -(-len(captions) // most)
    wide = -(-len(captions) // deep)
    line = min(_LINE, (place.width - _LINE_GAP * (wide - 1)) // wide)
    widths = [line, *[_LINE_GAP, line] * (wide - 1)]
    lines = []
    for start in range(0, len(captions), wide):
        under = captions[start : start + wide]
        said = [_caption(text, line) for text in under]
        empty = [_unruled(width, "SignatureLine") for width in widths]
        spread = [cell for one in said for cell in (_unruled(_LINE_GAP, "Signature"), one)][1:]
        spread += [_unruled(width, "Signature") for width in widths[len(spread) :]]
        lines += [
            w("tr", w("trPr", w("cantSplit"), w("trHeight", val=620, hRule="atLeast")), *empty),
            w("tr", w("trPr", w("cantSplit")), *spread),
        ]
    _keep_with_next(lines[:-1])
    return _ruled(lines, widths, sum(widths), "Beside")


def _caption(said: Said, width: int) -> Element:
    rule = w("tcBorders", w("top", val="single", sz=6, space=0, color="000000"))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), rule), paragraph(said, "Signature"))


def _unruled(width: int, style: str) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), blank(style))


def _ruled(
    lines: list[Element], shares: Iterable[float], width: int, style: str, headed: bool = False
) -> list[Element]:
    """Rows as a table of fixed widths, and the gap that parts it from what follows."""
    look = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", firstRow=int(headed), lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    grid = w("tblGrid", *(w("gridCol", w=column) for column in _widths(shares, width)))
    return [w("tbl", look, grid, *lines), blank("Gap")]


def _widths(shares: Iterable[float], width: int) -> list[int]:
    """Whole twips in the proportion of the shares, which lose none in rounding."""
    edges = list(accumulate(shares, initial=0.0))
    return [round(width * end / edges[-1]) - round(width * start / edges[-1]) for start, end in pairwise(edges)]


def _keep_with_next(lines: Iterable[Element]) -> None:
    """Paragraphs and the last rows of tables stay on the page of what follows."""
    for line in lines:
        rows = line.findall(tag("tr"))
        for said in (rows[-1] if rows else line).iter(tag("p")):
            look = said.find(tag("pPr"))
            if look.find(tag("keepNext")) is None:
                look.insert(1, w("keepNext"))
