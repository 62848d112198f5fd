"""A document as plain text: UTF-8, lines of at most 100 letters unless one word is longer, nothing but what is said.

A row of a table is a line a cell, "label: value"; two languages stand one after the other. A text that stands in for
one in the paper's language begins with a bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    Stamp,
    Table,
    Tick,
)
from ropa.documents.render.dress import line
from ropa.documents.render.letters import plain

_WIDTH = 100
_STAMP = " " * (_WIDTH // 2)
_SHORT_LINE, _LINE = "_" * 20, "_" * 40
_LONG_LABEL = 60
_BELOW = "    "
_UNDER = {1: "=", 2: "-", 3: "~"}

Group = list[str]
"""Lines that stand together; a blank line parts them from others."""


def render(document: Document) -> bytes:
    """The paper as the bytes of a file, the same for the same document."""
    groups = [*_front(document)]
    groups += [group for block in document.blocks for group in _block(block, "".join(document.languages[1:2]))]
    groups += [["-" * 3, *filled(line(plain(document.dress.foot)))]] if line(document.dress.foot) else []
    return ("\n\n".join("\n".join(group) for group in groups if group) + "\n").encode()


def filled(text: str, first: str = "", rest: str = "") -> Group:
    """A text as lines that are broken between words only; `first` and `rest` stand before the first and the others."""
    lines: Group = []
    lead = first
    for row in plain(text).strip().split("\n"):
        full = ""
        for word in filter(None, row.replace("\t", " ").split(" ")):
            if full and len(lead) + len(full) + 1 + len(word) > _WIDTH:
                lines.append(lead + full)
                lead, full = rest, word
            else:
                full = f"{full} {word}" if full else word
        lines.append((lead + full).rstrip())
        lead = rest
    return lines if text.strip() else []


def _front(document: Document) -> Iterator[Group]:
    if word := line(plain(document.dress.watermark)):
        yield filled(f"*** {word} ***")
    for said in document.title:
        if title := filled(said.text):
            rule = _rule("=", title)
            yield [rule, *title, rule]
    yield [row for said in document.subtitle for row in filled(said.text)]


def _block(block: Block, second: str) -> Iterator[Group]:
    match block:
        case Heading(said=said, level=level):
            lines = _told(said)
            yield [*lines, _rule(_UNDER[min(max(level, 1), 3)], lines)] if lines else []
        case Paragraph(said=said, number=number):
            lead = f"{line(plain(number))} " if number else ""
            yield _told(said, lead, " " * len(lead))
        case Items(texts=texts, numbered=numbered, led=led):
            leads = (f"{n}. " if numbered else "  " if led and n > 1 else "- " for n in range(1, len(texts) + 1))
            items = zip(texts, leads, strict=True)
            yield [row for said, lead in items for row in _told(said, lead, " " * len(lead))]
        case Table():
            yield from _table(block, second)
        case Tick(said=said):
            yield _told(said, "[ ] ", _BELOW)
        case Cut(said=said):
            yield ["- " * (_WIDTH // 2 - 1) + "-", *_told(said)]
        case Signature(captions=captions):
            yield from ([_LINE, *_told(said)] for said in captions)
        case Stamp(texts=texts):
            yield [row for said in texts for row in _told(said, _STAMP, _STAMP)]
        case Signer(position=position, name=name):
            yield _signer(position, name)
        case NewPage():
            yield ["-" * _WIDTH]
        case Columns(left=left, right=right):
            yield from _block(left, second)
            yield from _block(right, second)


def _rule(sign: str, lines: Group) -> str:
    return sign * min(_WIDTH, max(map(len, lines)))


def _told(said: Said, first: str = "", rest: str = "") -> Group:
    return filled(said.text, first + _bar(said), rest)


def _bar(said: Said) -> str:
    return "| " if said.borrowed else ""


def _signer(position: Said, name: Said) -> Group:
    title, named = (filled(f"{_bar(said)}{said.text}" if said.text.strip() else "") for said in (position, name))
    if len(title) <= 1 and len(named) <= 1:
        whole = "  ".join((*title, _SHORT_LINE, *named))
        if len(whole) <= _WIDTH:
            return [whole]
    lead = f"{_SHORT_LINE}  "
    return [*title, *(_told(name, lead, " " * len(lead)) or [_SHORT_LINE])]


def _table(table: Table, second: str) -> Iterator[Group]:
    """The rows of a table with a head are parted by blank lines; those of a sheet of facts stand together."""
    if not table.header:
        yield [row for label, *cells in table.rows for row in _fact(label, cells, second)]
    elif not table.rows:
        yield filled(" | ".join(filter(None, map(_label, table.header))))
    for cells in table.rows if table.header else ():
        pairs = zip(table.header, cells, strict=False)
        yield [row for head, cell in pairs for row in _named(_label(head), cell, second)]


def _fact(label: Cell, cells: Iterable[Cell], second: str) -> Group:
    several = tuple(cells)
    if not several:
        return filled(_label(label))
    first, *others = several
    rest = (row for cell in others for row in _named("", cell, second))
    return [*_named(_label(label), first, second), *rest]


def _label(cell: Cell) -> str:
    return " / ".join(line(plain(said.text)) for said in cell if said.text.strip())


def _named(label: str, cell: Cell, second: str) -> Group:
    """A cell below or beside its label. Several texts have a dash each; a second language stands below the first."""
    texts = [said for said in cell if said.text.strip()]
    if len(texts) == 1 and len(label) <= _LONG_LABEL:
        return _told(texts[0], f"{label}: " if label else "", _BELOW)
    leads = [_BELOW + ("  " if second and said.language == second else "- ") for said in texts]
    rows = (row for said, lead in zip(texts, leads, strict=True) for row in _told(said, lead, f"{_BELOW}  "))
    return [*filled(f"{label}:" if label else ""), *rows]
