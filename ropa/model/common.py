"""What every record and every part of a record has."""

from __future__ import annotations

from sqlalchemy import BigInteger, ColumnElement, Integer, Text

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import Base, declared, fact

RECORD = N_("About this record")


class Part(Base):
    """A member of a record's list: identity, order and history, nothing else of its own.

    `binned`: NULL is a living row; otherwise the id of the Edit that binned it, 0 where its creation was undone.
    No row is deleted except by erasing for good.
    """

    id: ColumnElement[int] = declared(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    uid: ColumnElement[str] = declared(Text, unique=True)
    operator_uid: ColumnElement[str | None] = declared(Text, index=True)
    version: ColumnElement[int] = declared(Integer)
    binned: ColumnElement[int | None] = declared(BigInteger)
    hash: ColumnElement[str] = declared(Text)

    place: ColumnElement[int | None] = fact(N_("Place in the list"), Kind.NUMBER, RECORD)


class Record(Part):
    """A record that people name and approve. `ref` is its number: per operator, of parties per file, never reused.

    `approved` is the id of the Edit that approved it last; who and when stand there.
    """

    ref: ColumnElement[int] = declared(Integer)

    status: ColumnElement[str | None] = fact(N_("Status"), Kind.CODE, RECORD, catalogue="statuses")
    approved: ColumnElement[int | None] = fact(N_("Approved by edit"), Kind.NUMBER, RECORD)
    approval_order: ColumnElement[str | None] = fact(N_("Order of approval"), Kind.LINE, RECORD)
    notes: ColumnElement[str | None] = fact(N_("Internal notes"), Kind.TEXT, RECORD, help=N_("For you and your colleagues; no paper prints them. For example: the client promised to send the contract by Friday."))
    origin: ColumnElement[str | None] = fact(N_("Copied from"), Kind.LINK, RECORD)
    origin_edit: ColumnElement[int | None] = fact(N_("Copied as of edit"), Kind.NUMBER, RECORD)


class LawAnswer(Part):
    """What one law answers: its code, or what the client claims and the law does not know."""

    law: ColumnElement[str | None] = fact(N_("Law"), Kind.CODE, N_("Law"), catalogue="laws", help=N_("The law that this answer is about: each law has roles and grounds of its own, so each is answered apart. For example: Law No. 94-V for all subjects, and the GDPR beside it for visitors from the EU."))
    claimed: ColumnElement[bool | None] = fact(N_("Only claimed"), Kind.FLAG, N_("Law"), help=N_("The client says so, the law does not know it: it is kept and printed as claimed, never as the operator's statement. For example: yes, where a policy names legitimate interests as a basis under Law No. 94-V."))
