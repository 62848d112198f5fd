"""Blocks of running text as strips: headings, paragraphs, lists, boxes to tick, lines to sign on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from ropa.documents.model import (
    Block,
    Cut,
    Heading,
    Items,
    Paragraph,
    Said,
    Signature,
    Signer,
    Stamp,
    Tick,
    block_texts,
)
from ropa.documents.render.paragraph import Strip, cut, measure, set_lines, wrap
from ropa.documents.render.pdf_styles import (
    BODY,
    CAPTION,
    ITEM,
    NOTE,
    SIGNATURE,
    SIGNER,
    STAMP,
    Style,
    heading,
    worn,
)

_INDENT = 13.0
_TICK_INDENT = 17.0
_NUMBER_INDENT, _NUMBER_GAP = 29.0, 9.0
_PEN_ROOM = 30.0
_SIGNATURE_WIDTH, _SIGNATURE_GAP = 138.0, 18.0
_LONG_CAPTION = 15
_DASH, _CUT_ROOM = 8.0, 10.0
_SIGNER_WIDE = ((0.0, 0.4), (0.43, 0.21), (0.66, 0.34))
_SIGNER_NARROW = ((0.0, 1.0), (0.0, 0.44), (0.49, 0.51))
"""Where position, line and name begin and how wide they are, in parts of the column."""

_NARROW = 300.0
"""A column of two languages: what stands side by side on a whole page stands one below the other here."""


def strips(block: Block, width: float) -> tuple[Strip, ...]:
    """A block of running text, laid out to a width."""
    match block:
        case Heading(said, level):
            lines = set_lines(said, heading(level), width)
            marks = [(said.text, level), *(None for _ in lines)]
            return tuple(replace(line, glue=True, mark=mark) for line, mark in zip(lines, marks, strict=False))
        case Paragraph(said, note, number):
            return tuple(_clause(said, NOTE if note else BODY, number, width))
        case Items():
            return tuple(_items(block, width))
        case Tick(said):
            first, *rest = set_lines(said, BODY, width, indent=_TICK_INDENT) or [Strip(BODY.lead, ())]
            return (replace(first, box=round(BODY.size * 0.82, 2)), *rest)
        case Cut(said):
            dashes = tuple((step * _DASH, _CUT_ROOM, _DASH / 2) for step in range(int(width / _DASH)))
            return (Strip(_CUT_ROOM, (), glue=True, rules=dashes), *set_lines(said, CAPTION, width))
        case Signature(captions):
            return tuple(_signature(captions, width))
        case Stamp(texts):
            return tuple(_stamp(texts, width))
        case Signer(position, name):
            return tuple(_signer(position, name, width))
        case _:
            return tuple(strip for said in block_texts(block) for strip in set_lines(said, BODY, width))


def _clause(said: Said, style: Style, number: str, width: float) -> list[Strip]:
    """A text beside its number. All short numbers have the same room, so that clauses stand in line."""
    if not number:
        return set_lines(said, style, width)
    lead = cut(number, style, width / 3)
    indent = max(_NUMBER_INDENT, measure(lead, style) + _NUMBER_GAP)
    return set_lines(said, style, width, indent=indent, lead=lead)


def _items(items: Items, width: float) -> Iterator[Strip]:
    """A list below the words of its clause, unless the column is too narrow for that. What is led is not torn off, and
    no item of several begins or ends a page alone.
    """
    many = len(items.texts)
    leads = [f"{number}." for number in range(1, many + 1)] if items.numbered else ["–"] * many
    leads = leads[:1] + [""] * (many - 1) if items.led else leads
    start = _NUMBER_INDENT if items.under and width >= _NARROW else 0.0
    indent = start + max([_INDENT, *(measure(lead, ITEM) + 5 for lead in leads[-1:])])
    for number, (said, lead) in enumerate(zip(items.texts, leads, strict=True)):
        gap = ITEM.after if number else 0.0
        *lines, last = set_lines(said, ITEM, width, indent=indent, lead=lead, start=start, gap=gap) or [Strip(0.0, ())]
        yield from lines
        tied = number < many - 1 if items.led else number in (0, many - 2) and number < many - 1
        yield replace(last, glue=last.glue or tied)


def _signature(captions: tuple[Said, ...], width: float) -> Iterator[Strip]:
    """Lines to sign on, as many side by side as fit, each caption in the middle below its line."""
    fit = max(1, int((width + _SIGNATURE_GAP) / (_SIGNATURE_WIDTH + _SIGNATURE_GAP)))
    abreast = ceil(len(captions) / ceil(len(captions) / fit)) if captions else 1
    slot = min((width - _SIGNATURE_GAP * (abreast - 1)) / abreast, 1.5 * _SIGNATURE_WIDTH)
    for start in range(0, len(captions), abreast):
        row = [(said, wrap(said.text, CAPTION, slot)) for said in captions[start : start + abreast]]
        if max(len(lines) for _, lines in row) > _LONG_CAPTION:
            for said, _ in row:
                yield Strip(_PEN_ROOM, (), glue=True, rules=((0.0, _PEN_ROOM, slot),))
                yield from (replace(strip, glue=True) for strip in set_lines(said, CAPTION, width))
        else:
            yield _signature_row(row, slot, glue=start + abreast < len(captions))


def _signature_row(row: list[tuple[Said, list[str]]], slot: float, glue: bool) -> Strip:
    words, rules = [], []
    for place, (said, lines) in enumerate(row):
        left, look = place * (slot + _SIGNATURE_GAP), worn(CAPTION, said)
        rules.append((left, _PEN_ROOM, slot))
        for number, line in enumerate(lines):
            depth = _PEN_ROOM + 2 + number * CAPTION.lead + CAPTION.drop
            words.append((left + (slot - measure(line, CAPTION)) / 2, depth, line, look))
    height = _PEN_ROOM + 2 + CAPTION.lead * max(len(lines) for _, lines in row)
    return Strip(height, tuple(words), gap=SIGNATURE.before / 2, glue=glue, rules=tuple(rules))


def _stamp(texts: tuple[Said, ...], width: float) -> Iterator[Strip]:
    """Lines in the right half of the page; a narrow column is left more of its width."""
    indent = width / (4 if width < _NARROW else 2)
    lines = [strip for said in texts for strip in set_lines(said, STAMP, width, indent=indent)]
    for number, strip in enumerate(lines, start=1):
        yield replace(strip, glue=number < len(lines))


def _signer(position: Said, name: Said, width: float) -> Iterator[Strip]:
    """A position, a line to sign on and a name, their last lines on one height; in a narrow column, or where either is
    very long, the position stands above the line.
    """
    narrow = width < _NARROW
    place = _SIGNER_NARROW if narrow else _SIGNER_WIDE
    title, rule, label = ((start * width, share * width) for start, share in place)
    titles, names = (wrap(said.text, SIGNER, room) for said, (_, room) in ((position, title), (name, label)))
    long = max(len(titles), len(names)) > _LONG_CAPTION
    if narrow or long:
        yield from (replace(strip, glue=True) for strip in set_lines(position, SIGNER, width))
        titles = []
    row = [(title[0], titles, worn(SIGNER, position)), (label[0], [] if long else names, worn(SIGNER, name))]
    yield replace(_signer_row(row, rule), gap=SIGNER.before if narrow or long else 0.0, glue=long)
    if long:
        yield from set_lines(name, SIGNER, width)


def _signer_row(row: list[tuple[float, list[str], Style]], rule: tuple[float, float]) -> Strip:
    """Columns of lines that end on one height, and a rule there."""
    height = SIGNER.lead * max([1, *(len(lines) for _, lines, _ in row)])
    words = tuple(
        (x, height - SIGNER.lead * (len(lines) - number) + SIGNER.drop, text, style)
        for x, lines, style in row
        for number, text in enumerate(lines)
    )
    x, long = rule
    return Strip(height, words, rules=((x, height - SIGNER.lead + SIGNER.drop + 1.5, long),))
