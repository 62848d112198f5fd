"""A paper as text that can be read beside a form: each sentence leads to the fact it rests on. Nothing is mark-up."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import (
    QFont,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTableFormat,
)

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
    block_texts,
)
from ui.colours import colour

_GAP = 5.0


class PaperText:
    """Writes one paper into a text document; `near` are uids of rows whose sentences are marked.

    `first` is where the first marked sentence begins; -1 where none is.
    """

    def __init__(self, into: QTextDocument, palette: QPalette, near: frozenset[str]) -> None:
        self._palette, self._near = palette, near
        self._cursor = QTextCursor(into)
        self.first = -1

    def write(self, paper: Document) -> None:
        """The whole paper."""
        for said in (*paper.title, *paper.subtitle):
            self._line((said,), bold=said in paper.title)
        for block in paper.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading(said=said):
                self._line((said,), bold=True)
            case Paragraph(said=said, number=number):
                self._line((said,), before=f"{number} " if number else "")
            case Items(texts=texts, numbered=numbered, led=led):
                for n, said in enumerate(texts, start=1):
                    lead = f"{n}. " if numbered else "" if led and n > 1 else "– "
                    self._line((said,), before=lead, indent=1)
            case Tick(said=said):
                self._line((said,), before="[ ] ")
            case Table():
                self._table(block)
            case Columns(left=left, right=right):
                self._block(left)
                self._block(right)
            case Signature() | Signer() | Stamp() | Cut():
                for said in block_texts(block):
                    self._line((said,))
            case NewPage():
                return

    def _line(self, several: Iterable[Said], *, bold: bool = False, before: str = "", indent: int = 0) -> None:
        block = QTextBlockFormat()
        block.setBottomMargin(_GAP)
        block.setIndent(indent)
        if self._cursor.position():
            self._cursor.insertBlock(block)
        else:
            self._cursor.setBlockFormat(block)
        if before:
            self._cursor.insertText(before, QTextCharFormat())
        self._cell(several, bold=bold)

    def _table(self, table: Table) -> None:
        rows = [row for row in (table.header, *table.rows) if row]
        if not rows:
            return
        look = QTextTableFormat()
        look.setCellPadding(3)
        look.setCellSpacing(0)
        look.setBorder(1)
        look.setBorderBrush(colour("line", self._palette))
        made = self._cursor.insertTable(len(rows), len(rows[0]), look)
        for n, row in enumerate(rows):
            for m, cell in enumerate(row):
                self._cursor = made.cellAt(n, m).firstCursorPosition()
                self._cell(cell, bold=bool(table.header) and n == 0)
        self._cursor = made.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _cell(self, several: Iterable[Said], *, bold: bool = False) -> None:
        for n, said in enumerate(several):
            if n:
                self._cursor.insertBlock()
            look = QTextCharFormat()
            look.setForeground(colour("warning" if said.borrowed else "text", self._palette))
            if bold:
                look.setFontWeight(QFont.Weight.Bold)
            if said.sources:
                look.setAnchor(True)
                look.setAnchorHref("/".join(said.sources[0]))
            if self._near & {uid for uid, _ in said.sources}:
                look.setBackground(colour("select", self._palette))
                self.first = self._cursor.position() if self.first < 0 else self.first
            self._cursor.insertText(said.text, look)
