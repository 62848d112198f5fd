"""The file's own tables beside the records: history, the registry of rows, search, counters, what waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Boolean, ColumnElement, Date, Index, Integer, LargeBinary, Text

from ropa.model.columns import Base, Moment, declared

_ID = BigInteger().with_variant(Integer, "sqlite")


class Edit(Base):
    """One save. It belongs to one operator, or to none (shared records); an act over several writes one Edit each.

    While a visit to a record is open (`closed_at` is NULL) its Changes may still be overwritten; closed, it is hashed
    over the Edit before it in the same chain (`follows`) and never touched again. `sealed` is the order of closing.
    """

    __tablename__ = "edit"

    id: ColumnElement[int] = declared(_ID, primary_key=True)
    act: ColumnElement[str] = declared(Text, index=True)
    operator_uid: ColumnElement[str | None] = declared(Text)
    author: ColumnElement[str] = declared(Text)
    action: ColumnElement[str] = declared(Text)
    subject_uid: ColumnElement[str] = declared(Text)
    subject_kind: ColumnElement[str] = declared(Text)
    undoes: ColumnElement[int | None] = declared(BigInteger)
    started_at: ColumnElement[dt.datetime] = declared(Moment)
    closed_at: ColumnElement[dt.datetime | None] = declared(Moment)
    sealed: ColumnElement[int | None] = declared(BigInteger)
    follows: ColumnElement[str | None] = declared(Text)
    hash: ColumnElement[str | None] = declared(Text)

    __table_args__ = (Index("ix_edit_operator_uid_sealed", "operator_uid", "sealed"),)
    __table_kwargs__: ClassVar[Mapping[str, Any]] = {"sqlite_autoincrement": True}


class Change(Base):
    """One fact in an Edit, old and new as JSON; NULL is "not answered".

    `turn` orders the fields of an open visit by when they were touched last; `undone` marks those taken back in it.
    """

    __tablename__ = "change"

    id: ColumnElement[int] = declared(_ID, primary_key=True)
    edit_id: ColumnElement[int] = declared(BigInteger, index=True)
    record_uid: ColumnElement[str] = declared(Text, index=True)
    record_kind: ColumnElement[str] = declared(Text)
    key: ColumnElement[str] = declared(Text)
    old: ColumnElement[str | None] = declared(Text)
    new: ColumnElement[str | None] = declared(Text)
    turn: ColumnElement[int] = declared(Integer)
    undone: ColumnElement[bool] = declared(Boolean)


class Registered(Base):
    """Where a row belongs: its kind, its parent, and the record in whose form it stands (`root_uid`).

    `folded` is its share of that record's search text; `live` is false while it lies in the bin.
    """

    __tablename__ = "registered"

    uid: ColumnElement[str] = declared(Text, primary_key=True)
    kind: ColumnElement[str] = declared(Text)
    operator_uid: ColumnElement[str | None] = declared(Text, index=True)
    parent_uid: ColumnElement[str | None] = declared(Text, index=True)
    root_uid: ColumnElement[str] = declared(Text, index=True)
    live: ColumnElement[bool] = declared(Boolean)
    folded: ColumnElement[str] = declared(Text)


class Listing(Base):
    """The search text of a record that stands in lists (its own, its parts', names of what it links to), and its
    sort keys.
    """

    __tablename__ = "listing"

    record_uid: ColumnElement[str] = declared(Text, primary_key=True)
    kind: ColumnElement[str] = declared(Text)
    operator_uid: ColumnElement[str | None] = declared(Text)
    folded: ColumnElement[str] = declared(Text)
    sort_kk: ColumnElement[str] = declared(Text)
    sort_ru: ColumnElement[str] = declared(Text)
    sort_en: ColumnElement[str] = declared(Text)

    __table_args__ = (Index("ix_listing_operator_uid_kind", "operator_uid", "kind"),)


class Link(Base):
    """Present links between records, derived from their facts: answers "who uses this?"."""

    __tablename__ = "link"

    id: ColumnElement[int] = declared(_ID, primary_key=True)
    from_uid: ColumnElement[str] = declared(Text, index=True)
    key: ColumnElement[str] = declared(Text)
    to_uid: ColumnElement[str] = declared(Text, index=True)


class Counter(Base):
    """The last number given: per kind and operator, or per file (empty scope). Numbers are never reused."""

    __tablename__ = "counter"

    scope: ColumnElement[str] = declared(Text, primary_key=True)
    kind: ColumnElement[str] = declared(Text, primary_key=True)
    last: ColumnElement[int] = declared(Integer)


class Waiting(Base):
    """What was typed and cannot be read yet, or contradicts another value: kept outside history, papers and search."""

    __tablename__ = "waiting"

    record_uid: ColumnElement[str] = declared(Text, primary_key=True)
    key: ColumnElement[str] = declared(Text, primary_key=True)
    typed: ColumnElement[str] = declared(Text)
    author: ColumnElement[str] = declared(Text)
    at: ColumnElement[dt.datetime] = declared(Moment)


class Derived(Base):
    """What was computed of an operator's records and can be thrown away; valid while its stamp is."""

    __tablename__ = "derived"

    operator_uid: ColumnElement[str] = declared(Text, primary_key=True)
    name: ColumnElement[str] = declared(Text, primary_key=True)
    value: ColumnElement[str] = declared(Text)
    last_edit: ColumnElement[int] = declared(BigInteger)
    law_edition: ColumnElement[str] = declared(Text)
    wording: ColumnElement[str] = declared(Text)
    day: ColumnElement[dt.date] = declared(Date)


class Content(Base):
    """Bytes kept once under their sha-256: logos, issued files, what was said."""

    __tablename__ = "content"

    sha256: ColumnElement[str] = declared(Text, primary_key=True)
    bytes: ColumnElement[bytes] = declared(LargeBinary)


class Meta(Base):
    """Facts of the file itself: its uid, reader and writer versions, whether it was closed properly."""

    __tablename__ = "meta"

    key: ColumnElement[str] = declared(Text, primary_key=True)
    value: ColumnElement[str] = declared(Text)


class FileLog(Base):
    """What happened to the file as a whole: created, upgraded, ended uncleanly, an operator erased."""

    __tablename__ = "file_log"

    id: ColumnElement[int] = declared(_ID, primary_key=True)
    at: ColumnElement[dt.datetime] = declared(Moment)
    what: ColumnElement[str] = declared(Text)
    detail: ColumnElement[str] = declared(Text)
