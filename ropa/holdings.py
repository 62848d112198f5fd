"""What the register holds of one operator, as plain frozen values: what papers are composed from and jobs are given.

It can be read as of any Edit; nothing in it reaches back to the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES
from ropa.model import NAMED_BY, fields, ref_text
from ropa.names import Names
from ropa.words import Words


@dataclass(frozen=True)
class Plain:
    """One record: its facts by key, and its parts by kind in their order."""

    kind: str
    uid: str
    parent_uid: str | None
    facts: Mapping[str, Any]
    parts: Mapping[str, tuple[Plain, ...]] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        return self.facts[key]

    def of(self, kind: str) -> tuple[Plain, ...]:
        """Its parts of a kind."""
        return self.parts.get(kind, ())

    @property
    def ref(self) -> str:
        """Its number as people see it; empty for a part without one."""
        return ref_text(self.kind, self.facts["ref"]) if "ref" in self.facts else ""

    def below(self) -> Iterator[Plain]:
        """Everything that belongs to it, parents before their parts."""
        for parts in self.parts.values():
            for part in parts:
                yield part
                yield from part.below()


@dataclass(frozen=True)
class Approval:
    """Who approved a record and when; `changed`: it says something else since."""

    author: str
    at: dt.datetime
    changed: bool


@dataclass(frozen=True)
class Holdings:
    """One operator with its records and the shared parties they link to; `logo`: the bytes of its picture; `shared`:
    uids of records that other operators see too.
    """

    operator: Plain
    records: Mapping[str, tuple[Plain, ...]]
    approvals: Mapping[str, Approval]
    names: Names
    index: Mapping[str, Plain] = field(repr=False)
    logo: bytes = field(default=b"", repr=False)
    shared: frozenset[str] = field(default=frozenset(), repr=False)

    def all(self, kind: str) -> tuple[Plain, ...]:
        """Its records of a kind that stands in lists."""
        return self.records.get(kind, ())

    def find(self, uid: str | None) -> Plain | None:
        """A living record by uid, shared parties included."""
        return self.index.get(uid or "")

    def linked(self, record: Plain, key: str) -> tuple[Plain, ...]:
        """The living records that a link leads to."""
        value = record[key]
        uids = (value,) if isinstance(value, str) else value or ()
        return tuple(found for uid in uids if (found := self.find(uid)))

    def linking(self, kind: str, key: str, uids: Iterable[str]) -> tuple[Plain, ...]:
        """Its records of a kind that link to one of these by a fact, in the order of their numbers."""
        if (kind, key) not in self._by_link:
            found: dict[str, list[Plain]] = {}
            for one in self.all(kind):
                for uid in (one[key],) if isinstance(one[key], str) else one[key] or ():
                    found.setdefault(uid, []).append(one)
            self._by_link[kind, key] = found
        linked = self._by_link[kind, key]
        several = {one.uid: one for uid in uids for one in linked.get(uid, ())}
        return tuple(sorted(several.values(), key=lambda one: one["ref"]))

    @cached_property
    def _by_link(self) -> dict[tuple[str, str], dict[str, list[Plain]]]:
        """Who links to what, put together when first asked for, so that a sheet costs the same in a long register."""
        return {}

    def laws(self) -> tuple[str, ...]:
        """Codes of the laws that apply; Kazakhstan's where none is answered."""
        return tuple(dict.fromkeys(one["law"] for one in self.operator.of("operator_law") if one["law"])) or ("kz",)

    def languages(self) -> tuple[str, ...]:
        """The operator's document languages in their order."""
        return tuple(one for one in self.operator["languages"] or () if one in LANGUAGES)

    def name(self, record: Plain, language: str) -> tuple[str, str]:
        """(name, its language) by which people know a record; its number where it has no name."""
        for key in NAMED_BY.get(record.kind, ("name",)):
            value, known = record.facts.get(key), fields(record.kind).get(key)
            if value and known:
                text, spoken = self._named(known, value, language)
                if text:
                    return text, spoken
        return record.ref or record.uid[:8], language

    def _named(self, known: Field, value: Any, language: str) -> tuple[str, str]:
        match known.kind, value:
            case _, Words():
                return value.best(language, self.languages())
            case Kind.CODE, _:
                return self.names(known.catalogue, value, language), language
            case Kind.LINK, _:
                linked = self.find(value)
                return self.name(linked, language) if linked else ("", language)
            case _:
                return str(value), language
