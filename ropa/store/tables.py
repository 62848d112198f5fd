"""The file's own tables beside the records: history, the registry of rows, search, counters, what waits."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Boolean, Date, Index, Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from ropa.model.columns import Base, Moment

_ID = BigInteger().with_variant(Integer, "sqlite")


class Edit(Base):
    """One save. It belongs to one operator, or to none (shared records); an act over several writes one Edit each.

    While a visit to a record is open (`closed_at` is NULL) its Changes may still be overwritten; closed, it is hashed
    over the Edit before it in the same chain (`follows`) and never touched again. `sealed` is the order of closing.
    """

    __tablename__ = "edit"

    id: Mapped[int] = mapped_column(_ID, primary_key=True)
    act: Mapped[str] = mapped_column(Text, index=True)
    operator_uid: Mapped[str | None] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    subject_uid: Mapped[str] = mapped_column(Text)
    subject_kind: Mapped[str] = mapped_column(Text)
    undoes: Mapped[int | None] = mapped_column(BigInteger)
    started_at: Mapped[dt.datetime] = mapped_column(Moment)
    closed_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    sealed: Mapped[int | None] = mapped_column(BigInteger)
    follows: Mapped[str | None] = mapped_column(Text)
    hash: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (Index("ix_edit_operator_uid_sealed", "operator_uid", "sealed"), {"sqlite_autoincrement": True})


class Change(Base):
    """One fact in an Edit, old and new as JSON; NULL is "not answered".

    `turn` orders the fields of an open visit by when they were touched last; `undone` marks those taken back in it.
    """

    __tablename__ = "change"

    id: Mapped[int] = mapped_column(_ID, primary_key=True)
    edit_id: Mapped[int] = mapped_column(BigInteger, index=True)
    record_uid: Mapped[str] = mapped_column(Text, index=True)
    record_kind: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    old: Mapped[str | None] = mapped_column(Text)
    new: Mapped[str | None] = mapped_column(Text)
    turn: Mapped[int] = mapped_column(Integer)
    undone: Mapped[bool] = mapped_column(Boolean)


class Registered(Base):
    """Where a row belongs: its kind, its parent, and the record in whose form it stands (`root_uid`).

    `folded` is its share of that record's search text; `live` is false while it lies in the bin.
    """

    __tablename__ = "registered"

    uid: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    operator_uid: Mapped[str | None] = mapped_column(Text, index=True)
    parent_uid: Mapped[str | None] = mapped_column(Text, index=True)
    root_uid: Mapped[str] = mapped_column(Text, index=True)
    live: Mapped[bool] = mapped_column(Boolean)
    folded: Mapped[str] = mapped_column(Text)


class Listing(Base):
    """The search text of a record that stands in lists (its own, its parts', names of what it links to), and its
    sort keys.
    """

    __tablename__ = "listing"

    record_uid: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    operator_uid: Mapped[str | None] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)
    sort_kk: Mapped[str] = mapped_column(Text)
    sort_ru: Mapped[str] = mapped_column(Text)
    sort_en: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("ix_listing_operator_uid_kind", "operator_uid", "kind"),)


class Link(Base):
    """Present links between records, derived from their facts: answers "who uses this?"."""

    __tablename__ = "link"

    id: Mapped[int] = mapped_column(_ID, primary_key=True)
    from_uid: Mapped[str] = mapped_column(Text, index=True)
    key: Mapped[str] = mapped_column(Text)
    to_uid: Mapped[str] = mapped_column(Text, index=True)


class Counter(Base):
    """The last number given: per kind and operator, or per file (empty scope). Numbers are never reused."""

    __tablename__ = "counter"

    scope: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    last: Mapped[int] = mapped_column(Integer)


class Waiting(Base):
    """What was typed and cannot be read yet, or contradicts another value: kept outside history, papers and search."""

    __tablename__ = "waiting"

    record_uid: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    typed: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[dt.datetime] = mapped_column(Moment)


class Derived(Base):
    """What was computed of an operator's records and can be thrown away; valid while its stamp is."""

    __tablename__ = "derived"

    operator_uid: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)
    last_edit: Mapped[int] = mapped_column(BigInteger)
    law_edition: Mapped[str] = mapped_column(Text)
    wording: Mapped[str] = mapped_column(Text)
    day: Mapped[dt.date] = mapped_column(Date)


class Content(Base):
    """Bytes kept once under their sha-256: logos, issued files, what was said."""

    __tablename__ = "content"

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    bytes: Mapped[bytes] = mapped_column(LargeBinary)


class Meta(Base):
    """Facts of the file itself: its uid, reader and writer versions, whether it was closed properly."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class FileLog(Base):
    """What happened to the file as a whole: created, upgraded, ended uncleanly, an operator erased."""

    __tablename__ = "file_log"

    id: Mapped[int] = mapped_column(_ID, primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(Moment)
    what: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text)
