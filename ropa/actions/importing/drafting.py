"""Proposals in the making: rows of a table gathered into records, the parties and systems that they name among them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ropa.actions.importing.guessing import Plan
from ropa.actions.importing.heads import Table
from ropa.actions.importing.matching import Around, name_key
from ropa.actions.importing.meaning import Meanings, spoken
from ropa.actions.importing.proposals import Certainty, Proposal, Source, Trouble
from ropa.actions.importing.rows import bare_number
from ropa.errors import RopaError
from ropa.exchange.tables import is_error, text_of
from ropa.i18n import LANGUAGES, N_
from ropa.reading.languages import language_of

_NUMBER = re.compile(r"[\s,(]*(?:(?:БИН|ИИН|БСН|ЖСН|BIN|IIN)[\s:/№-]*)(\d{12})\)?", re.IGNORECASE)
_SUFFIX = re.compile(r"\b(kk|kz|каз|қаз|қазақша|казахский|ru|рус|орыс|русский|en|eng|англ|ағылш)\b", re.IGNORECASE)
_SUFFIXES = {
    "kk": "kk", "kz": "kk", "каз": "kk", "қаз": "kk", "қазақша": "kk", "казахский": "kk",
    "en": "en", "eng": "en", "англ": "en", "ағылш": "en",
}  # fmt: skip
_SOURCE_LENGTH = 200


@dataclass(frozen=True)
class Cell:
    """One cell that is read: its row, the head of its column, the language of that column, and its value."""

    row: int | str
    head: str
    language: str
    value: Any

    @property
    def text(self) -> str:
        """What it says."""
        return text_of(self.value)


@dataclass
class Gathered:
    """The cells of one record by what they hold; a record may go on in rows below."""

    row: int | str
    cells: dict[str, list[Cell]]

    def of(self, key: str) -> list[Cell]:
        """The cells that hold this."""
        return self.cells.get(key, [])

    def text(self) -> str:
        """The beginning of what its row says."""
        return " · ".join(cell.text for several in self.cells.values() for cell in several)[:_SOURCE_LENGTH]


def gathered(table: Table, plan: Plan) -> Iterator[Gathered]:
    """Records in the order of the table. Rows of the same name are one; of activities, whose lists run over several
    rows, those without a name go on with the one above.
    """
    languages = {place: _language(table, place) for place in plan.columns}
    found: dict[str, Gathered] = {}
    last: Gathered | None = None
    for number, row in table.rows:
        cells: dict[str, list[Cell]] = {}
        for place, key in plan.columns.items():
            if place < len(row) and row[place] is not None:
                head = table.heads[place] or table.above[place] or f"{place + 1}"
                cells.setdefault(key, []).append(Cell(number, head, languages[place], row[place]))
        if not cells:
            continue
        name = name_key(cells["name"][0].text) if "name" in cells else ""
        above = found.get(name) if name else last if plan.kind == "activity" else None
        if above is None:
            last = Gathered(number, cells)
            found[name or f"#{number}"] = last
        else:
            last = above
            for key, several in cells.items():
                present = {cell.text for cell in last.of(key)}
                last.cells.setdefault(key, []).extend(cell for cell in several if cell.text not in present)
    yield from found.values()


def _language(table: Table, place: int) -> str:
    """The language of a column: its head may name it, else its words show it."""
    if told := _SUFFIX.search(" ".join(re.findall(r"\(([^)]*)\)", table.heads[place])) or ""):
        return _SUFFIXES.get(told[1].lower(), "ru")
    cells = (cell for cell in table.column(place)[:50] if isinstance(cell, str))
    return language_of(" ".join((table.above[place], table.heads[place], *cells)))


@dataclass
class Growing:
    """A proposal in the making. What no fact of it can hold goes into `notes`."""

    uid: str
    kind: str
    parent: str | None
    source: Source
    present: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    certainty: Certainty = Certainty.CERTAIN

    def trouble(self, cell: Cell, refusal: RopaError) -> None:
        """A cell that could not be read as it is."""
        self.troubles.append(Trouble(str(cell.row), cell.head, refusal))

    def note(self, cell: Cell, text: str, refusal: RopaError | None = None) -> None:
        """What a cell says is kept in the notes, and the person is told why."""
        self.notes.append(f"{cell.head}: {text}")
        if refusal is not None:
            self.trouble(cell, refusal)

    def grown(self) -> Proposal:
        """The proposal."""
        values = {key: value for key, value in self.values.items() if value not in (None, "", (), {})}
        if self.notes:
            values["notes"] = "\n".join([*([values["notes"]] if "notes" in values else []), *self.notes])
        return Proposal(
            self.uid, self.kind, self.parent, values, self.source, self.certainty, self.present, tuple(self.troubles)
        )


class Draft:
    """All proposals of a table, in the order in which they can be made."""

    def __init__(self, around: Around, meanings: Meanings, law: Any) -> None:
        self.around, self.meanings, self.law = around, meanings, law
        self.made: dict[str, Growing] = {}
        self.left: list[Trouble] = []

    def add(self, kind: str, parent: str | None, source: Source, values: Mapping[str, Any] | None = None) -> Growing:
        """A proposal."""
        one = Growing(uuid.uuid4().hex, kind, parent, source, values=dict(values or {}))
        self.made[one.uid] = one
        return one

    def top(self, kind: str, gathered_row: Gathered, names: dict[str, str], number: str = "") -> Growing | None:
        """The proposal of a row of the table itself; None where it has no name, or only a number, which is told."""
        source = Source(str(gathered_row.row), gathered_row.text())
        if not names:
            refusal = RopaError(N_("The row has no name, so nothing was made of it."))
            self.left.append(Trouble(str(gathered_row.row), "", refusal))
            return None
        if all(map(bare_number, names.values())):
            why = N_("The name of the row is only a number, “{text}”, so nothing was made of it.")
            self.left.append(Trouble(str(gathered_row.row), "", RopaError(why, text=next(iter(names.values())))))
            return None
        one = self.add(kind, None, source, {"name": names})
        present = self.around.find(kind, names, number)
        one.present = None if present in self.made else present
        self.around.add(kind, one.uid, names, number)
        return one

    def named(self, kind: str, cell: Cell, text: str) -> str:
        """The uid of a party or system that a cell names: of one that is there, or of a new proposal."""
        number = ""
        if kind == "party" and (told := _NUMBER.search(text)):
            number, text = told[1], (text[: told.start()] + text[told.end() :]).strip(" ,")
        names = {spoken(text, cell.language): text}
        if present := self.around.find(kind, names, number):
            return present
        more = {"number": number} if number else {}
        one = self.add(kind, None, Source(str(cell.row), cell.text[:_SOURCE_LENGTH]), {"name": names, **more})
        self.around.add(kind, one.uid, names, number)
        return one.uid


def words(cells: Sequence[Cell], joint: str) -> dict[str, str]:
    """A text a language out of cells that hold one."""
    found: dict[str, list[str]] = {}
    for cell in cells:
        if not is_error(cell.value):
            found.setdefault(cell.language, []).append(cell.text)
    return {language: joint.join(dict.fromkeys(found[language])) for language in LANGUAGES if language in found}
