"""Systems in which data lie, trackers that collect them, and who has access."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement

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

    parent_uid: ColumnElement[str] = parent("operator")
    name: ColumnElement[Words | None] = fact(N_("Name"), Kind.WORDS, SYSTEM, help=N_("What the people who work with it call it. For example: CRM of the sales department."))
    kind: ColumnElement[str | None] = fact(N_("Kind of system"), Kind.CODE, SYSTEM, catalogue="system_kinds", help=N_("What it is: paper archives are systems too. For example: database."))
    host: ColumnElement[str | None] = fact(N_("Host"), Kind.LINK, PLACE, target="party", help=N_("Whose equipment it stands on, if not the operator's own. For example: the hosting provider on whose server the site lies."))
    country: ColumnElement[str | None] = fact(N_("Country of the primary storage"), Kind.CODE, PLACE, article="12(2)", catalogue="countries", help=N_("Where the main database lies: personal data are to be stored in a database in the territory of Kazakhstan. For example: Kazakhstan."))
    city: ColumnElement[Words | None] = fact(N_("City of the primary storage"), Kind.WORDS, PLACE, help=N_("The city of the data centre, server room or archive. For example: Astana."))
    backup_country: ColumnElement[str | None] = fact(N_("Country of the backup"), Kind.CODE, PLACE, catalogue="countries", help=N_("Where backup copies are kept; if it is another country than Kazakhstan, data go abroad. For example: Kazakhstan."))
    restricted: ColumnElement[bool | None] = fact(N_("Holds restricted-access data"), Kind.FLAG, SYSTEM, article="6", help=N_("Whether it holds data to which legislation limits access; then a list of persons with access is asked for. For example: yes, where one of its data items is marked as restricted."))
    measures: ColumnElement[tuple[str, ...] | None] = fact(N_("Protection measures"), Kind.CODES, SYSTEM, article="22", catalogue="measures", help=N_("What protects these data: legal, organisational and technical measures. For example: access control, encryption of data in transit and data backup."))


class Tracker(Record):
    """A cookie, pixel or script. One of a party *is* a disclosure of technical data to it, entered only here."""

    __tablename__ = "tracker"

    parent_uid: ColumnElement[str] = parent("operator")
    name: ColumnElement[Words | None] = fact(N_("Name"), Kind.WORDS, TRACKER, help=N_("The name of the tool as its maker calls it. For example: Yandex Metrica."))
    site: ColumnElement[str | None] = fact(N_("Site or app"), Kind.LINE, TRACKER, help=N_("The site or app on which it works. For example: tumar.example."))
    activity: ColumnElement[str | None] = fact(N_("Activity"), Kind.LINK, TRACKER, target="activity", help=N_("The activity to which the data that it collects belong. For example: analytics of the site."))
    purposes: ColumnElement[tuple[str, ...] | None] = fact(N_("Purposes"), Kind.LINKS, TRACKER, target="purpose", help=N_("Which purposes of that activity it serves. For example: analysis and statistics of use of the site."))
    own: ColumnElement[bool | None] = fact(N_("Own, of no party"), Kind.FLAG, TRACKER, help=N_("Whether it is the operator's own and gives data to nobody else. For example: yes, for a cookie that keeps a visitor signed in."))
    party: ColumnElement[str | None] = fact(N_("Party"), Kind.LINK, TRACKER, target="party", help=N_("Who gets data through it: that is a disclosure, and it is not entered a second time. For example: Yandex LLC."))
    technology: ColumnElement[str | None] = fact(N_("Technology"), Kind.CODE, TRACKER, catalogue="tracker_technologies", help=N_("What it is technically. For example: script."))
    category: ColumnElement[str | None] = fact(N_("Category"), Kind.CODE, TRACKER, catalogue="tracker_categories", help=N_("What it is for; only those without which the site does not work are strictly necessary. For example: analytics."))
    does: ColumnElement[Words | None] = fact(N_("What it does"), Kind.PROSE, DATA, help=N_("What it does, in words that a visitor understands. For example: counts visits and shows which pages are read."))
    certainty: ColumnElement[str | None] = fact(N_("In use or may be used"), Kind.CODE, TRACKER, catalogue="certainty", help=N_("Whether it works now or only may be switched on. For example: “may take place”, for a pixel that is on during advertising campaigns only."))
    categories: ColumnElement[tuple[str, ...] | None] = fact(N_("Data read"), Kind.CODES, DATA, catalogue="data_categories", help=N_("What data it takes from a visitor's device. For example: IP address, and data on use of the site."))
    reads: ColumnElement[Words | None] = fact(N_("Data read, in own words"), Kind.PROSE, DATA, help=N_("The same described more exactly. For example: clicks, mouse movements and text typed in the search field."))
    masking: ColumnElement[str | None] = fact(N_("Masking"), Kind.CODE, DATA, catalogue="masking", help=N_("Whether it hides what visitors type, so that personal data do not get into it by chance. For example: masking of form fields."))
    masking_text: ColumnElement[Words | None] = fact(N_("Masking in own words"), Kind.PROSE, DATA, help=N_("How exactly it is done. For example: fields for name and telephone are marked so that a session recording leaves them out."))
    after_consent: ColumnElement[bool | None] = fact(N_("Loaded only after consent"), Kind.FLAG, REFUSING, help=N_("Whether it starts only after the visitor has consented. For example: yes, where the script is loaded after the click on “Accept”."))
    ways: ColumnElement[tuple[str, ...] | None] = fact(N_("Way of giving consent"), Kind.CODES, REFUSING, article="8(1)", catalogue="consent_ways", help=N_("How a person expresses consent; the way must let the operator confirm that consent was received. For example: ticking a box in an electronic form."))
    refusing: ColumnElement[Words | None] = fact(N_("How to refuse and what then"), Kind.PROSE, REFUSING, help=N_("What a visitor does so as not to be tracked, and what then works otherwise. For example: choose “Only necessary” in the cookie banner; the map is then not shown."))
    policy_address: ColumnElement[str | None] = fact(N_("Address of its policy"), Kind.LINE, TRACKER, help=N_("The page on which its privacy policy can be read; often it also says where data are kept. For example: https://cloud.example/privacy."))


class Cookie(Part):
    """A cookie that a tracker sets, and how long it lives."""

    __tablename__ = "cookie"

    parent_uid: ColumnElement[str] = parent("tracker")
    name: ColumnElement[str | None] = fact(N_("Cookie"), Kind.LINE, DATA, help=N_("The name of the cookie as the browser shows it. For example: _ym_uid."))
    session: ColumnElement[bool | None] = fact(N_("Until the browser is closed"), Kind.FLAG, DATA, help=N_("Whether it is deleted when the browser is closed. For example: yes, for a cookie that only remembers the basket of this visit."))
    number: ColumnElement[int | None] = fact(N_("Lives for"), Kind.NUMBER, DATA, help=N_("How long it stays on the visitor's device; the unit stands beside. For example: 12, with the unit “month”."))
    unit: ColumnElement[str | None] = fact(N_("Unit"), Kind.CODE, DATA, catalogue="units", help=N_("The unit that the number counts. For example: the number 3 and the unit “year” mean three years."))
    does: ColumnElement[Words | None] = fact(N_("What the cookie is for"), Kind.PROSE, DATA, help=N_("What it remembers and why. For example: tells a new visitor from one who has been here before."))


class Access(Record):
    """Who has access to what data, by what order."""

    __tablename__ = "access"

    parent_uid: ColumnElement[str] = parent("operator")
    position: ColumnElement[Words | None] = fact(N_("Position"), Kind.WORDS, ACCESS, help=N_("The position whose holders have access: Order 179/НҚ asks to determine who works with personal data. For example: human resources manager."))
    person: ColumnElement[Words | None] = fact(N_("Person"), Kind.WORDS, ACCESS, help=N_("The person by name, if access is given to one person and not to a position. For example: Dana Akhmetova."))
    systems: ColumnElement[tuple[str, ...] | None] = fact(N_("Information systems"), Kind.LINKS, ACCESS, target="system", help=N_("The systems and archives that are open to that person. For example: CRM of the sales department and the mail server."))
    activities: ColumnElement[tuple[str, ...] | None] = fact(N_("Processing activities"), Kind.LINKS, ACCESS, target="activity", help=N_("The activities whose data that person works with. For example: recruitment of staff."))
    rights: ColumnElement[Words | None] = fact(N_("Rights of access"), Kind.PROSE, ACCESS, help=N_("What that person may do with the data. For example: see and change them, but neither delete nor export."))
    order_number: ColumnElement[str | None] = fact(N_("Granted by order no."), Kind.LINE, ACCESS, help=N_("The number of the order that gives access. For example: 18/26."))
    order_date: ColumnElement[dt.date | None] = fact(N_("Granted by order of"), Kind.DATE, ACCESS, help=N_("The date of the order that gives access. For example: 12 January 2026."))
    nda_date: ColumnElement[dt.date | None] = fact(N_("Non-disclosure signed on"), Kind.DATE, ACCESS, help=N_("The day on which that person undertook in writing not to disclose data; who learns restricted data at work keeps them confidential. For example: 12 January 2026."))
    since: ColumnElement[dt.date | None] = fact(N_("Since"), Kind.DATE, ACCESS, help=N_("The first day: the register can then show who received or saw data at a given time. For example: 1 March 2026, the day the contract was signed."))
    until: ColumnElement[dt.date | None] = fact(N_("Until"), Kind.DATE, ACCESS, help=N_("The last day; leave it open while this goes on. For example: 31 December 2026."))
    reviewed: ColumnElement[dt.date | None] = fact(N_("Reviewed on"), Kind.DATE, ACCESS, help=N_("When someone last looked whether the access is still needed. For example: 1 October 2026."))
