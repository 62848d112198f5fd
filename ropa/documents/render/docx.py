"""A document as a Word paper (DOCX): headings for the outline, real lists and tables, each text in its own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count, groupby

from ropa.documents.model import (
    Block,
    Columns,
    Cut,
    Document,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Said,
    Signature,
    Signer,
    Stamp,
    Table,
    Tick,
)
from ropa.documents.render.docx_furniture import page_of
from ropa.documents.render.docx_ink import Element, blank, box, numbered, paragraph, tag, w
from ropa.documents.render.docx_package import packed
from ropa.documents.render.docx_signing import cut, signature, signer, stamp
from ropa.documents.render.docx_styles import COUNT_INDENT, DASH_INDENT, DASHES
from ropa.documents.render.docx_tables import Place, facts, keep_with_next, ruled, widths

_GUTTER = 340
_LETTER, _NUMBER_GAP, _NUMBER_INDENT = 116, 120, 560
"""Room for the number of a clause, in twips: all short numbers have the same, so that clauses stand in line."""


def render(document: Document) -> bytes:
    """The paper as the bytes of a DOCX file, the same for the same document."""
    lists = count(DASHES + 1)
    place = Place(page_of(document).measure, document.languages, lists)
    body = [paragraph(said, "Title") for said in document.title]
    body += [paragraph(said, "Subtitle") for said in document.subtitle]
    if body:
        body.append(blank("Gap"))
    body += _flow(document.blocks, place)
    return packed(document, body, range(DASHES + 1, next(lists)))


def _flow(blocks: Iterable[Block], place: Place) -> list[Element]:
    """Blocks one below the other; rows of two languages that follow each other make one table."""
    drawn: list[Element] = []
    for block in blocks:
        first = block.left if isinstance(block, Columns) else block
        if isinstance(first, Signature | Signer):
            after_table = len(drawn) > 1 and drawn[-2].tag == tag("tbl")
            keep_with_next(drawn[-2:] if after_table else drawn[-1:])
        drawn += _block(block, place)
        if isinstance(first, Paragraph) and first.leads():
            keep_with_next(drawn[-1:])
    runs = ((name, list(lines)) for name, lines in groupby(drawn, key=lambda line: line.tag))
    tables = (ruled(lines, (1, 1), place.width, "Beside") if name == tag("tr") else lines for name, lines in runs)
    return [line for lines in tables for line in lines]


def _block(block: Block, place: Place) -> list[Element]:
    match block:
        case Heading(said=said, level=level):
            return [paragraph(said, f"Heading{min(max(level, 1), 3)}")]
        case Paragraph(said=said, note=note, number=number):
            return [_paragraph(said, "Note" if note else "Normal", number)]
        case Items():
            return list(_items(block, next(place.lists) if block.numbered else DASHES))
        case Table():
            return facts(block, place)
        case Tick(said=said):
            return [paragraph(said, "Tick", before=(box(), w("r", w("tab"))))]
        case Cut(said=said):
            return [cut(said)]
        case Signature(captions=captions):
            return signature(captions, place)
        case Stamp():
            return stamp(block, place)
        case Signer():
            return signer(block, place)
        case NewPage():
            return [blank("Gap", w("pageBreakBefore"))]
        case Columns(left=left, right=right):
            return [_beside(left, right, place)]


def _paragraph(said: Said, style: str, number: str) -> Element:
    if not number:
        return paragraph(said, style)
    indent = max(_NUMBER_INDENT, len(number) * _LETTER + _NUMBER_GAP)
    return paragraph(
        said, style, before=(numbered(number, said.language),), indent=w("ind", left=indent, hanging=indent)
    )


def _items(items: Items, number: int) -> Iterator[Element]:
    """A list whose items say which numbering they belong to; what is more about the first has none."""
    style, hanging = ("ListNumber", COUNT_INDENT) if items.numbered else ("ListBullet", DASH_INDENT)
    left = hanging + (_NUMBER_INDENT if items.under else 0)
    for place, said in enumerate(items.texts):
        more = items.led and place > 0
        indent = w("ind", left=left, **({"firstLine": 0} if more else {"hanging": hanging}))
        belongs = w("numPr", w("ilvl", val=0), w("numId", val=0 if more else number))
        yield paragraph(said, style, belongs, indent=indent if more or items.under else None)


def _beside(left: Block, right: Block, place: Place) -> Element:
    """A row with one language in each half."""
    half = replace(place, width=(place.width - _GUTTER) // 2)
    cells = []
    for block, inner, width in zip((left, right), ("right", "left"), widths((1, 1), place.width), strict=True):
        margin = w("tcMar", w(inner, w=_GUTTER // 2, type="dxa"))
        flow = _flow((block,), half)
        if not flow or flow[-1].tag != tag("p"):
            flow.append(blank("Gap"))
        cells.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa"), margin), *flow))
    whole = [w("trPr", w("cantSplit"))] if isinstance(left, Signature | Signer | Stamp) else []
    return w("tr", *whole, *cells)
