"""One action, one line: what was entered by hand of an action that the register knows by itself stands with it.

It is the same action where kind, party and days are the same; neither another activity nor another country is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ropa.documents.model import Cell
from ropa.documents.registers import journal_cells as cells
from ropa.documents.registers.journal_rows import Entry
from ropa.documents.text import Text
from ropa.holdings import Plain


def joined(text: Text, known: Iterable[Entry], by_hand: Iterable[Entry]) -> tuple[Entry, ...]:
    """What the register knows, each action with its entries by hand; then the entries that stand alone."""
    entries, alone = list(known), []
    for one in by_hand:
        place = next((n for n, entry in enumerate(entries) if _same(entry, one.record)), None)
        if place is None:
            alone.append(one)
        else:
            entries[place] = replace(entries[place], cells=_with(text, entries[place], one.record))
    return (*entries, *alone)


def _same(entry: Entry, line: Plain) -> bool:
    return (
        entry.party != ""
        and entry.since is not None
        and (entry.action, entry.party, entry.since) == (line["action"], line["party"], line["date"])
        and line["until"] in (None, entry.until)
        and (line["activity"] is None or line["activity"] in entry.activities)
        and (entry.record.kind != "transfer" or line["country"] in (None, entry.record["country"]))
    )


def _with(text: Text, entry: Entry, line: Plain) -> tuple[Cell, ...]:
    """The cells of an entry and what a line says beyond them: told apart by facts, so that all languages agree."""
    done, subjects, data, recipient, country, ground, reference = entry.cells
    name, own, why = text.speaker.value(line, "action"), text.speaker.words(line, "text"), cells.reason(text, line)
    may = entry.record["certainty"] == "may_take_place"
    return (
        (*(name if may else done[:1]), *done[1:], *((own,) if own else ())),
        (*subjects, *_new(text, subjects, line, "groups", cells.groups(text, [line])), *cells.number(text, line)),
        (*data, *_new(text, data, line, "categories", cells.categories(text, line))),
        recipient,
        (*country, *_new(text, country, line, "country", text.speaker.value(line, "country"))),
        (*ground, *why),
        (*reference, *_form(text, reference, line), *text.speaker.value(line, "document")),
    )


def _new(text: Text, cell: Cell, line: Plain, key: str, said: Cell) -> Cell:
    """What a line says under a key, where the facts behind a cell do not have all its codes."""
    value = line[key] or ()
    codes = {value} if isinstance(value, str) else set(value)
    for one in cell:
        for uid, fact in one.sources:
            record = text.holdings.find(uid)
            there = record[fact] if record else None
            codes -= {there} if isinstance(there, str) else set(there or ()) if isinstance(there, tuple) else set()
    return said if codes else ()


def _form(text: Text, cell: Cell, line: Plain) -> Cell:
    there = {uid for one in cell for uid, _ in one.sources}
    return () if line["consent"] in there else cells.names(text, text.holdings.linked(line, "consent"))
