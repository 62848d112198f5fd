"""The columns of a kind of record in a workbook: what can be read back exactly, and beside it what a person reads.

A column of facts has the key of its field, one a language "field.kk". An answer in codes, a list, a link or a yes has
two: the value itself, lists as JSON ("[]" is "none", an empty cell "not answered"), and "field:name", its words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ropa.exchange.workbook_ink import Value
from ropa.fields import IN_LANGUAGES, Field, Kind
from ropa.holdings import Holdings, Plain
from ropa.i18n import LANGUAGES, N_, translator
from ropa.model import fields, is_record, parents
from ropa.spoken import Spoken
from ropa.words import Words

_MANY = frozenset({Kind.CODES, Kind.LINES, Kind.LINKS, Kind.PAIRS})
_TWOFOLD = _MANY | {Kind.CODE, Kind.LINK, Kind.FLAG}
_WIDTHS = {Kind.PROSE: 44, Kind.TEXT: 44, Kind.WORDS: 30, Kind.LINE: 24, Kind.BIN: 15, Kind.DATE: 12, Kind.NUMBER: 12}
_CODE, _NAME = 12, 30


@dataclass(frozen=True)
class Column:
    """One column: its key, its label, how wide it is, how it looks, and what a record has in it."""

    key: str
    label: str
    width: int
    look: str
    of: Callable[[Plain], Value]


@dataclass(frozen=True)
class Reader:
    """The holdings as one reader is told of them, in one language."""

    holdings: Holdings
    language: str

    def columns(self, kind: str) -> tuple[tuple[Column, ...], int]:
        """All columns of a kind, and how many of them, at the left, say which record a row is."""
        first = tuple(self._first(kind))
        facts = tuple(column for known in fields(kind).values() for column in self._fact(known))
        return (*first, *facts, *self._last(kind)), max(1, len(first))

    def name(self, uid: str | None) -> str | None:
        """Number and name of a record; None of one that is not there."""
        found = self.holdings.find(uid)
        return f"{found.ref} {self.holdings.name(found, self.language)[0]}".strip() if found else None

    def _label(self, text: str) -> str:
        return translator(self.language)(text)

    def _first(self, kind: str) -> Iterator[Column]:
        if is_record(kind):
            yield Column("ref", self._label(N_("No.")), 9, "text", lambda record: record.ref)
        if parents(kind):
            label = self._label(N_("Belongs to"))
            yield Column("parent:name", label, _NAME, "text", lambda record: self.name(record.parent_uid))

    def _last(self, kind: str) -> Iterator[Column]:
        if is_record(kind):
            yield Column("approval.at", self._label(N_("Approved")), 20, "text", lambda one: self._approval(one, "at"))
            yield Column("approval.author", self._label(N_("Approved by")), 20, "text", self._author)
            label = self._label(N_("Changed since approval"))
            yield Column("approval.changed", label, _CODE, "text", lambda one: self._approval(one, "changed"))
        if kind == "party":
            yield Column("owner", self._label(N_("Of this operator only")), _CODE, "code", self._owner)
        yield Column("uid", "UID", _CODE, "code", lambda record: record.uid)
        belongs = self._label(N_("Belongs to"))
        yield Column("parent", f"{belongs}: UID", _CODE, "code", lambda one: one.parent_uid)

    def _owner(self, record: Plain) -> Value:
        """The operator of a party that no other one sees."""
        return None if record.uid in self.holdings.shared else self.holdings.operator.uid

    def _author(self, record: Plain) -> Value:
        found = self.holdings.approvals.get(record.uid)
        return found.author if found else None

    def _approval(self, record: Plain, what: str) -> Value:
        found = self.holdings.approvals.get(record.uid)
        if found is None:
            return None
        return found.changed if what == "changed" else found.at.isoformat()

    def _fact(self, known: Field) -> Iterator[Column]:
        label, width = self._label(known.label), _WIDTHS.get(known.kind, _NAME)
        if known.kind in IN_LANGUAGES:
            for language in LANGUAGES:
                worded = partial(_worded, known.key, language)
                yield Column(f"{known.key}.{language}", f"{label} ({language})", width, "text", worded)
        elif known.kind in _TWOFOLD:
            code = self._label(N_("Code"))
            yield Column(known.key, f"{label}: {code}", _CODE, "code", partial(_exact, known))
            yield Column(f"{known.key}:name", label, _NAME, "text", partial(self._said, known))
        else:
            yield Column(known.key, label, width, "text", partial(_exact, known))

    def _said(self, known: Field, record: Plain) -> Value:
        value = record[known.key]
        if value is None:
            return None
        uids = {Kind.LINK: (value,), Kind.LINKS: value}.get(known.kind, ())
        linked = {uid: Words.of({self.language: self.name(uid) or ""}) for uid in uids}
        spoken = Spoken(self.language, self.holdings.names, linked, self.holdings.languages())
        return spoken.value(known, value, record.facts.get("law") or "")


def _worded(key: str, language: str, record: Plain) -> Value:
    words = record[key]
    return words.get(language) or None if words else None


def _exact(known: Field, record: Plain) -> Value:
    """The value so that it can be read back."""
    value: Value = record[known.key]
    if value is None or known.kind not in _MANY:
        return value
    return json.dumps(value, ensure_ascii=False)
