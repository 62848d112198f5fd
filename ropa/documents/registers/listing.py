"""Parts that registers of one kind of record have in common: how they open, tables of columns, cells of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from ropa.covered import grouped
from ropa.documents.model import Block, Cell, Paragraph, Said, Table
from ropa.documents.parts import facts
from ropa.documents.parts.columns import trimmed
from ropa.documents.parts.requisites import operator_sheet
from ropa.documents.text import Text
from ropa.holdings import Plain

_IDENTITY = ("name", "bin", "address", "responsible_name")

T = TypeVar("T", bound=Text)
R = TypeVar("R")
Column = tuple[str, float, Callable[[T, R], Cell]]
"""A column: its heading is the clause col_<key>; its relative width; what it says of a row."""


def opening(text: Text, about: Said) -> Iterator[Block]:
    """What the register is about, whose it is, as of what day, and what its colour means."""
    yield Paragraph(about)
    yield Paragraph(text.say("as_of", date=text.speaker.date(text.scope.day)))
    yield operator_sheet(text, *_IDENTITY)
    yield Paragraph(text.say("mark_note"), note=True)


def table(text: T, columns: Sequence[Column[T, R]], rows: Iterable[R]) -> Table:
    """Rows in columns; a column that is empty in all of them is left out."""
    header = tuple((text.say(f"col_{key}"),) for key, _, _ in columns)
    grid = tuple(tuple(cell(text, row) for _, _, cell in columns) for row in rows)
    return trimmed(Table(header, grid, tuple(share for _, share, _ in columns)))


def number(text: Text, record: Plain) -> Cell:
    """The number of a record."""
    return (text.speaker.text(record.ref, f"{record.kind}.ref", (record.uid, "ref")),)


def values(text: Text, record: Plain, *keys: str) -> Cell:
    """Several facts, a line each; what has several lines of its own (names of codes) stands in one."""
    return tuple(said for key in keys for said in _joined(text, text.speaker.value(record, key)))


def labelled(text: Text, record: Plain, *keys: str) -> Cell:
    """Several facts, each after its label."""
    return tuple(
        text.speaker.around(f"{text.speaker.translate(text.field(record, key).label)}: {said.text}", said.key, said)
        for key in keys
        for said in _joined(text, text.speaker.value(record, key))
    )


def _joined(text: Text, cell: Cell) -> Cell:
    if len(cell) < 2:
        return cell
    return (text.speaker.around("; ".join(one.text for one in cell), cell[0].key, *cell),)


def answers(text: Text, record: Plain, kind: str) -> Cell:
    """What each law answers (grounds, roles), with its source; what is only claimed is marked so."""
    lines: list[Said] = []
    for row in record.of(kind):
        lines += text.speaker.answer(row)
        if "source" in row.facts and (source := text.speaker.words(row, "source")):
            lines.append(source)
    return tuple(lines)


def data_of(text: Text, items: Iterable[Plain]) -> Cell:
    """Data items, those that say the same once."""
    lines = []
    for first, *others in grouped(items, ("category", "text")):
        said = facts.item_text(text.speaker, first)
        lines.append(replace(said, sources=(*said.sources, *((one.uid, "category") for one in others))))
    return tuple(lines)


def read_by(text: Text, tracker: Plain) -> Cell:
    """The data that a tracker reads, a line each."""
    return (*text.speaker.value(tracker, "categories"), *values(text, tracker, "reads"))


def purposes_of(text: Text, owner: Plain) -> Cell:
    """The purposes that a disclosure or a tracker serves."""
    return tuple(facts.purpose_text(text.speaker, one) for one in text.holdings.linked(owner, "purposes"))


def kept(records: Iterable[Plain]) -> tuple[Plain, ...]:
    """Records that are not archived; those that have ended stay, with their dates."""
    return tuple(one for one in records if one["status"] != "archived")
