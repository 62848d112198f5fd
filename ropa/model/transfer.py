"""Data that go to the territory of foreign states (94-V Art. 16)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import LawAnswer, Record
from ropa.words import Words

TRANSFER = N_("Transfer abroad")
GROUND = N_("Legal ground")


class Transfer(Record):
    """One transfer abroad: of a disclosure, of a tracker or of a system."""

    __tablename__ = "transfer"

    disclosure_uid: Mapped[str | None] = parent("disclosure", one_of_several=True)
    tracker_uid: Mapped[str | None] = parent("tracker", one_of_several=True)
    system_uid: Mapped[str | None] = parent("system", one_of_several=True)
    certainty: Mapped[str | None] = fact(N_("Takes place or may take place"), Kind.CODE, TRANSFER, catalogue="certainty")
    country: Mapped[str | None] = fact(N_("Country"), Kind.CODE, TRANSFER, article="16", catalogue="countries")
    assessment_date: Mapped[dt.date | None] = fact(N_("Own assessment of protection, date"), Kind.DATE, GROUND, article="16(2)")
    assessment: Mapped[Words | None] = fact(N_("Own assessment of protection, result"), Kind.PROSE, GROUND, article="16(2)")
    consent: Mapped[str | None] = fact(N_("Consent form relied on"), Kind.LINK, GROUND, article="16(3)(1)", target="consent")
    safeguards: Mapped[Words | None] = fact(N_("Safeguards"), Kind.PROSE, GROUND)
    since: Mapped[dt.date | None] = fact(N_("Since"), Kind.DATE, TRANSFER)
    until: Mapped[dt.date | None] = fact(N_("Until"), Kind.DATE, TRANSFER)


class TransferGround(LawAnswer):
    """On what ground data go abroad, under one law; there may be several."""

    __tablename__ = "transfer_ground"

    parent_uid: Mapped[str] = parent("transfer")
    code: Mapped[str | None] = fact(N_("Ground of transfer"), Kind.CODE, GROUND, article="16", catalogue="law:transfer_grounds")
    source: Mapped[Words | None] = fact(N_("Source of the ground"), Kind.PROSE, GROUND)
