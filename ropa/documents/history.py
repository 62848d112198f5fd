"""The report on the history: what was changed, when and by whom, old and new; of a record, an operator or all shared
records, over a period. The oldest edit stands first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ropa.documents.model import Block, Cell, Document, Paragraph, Said, Table
from ropa.documents.saying import long_date
from ropa.documents.wording import Wording, wording
from ropa.reference import catalogue
from ropa.spoken import SaidChange, SaidEdit


@dataclass(frozen=True)
class Scope:
    """What a report is about: operator and record by name ("": shared records; a whole history), first and last day;
    of the chain of hashes how many edits it has and its last hash, or the edit at which it breaks and its moment.
    """

    operator: str
    record: str
    since: dt.date
    until: dt.date
    edits: int
    hash: str
    broken: tuple[int, dt.datetime] | None


_COLUMNS = (("edit", 0.6), ("when", 1.5), ("who", 1.4), ("act", 2.4), ("fact", 2.0), ("was", 3.0), ("now", 3.0))


def compose(edits: Sequence[SaidEdit], scope: Scope, language: str) -> Document:
    """The report as a paper."""
    say = wording("history", language)
    title = _said(catalogue("documents")["history"].names[language], "title", language)
    whose = say("of_operator", name=scope.operator) if scope.operator else say("of_shared")
    between = say("period", since=long_date(scope.since, language), until=long_date(scope.until, language))
    return Document(
        "history",
        (language,),
        (title,),
        (_said(between, "period", language),),
        (scope.operator or whose, title.text),
        tuple(_blocks(edits, scope, whose, say)),
        landscape=True,
    )


def moment(at: dt.datetime) -> str:
    """Day, time and how far its clock is from UTC; the clock is that of the machine."""
    local = at.astimezone()
    offset = f"{local:%z}"
    return f"{local:%d.%m.%Y %H:%M} UTC{offset[:3]}:{offset[3:5]}"


def _blocks(edits: Sequence[SaidEdit], scope: Scope, whose: str, say: Wording) -> Iterator[Block]:
    yield Paragraph(_said(whose, "of_operator" if scope.operator else "of_shared", say.language))
    if scope.record:
        yield Paragraph(_said(say("of_record", name=scope.record), "of_record", say.language))
    yield Paragraph(_said(say("number", n=len(edits)), "number", say.language))
    if scope.broken:
        number, at = scope.broken
        yield Paragraph(_said(say("broken", edit=number, at=moment(at)), "broken", say.language))
    else:
        yield Paragraph(_said(say("intact", n=scope.edits, hash=scope.hash or "–"), "intact", say.language), note=True)
    if not edits:
        yield Paragraph(_said(say("nothing"), "nothing", say.language))
        return
    header = tuple((_said(say(f"col_{key}"), f"col_{key}", say.language),) for key, _ in _COLUMNS)
    yield Table(header, tuple(row for one in edits for row in _rows(one, say)), tuple(share for _, share in _COLUMNS))


def _rows(edit: SaidEdit, say: Wording) -> Iterator[tuple[Cell, ...]]:
    """A row a fact; the first of an edit says which it is."""
    name = f"{edit.kind}: {edit.name}" if edit.name else edit.kind
    first: tuple[Cell, ...] = (
        (_said(str(edit.edit), "edit", say.language),),
        (_said(moment(edit.at), "when", say.language),),
        (_said(edit.author, "who", say.language),),
        (_said(f"{edit.act}\n{name}", "act", say.language, (edit.record, "name")),),
    )
    rest = [cells for several in _by_part(edit.changes) for cells in _of_part(several, say.language)]
    if edit.left_out:
        rest.append(((_said(say("more", n=edit.left_out), "more", say.language),), (), ()))
    for n, cells in enumerate(rest or [((), (), ())]):
        yield (*(first if n == 0 else ((),) * len(first)), *cells)


def _by_part(changes: Sequence[SaidChange]) -> Iterator[list[SaidChange]]:
    """Changes of one row after another."""
    for _, several in groupby(changes, lambda one: (one.row, one.part)):
        yield list(several)


def _of_part(changes: Sequence[SaidChange], language: str) -> Iterator[tuple[Cell, Cell, Cell]]:
    """The facts of one row; of a part, under its name."""
    if part := changes[0].part:
        yield (_said(part, "part", language, (changes[0].row, "name")),), (), ()
    for one in changes:
        source = (one.row, one.key)
        fact = f"– {one.fact}" if part else one.fact
        was, now = ((_said(text, "value", language, source),) if text else () for text in (one.was, one.now))
        yield (_said(fact, "fact", language, source),), was, now


def _said(text: str, key: str, language: str, *sources: tuple[str, str]) -> Said:
    return Said(text, f"history.{key}", language, sources)
