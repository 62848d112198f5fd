"""The report on findings: what the law still wants of an operator's records, by record; what was accepted, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ropa.documents.model import Block, Cell, Document, Heading, Items, Paragraph, Said
from ropa.documents.parts.requisites import operator_sheet
from ropa.documents.registers.listing import Column, table
from ropa.documents.spots import Spot, Spots
from ropa.documents.text import Text, document, sections
from ropa.holdings import Plain
from ropa.law import law
from ropa.reference import catalogue
from ropa.rules.checking import acceptance_of, check, rules
from ropa.rules.finding import LISTS, SEVERITIES, Finding, Sentence, said

PARTS = ("accepted", "waiting")
CLAUSES = {"error": ("one_error", "errors"), "warning": ("one_warning", "warnings"), "info": ("one_note", "notes")}
"""Of each severity the clause for one finding, and for several."""


@dataclass(frozen=True)
class Row:
    """A finding in the words of the paper; `taken` is the acceptance that holds."""

    finding: Finding
    sentence: Sentence
    spot: Spot
    taken: Plain | None


@dataclass(frozen=True)
class ReportText(Text):
    """The report being composed."""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What the checks find on the day of the report, the gravest first."""
        held, spots = self.holdings, Spots(self.holdings, self.speaker.translate)
        return tuple(
            Row(one, said(one, held, self.language), spots.of(held.index[one.row], one.key), acceptance_of(held, one))
            for one in check(held, self.scope.day)
        )


def compose(plain: Text) -> Document:
    """The report on one operator."""
    text = ReportText(**vars(plain))
    return document(text, (*_head(text), *sections(text, _SECTIONS)), text.speaker.name(text.operator), landscape=True)


def _head(text: ReportText) -> Iterator[Block]:
    names = catalogue("laws")
    laws = ", ".join(names[one].names[text.language] if one in names else one for one in text.holdings.laws())
    yield Paragraph(text.say("about", (text.operator.uid, "operator_law"), laws=laws))
    yield Paragraph(text.say("as_of", date=text.speaker.date(text.scope.day)))
    yield operator_sheet(text, "name", "bin", "responsible_name")


def _counts(text: ReportText) -> Iterator[Block]:
    if not text.rows:
        yield Paragraph(text.say("nothing"))
        return
    yield table(text, _COUNTS, SEVERITIES)


def number(text: ReportText, severity: str, *, taken: bool) -> Cell:
    """How many findings there are of a severity, accepted or not."""
    several = [one for one in text.rows if one.finding.severity == severity and (one.taken is not None) is taken]
    return (text.speaker.text(str(len(several)), "findings.number"),)


def _findings(text: ReportText) -> Iterator[Block]:
    """Those that nobody accepted, record by record."""
    by_record: dict[str, list[Row]] = {}
    for one in text.rows:
        if one.taken is None:
            by_record.setdefault(one.finding.root, []).append(one)
    if text.rows and not by_record:
        yield Paragraph(text.say("nothing_open"))
    for several in by_record.values():
        yield Heading(_record(text, several[0]), 3)
        yield table(text, _OPEN, several)


def _accepted(text: ReportText) -> Iterator[Block]:
    if taken := [one for one in text.rows if one.taken is not None]:
        yield table(text, _TAKEN, taken)


def _waiting(text: ReportText) -> Iterator[Block]:
    """Rules that the packs have and that nothing can be judged by yet."""
    if lines := tuple(_waits(text)):
        yield Paragraph(text.say("waiting"))
        yield Items(lines)


def _waits(text: ReportText) -> Iterator[Said]:
    for of_law in (one for one in text.holdings.laws() if one in ("kz", "gdpr")):
        for name in LISTS:
            for code, entry in law(of_law).lists.get(name, {}).items():
                if entry.more.get("waits") and (of_law, code) not in rules():
                    yield text.say("waits", code=code, article=text.cite(str(entry.more["article"]), of_law))


# Cells.


def _record(text: ReportText, row: Row) -> Said:
    kind = catalogue("record_kinds")[row.finding.kind].names[text.language]
    kind = kind[:1].upper() + kind[1:]
    return text.say("record", (row.finding.root, "name"), kind=kind, name=row.spot.name)


def _source(row: Row) -> tuple[str, str]:
    return row.finding.row, row.finding.key


def _severity(text: ReportText, row: Row) -> Cell:
    return (text.say(CLAUSES[row.finding.severity][0], _source(row)),)


def _sentence(text: ReportText, row: Row) -> Cell:
    return (text.speaker.text(row.sentence.text, f"findings.{row.finding.code}", _source(row)),)


def _spot(text: ReportText, row: Row) -> Cell:
    where = " › ".join(one for one in (row.spot.part, row.spot.fact) if one)
    return (text.speaker.text(where, "findings.spot", _source(row)),) if where else ()


def _article(text: ReportText, row: Row) -> Cell:
    cited = f"{law(row.finding.law).short(text.language)}, {row.sentence.cited}"
    if row.sentence.edition:
        date = text.speaker.date(dt.date.fromisoformat(row.sentence.edition))
        return (text.say("article_edition", _source(row), article=cited, date=date),)
    return (text.speaker.text(cited, "findings.article", _source(row)),)


def _why(text: ReportText, row: Row) -> Cell:
    why = f"{row.sentence.why} {text.words('verify')}" if row.sentence.verify else row.sentence.why
    return (text.speaker.text(why, f"findings.{row.finding.code}.why", _source(row)),)


def _name(text: ReportText, row: Row) -> Cell:
    return (_record(text, row),)


def _reason(text: ReportText, row: Row) -> Cell:
    reason = text.speaker.words(row.taken, "reason") if row.taken else None
    return (reason,) if reason else ()


def _by(text: ReportText, row: Row) -> Cell:
    if row.taken is None:
        return ()
    date = text.speaker.date(row.taken["date"]) if row.taken["date"] else ""
    return (text.say("by", (row.taken.uid, "author"), (row.taken.uid, "date"), author=row.taken["author"], date=date),)


_COUNTS: tuple[Column[ReportText, str], ...] = (
    ("severity", 3.0, lambda text, severity: (text.say(CLAUSES[severity][1]),)),
    ("open", 2.0, lambda text, severity: number(text, severity, taken=False)),
    ("accepted", 2.0, lambda text, severity: number(text, severity, taken=True)),
)
_OPEN: tuple[Column[ReportText, Row], ...] = (
    ("severity", 1.8, _severity),
    ("spot", 2.4, _spot),
    ("finding", 4.0, _sentence),
    ("article", 2.1, _article),
    ("explanation", 4.6, _why),
)
_TAKEN: tuple[Column[ReportText, Row], ...] = (
    ("severity", 1.7, _severity),
    ("record", 2.4, _name),
    ("finding", 4.0, _sentence),
    ("article", 2.2, _article),
    ("reason", 3.2, _reason),
    ("by", 2.0, _by),
)
OF_RECORDS = (("findings", _findings), ("accepted", _accepted))
"""What is said of the records of one operator."""
_SECTIONS = (("counts", _counts), *OF_RECORDS, ("waiting", _waiting))
