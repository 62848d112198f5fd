"""Papers read back: every text of a document is looked for where it must stand, and nothing else may stand there.

A PDF is read page by page without white space. What stands on its pages must be exactly the texts of the document in
reading order: a text may be cut only by the end of a page, a row of a table only so that the rest of each of its cells
goes on below the head of the next page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from io import BytesIO

import docx
import pypdfium2
from docx.oxml.ns import qn

from ropa.documents.model import Block, Columns, Document, Items, NewPage, Paragraph, Said, Table, block_texts
from ropa.documents.render.fonts import printable

Cells = list[str]
W_T, W_BR, W_TAB, W_HYPHEN, W_R, W_P, W_TBL, W_TR, W_TC = (
    qn(f"w:{name}") for name in ("t", "br", "tab", "noBreakHyphen", "r", "p", "tbl", "tr", "tc")
)
HYPHEN_AT_THE_END = "\ufffe"
_INK = {W_BR: "\n", W_TAB: "\t", W_HYPHEN: "-"}


class NotSaidError(AssertionError):
    """A paper does not say what the document says."""


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def shown(text: str) -> str:
    """A text as a PDF shows it, without white space."""
    return bare(printable(text))


def pages(file: bytes, paper: Document) -> list[str]:
    """The text of each page of a PDF without white space, watermark, running head and foot."""
    read = page_texts(file)
    texts = []
    for number, page in enumerate(read, start=1):
        whole, foot = bare(page), f"{number}/{len(read)}"
        if not whole.endswith(foot):
            raise NotSaidError(f"page {number} ends with {whole[-20:]!r}")
        whole = _before(shown(paper.dress.foot), whole.removesuffix(foot))
        for head in (paper.dress.watermark, *paper.head[:2]):
            whole = _after(shown(head), whole)
        texts.append(whole)
    return texts


def page_texts(file: bytes) -> list[str]:
    """The text of each page of a PDF as its reader takes it, with the hyphens that end a line."""
    with closing(pypdfium2.PdfDocument(file)) as read:
        return [page.get_textpage().get_text_range().replace(HYPHEN_AT_THE_END, "-") for page in read]


def _after(head: str, page: str) -> str:
    """A page behind its running head, which may be cut to fit."""
    if page.startswith(head):
        return page.removeprefix(head)
    begin, ellipsis, rest = page.partition("…")
    if not ellipsis or not head.startswith(begin):
        raise NotSaidError(f"{page[:60]!r} does not begin with {head!r}")
    return rest


def _before(foot: str, page: str) -> str:
    """A page before its foot, which may be cut to fit."""
    if page.endswith(foot):
        return page.removesuffix(foot)
    begin = next((foot[:length] for length in range(len(foot), 9, -1) if page.endswith(foot[:length] + "…")), "")
    if not begin:
        raise NotSaidError(f"{page[-60:]!r} does not end with {foot!r}")
    return page.removesuffix(begin + "…")


class Pages:
    """Pages read from the first letter to the last."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.page = 0
        self.place = 0

    def take(self, columns: Cells, head: str = "", *, first: bool = False) -> None:
        """Texts that stand beside each other come next. `head`: what is repeated above where they go on.

        `first`: the head itself comes now.
        """
        if any(columns):
            here = (self.page, self.place)
            if self._ends():
                here = (self.page + 1, 0) if first else self._next(self.page, head)
            end = next(self._match(here, columns, head), None)
            if end is None:
                rest = self.texts[here[0]][here[1] : here[1] + 120] if here[0] < len(self.texts) else "the end"
                raise NotSaidError(f"page {here[0] + 1}: {rest!r} instead of {[one[:120] for one in columns]}")
            self.page, self.place = end

    def turn(self) -> None:
        """What follows begins a page."""
        if self.place and not self._ends():
            raise NotSaidError(f"page {self.page + 1} goes on: {self.texts[self.page][self.place :][:80]!r}")

    def close(self) -> None:
        """Nothing follows."""
        if self.page != len(self.texts) - 1 or not self._ends():
            raise NotSaidError(f"page {self.page + 1} goes on: {self.texts[self.page][self.place :][:80]!r}")

    def _ends(self) -> bool:
        return self.place == len(self.texts[self.page])

    def _next(self, page: int, head: str) -> tuple[int, int]:
        """Where the next page goes on: below the repeated head, or at its top where the head is too high for that."""
        repeated = head and page + 1 < len(self.texts) and self.texts[page + 1].startswith(head)
        return page + 1, len(head) if repeated else 0

    def _match(self, here: tuple[int, int], columns: Cells, head: str) -> Iterator[tuple[int, int]]:
        """Where these texts may end when they begin here."""
        page, place = here
        if page >= len(self.texts):
            return
        text, whole = self.texts[page], "".join(columns)
        if text.startswith(whole, place):
            yield page, place + len(whole)
        for rest in _cuts(text, place, columns):
            if not any(rest):
                continue
            yield from self._match(self._next(page, head), rest, head)


