"""Systems in which data lie, trackers that collect them, and who has access."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import Part, Record
from ropa.words import Words

SYSTEM = N_("System")
PLACE = N_("Place of storage")
TRACKER = N_("Tracker")
DATA = N_("What it reads and does")
REFUSING = N_("Consent and refusing")
ACCESS = N_("Access")


class System(Record):
    """A site, a database, an archive: where data lie."""

    __tablename__ = "system"

    parent_uid: Mapped[str] = parent("operator")
    name: Mapped[Words | None] = fact(N_("Name"), Kind.WORDS, SYSTEM)
    kind: Mapped[str | None] = fact(N_("Kind of system"), Kind.CODE, SYSTEM, catalogue="system_kinds")
    host: Mapped[str | None] = fact(N_("Host"), Kind.LINK, PLACE, target="party")
    country: Mapped[str | None] = fact(N_("Country of the primary storage"), Kind.CODE, PLACE, article="12(2)", catalogue="countries")
    city: Mapped[Words | None] = fact(N_("City of the primary storage"), Kind.WORDS, PLACE)
    backup_country: Mapped[str | None] = fact(N_("Country of the backup"), Kind.CODE, PLACE, catalogue="countries")
    restricted: Mapped[bool | None] = fact(N_("Holds restricted-access data"), Kind.FLAG, SYSTEM, article="6")
    measures: Mapped[tuple[str, ...] | None] = fact(N_("Protection measures"), Kind.CODES, SYSTEM, article="22", catalogue="measures")


class Tracker(Record):
    """A cookie, pixel or script. One of a party *is* a disclosure of technical data to it, entered only here."""

    __tablename__ = "tracker"

    parent_uid: Mapped[str] = parent("operator")
    name: Mapped[Words | None] = fact(N_("Name"), Kind.WORDS, TRACKER)
    site: Mapped[str | None] = fact(N_("Site or app"), Kind.LINE, TRACKER)
    activity: Mapped[str | None] = fact(N_("Activity"), Kind.LINK, TRACKER, target="activity")
    purposes: Mapped[tuple[str, ...] | None] = fact(N_("Purposes"), Kind.LINKS, TRACKER, target="purpose")
    own: Mapped[bool | None] = fact(N_("Own, of no party"), Kind.FLAG, TRACKER)
    party: Mapped[str | None] = fact(N_("Party"), Kind.LINK, TRACKER, target="party")
    technology: Mapped[str | None] = fact(N_("Technology"), Kind.CODE, TRACKER, catalogue="tracker_technologies")
    category: Mapped[str | None] = fact(N_("Category"), Kind.CODE, TRACKER, catalogue="tracker_categories")
    does: Mapped[Words | None] = fact(N_("What it does"), Kind.PROSE, DATA)
    certainty: Mapped[str | None] = fact(N_("In use or may be used"), Kind.CODE, TRACKER, catalogue="certainty")
    categories: Mapped[tuple[str, ...] | None] = fact(N_("Data read"), Kind.CODES, DATA, catalogue="data_categories")
    reads: Mapped[Words | None] = fact(N_("Data read, in own words"), Kind.PROSE, DATA)
    masking: Mapped[str | None] = fact(N_("Masking"), Kind.CODE, DATA, catalogue="masking")
    masking_text: Mapped[Words | None] = fact(N_("Masking in own words"), Kind.PROSE, DATA)
    after_consent: Mapped[bool | None] = fact(N_("Loaded only after consent"), Kind.FLAG, REFUSING)
    ways: Mapped[tuple[str, ...] | None] = fact(N_("Way of giving consent"), Kind.CODES, REFUSING, article="8(1)", catalogue="consent_ways")
    refusing: Mapped[Words | None] = fact(N_("How to refuse and what then"), Kind.PROSE, REFUSING)
    policy_address: Mapped[str | None] = fact(N_("Address of its policy"), Kind.LINE, TRACKER)


class Cookie(Part):
    """A cookie that a tracker sets, and how long it lives."""

    __tablename__ = "cookie"

    parent_uid: Mapped[str] = parent("tracker")
    name: Mapped[str | None] = fact(N_("Cookie"), Kind.LINE, DATA)
    session: Mapped[bool | None] = fact(N_("Until the browser is closed"), Kind.FLAG, DATA)
    number: Mapped[int | None] = fact(N_("Lives for"), Kind.NUMBER, DATA)
    unit: Mapped[str | None] = fact(N_("Unit"), Kind.CODE, DATA, catalogue="units")
    does: Mapped[Words | None] = fact(N_("What the cookie is for"), Kind.PROSE, DATA)


class Access(Record):
    """Who has access to what data, by what order."""

    __tablename__ = "access"

    parent_uid: Mapped[str] = parent("operator")
    position: Mapped[Words | None] = fact(N_("Position"), Kind.WORDS, ACCESS)
    person: Mapped[Words | None] = fact(N_("Person"), Kind.WORDS, ACCESS)
    systems: Mapped[tuple[str, ...] | None] = fact(N_("Systems"), Kind.LINKS, ACCESS, target="system")
    activities: Mapped[tuple[str, ...] | None] = fact(N_("Activities"), Kind.LINKS, ACCESS, target="activity")
    rights: Mapped[Words | None] = fact(N_("Rights of access"), Kind.PROSE, ACCESS)
    order_number: Mapped[str | None] = fact(N_("Granted by order no."), Kind.LINE, ACCESS)
    order_date: Mapped[dt.date | None] = fact(N_("Granted by order of"), Kind.DATE, ACCESS)
    nda_date: Mapped[dt.date | None] = fact(N_("Non-disclosure signed on"), Kind.DATE, ACCESS)
    since: Mapped[dt.date | None] = fact(N_("Since"), Kind.DATE, ACCESS)
    until: Mapped[dt.date | None] = fact(N_("Until"), Kind.DATE, ACCESS)
    reviewed: Mapped[dt.date | None] = fact(N_("Reviewed on"), Kind.DATE, ACCESS)
