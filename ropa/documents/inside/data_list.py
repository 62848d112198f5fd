"""The list of personal data necessary and sufficient for the tasks of the operator (94-V Art. 25(2)(1)).

By category of subjects; items of an activity of which all else is the same share a row. The law prescribes no layout
that is known: this one is ours. What is only claimed never stands here as the operator's statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from ropa.covered import everything
from ropa.documents.asked import Question
from ropa.documents.inside.data_list_cells import CELLS
from ropa.documents.inside.data_list_rows import Row, rows_by_groups, tracker_rows
from ropa.documents.model import Block, Cell, Document, Heading, Paragraph, Said, Stamp
from ropa.documents.parts.approval import approval
from ropa.documents.parts.requisites import head, operator_sheet
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.registers.listing import Column, table
from ropa.documents.text import Text, document

QUESTIONS: tuple[Question, ...] = ()


def compose(plain: Text) -> Document:
    """The list of one operator, of the activities that the scope prints, as of its day."""
    activities = plain.scope.activities(plain.holdings)
    text = CoveredText(**vars(plain), covered=everything(plain.holdings, activities, plain.scope.day))
    blocks = (_approval(text), *_opening(text), *_list(text), head(text))
    return document(text, blocks, text.speaker.name(text.operator), landscape=True)


def _approval(text: Text) -> Stamp:
    """The order that approved the list, or room for it."""
    operator = text.operator
    keys = ("list_order", "list_order_date")
    return approval(text, *(operator[key] for key in keys), *((operator.uid, key) for key in keys))


def _opening(text: Text) -> Iterator[Block]:
    yield operator_sheet(text, "name", "bin", "address")
    yield Paragraph(text.say("about", article=text.cite("25(2)(1)")))
    yield Paragraph(text.say("layout_is_ours"), note=True)


def _list(text: CoveredText) -> Iterator[Block]:
    """A table for each set of categories of subjects, and one of what trackers read; rows are numbered through."""
    numbers, headings = count(1), count(1)
    for groups, rows in rows_by_groups(text.covered).items():
        yield Heading(_of_groups(text, groups, rows, next(headings)), 2)
        if not groups:
            yield text.gap("groups", *((item.uid, "groups") for row in rows for item in row.items))
        yield _table(text, rows, numbers)
    if rows := tracker_rows(text.covered):
        yield Heading(text.say("h_trackers", n=next(headings)), 2)
        yield _table(text, rows, numbers)
    if next(headings) == 1:
        yield text.gap("data")


def _of_groups(text: Text, groups: tuple[str, ...], rows: tuple[Row, ...], n: int) -> Said:
    if not groups:
        return text.say("h_no_groups", n=n)
    names = "; ".join(text.speaker.code("subject_groups", one) for one in groups)
    return text.say("h_groups", *((item.uid, "groups") for row in rows for item in row.items), n=n, groups=names)


def _table(text: CoveredText, rows: tuple[Row, ...], numbers: Iterator[int]) -> Block:
    numbered = {row: next(numbers) for row in rows}

    def number(text: Text, row: Row) -> Cell:
        return (text.speaker.text(str(numbered[row]), "data_list.number"),)

    columns: tuple[Column[CoveredText, Row], ...] = (("no", 0.8, number), *CELLS)
    return table(text, columns, rows)
