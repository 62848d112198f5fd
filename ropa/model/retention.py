"""How long data are kept, when the term ends, and what then happens to them."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import Part
from ropa.words import Words

RETENTION = N_("Retention")


class Retention(Part):
    """One term of an activity; for some purposes or items only, where it names them.

    Of several ends the first that comes counts.
    """

    __tablename__ = "retention"

    parent_uid: Mapped[str] = parent("activity")
    purposes: Mapped[tuple[str, ...] | None] = fact(N_("For the purposes"), Kind.LINKS, RETENTION, target="purpose", help=N_("None named means all."))
    items: Mapped[tuple[str, ...] | None] = fact(N_("For the data items"), Kind.LINKS, RETENTION, target="item", help=N_("None named means all."))
    number: Mapped[int | None] = fact(N_("Kept for"), Kind.NUMBER, RETENTION, article="12(2)")
    unit: Mapped[str | None] = fact(N_("Unit"), Kind.CODE, RETENTION, catalogue="units")
    start_event: Mapped[str | None] = fact(N_("Counted from"), Kind.CODE, RETENTION, catalogue="retention_events")
    unless_law: Mapped[bool | None] = fact(N_("Unless the law asks longer"), Kind.FLAG, RETENTION)
    legal_source: Mapped[Words | None] = fact(N_("Legal source of the term"), Kind.PROSE, RETENTION)
    note: Mapped[Words | None] = fact(N_("Retention in own words"), Kind.PROSE, RETENTION)


class RetentionEnd(Part):
    """An event at which the term ends."""

    __tablename__ = "retention_end"

    parent_uid: Mapped[str] = parent("retention")
    event: Mapped[str | None] = fact(N_("Ends with"), Kind.CODE, RETENTION, catalogue="retention_events")
    text: Mapped[Words | None] = fact(N_("Ends with, in own words"), Kind.PROSE, RETENTION)


class RetentionFate(Part):
    """What happens to the data at the end, and within what time."""

    __tablename__ = "retention_fate"

    parent_uid: Mapped[str] = parent("retention")
    fate: Mapped[str | None] = fact(N_("Then the data are"), Kind.CODE, RETENTION, article="18, 25(2)(4)", catalogue="fates")
    number: Mapped[int | None] = fact(N_("Within"), Kind.NUMBER, RETENTION)
    unit: Mapped[str | None] = fact(N_("Unit"), Kind.CODE, RETENTION, catalogue="units")
    text: Mapped[Words | None] = fact(N_("Within, in own words"), Kind.PROSE, RETENTION)
