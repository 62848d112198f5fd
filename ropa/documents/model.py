"""A document is a value before it is ink: a title and blocks of said texts.

Every text is a `Said`: the words, the clause they come from, their language and the facts they rest on. A composer
yields the same keys in the same order in every language, so two languages are paired by position and key, and what
a paper says can be compared, searched and read back whatever its format. Dates of printing and page numbers are the
renderer's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

Source = tuple[str, str]
"""Where a text comes from: uid of the record and key of the field."""


@dataclass(frozen=True)
class Said:
    """One text in one language. `borrowed`: the fact has no text in the paper's language, so another's stands here;
    `gap`: it stands where a fact is wanted that nobody has answered.
    """

    text: str
    key: str = ""
    language: str = "en"
    sources: tuple[Source, ...] = ()
    borrowed: bool = False
    gap: bool = False


Cell = tuple[Said, ...]
"""What a cell holds: several texts, each on a line of its own."""


@dataclass(frozen=True)
class Heading:
    """Level 1 is a chapter, 2 a section, 3 a group of facts. All three stand in the outline."""

    said: Said
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text; line breaks typed by a person are kept. `note` is set small and grey; `number` is that of a clause
    ("2.1."), and no part of what is said.
    """

    said: Said
    note: bool = False
    number: str = ""

    def leads(self) -> bool:
        """Words such as "as follows:" stay with what follows."""
        return self.said.text.rstrip().endswith(":")


@dataclass(frozen=True)
class Items:
    """A list with dashes, or with numbers. `led`: the first text has the only dash, the others are more about it.
    `under`: the list belongs to a clause with a number, and stands below its words.
    """

    texts: tuple[Said, ...]
    numbered: bool = False
    led: bool = False
    under: bool = False


@dataclass(frozen=True)
class Table:
    """Cells in rows; the head is repeated on each page. An empty header makes a sheet of facts: label, value.

    `shares` are the relative widths of the columns.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Tick:
    """An empty box to tick, and its label."""

    said: Said


@dataclass(frozen=True)
class Cut:
    """A dashed line across the column along which a part is torn off, and what says so."""

    said: Said


@dataclass(frozen=True)
class Signature:
    """Lines to be filled in by hand, each with its caption below; never torn apart."""

    captions: tuple[Said, ...]


@dataclass(frozen=True)
class Stamp:
    """Lines at the right margin, such as those of an addressee; never torn apart. `approves`: they say by whom or by
    what order the paper is approved.
    """

    texts: tuple[Said, ...]
    approves: bool = False


@dataclass(frozen=True)
class Signer:
    """A position at the left, a line to sign on, a name at the right; stays with what precedes."""

    position: Said
    name: Said


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own."""


@dataclass(frozen=True)
class Columns:
    """Two languages of one block side by side."""

    left: Block
    right: Block


Block = Heading | Paragraph | Items | Table | Tick | Cut | Signature | Stamp | Signer | NewPage | Columns


@dataclass(frozen=True)
class Dress:
    """How a paper looks, whatever it says: `foot` stands in the foot of each page beside its number (edition, short
    hash), `watermark` across each page; `colour` ("#1f4e79") of titles and rules; `logo` the bytes of a picture above
    the title; `font` the file of a typeface instead of the shipped one. All may be empty.
    """

    foot: str = ""
    watermark: str = ""
    colour: str = ""
    logo: bytes = b""
    font: str = ""


@dataclass(frozen=True)
class Document:
    """A paper. `languages` has one code, or two when they stand side by side.

    `head` is the running head: operator, title, and the same in the second language; `landscape` the way the page lies.
    """

    kind: str
    languages: tuple[str, ...]
    title: tuple[Said, ...]
    subtitle: tuple[Said, ...]
    head: tuple[str, ...]
    blocks: tuple[Block, ...]
    landscape: bool = False
    dress: Dress = Dress()

    def said(self) -> tuple[Said, ...]:
        """Every text in reading order: what the paper says, whatever the ink."""
        return (*self.title, *self.subtitle, *(said for block in self.blocks for said in block_texts(block)))


def block_texts(block: Block) -> Iterator[Said]:
    """The texts of one block in reading order."""
    match block:
        case Heading(said=said) | Paragraph(said=said) | Tick(said=said) | Cut(said=said):
            yield said
        case Items(texts=texts) | Signature(captions=texts) | Stamp(texts=texts):
            yield from texts
        case Signer(position=position, name=name):
            yield position
            yield name
        case Table(header=header, rows=rows):
            for row in (header, *rows):
                for cell in row:
                    yield from cell
        case Columns(left=left, right=right):
            yield from block_texts(left)
            yield from block_texts(right)
        case NewPage():
            return


class Unpaired(ValueError):
    """Two languages of one document do not say the same things in the same order: a fault of the composer."""


def beside(left: Document, right: Document) -> Document:
    """Two languages of one document as one paper: running text in two columns, tables with both in each cell."""
    if len(left.blocks) != len(right.blocks):
        raise Unpaired(
            f"{left.kind}: {len(left.blocks)} blocks in {left.languages}, {len(right.blocks)} in {right.languages}"
        )
    return replace(
        left,
        languages=(*left.languages, *right.languages),
        title=_both(left.title, right.title),
        subtitle=_both(left.subtitle, right.subtitle),
        head=(*left.head, *right.head),
        blocks=tuple(_pair(a, b) for a, b in zip(left.blocks, right.blocks, strict=True)),
    )


def _pair(left: Block, right: Block) -> Block:
    match left, right:
        case Table(), Table():
            if len(left.rows) != len(right.rows):
                raise Unpaired(f"a table of {len(left.rows)} and of {len(right.rows)} rows")
            rows = zip((left.header, *left.rows), (right.header, *right.rows), strict=True)
            header, *body = (tuple(_both(a, b) for a, b in zip(one, two, strict=True)) for one, two in rows)
            return replace(left, header=header, rows=tuple(body))
        case NewPage(), NewPage():
            return left
        case _ if type(left) is type(right):
            keys = [[said.key for said in block_texts(block)] for block in (left, right)]
            if keys[0] != keys[1]:
                raise Unpaired(f"{keys[0]} beside {keys[1]}")
            return Columns(left, right)
        case _:
            raise Unpaired(f"{type(left).__name__} beside {type(right).__name__}")


def _both(left: Cell, right: Cell) -> Cell:
    """Texts of both languages, text by text; what is the same in both (a number, an address) stands once, marked
    where either language has borrowed it.
    """
    if len(left) != len(right):
        raise Unpaired(f"{[said.key for said in left]} beside {[said.key for said in right]}")
    pairs = [(b if b.borrowed else a,) if a.text == b.text else (a, b) for a, b in zip(left, right, strict=True)]
    return tuple(said for pair in pairs for said in pair)
