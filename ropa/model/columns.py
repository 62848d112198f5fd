"""How facts lie in the file: one column type a kind, and `fact()`, a column that carries its own Field.

A class declares a table, and its attributes are the table's columns. Nothing is an object of such a class: SQLAlchemy's
mapper, which would make these, is not used, since it alone takes as long as opening a file.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, ForeignKey, Index, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from ropa.fields import Field, Kind
from ropa.words import Words

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))


def dump(value: Any) -> str:
    """JSON as the file keeps it: one spelling for one value, letters as they are."""
    return _JSON.encode(value)


class WordsColumn(TypeDecorator[Words]):
    """Words as a JSON object; NULL is "not answered" (empty words are NULL too)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Words | None, dialect: Dialect) -> str | None:
        return dump(dict(value.texts)) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> Words | None:
        return None if value is None else Words.of(_texts(json.loads(value)))


class TupleColumn(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts as a JSON list; NULL is "not answered", [] is "none"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else dump(list(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else _listed(value)


class PairsColumn(TypeDecorator[tuple[tuple[str, str], ...]]):
    """Keys and texts as a JSON object."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[tuple[str, str], ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else dump(dict(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[tuple[str, str], ...] | None:
        return None if value is None else tuple(sorted(_texts(json.loads(value)).items()))


def _texts(read: Any) -> dict[str, str]:
    """An object of texts, as a damaged file may not hold one."""
    if not isinstance(read, dict) or not all(isinstance(one, str) for one in read.values()):
        raise TypeError("not an object of texts")
    return read


@lru_cache(4096)
def _listed(value: str) -> tuple[str, ...]:
    """A list as it lies in the file. Many rows have the same one."""
    return tuple(_all_texts(json.loads(value)))


def _all_texts(read: Any) -> list[str]:
    if not isinstance(read, list) or not all(isinstance(one, str) for one in read):
        raise TypeError("not a list of texts")
    return read


class Moment(TypeDecorator[dt.datetime]):
    """An instant, UTC; always aware in Python, without zone in the file."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else value.replace(tzinfo=dt.UTC)


COLUMN_TYPES: dict[Kind, type[TypeEngine[Any]]] = {
    Kind.LINE: Text,
    Kind.TEXT: Text,
    Kind.WORDS: WordsColumn,
    Kind.PROSE: WordsColumn,
    Kind.CODE: Text,
    Kind.CODES: TupleColumn,
    Kind.LINES: TupleColumn,
    Kind.FLAG: Boolean,
    Kind.NUMBER: BigInteger,
    Kind.DATE: Date,
    Kind.BIN: Text,
    Kind.LINK: Text,
    Kind.LINKS: TupleColumn,
    Kind.PAIRS: PairsColumn,
    Kind.FILE: Text,
}


@dataclass(frozen=True)
class _Declared:
    """What a column is to be; each table that has it makes one of its own."""

    type: Any
    leads_to: str
    traits: Mapping[str, Any]

    def column(self, name: str, *, nullable: bool) -> Column[Any]:
        key = (ForeignKey(self.leads_to, deferrable=True, initially="DEFERRED"),) if self.leads_to else ()
        return Column(name, self.type, *key, **{"nullable": nullable, **self.traits})


def declared(kind: Any, leads_to: str = "", **traits: Any) -> Any:
    """A column of the type; it may be NULL where its annotation says `| None`, unless `traits` say otherwise.

    `leads_to` is the column of which it holds a value.
    """
    return _Declared(kind, leads_to, traits)


class Base:
    """All tables of the file. A class without `__tablename__` has columns that several tables share."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    __tablename__: ClassVar[str]
    __table__: ClassVar[Table]
    __table_args__: ClassVar[tuple[Index, ...]] = ()
    __table_kwargs__: ClassVar[Mapping[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        if "__tablename__" not in vars(cls):
            return
        columns = [
            one.column(name, nullable=base.__annotations__[name].endswith("| None]"))
            for base in cls.__mro__
            for name, one in vars(base).items()
            if isinstance(one, _Declared)
        ]
        cls.__table__ = Table(cls.__tablename__, Base.metadata, *columns, *cls.__table_args__, **cls.__table_kwargs__)
        for column in columns:
            setattr(cls, column.name, column)

    @classmethod
    def __clause_element__(cls) -> Table:
        """The table, where SQLAlchemy takes one."""
        return cls.__table__


def fact(label: str, kind: Kind, section: str, **traits: str) -> Any:
    """A column that carries its own Field; `traits` are the Field's other attributes."""
    return declared(COLUMN_TYPES[kind], info={"label": label, "kind": kind, "section": section, **traits})


def parent(kind: str, *, one_of_several: bool = False) -> Any:
    """The column that names the record this one belongs to; it never changes."""
    return declared(Text, f"{kind}.uid", index=True, nullable=one_of_several, info={"parent": kind})


def field_of(key: str, info: dict[str, Any]) -> Field:
    """The Field that a column carries."""
    return Field(key=key, **info)
