"""Papers of plain text read back: what stands there is exactly what the document says, in its order."""

from __future__ import annotations

from collections.abc import Sequence

from ropa.documents.model import (
    Block,
    Cell,
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
    Table,
    Tick,
    block_texts,
)
from ropa.documents.render.letters import plain
from tests.core.reading_back import NotSaidError, bare


class Text:
    """A file read from its first letter to its last, without white space."""

    def __init__(self, file: bytes) -> None:
        self.text = bare(file.decode())
        self.place = 0

    def take(self, text: str) -> None:
        """A text comes next."""
        wanted = bare(plain(text))
        if not self.text.startswith(wanted, self.place):
            raise NotSaidError(f"{self.text[self.place : self.place + 120]!r} instead of {wanted[:120]!r}")
        self.place += len(wanted)

    def said(self, said: Said, lead: str = "") -> None:
        """A text comes next, with its mark where it is borrowed; nothing where it says nothing."""
        if said.text.strip():
            self.take(lead + ("|" if said.borrowed else "") + said.text)

    def rule(self, sign: str, heading: str) -> None:
        """A line of one sign above or below a heading, as long as the heading where that is one line."""
        line = " ".join(plain(heading).split())
        one = len(line) <= 100 and "\n" not in plain(heading).strip()
        start, longest = self.place, len(line) if one else 100
        while self.text[self.place : self.place + 1] == sign and self.place - start < longest:
            self.place += 1
        if self.place - start != longest if one else self.place == start:
            raise NotSaidError(f"no rule of {sign!r}: {self.text[start : start + 60]!r}")

    def close(self) -> None:
        """Nothing follows."""
        if self.place != len(self.text):
            raise NotSaidError(f"it goes on: {self.text[self.place : self.place + 120]!r}")


def check_text(file: bytes, paper: Document) -> None:
    """Raise NotSaidError unless the file says exactly what the document says, in its order."""
    read, second = Text(file), "".join(paper.languages[1:2])
    if paper.dress.watermark:
        read.take(f"***{paper.dress.watermark}***")
    for said in paper.title:
        if said.text.strip():
            read.rule("=", f"| {said.text}" if said.borrowed else said.text)
            read.said(said)
            read.rule("=", f"| {said.text}" if said.borrowed else said.text)
    for said in paper.subtitle:
        read.said(said)
    for block in paper.blocks:
        _read(read, block, second)
    if paper.dress.foot:
        read.take(f"---{paper.dress.foot}")
    read.close()


def _read(read: Text, block: Block, second: str) -> None:
    match block:
        case Heading(said=said, level=level):
            read.said(said)
            if said.text.strip():
                read.rule("=-~"[level - 1], f"| {said.text}" if said.borrowed else said.text)
        case Paragraph(said=said, number=number):
            read.said(said, number)
        case Items(texts=texts, numbered=numbered, led=led):
            for number, said in enumerate(texts, start=1):
                read.said(said, f"{number}." if numbered else "" if led and number > 1 else "-")
        case Tick(said=said):
            read.said(said, "[]")
        case Cut(said=said):
            read.take("-" * 50)
            read.said(said)
        case Signature(captions=captions):
            for said in captions:
                read.take("_" * 40)
                read.said(said)
        case Signer(position=position, name=name):
            read.said(position)
            read.take("_" * 20)
            read.said(name)
        case NewPage():
            read.take("-" * 100)
        case Table():
            _table(read, block, second)
        case Columns(left=left, right=right):
            _read(read, left, second)
            _read(read, right, second)
        case _:
            for said in block_texts(block):
                read.said(said)


def _table(read: Text, table: Table, second: str) -> None:
    if table.header and not table.rows:
        read.take("|".join(filter(None, map(_label, table.header))))
    for row in table.rows:
        heads: Sequence[str] = [_label(cell) for cell in table.header]
        cells: Sequence[Cell] = row
        if not table.header:
            heads, cells = [_label(row[0]), *[""] * (len(row) - 2)], row[1:]
            if not cells:
                read.take(_label(row[0]))
        for head, cell in zip(heads, cells, strict=False):
            _cell(read, head, cell, second)


def _cell(read: Text, head: str, cell: Cell, second: str) -> None:
    texts = [said for said in cell if said.text.strip()]
    read.take(f"{head}:" if head else "")
    short = len(texts) == 1 and len(" ".join(plain(head).split())) <= 60
    for said in texts:
        read.said(said, "" if short or (second and said.language == second) else "-")


def _label(cell: Cell) -> str:
    return " / ".join(" ".join(said.text.split()) for said in cell if said.text.strip())
