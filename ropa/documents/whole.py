"""A paper without its gaps: what may be issued although facts are missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ropa.documents.model import Block, Cell, Columns, Document, Heading, Items, Said, Table, block_texts


def gaps(document: Document) -> tuple[Said, ...]:
    """The places where a fact is wanted that nobody has answered."""
    return tuple(one for one in document.said() if one.gap)


def borrowed(document: Document) -> tuple[Said, ...]:
    """Texts that stand in another language than the paper's."""
    return tuple(one for one in document.said() if one.borrowed and not one.gap)


def without_gaps(document: Document) -> Document:
    """Every statement that has a gap is left out, and a heading with nothing below it."""
    subtitle = tuple(one for one in document.subtitle if not one.gap)
    return replace(document, subtitle=subtitle, blocks=tuple(_headed(whole(document.blocks))))


def whole(blocks: Iterable[Block]) -> list[Block]:
    """Blocks without their gaps."""
    return [kept for block in blocks if (kept := _kept(block)) is not None]


def _kept(block: Block) -> Block | None:
    match block:
        case Items(texts=texts):
            left = tuple(one for one in texts if not one.gap)
            return replace(block, texts=left) if left else None
        case Table(header=header, rows=rows):
            lines = tuple(line for row in rows if (line := _row(row, sheet=not header)))
            return replace(block, rows=lines) if lines else None
        case Columns(left=one, right=other):
            one_left, other_left = _kept(one), _kept(other)
            return Columns(one_left, other_left) if one_left and other_left else None
        case _:
            return None if any(one.gap for one in block_texts(block)) else block


def _row(row: tuple[Cell, ...], *, sheet: bool) -> tuple[Cell, ...]:
    """A row without its gaps; () where nothing else stood in it. A sheet of facts has labels at the left."""
    line = tuple(tuple(one for one in cell if not one.gap) for cell in row)
    values = slice(1, None) if sheet else slice(0, None)
    return line if any(line[values]) or not any(row[values]) else ()


def _headed(blocks: list[Block]) -> list[Block]:
    """Without headings that have nothing before the next of their level or a higher one."""
    kept: list[Block] = []
    for block in reversed(blocks):
        level = _level(block)
        if level and (not kept or 0 < _level(kept[-1]) <= level):
            continue
        kept.append(block)
    return kept[::-1]


def _level(block: Block) -> int:
    one = block.left if isinstance(block, Columns) else block
    return one.level if isinstance(one, Heading) else 0
