"""Facts as a reader sees them in one language: names of codes, dates in words, names of linked records.

Each text says which fact it comes from. A text in another language than the paper's is marked as borrowed; a fact the
law asks for and nobody answered is said so; what is only claimed is marked as claimed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, assert_never

from ropa.documents.model import Cell, Said, Source
from ropa.fields import Field, Kind
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_, Translator
from ropa.law import LAWS, law
from ropa.model import NAMED_BY, fields
from ropa.names import known as known_entry
from ropa.reference import catalogue
from ropa.spoken import UNIT_OF
from ropa.words import Words

_DATES = {"kk": "y 'жылғы' d MMMM", "en": "d MMMM y"}
"""How a date in words is written where it is not the long form that a language has everywhere."""


def long_date(day: dt.date, language: str) -> str:
    """A date in words: in Kazakh as laws write it, in English with the day first."""
    from babel.dates import format_date

    return str(format_date(day, _DATES.get(language, "long"), locale=language))


@dataclass(frozen=True)
class Speaker:
    """Says the facts of one operator's holdings in one language."""

    holdings: Holdings
    translate: Translator

    @property
    def language(self) -> str:
        """The language spoken."""
        return self.translate.language

    def text(self, text: str, key: str, *sources: Source, gap: bool = False) -> Said:
        """A text of ours or of a fact; a gap is marked like what is borrowed."""
        return Said(text, key, self.language, sources, borrowed=gap, gap=gap)

    def phrase(self, message: str, *sources: Source) -> Said:
        """A word of the program, such as a label."""
        return Said(self.translate(message), message, self.language, sources)

    def label(self, field: Field) -> Cell:
        """The label of a field."""
        return (Said(self.translate(field.label), f"label.{field.key}", self.language),)

    def unanswered(self, record: Plain, key: str) -> Cell:
        """That nobody has answered this yet."""
        said = self.translate(N_("not answered"))
        return (Said(said, f"{record.kind}.{key}", self.language, ((record.uid, key),), borrowed=True, gap=True),)

    def words(self, record: Plain, key: str) -> Said | None:
        """A fact in words, in this language or borrowed from another; None where there is no text."""
        words: Words | None = record[key]
        if not words:
            return None
        text, spoken = words.best(self.language, self.holdings.languages())
        return Said(text, f"{record.kind}.{key}", spoken, ((record.uid, key),), borrowed=spoken != self.language)

    def value(self, record: Plain, key: str) -> Cell:
        """A fact for a reader, a text a line; nothing where it is not answered."""
        value, known = record[key], fields(record.kind)[key]
        if value is None:
            return self.answer(record) if key == "code" and "claimed" in record.facts else ()
        match known.kind:
            case Kind.WORDS | Kind.PROSE:
                said = self.words(record, key)
                return (said,) if said else ()
            case Kind.CODE | Kind.CODES:
                return self._codes(record, known, value)
            case Kind.LINK | Kind.LINKS:
                return self._links(record, known, value)
            case Kind.LINES | Kind.PAIRS:
                lines = value if known.kind is Kind.LINES else tuple(f"{name}: {text}" for name, text in value)
                return self._lines(record, key, lines)
            case Kind.FLAG:
                return self._lines(record, key, (self.translate(N_("yes") if value else N_("no")),))
            case Kind.NUMBER:
                return self._lines(record, key, (self._number(record, key, value),))
            case Kind.DATE:
                return self._lines(record, key, (self.date(value),))
            case Kind.LINE | Kind.TEXT | Kind.BIN | Kind.FILE:
                return self._lines(record, key, (value,))
            case _:
                assert_never(known.kind)

    def name(self, record: Plain, *, key: str = "name", with_ref: bool = False) -> Said:
        """By what people know a record."""
        text, spoken = self.holdings.name(record, self.language)
        full = f"{record.ref} {text}" if with_ref and record.ref and record.ref != text else text
        source = (record.uid, self._named_by(record))
        return Said(full, f"{record.kind}.{key}", spoken, (source,), borrowed=spoken != self.language)

    def around(self, text: str, key: str, *parts: Said, sources: tuple[Source, ...] = ()) -> Said:
        """A text of ours around others; it is marked where one of them is borrowed."""
        every = (*sources, *(one for part in parts for one in part.sources))
        borrowed, gap = any(part.borrowed for part in parts), any(part.gap for part in parts)
        return Said(text, key, self.language, every, borrowed, gap)

    def code(self, catalogue_name: str, code: str, of_law: str = "") -> str:
        """The name of a code."""
        return self.holdings.names(catalogue_name, code, self.language, of_law)

    def answer(self, record: Plain, key: str = "code") -> Cell:
        """What a law answers: name and article, and whether it is only claimed; or that it is not answered yet."""
        code, of_law = record[key], record["law"] or ""
        if code is None:
            text = f"{self.code('laws', of_law)}: {self.translate(N_('not answered'))}"
            sources = ((record.uid, key), (record.uid, "law"))
            return (self.text(text, f"{record.kind}.{key}", *sources, gap=True),) if of_law else ()
        known = fields(record.kind)[key]
        text = self.code(known.catalogue, code, of_law)
        if citation := self._citation(known.catalogue, code, of_law):
            text = f"{text} ({citation})"
        claimed = self.is_claim(record, key)
        said = Said(text, f"{record.kind}.{key}", self.language, ((record.uid, key), (record.uid, "law")))
        if not claimed:
            return (said,)
        held_against = of_law or "kz"
        named = law(held_against).short(self.language) if held_against in LAWS else held_against
        unknown = self.translate(N_("claimed; not provided for by: {law}")).format(law=named)
        return said, self.text(unknown, f"{record.kind}.claimed", (record.uid, "claimed"), (record.uid, "law"))

    def is_claim(self, record: Plain, key: str = "code") -> bool:
        """Whether a law's answer is only claimed: said so, or a code that this law does not know.

        An answer that names no law is held against Kazakhstan's.
        """
        code, of_law = record[key], record["law"] or "kz"
        name = fields(record.kind)[key].catalogue.removeprefix("law:")
        return bool(record["claimed"]) or (
            code is not None and (of_law not in LAWS or not law(of_law).knows(name, code))
        )

    def date(self, day: dt.date) -> str:
        """A date in words."""
        return long_date(day, self.language)

    def term(self, number: int, unit: str | None) -> str:
        """A number of units: "5 years"."""
        entry = catalogue("units").get(unit or "")
        if entry is None:
            return f"{number} {unit or ''}".strip()
        from babel import Locale

        form = Locale(self.language).plural_form(number)
        pattern = entry.more.get(f"{self.language}_{form}") or entry.more[f"{self.language}_other"]
        return str(pattern).format(n=number)

    def _named_by(self, record: Plain) -> str:
        answered = (key for key in NAMED_BY.get(record.kind, ("name",)) if record.facts.get(key))
        return next(answered, "ref" if record.ref else "name")

    def _number(self, record: Plain, key: str, value: int) -> str:
        unit = UNIT_OF.get(key, "")
        if unit in record.facts:
            return self.term(value, record[unit])
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=self.language))

    def _lines(self, record: Plain, key: str, lines: Iterable[str]) -> Cell:
        several = tuple(lines)
        source = ((record.uid, key),)
        if not several:
            return (Said(self.translate(N_("none")), f"{record.kind}.{key}", self.language, source),)
        return tuple(Said(line, f"{record.kind}.{key}", self.language, source) for line in several)

    def _codes(self, record: Plain, known: Field, value: Any) -> Cell:
        of_law = record.facts.get("law") or ""
        if known.key == "code" and "claimed" in record.facts:
            return self.answer(record)
        codes = (value,) if known.kind is Kind.CODE else value
        claimed = self.translate(N_("claimed"))
        lines = []
        for code in codes:
            text = self.code(known.catalogue, code, of_law)
            claim = known_entry(known.catalogue, code, of_law)
            lines.append(f"{text} ({claimed})" if claim and claim.claim else text)
        return self._lines(record, known.key, lines)

    def _links(self, record: Plain, known: Field, value: Any) -> Cell:
        linked = self.holdings.linked(record, known.key)
        if value and not linked:
            return ()
        key, source = f"{record.kind}.{known.key}", (record.uid, known.key)
        names = [self.name(one, with_ref=True) for one in linked]
        if not names:
            return self._lines(record, known.key, ())
        return tuple(Said(one.text, key, one.language, (source, *one.sources), one.borrowed) for one in names)

    def _citation(self, catalogue_name: str, code: str, of_law: str) -> str:
        name = catalogue_name.removeprefix("law:")
        if of_law not in LAWS:
            return ""
        entry = law(of_law).entry(name, code)
        short = law(of_law).short(self.language)
        if entry is None or entry.claim:
            return ""
        if not entry.more.get("article"):
            return short
        own = entry.more.get(f"cite_{self.language}")
        return str(own) if own else f"{short}, {law(of_law).cite(str(entry.more['article']), self.language)}"
