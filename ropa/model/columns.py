"""How facts lie in the file: one column type a kind, and `fact()`, a mapped column that carries its own Field."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, DateTime, ForeignKey, MetaData, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from ropa.fields import Field, Kind
from ropa.words import Words


def dump(value: Any) -> str:
    """JSON as the file keeps it: one spelling for one value, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class WordsColumn(TypeDecorator[Words]):
    """Words as a JSON object; NULL is "not answered" (empty words are NULL too)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Words | None, dialect: Dialect) -> str | None:
        return dump(dict(value.texts)) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> Words | None:
        return None if value is None else Words.of(json.loads(value))


class TupleColumn(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts as a JSON list; NULL is "not answered", [] is "none"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else dump(list(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class PairsColumn(TypeDecorator[tuple[tuple[str, str], ...]]):
    """Keys and texts as a JSON object."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[tuple[str, str], ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else dump(dict(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[tuple[str, str], ...] | None:
        return None if value is None else tuple(sorted(json.loads(value).items()))


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


class Base(DeclarativeBase):
    """All tables of the file."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def fact(label: str, kind: Kind, section: str, **traits: str) -> Any:
    """A column that carries its own Field; `traits` are the Field's other attributes."""
    return mapped_column(COLUMN_TYPES[kind], info={"label": label, "kind": kind, "section": section, **traits})


def parent(kind: str, *, one_of_several: bool = False) -> Mapped[Any]:
    """The column that names the record this one belongs to; it never changes."""
    return mapped_column(
        Text,
        ForeignKey(f"{kind}.uid", deferrable=True, initially="DEFERRED"),
        index=True,
        nullable=one_of_several,
        info={"parent": kind},
    )


def field_of(key: str, info: dict[str, Any]) -> Field:
    """The Field that a column carries."""
    return Field(key=key, **info)
