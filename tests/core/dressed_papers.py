"""Papers that wear everything a paper may wear, and texts that are hard to keep, in every block."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path

from ropa.documents.model import (
    Block,
    Document,
    Dress,
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
    beside,
)
from tests.core.pdf_papers import every_block

HARD = {
    "mark-up": "<b>bold</b> <script>alert(1)</script> </p></td></table> &amp; &lt; &#0; ]]> <!-- x --> <?pi?>",
    "quotes": '"double" \'single\' ` « » “ ” = onload="x" \\ %s {0} {name} $HOME',
    "long": "ұзақ сөйлем, " * 4000,
    "unbroken": "ұ" * 50_000,
    "right to left": "договор с שלום عربى и далее 123",
    "control": "a\x00b\x01c\x0bd\x1be\x7ff\x85g\u2028h\u2029i\ufeffj\ud800k\ufffel",
    "turning": "contract\u202efdp.exe\u2066x\u2069",
    "lines": "  first\r\nsecond\rthird\n\n\tfifth  two  spaces  ",
    "marks of our own": "| bar - dash [ ] box ____ ==== *** a: b\n----\n===",
}


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""
    rows = b"".join(b"\x00" + b"\x1f\x6e\x50\xff" * width for _ in range(height))

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


DRESS = Dress(foot="Редакция 3 · a1b2c3d4", watermark="ЧЕРНОВИК", colour="#1f6e50", logo=png(300, 100))


def dressed(document: Document, **given: object) -> Document:
    """A paper that wears all of it."""
    return replace(document, dress=replace(DRESS, **given))


def font_file(folder: Path, name: str) -> str:
    """A typeface of pymupdf-fonts as a file: "ubuntu" lacks some Kazakh letters, "notosit" lacks none."""
    from pymupdf_fonts import fontbuffers

    file = folder / f"{name}.ttf"
    file.write_bytes(fontbuffers[name]())
    return str(file)


def hard(text: str, language: str = "kk") -> Document:
    """One text in every place where a text may stand."""
    number = iter(range(1000))

    def said(*, borrowed: bool = False) -> Said:
        return Said(text, f"key.{next(number)}", language, borrowed=borrowed)

    blocks: tuple[Block, ...] = (
        Heading(said()),
        Heading(said(), 2),
        Heading(said(borrowed=True), 3),
        Paragraph(said()),
        Paragraph(said(borrowed=True), note=True),
        Paragraph(said(), number="2.1."),
        Items((said(), said(borrowed=True))),
        Items((said(), said()), numbered=True),
        Table(((said(),), (said(), said())), (((said(), said()), (said(borrowed=True),)), ((), (said(),))), (1, 2)),
        Table((), (((said(),), (said(),)), ((said(),), (said(), said()))), (1, 2)),
        Table(((said(),),), (), (1,)),
        Tick(said()),
        Stamp((said(), said(borrowed=True))),
        Signer(said(), said()),
        Signature((said(), said(borrowed=True))),
        NewPage(),
    )
    return Document("policy", (language,), (said(),), (said(),), (text, text), blocks)


def twofold() -> Document:
    """Every block in two languages, dressed."""
    return dressed(beside(every_block("kk"), every_block("ru")))