def _cuts(text: str, place: int, columns: Cells) -> Iterator[Cells]:
    """What is left of each column when the page ends within them, the longest beginnings first."""
    if not columns:
        if place == len(text):
            yield []
        return
    first, *others = columns
    most = 0
    while most < len(first) and place + most < len(text) and first[most] == text[place + most]:
        most += 1
    for length in range(most, -1, -1):
        for rest in _cuts(text, place + length, others):
            yield [first[length:], *rest]


def check_pdf(file: bytes, paper: Document) -> None:
    """Raise NotSaidError unless the PDF says exactly what the document says, in its order."""
    read = Pages(pages(file, paper))
    for said in (*paper.title, *paper.subtitle):
        read.take([shown(said.text)])
    for block in paper.blocks:
        match block:
            case NewPage():
                read.turn()
            case Table(header=header, rows=rows):
                head = "".join(_cell(cell) for cell in header)
                if head:
                    read.take([head], first=True)
                for row in rows:
                    read.take([_cell(cell) for cell in row], head)
            case Columns(left=left, right=right):
                read.take([_running(left), _running(right)])
            case _:
                read.take([_running(block)])
    read.close()


def _cell(cell: Sequence[Said]) -> str:
    return "".join(shown(said.text) for said in cell)


def _running(block: Block) -> str:
    match block:
        case Items(texts=texts, numbered=numbered, led=led):
            leads = (f"{n}." if numbered else "" if led and n > 1 else "–" for n in range(1, len(texts) + 1))
            return "".join(lead + shown(said.text) for lead, said in zip(leads, texts, strict=True))
        case Paragraph(said=said, number=number):
            return shown(number) + shown(said.text)
        case _:
            return "".join(shown(said.text) for said in block_texts(block))


def check_docx(file: bytes, paper: Document) -> None:
    """Raise NotSaidError unless the Word paper says exactly what the document says, paragraph by paragraph, and each
    table cell by cell.
    """
    body = docx.Document(BytesIO(file)).element.body
    found = [text for paragraph in body.iter(W_P) if (text := bare(ink(paragraph)))]
    wanted = [bare(said.text) for said in paper.said() if bare(said.text)]
    if found != wanted:
        place = next(n for n, (a, b) in enumerate([*zip(found, wanted, strict=False), ("", "-")]) if a != b)
        raise NotSaidError(f"text {place}: {found[place : place + 2]} instead of {wanted[place : place + 2]}")
    numbers = [bare("".join(text.text for text in run.iter(W_T))) for run in body.iter(W_R) if _numbers(run)]
    if numbers != list(map(bare, _clauses(paper.blocks))):
        raise NotSaidError(f"the clauses have the numbers {numbers}")
    tables = [grid for table in body.iter(W_TBL) if style(table).endswith("Facts") for grid in [cells(table)]]
    blocks = [block for block in paper.blocks if isinstance(block, Table) and (block.header or block.rows)]
    if len(tables) != len(blocks):
        raise NotSaidError(f"{len(tables)} tables instead of {len(blocks)}")
    for grid, block in zip(tables, blocks, strict=True):
        rows = (block.header, *block.rows) if block.header else block.rows
        expected = [[[bare(said.text) for said in cell if bare(said.text)] for cell in row] for row in rows]
        if grid != expected:
            raise NotSaidError(f"{grid} instead of {expected}")


def _clauses(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(number=number) if number:
                yield number
            case Columns(left=left, right=right):
                yield from _clauses((left, right))


def cells(table: object) -> list[list[list[str]]]:
    """The texts of each cell of a Word table, without white space."""
    return [
        [[text for one in cell.findall(W_P) if (text := bare(ink(one)))] for cell in row.findall(W_TC)]
        for row in table.findall(W_TR)  # type: ignore[attr-defined]
    ]


def style(table: object) -> str:
    """The style of a Word table."""
    return str(table.tblPr.find(qn("w:tblStyle")).get(qn("w:val")))  # type: ignore[attr-defined]


def ink(paragraph: object) -> str:
    """What a Word paragraph says: neither the number of a clause nor the tab between a box and its label."""
    runs = paragraph.iter(W_T, *_INK)  # type: ignore[attr-defined]
    return "".join(_INK.get(one.tag, one.text or "") for one in runs if not (_boxed(one) or _numbers(one.getparent())))


def _numbers(run: object) -> bool:
    """Whether a run is the number of a clause."""
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")  # type: ignore[attr-defined]
    return style is not None and style.get(qn("w:val")) == "Number"


def _boxed(one: object) -> bool:
    """Whether a text is the box to tick."""
    return any(above.tag == qn("w:sdt") for above in one.iterancestors())  # type: ignore[attr-defined]
