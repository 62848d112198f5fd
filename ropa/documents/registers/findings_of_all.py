"""The report on findings of all operators: a line each in numbers, then a chapter each with what was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ropa.documents.model import Block, Cell, Document, Heading, NewPage, Paragraph, Table
from ropa.documents.registers.findings import CLAUSES, OF_RECORDS, ReportText, number
from ropa.documents.scope import Scope
from ropa.documents.text import Text, sections, text_of
from ropa.holdings import Holdings
from ropa.rules.finding import SEVERITIES


@dataclass(frozen=True)
class Chapter:
    """What is said of one operator; `line` is its row in the table of all. One with findings begins a page."""

    line: tuple[Cell, ...]
    blocks: tuple[Block, ...]
    text: Text


def chapter(held: Holdings, day: dt.date, language: str) -> Chapter:
    """Of one operator on a day."""
    plain = text_of("findings", held, held.operator, language, Scope(day))
    text = ReportText(**vars(plain))
    name = text.speaker.name(held.operator)
    counts = tuple(number(text, severity, taken=False) for severity in SEVERITIES)
    taken = str(sum(row.taken is not None for row in text.rows))
    line = ((name,), *counts, (text.speaker.text(taken, "findings.number"),))
    found, title = tuple(sections(text, OF_RECORDS)), Heading(name, 1)
    blocks = (NewPage(), title, *found) if found else (title, Paragraph(text.say("nothing")))
    return Chapter(line, blocks, plain)


def compose(chapters: Sequence[Chapter]) -> Document:
    """The report; there is at least one chapter."""
    text = chapters[0].text
    title = text.speaker.text(text.speaker.code("documents", "findings"), "findings.title")
    heads = (text.say("operator"), *(text.say(CLAUSES[one][1]) for one in SEVERITIES), text.say("col_accepted"))
    shares = (5.0, 1.5, 1.5, 1.5, 1.5)
    blocks: list[Block] = [
        Paragraph(text.say("about_all")),
        Paragraph(text.say("as_of", date=text.speaker.date(text.scope.day))),
        Table(tuple((one,) for one in heads), tuple(one.line for one in chapters), shares),
    ]
    for one in chapters:
        blocks += one.blocks
    all_of_them = text.say("all_operators")
    return Document(
        "findings", (text.language,), (title,), (all_of_them,), (all_of_them.text, title.text), tuple(blocks), True
    )
