"""Data that go to the territory of foreign states (94-V Art. 16)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement

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

    disclosure_uid: ColumnElement[str | None] = parent("disclosure", one_of_several=True)
    tracker_uid: ColumnElement[str | None] = parent("tracker", one_of_several=True)
    system_uid: ColumnElement[str | None] = parent("system", one_of_several=True)
    certainty: ColumnElement[str | None] = fact(N_("Takes place or may take place"), Kind.CODE, TRANSFER, catalogue="certainty", help=N_("Whether data go abroad in any case or only may. For example: “may take place”, where the server abroad is used only if the main one fails."))
    country: ColumnElement[str | None] = fact(N_("Country"), Kind.CODE, TRANSFER, article="16", catalogue="countries", help=N_("The foreign state to whose territory data go, even where the recipient is registered in another country. For example: Germany."))
    assessment_date: ColumnElement[dt.date | None] = fact(N_("Own assessment of protection, date"), Kind.DATE, GROUND, article="16(2)", help=N_("The day on which the operator judged whether that state ensures protection of personal data; no official list of such states is known. For example: 1 October 2026."))
    assessment: ColumnElement[Words | None] = fact(N_("Own assessment of protection, result"), Kind.PROSE, GROUND, article="16(2)", help=N_("What the operator found and on what it relied. For example: the state has a law on personal data and an independent authority; the provider encrypts the data."))
    consent: ColumnElement[str | None] = fact(N_("Consent form relied on"), Kind.LINK, GROUND, article="16(3)(1)", target="consent", help=N_("The form in which subjects consent to this transfer. For example: consent in the order form of the site."))
    safeguards: ColumnElement[Words | None] = fact(N_("Safeguards"), Kind.PROSE, GROUND, help=N_("What protects the data abroad; under Law No. 94-V this stands beside the ground and does not replace it. For example: encryption before sending, and a clause on confidentiality in the contract."))
    since: ColumnElement[dt.date | None] = fact(N_("Since"), Kind.DATE, TRANSFER, help=N_("The first day: the register can then show who received or saw data at a given time. For example: 1 March 2026, the day the contract was signed."))
    until: ColumnElement[dt.date | None] = fact(N_("Until"), Kind.DATE, TRANSFER, help=N_("The last day; leave it open while this goes on. For example: 31 December 2026."))


class TransferGround(LawAnswer):
    """On what ground data go abroad, under one law; there may be several."""

    __tablename__ = "transfer_ground"

    parent_uid: ColumnElement[str] = parent("transfer")
    code: ColumnElement[str | None] = fact(N_("Ground of transfer"), Kind.CODE, GROUND, article="16", catalogue="law:transfer_grounds", help=N_("What allows the transfer; the list of Law No. 94-V is short, and neither a contract nor standard clauses are on it. For example: consent of the subject to the cross-border transfer."))
    source: ColumnElement[Words | None] = fact(N_("Source of the ground"), Kind.PROSE, GROUND, help=N_("The document on which the ground rests: act and article, consent, contract. For example: consent given in the order form on the site."))
