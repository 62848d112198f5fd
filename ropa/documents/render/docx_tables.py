"""Tables of a Word paper: rows of fixed widths, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ropa.documents.model import Cell, Said, Table
from ropa.documents.render.column_measure import Tied, measured
from ropa.documents.render.docx_ink import Element, blank, paragraph, tag, w
from ropa.documents.render.docx_styles import HEAD_SHADE, LABEL_SHADE, cell_letters, cell_style
from ropa.documents.render.pdf_styles import Style

_TWIPS, _RULE = 20, 0.5
"""Twips in a point; how wide the rule beside a cell is, in points."""


@dataclass(frozen=True)
class Place:
    """Where a block is drawn: how wide, in which languages, and the numbers left for lists."""

    width: int
    languages: tuple[str, ...]
    lists: Iterator[int]

    @property
    def second(self) -> str:
        """The second language of a cell, if there is one."""
        return self.languages[1] if len(self.languages) > 1 else ""


def facts(table: Table, place: Place) -> list[Element]:
    """A table with its head, which is repeated, or with labels at the left."""
    body = cell_style(len(table.shares))
    head = f"{body}Head"
    language = place.languages[0] if place.second else ""
    size, beside = cell_letters(len(table.shares))
    letters = Style(size, 0.0, side=beside + _RULE)
    shares = measured(table, place.width / _TWIPS, language, Tied(), (letters,))[1]
    wide = widths(shares, place.width)
    lines = []
    if table.header:
        cells = (_cell(cell, width, place, head, HEAD_SHADE) for cell, width in zip(table.header, wide, strict=True))
        lines.append(w("tr", w("trPr", w("tblHeader")), *cells))
    for row in table.rows:
        looks = [(head, LABEL_SHADE) if not table.header and not column else (body, "") for column in range(len(wide))]
        cells = (_cell(cell, width, place, *look) for cell, width, look in zip(row, wide, looks, strict=True))
        lines.append(w("tr", *cells))
    grid = "Facts" if body == "Cell" else "DenseFacts"
    return ruled(lines, shares, place.width, grid, headed=bool(table.header)) if lines else []


def _cell(cell: Cell, width: int, place: Place, style: str, shade: str) -> Element:
    look = w("tcPr", w("tcW", w=width, type="dxa"))
    if shade:
        look.append(w("shd", val="clear", color="auto", fill=shade))
    said = [
        paragraph(text, style, *_apart(n, text, place), muted=text.language == place.second)
        for n, text in enumerate(cell)
    ]
    return w("tc", look, *said or [blank(style)])


def _apart(n: int, said: Said, place: Place) -> list[Element]:
    """Room above one of several texts of a cell; a second language follows the first without."""
    return [w("spacing", before=50)] if n and not said.borrowed and said.language != place.second else []


def unruled(width: int, style: str) -> Element:
    """An empty cell."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), blank(style))


def ruled(lines: list[Element], shares: Iterable[float], width: int, style: str, headed: bool = False) -> list[Element]:
    """Rows as a table of fixed widths, and the gap that parts it from what follows."""
    look = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", firstRow=int(headed), lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    grid = w("tblGrid", *(w("gridCol", w=column) for column in widths(shares, width)))
    return [w("tbl", look, grid, *lines), blank("Gap")]


def widths(shares: Iterable[float], width: int) -> list[int]:
    """Whole twips in the proportion of the shares, which lose none in rounding."""
    edges = list(accumulate(shares, initial=0.0))
    return [round(width * end / edges[-1]) - round(width * start / edges[-1]) for start, end in pairwise(edges)]


def keep_with_next(lines: Iterable[Element]) -> None:
    """Paragraphs and the last rows of tables stay on the page of what follows."""
    for line in lines:
        rows = line.findall(tag("tr"))
        for said in (rows[-1] if rows else line).iter(tag("p")):
            look = said.find(tag("pPr"))
            if look.find(tag("keepNext")) is None:
                look.insert(1, w("keepNext"))
