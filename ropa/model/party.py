"""Parties that receive data, what the operator has agreed with them, and what an activity discloses to them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model.columns import fact, parent
from ropa.model.common import LawAnswer, Part, Record
from ropa.words import Words

PARTY = N_("Who it is")
CONTACTS = N_("Contacts")
KNOWN = N_("Where this is known from")
CONTRACT = N_("Contract")
DUTIES = N_("Duties")
DISCLOSURE = N_("What is disclosed")
GROUND = N_("Legal ground")


class Party(Record):
    """A company, a body or a category of them; of the whole file, or of the one operator in `operator_uid`."""

    __tablename__ = "party"

    name: Mapped[Words | None] = fact(N_("Name"), Kind.WORDS, PARTY)
    aliases: Mapped[tuple[str, ...] | None] = fact(N_("Also known as"), Kind.LINES, PARTY)
    nature: Mapped[str | None] = fact(N_("A company or a category"), Kind.CODE, PARTY, catalogue="party_natures")
    kinds: Mapped[tuple[str, ...] | None] = fact(N_("Kinds"), Kind.CODES, PARTY, catalogue="party_kinds")
    country: Mapped[str | None] = fact(N_("Country"), Kind.CODE, PARTY, catalogue="countries")
    number: Mapped[str | None] = fact(N_("BIN or registration no."), Kind.LINE, PARTY)
    contacts: Mapped[Words | None] = fact(N_("Contacts"), Kind.PROSE, CONTACTS)
    site: Mapped[str | None] = fact(N_("Web site"), Kind.LINE, CONTACTS)
    policy_address: Mapped[str | None] = fact(N_("Address of its policy"), Kind.LINE, CONTACTS)
    source: Mapped[str | None] = fact(N_("Source of these facts"), Kind.LINE, KNOWN)
    as_of: Mapped[dt.date | None] = fact(N_("As of"), Kind.DATE, KNOWN)


class Location(Part):
    """A place where a party keeps data; abroad means where the data go."""

    __tablename__ = "location"

    parent_uid: Mapped[str] = parent("party")
    country: Mapped[str | None] = fact(N_("Country of the data"), Kind.CODE, PARTY, catalogue="countries")
    city: Mapped[Words | None] = fact(N_("City"), Kind.WORDS, PARTY)
    source: Mapped[str | None] = fact(N_("Source of the location"), Kind.LINE, KNOWN)
    as_of: Mapped[dt.date | None] = fact(N_("Location as of"), Kind.DATE, KNOWN)


class Engagement(Record):
    """What an operator has agreed with a party."""

    __tablename__ = "engagement"

    parent_uid: Mapped[str] = parent("operator")
    party: Mapped[str | None] = fact(N_("Party"), Kind.LINK, CONTRACT, target="party")
    contract: Mapped[Words | None] = fact(N_("Kind of contract"), Kind.WORDS, CONTRACT)
    number: Mapped[str | None] = fact(N_("Contract no."), Kind.LINE, CONTRACT)
    date: Mapped[dt.date | None] = fact(N_("Contract of"), Kind.DATE, CONTRACT)
    contract_status: Mapped[str | None] = fact(N_("Status of the contract"), Kind.CODE, CONTRACT, catalogue="contract_status")
    valid_until: Mapped[dt.date | None] = fact(N_("Valid until"), Kind.DATE, CONTRACT)
    confidentiality: Mapped[Words | None] = fact(N_("Duty of confidentiality"), Kind.PROSE, DUTIES)
    instruction: Mapped[Words | None] = fact(N_("Duty to follow instructions"), Kind.PROSE, DUTIES)
    subcontractors: Mapped[tuple[str, ...] | None] = fact(N_("Sub-contractors"), Kind.LINKS, DUTIES, target="party")
    contact: Mapped[Words | None] = fact(N_("Contact there"), Kind.PROSE, CONTRACT)
    members_listed: Mapped[Words | None] = fact(N_("Where the members are listed"), Kind.PROSE, CONTRACT, help=N_("Of a category of parties: where a subject finds who they are."))


class Disclosure(Record):
    """An activity gives a party data, or access to them."""

    __tablename__ = "disclosure"

    parent_uid: Mapped[str] = parent("activity")
    party: Mapped[str | None] = fact(N_("Party"), Kind.LINK, DISCLOSURE, article="8(4)(4)", target="party")
    certainty: Mapped[str | None] = fact(N_("Takes place or may take place"), Kind.CODE, DISCLOSURE, catalogue="certainty")
    items: Mapped[tuple[str, ...] | None] = fact(N_("Items passed"), Kind.LINKS, DISCLOSURE, target="item")
    purposes: Mapped[tuple[str, ...] | None] = fact(N_("For the purposes"), Kind.LINKS, DISCLOSURE, target="purpose")
    condition: Mapped[Words | None] = fact(N_("Only on condition"), Kind.PROSE, DISCLOSURE)
    note: Mapped[Words | None] = fact(N_("What for, in own words"), Kind.PROSE, DISCLOSURE)
    explicit_consent: Mapped[bool | None] = fact(N_("Only with explicit consent"), Kind.FLAG, GROUND)
    instruction_only: Mapped[bool | None] = fact(N_("Only on our instructions"), Kind.FLAG, DUTIES)
    technical_only: Mapped[bool | None] = fact(N_("Technical data only"), Kind.FLAG, DISCLOSURE)
    since: Mapped[dt.date | None] = fact(N_("Since"), Kind.DATE, DISCLOSURE)
    until: Mapped[dt.date | None] = fact(N_("Until"), Kind.DATE, DISCLOSURE)


class DisclosureGround(LawAnswer):
    """On what ground data are disclosed, under one law."""

    __tablename__ = "disclosure_ground"

    parent_uid: Mapped[str] = parent("disclosure")
    code: Mapped[str | None] = fact(N_("Ground of disclosure"), Kind.CODE, GROUND, article="7(6), 9", catalogue="law:bases")
    source: Mapped[Words | None] = fact(N_("Source of the ground"), Kind.PROSE, GROUND)


class PartyRole(LawAnswer):
    """In what role the party stands, under one law."""

    __tablename__ = "party_role"

    parent_uid: Mapped[str] = parent("disclosure")
    code: Mapped[str | None] = fact(N_("Role of the party"), Kind.CODE, GROUND, catalogue="law:party_roles")
