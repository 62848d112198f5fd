"""How long data are kept, when the term ends, and what then happens to them."""

from __future__ import annotations

from sqlalchemy import ColumnElement

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

    parent_uid: ColumnElement[str] = parent("activity")
    purposes: ColumnElement[tuple[str, ...] | None] = fact(N_("For the purposes"), Kind.LINKS, RETENTION, target="purpose", help=N_("The purposes for which this term is; none named means all. For example: recruitment only."))
    items: ColumnElement[tuple[str, ...] | None] = fact(N_("For the data items"), Kind.LINKS, RETENTION, target="item", help=N_("The data items for which this term is; none named means all. For example: video recordings only."))
    number: ColumnElement[int | None] = fact(N_("Kept for"), Kind.NUMBER, RETENTION, article="12(2)", help=N_("How long data are kept; the unit stands beside. By law storage ends when the purposes are reached, unless legislation says otherwise. For example: 5, with the unit “year”."))
    unit: ColumnElement[str | None] = fact(N_("Unit"), Kind.CODE, RETENTION, catalogue="units", help=N_("The unit that the number counts. For example: the number 3 and the unit “year” mean three years."))
    start_event: ColumnElement[str | None] = fact(N_("Counted from"), Kind.CODE, RETENTION, catalogue="retention_events", help=N_("The event from which the term is counted. For example: end of the contract."))
    unless_law: ColumnElement[bool | None] = fact(N_("Unless the law asks longer"), Kind.FLAG, RETENTION, help=N_("Whether the term gives way where a law asks to keep data longer. For example: yes, for papers that a law may require to be kept longer."))
    legal_source: ColumnElement[Words | None] = fact(N_("Legal source of the term"), Kind.PROSE, RETENTION, help=N_("The act that sets the term, with its article; leave it open where the operator sets the term itself. For example: the Tax Code, with the article that sets the term."))
    note: ColumnElement[Words | None] = fact(N_("Retention in own words"), Kind.PROSE, RETENTION, help=N_("What the number and the events do not say about the term. For example: the last thirty days of recordings are kept, older ones are overwritten."))


class RetentionEnd(Part):
    """An event at which the term ends."""

    __tablename__ = "retention_end"

    parent_uid: ColumnElement[str] = parent("retention")
    event: ColumnElement[str | None] = fact(N_("Ends with"), Kind.CODE, RETENTION, catalogue="retention_events", help=N_("An event at which storage ends; of several, the first that comes counts. For example: withdrawal of consent."))
    text: ColumnElement[Words | None] = fact(N_("Ends with, in own words"), Kind.PROSE, RETENTION, help=N_("The event in the operator's words, where the list does not have it or is too general. For example: fulfilment of the contract and of the warranty."))


class RetentionFate(Part):
    """What happens to the data at the end, and within what time."""

    __tablename__ = "retention_fate"

    parent_uid: ColumnElement[str] = parent("retention")
    fate: ColumnElement[str | None] = fact(N_("Action at the end of the term"), Kind.CODE, RETENTION, article="18, 25(2)(4)", catalogue="fates", help=N_("What is done with the data after the term. The law asks for destruction; deletion beside it is reported since August 2026: verify with counsel. For example: destruction."))
    number: ColumnElement[int | None] = fact(N_("Within"), Kind.NUMBER, RETENTION, help=N_("How much time passes at most between the end of the term and that action. For example: 30, with the unit “calendar day”."))
    unit: ColumnElement[str | None] = fact(N_("Unit"), Kind.CODE, RETENTION, catalogue="units", help=N_("The unit that the number counts. For example: the number 3 and the unit “year” mean three years."))
    text: ColumnElement[Words | None] = fact(N_("Within, in own words"), Kind.PROSE, RETENTION, help=N_("The same in words, where no number can be given. For example: at the next quarterly destruction of papers."))
