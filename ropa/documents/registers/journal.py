"""The journal of actions (94-V Art. 22(1)(5)): what the register knows of them, and the entries made by hand.

It names categories and groups only, never the data of a subject. What has no date yet stands in a table of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ropa.documents.asked import question
from ropa.documents.model import Block, Cell, Document, Paragraph, Said, Signature, Signer
from ropa.documents.registers.journal_joined import joined
from ropa.documents.registers.journal_rows import Entry, JournalText, by_hand, known
from ropa.documents.registers.listing import Column, opening, table
from ropa.documents.text import Text, document, sections
from ropa.fields import Kind
from ropa.i18n import N_

QUESTIONS = (
    question(
        "from",
        N_("First day of the period"),
        Kind.DATE,
        about=N_("Leave it open to begin with the first action. For example: 1 January 2026."),
    ),
    question(
        "until",
        N_("Last day of the period"),
        Kind.DATE,
        about=N_("Leave it open to go on to the last action. For example: 31 December 2026."),
    ),
)

Row = tuple[int, Entry]
"""An entry and its place in the table."""


def compose(plain: Text) -> Document:
    """The journal of one operator for a period, or for all time."""
    text = JournalText(**vars(plain), entries=joined(plain, known(plain), by_hand(plain)))
    blocks = (*_head(text), *sections(text, _SECTIONS), *_signed(text))
    return document(text, blocks, text.speaker.name(text.operator), _period(text), landscape=True)


def _head(text: JournalText) -> Iterator[Block]:
    yield from opening(text, text.say("intro", article=text.cite("22(1)(5)")))
    yield Paragraph(text.say("categories_only"), note=True)


def _period(text: JournalText) -> Said:
    record = text.record.uid if text.record else ""
    sources = ((record, "answers.from"), (record, "answers.until"))
    since, until = (text.speaker.date(one) if one else "" for one in text.bounds)
    if since and until:
        return text.say("period", *sources, since=since, until=until)
    if since:
        return text.say("period_since", *sources, since=since)
    return text.say("period_until", *sources, until=until) if until else text.say("period_whole", *sources)


def _dated(text: JournalText) -> Iterator[Block]:
    found = sorted((one for one in text.entries if one.day and one.within(*text.bounds)), key=lambda one: one.order)
    if found:
        yield _table(text, (_NUMBER, _DATE, *_COLUMNS), found)
    else:
        yield Paragraph(text.say("nothing_dated"))


def _undated(text: JournalText) -> Iterator[Block]:
    if found := [one for one in text.entries if not one.day]:
        yield _table(text, (_NUMBER, *_COLUMNS), found)


def _table(text: JournalText, columns: tuple[Column[JournalText, Row], ...], found: Iterable[Entry]) -> Block:
    return table(text, columns, tuple(enumerate(found, start=1)))


def _number(text: Text, row: Row) -> Cell:
    return (text.speaker.text(str(row[0]), "journal.no", (row[1].record.uid, "ref")),)


def _date(_: Text, row: Row) -> Cell:
    return row[1].date


def _cell(place: int) -> Callable[[Text, Row], Cell]:
    return lambda _, row: row[1].cells[place]


_NUMBER: Column[JournalText, Row] = ("no", 1.0, _number)
_DATE: Column[JournalText, Row] = ("date", 2.3, _date)
_COLUMNS: tuple[Column[JournalText, Row], ...] = (
    ("action", 3.4, _cell(0)),
    ("subjects", 2.2, _cell(1)),
    ("data", 3.0, _cell(2)),
    ("recipient", 2.5, _cell(3)),
    ("country", 1.9, _cell(4)),
    ("ground", 2.9, _cell(5)),
    ("reference", 2.6, _cell(6)),
)


def _signed(text: JournalText) -> Iterator[Block]:
    """By whoever answers for processing at the operator; where nobody is named, by hand."""
    operator, speaker = text.operator, text.speaker
    if name := speaker.words(operator, "responsible_name"):
        position = speaker.words(operator, "responsible_position")
        yield Signer(position or text.say("responsible", (operator.uid, "responsible_position")), name)
    else:
        yield Signature(tuple(text.say(one) for one in ("responsible", "signature", "signed_name")))


_SECTIONS = (("dated", _dated), ("undated", _undated))
