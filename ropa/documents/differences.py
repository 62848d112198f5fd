"""What the register of an operator says otherwise on one day than on another: added, removed, changed with old and new.

Compared are facts by value, so what was changed and put back is no difference. Inner notes and acts (approval, order of
a list) are left out: they stand in the history.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ropa.documents.model import Block, Cell, Document, Heading, Paragraph, Said, Table
from ropa.documents.saying import Speaker
from ropa.documents.wording import Wording, wording
from ropa.fields import Kind
from ropa.holdings import Holdings, Plain
from ropa.i18n import Translator, translator
from ropa.model import ROOTS, fields
from ropa.reference import catalogue
from ropa.spoken import UNIT_OF

UNSAID = frozenset(
    {"place", "approved", "approval_order", "notes", "origin", "origin_edit", "answers", "options", "said"}
)
"""Facts that tell how records are kept, not what is processed."""

_INNER = str.maketrans("«»", "„“")
"""Quotes within quotes."""

_KINDS_UNSAID = frozenset({"paper", "edition", "edition_file", "acceptance"})


@dataclass(frozen=True)
class Side:
    """A row in one state of the register."""

    held: Holdings
    row: Plain


@dataclass(frozen=True)
class Difference:
    """One row that differs: in only one of the states, or with other facts (`keys`)."""

    before: Side | None
    after: Side | None
    keys: tuple[str, ...]

    @property
    def row(self) -> Plain:
        """The row as it is, or was."""
        side = self.after or self.before
        return side.row  # type: ignore[union-attr]  # one of the two is there


def differences(before: Holdings | None, after: Holdings | None) -> tuple[Difference, ...]:
    """Every row that differs, in the order of records; of what came or went as a whole its parts follow it. None: the
    operator was, or is, not there.
    """
    then, now = _rows(before), _rows(after)
    order = dict.fromkeys((*now, *then))
    return tuple(found for uid in order if (found := _compared(then.get(uid), now.get(uid))))


def _rows(held: Holdings | None) -> dict[str, Side]:
    if held is None:
        return {}
    everything = [held.operator, *(one for kind in held.records if kind != "operator" for one in held.all(kind))]
    found: dict[str, Side] = {}
    for record in everything:
        if record.kind not in _KINDS_UNSAID:
            rows = (record, *(part for part in record.below() if part.kind not in ROOTS))
            found |= {row.uid: Side(held, row) for row in rows}
    return found


def _compared(was: Side | None, now: Side | None) -> Difference | None:
    if was is None or now is None:
        side = now or was
        if side is None:
            return None
        keys = (key for key in told(side.row.kind) if key != "status" and side.row[key] is not None)
        return Difference(was, now, tuple(keys))
    keys = (key for key in told(now.row.kind) if was.row[key] != now.row[key])
    return Difference(was, now, found) if (found := tuple(keys)) else None


def told(kind: str) -> Iterator[str]:
    """Facts of a kind that are compared."""
    for key, known in fields(kind).items():
        if key not in UNSAID and known.kind is not Kind.FILE and (key != "status" or kind in ROOTS):
            yield key


def compose(before: Holdings, after: Holdings, days: tuple[dt.date, dt.date], language: str) -> Document:
    """The report between two days."""
    translate = translator(language)
    say, speaker = wording("differences", language), Speaker(after, translate)
    title = speaker.text(speaker.code("documents", "differences"), "differences.title")
    between = say("between", before=speaker.date(days[0]), after=speaker.date(days[1]))
    head = (speaker.name(after.operator).text, title.text)
    found = differences(before, after)
    blocks = tuple(_blocks(found, say, translate)) or (Paragraph(speaker.text(say("nothing"), "differences.nothing")),)
    return Document(
        "differences",
        (language,),
        (title,),
        (speaker.text(between, "differences.as_of"),),
        head,
        blocks,
        landscape=True,
    )


def _blocks(found: Iterable[Difference], say: Wording, translate: Translator) -> Iterator[Block]:
    groups: dict[str, list[Difference]] = {"added": [], "removed": [], "changed": []}
    for one in found:
        groups["changed" if one.before and one.after else "added" if one.after else "removed"].append(one)
    n = 0
    for key, several in groups.items():
        if several:
            n += 1
            yield Heading(Said(say(f"h_{key}", n=n), f"differences.h_{key}", translate.language), 2)
            yield _table(key, several, say, translate)


def _table(group: str, several: Iterable[Difference], say: Wording, translate: Translator) -> Table:
    columns = {"added": ("record", "fact", "now"), "removed": ("record", "fact", "was")}
    shown = columns.get(group, ("record", "fact", "was", "now"))
    header = tuple((Said(say(f"col_{one}"), f"differences.col_{one}", translate.language),) for one in shown)
    rows = [
        tuple(dict(zip(("record", "fact", "was", "now"), line, strict=True))[one] for one in shown)
        for difference in several
        for line in lines(difference, say, translate)
    ]
    shares = {"record": 2.4, "fact": 1.6, "was": 3.0, "now": 3.0}
    return Table(header, tuple(rows), tuple(shares[one] for one in shown))


def lines(one: Difference, say: Wording, translate: Translator) -> Iterator[tuple[Cell, Cell, Cell, Cell]]:
    """(record, fact, old, new), a fact a line; a row without an answered fact is a line of its own."""
    side = one.after or one.before
    if side is None:
        return
    name = _named(side, say, translate)
    for key in _with_units(one.keys) or ("",):
        label = (Said(translate(fields(side.row.kind)[key].label), f"label.{key}", translate.language),) if key else ()
        was = _value(one.before, key, translate) if one.before and key else ()
        now = _value(one.after, key, translate) if one.after and key else ()
        yield (name,), label, was, now


def _with_units(keys: tuple[str, ...]) -> tuple[str, ...]:
    """A unit is said with its number: where both changed, the number says it."""
    units = {unit for number, unit in UNIT_OF.items() if number in keys}
    return tuple(key for key in keys if key not in units)


def _named(side: Side, say: Wording, translate: Translator) -> Said:
    speaker, row = Speaker(side.held, translate), side.row
    root = row
    while root.kind not in ROOTS and (above := side.held.find(root.parent_uid)):
        root = above
    record = speaker.name(root, with_ref=True)
    if root is row:
        return record
    kind = catalogue("record_kinds")[row.kind].names[translate.language]
    part = speaker.name(row)
    named = (
        kind
        if part.text == row.uid[:8]
        else f"{kind} «{part.text.translate(_INNER)}»"
        if translate.language != "en"
        else f"{kind} “{part.text}”"
    )
    text = say("within", record=record.text, part=named)
    return Said(text, "differences.within", translate.language, ((row.uid, "name"),), record.borrowed)


def _value(side: Side | None, key: str, translate: Translator) -> Cell:
    return Speaker(side.held, translate).value(side.row, key) if side else ()
