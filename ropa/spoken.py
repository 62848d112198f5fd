"""Facts as one line of plain text in one language, for lists, forms and the history on screen.

Papers speak through `ropa.documents.saying`, where each text also knows what it was said of.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any, assert_never

from ropa.fields import IN_LANGUAGES, Field, Kind
from ropa.i18n import LANGUAGES, N_, Translator, translator
from ropa.model import fields
from ropa.names import Names, known
from ropa.reference import catalogue
from ropa.values import from_plain
from ropa.words import Words

BINNED = "binned"
"""The history key under which going to the bin and coming out of it stands; it is no field."""

UNIT_OF: Mapping[str, str] = {"number": "unit", "term_number": "term_unit"}
"""Numbers that are said together with their unit: "5 years"."""

NEVER_WAS = "0"
"""What `binned` says, as JSON, of a row that is not created yet."""


@dataclass(frozen=True)
class SaidChange:
    """One fact of an edit in words: the part of the record ("" of the record itself), the fact, old and new."""

    part: str
    fact: str
    was: str
    now: str
    row: str
    key: str


@dataclass(frozen=True)
class SaidEdit:
    """One edit of the history in words of one language; `left_out`: changes of an act over very many facts."""

    edit: int
    at: dt.datetime
    author: str
    act: str
    kind: str
    name: str
    record: str
    changes: tuple[SaidChange, ...]
    left_out: int


@dataclass(frozen=True)
class Spoken:
    """Says facts in one language. `linked` are the names of records that links lead to, `order` the languages in
    which words are looked for where this one has no text.
    """

    language: str
    names: Names = attribute(default_factory=Names)
    linked: Mapping[str, Words] = attribute(default_factory=dict)
    order: tuple[str, ...] = LANGUAGES

    @property
    def _tr(self) -> Translator:
        return translator(self.language)

    def value(self, field: Field, value: Any, law: str = "") -> str:
        """A fact; "" where it is not answered. `law` is the law that a coded answer is given to."""
        if value is None:
            return ""
        match field.kind:
            case Kind.WORDS | Kind.PROSE:
                return self.words(value)
            case Kind.CODE:
                return self.code(field.catalogue, value, law)
            case Kind.CODES:
                return self._several(self.code(field.catalogue, one, law) for one in value)
            case Kind.LINK:
                return self.link(value)
            case Kind.LINKS:
                return self._several(self.link(one) for one in value)
            case Kind.LINES:
                return self._several(value)
            case Kind.PAIRS:
                return self._several(f"{key}: {text}" for key, text in value)
            case Kind.FLAG:
                return self._tr(N_("yes") if value else N_("no"))
            case Kind.NUMBER:
                return self.number(value)
            case Kind.DATE:
                return self.date(value)
            case Kind.FILE:
                return self._tr(N_("a file"))
            case Kind.LINE | Kind.TEXT | Kind.BIN:
                return str(value)
            case _:
                assert_never(field.kind)

    def part(self, kind: str, key: str, json_text: str | None) -> str:
        """What the history says under one of its keys ("name.kk", "binned")."""
        if key == BINNED:
            lies = N_("no") if json_text is None else N_("not there yet") if json_text == NEVER_WAS else N_("yes")
            return self._tr(lies)
        if json_text is None:
            return ""
        name, value = key.partition(".")[0], json.loads(json_text)
        field = fields(kind).get(name)
        if field is None or field.kind in IN_LANGUAGES:
            return str(value)
        return self.value(field, from_plain(field, value))

    def label(self, kind: str, key: str) -> str:
        """What a key of the history is called: "Name (kk)"."""
        if key == BINNED:
            return self._tr(N_("In the bin"))
        name, _, language = key.partition(".")
        field = fields(kind).get(name)
        said = self._tr(field.label) if field else name
        return f"{said} ({language})" if language else said

    def words(self, words: Words) -> str:
        """Words in this language, else in the first that has them."""
        return words.best(self.language, self.order)[0]

    def code(self, catalogue_name: str, code: str, law: str = "") -> str:
        """The name of a code; one that clients claim and no law knows is marked so."""
        name = self.names(catalogue_name, code, self.language, law)
        entry = known(catalogue_name, code, law) if catalogue_name.startswith("law:") else None
        return f"{name} ({self._tr(N_('claimed'))})" if entry and entry.claim else name

    def link(self, uid: str) -> str:
        """The name of a linked record; the beginning of its uid where nobody gave its name."""
        words = self.linked.get(uid)
        return (self.words(words) if words else "") or uid[:8]

    def date(self, day: dt.date) -> str:
        """A day in numerals."""
        return f"{day.day:02}.{day.month:02}.{day.year:04}"

    def number(self, number: int) -> str:
        """A number with its thousands apart."""
        return f"{number:,}" if self.language == "en" else f"{number:,}".replace(",", "\u00a0")

    def term(self, number: int, unit: str | None) -> str:
        """A number of units: "5 years"."""
        entry = catalogue("units").get(unit or "")
        if entry is None:
            return f"{self.number(number)} {unit or ''}".strip()
        pattern = entry.more.get(f"{self.language}_{_plural(self.language, number)}", "{n}")
        return str(pattern).format(n=self.number(number))

    def _several(self, texts: Iterable[str]) -> str:
        return "; ".join(texts) or self._tr(N_("none"))


def _plural(language: str, number: int) -> str:
    """The form of a noun after a number, by the name it has in the catalogue of units."""
    if language != "ru":
        return "one" if number == 1 else "other"
    tens, ones = number // 10 % 10, number % 10
    if tens != 1 and ones == 1:
        return "one"
    return "few" if tens != 1 and ones in (2, 3, 4) else "many"
