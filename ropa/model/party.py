"""Parties that receive data, what the operator has agreed with them, and what an activity discloses to them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement

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

    name: ColumnElement[Words | None] = fact(N_("Name"), Kind.WORDS, PARTY, help=N_("The company, body or category of them that receives data or has access to them. For example: Yandex LLC, or partner banks."))
    aliases: ColumnElement[tuple[str, ...] | None] = fact(N_("Also known as"), Kind.LINES, PARTY, help=N_("Other names by which it is known or looked for: short, former, brand. For example: AWS, for Amazon Web Services."))
    nature: ColumnElement[str | None] = fact(N_("A company or a category"), Kind.CODE, PARTY, catalogue="party_natures", help=N_("Whether this is one company or body, or a category with several members. For example: “partner banks” are a category."))
    kinds: ColumnElement[tuple[str, ...] | None] = fact(N_("Kinds"), Kind.CODES, PARTY, catalogue="party_kinds", help=N_("What it does for the operator or for the subjects; there may be several kinds. For example: hosting provider."))
    country: ColumnElement[str | None] = fact(N_("Country"), Kind.CODE, PARTY, catalogue="countries", help=N_("Where the party is registered; where data go is told by its locations of data. For example: Kazakhstan."))
    number: ColumnElement[str | None] = fact(N_("BIN or registration no."), Kind.LINE, PARTY, help=N_("The BIN, or the registration number in its own country: it tells companies of the same name apart. For example: HRB 12345, for a company from Germany."))
    contacts: ColumnElement[Words | None] = fact(N_("Contacts"), Kind.PROSE, CONTACTS, help=N_("Address, telephone and e-mail of the party, as papers are to print them. For example: 1 Abay Avenue, Almaty; privacy@cloud.example."))
    site: ColumnElement[str | None] = fact(N_("Web site"), Kind.LINE, CONTACTS, help=N_("The main site of the party. For example: https://cloud.example."))
    policy_address: ColumnElement[str | None] = fact(N_("Address of its policy"), Kind.LINE, CONTACTS, help=N_("The page on which its privacy policy can be read; often it also says where data are kept. For example: https://cloud.example/privacy."))
    source: ColumnElement[str | None] = fact(N_("Source of these facts"), Kind.LINE, KNOWN, help=N_("Where you know this from, so that it can be checked again. For example: the privacy policy at cloud.example/privacy, section 5."))
    as_of: ColumnElement[dt.date | None] = fact(N_("As of"), Kind.DATE, KNOWN, help=N_("The day on which this was last checked: names, addresses and places of storage change. For example: 1 October 2026."))


class Location(Part):
    """A place where a party keeps data; abroad means where the data go."""

    __tablename__ = "location"

    parent_uid: ColumnElement[str] = parent("party")
    country: ColumnElement[str | None] = fact(N_("Country of the data"), Kind.CODE, PARTY, article="12(2), 16", catalogue="countries", help=N_("The country where the party keeps data. If it is another country than Kazakhstan, data go abroad. For example: Germany."))
    city: ColumnElement[Words | None] = fact(N_("City"), Kind.WORDS, PARTY, help=N_("The city or region of the data centre, if it is known. For example: Frankfurt am Main."))
    source: ColumnElement[str | None] = fact(N_("Source of the location"), Kind.LINE, KNOWN, help=N_("Where you know this from, so that it can be checked again. For example: the privacy policy at cloud.example/privacy, section 5."))
    as_of: ColumnElement[dt.date | None] = fact(N_("Location as of"), Kind.DATE, KNOWN, help=N_("The day on which this was last checked: names, addresses and places of storage change. For example: 1 October 2026."))


class Engagement(Record):
    """What an operator has agreed with a party."""

    __tablename__ = "engagement"

    parent_uid: ColumnElement[str] = parent("operator")
    party: ColumnElement[str | None] = fact(N_("Party"), Kind.LINK, CONTRACT, target="party", help=N_("The party with which the operator has an agreement. For example: the firm that keeps the operator's accounts."))
    contract: ColumnElement[Words | None] = fact(N_("Kind of contract"), Kind.WORDS, CONTRACT, help=N_("What the document is and what it is about. For example: contract for hosting services."))
    number: ColumnElement[str | None] = fact(N_("Contract no."), Kind.LINE, CONTRACT, help=N_("The number from the first page of the contract. For example: 45/2026."))
    date: ColumnElement[dt.date | None] = fact(N_("Contract of"), Kind.DATE, CONTRACT, help=N_("The day on which the contract was made. For example: 12 January 2026."))
    contract_status: ColumnElement[str | None] = fact(N_("Status of the contract"), Kind.CODE, CONTRACT, catalogue="contract_status", help=N_("How the contract stands now; once it has ended, check whether data still go to the party. For example: signed."))
    valid_until: ColumnElement[dt.date | None] = fact(N_("Valid until"), Kind.DATE, CONTRACT, help=N_("The last day of the contract; leave it open where the contract has no end date. For example: 31 December 2026."))
    confidentiality: ColumnElement[Words | None] = fact(N_("Duty of confidentiality"), Kind.PROSE, DUTIES, help=N_("What the contract says about keeping data confidential, with the clause. For example: clause 7.2: data are not disclosed during the contract and for five years after it."))
    instruction: ColumnElement[Words | None] = fact(N_("Duty to follow instructions"), Kind.PROSE, DUTIES, help=N_("What the contract says about following the operator's instructions; Law No. 94-V has no role of processor, so the duty rests on the contract. For example: clause 7.3: data are used only to send the operator's messages."))
    subcontractors: ColumnElement[tuple[str, ...] | None] = fact(N_("Sub-contractors"), Kind.LINKS, DUTIES, target="party", help=N_("Those to whom the party in turn gives data or access to them. For example: the data centre that the CRM provider rents."))
    contact: ColumnElement[Words | None] = fact(N_("Contact there"), Kind.PROSE, CONTRACT, help=N_("Whom to turn to there in questions about data. For example: security officer Timur Omarov, security@cloud.example."))
    members_listed: ColumnElement[Words | None] = fact(N_("Where the members are listed"), Kind.PROSE, CONTRACT, help=N_("Of a category of parties: where a subject finds who they are. For example: the page tumar.example/partners."))


class Disclosure(Record):
    """An activity gives a party data, or access to them."""

    __tablename__ = "disclosure"

    parent_uid: ColumnElement[str] = parent("activity")
    party: ColumnElement[str | None] = fact(N_("Party"), Kind.LINK, DISCLOSURE, article="8(4)(4)", target="party", help=N_("Who gets the data or access to them: a consent must say whether the operator may pass data to third parties. For example: the bank that accepts the payments."))
    certainty: ColumnElement[str | None] = fact(N_("Takes place or may take place"), Kind.CODE, DISCLOSURE, catalogue="certainty", help=N_("Whether data are passed in any case or only may be. For example: “may take place”, for a state body that gets data at its request only."))
    items: ColumnElement[tuple[str, ...] | None] = fact(N_("Items passed"), Kind.LINKS, DISCLOSURE, target="item", help=N_("What data are passed, and no more than that. For example: name, telephone number and delivery address."))
    purposes: ColumnElement[tuple[str, ...] | None] = fact(N_("For the purposes"), Kind.LINKS, DISCLOSURE, target="purpose", help=N_("For which purposes of the activity the party gets the data. For example: delivery of goods."))
    condition: ColumnElement[Words | None] = fact(N_("Only on condition"), Kind.PROSE, DISCLOSURE, help=N_("The only case in which data are passed; leave it open where they always are. For example: only if the customer pays by card."))
    note: ColumnElement[Words | None] = fact(N_("What for, in own words"), Kind.PROSE, DISCLOSURE, help=N_("In a sentence, what the party does with the data. For example: the courier service brings the order and calls the recipient."))
    explicit_consent: ColumnElement[bool | None] = fact(N_("Only with explicit consent"), Kind.FLAG, GROUND, help=N_("Whether data are passed only after the subject consented to this very disclosure. For example: yes, where the form has a box of its own for passing data to the bank."))
    instruction_only: ColumnElement[bool | None] = fact(N_("Only on our instructions"), Kind.FLAG, DUTIES, help=N_("Whether the party uses data only as the operator tells it, for no ends of its own. For example: yes, for a service that sends out the operator's letters."))
    technical_only: ColumnElement[bool | None] = fact(N_("Technical data only"), Kind.FLAG, DISCLOSURE, help=N_("Whether only technical data are passed, such as the IP address and the browser, and nothing that a person typed. For example: yes, for a service that speeds up loading of the site."))
    since: ColumnElement[dt.date | None] = fact(N_("Since"), Kind.DATE, DISCLOSURE, help=N_("The first day: the register can then show who received or saw data at a given time. For example: 1 March 2026, the day the contract was signed."))
    until: ColumnElement[dt.date | None] = fact(N_("Until"), Kind.DATE, DISCLOSURE, help=N_("The last day; leave it open while this goes on. For example: 31 December 2026."))


class DisclosureGround(LawAnswer):
    """On what ground data are disclosed, under one law."""

    __tablename__ = "disclosure_ground"

    parent_uid: ColumnElement[str] = parent("disclosure")
    code: ColumnElement[str | None] = fact(N_("Ground of disclosure"), Kind.CODE, GROUND, article="7(6), 9", catalogue="law:bases", help=N_("What makes this disclosure lawful: the subject's consent, or a case in which the law does without it. For example: consent of the subject."))
    source: ColumnElement[Words | None] = fact(N_("Source of the ground"), Kind.PROSE, GROUND, help=N_("The document on which the ground rests: act and article, consent, contract. For example: consent given in the order form on the site."))


class PartyRole(LawAnswer):
    """In what role the party stands, under one law."""

    __tablename__ = "party_role"

    parent_uid: ColumnElement[str] = parent("disclosure")
    code: ColumnElement[str | None] = fact(N_("Role of the party"), Kind.CODE, GROUND, article="1(17)", catalogue="law:party_roles", help=N_("In what role the party stands under this law; Law No. 94-V knows owner, operator and third party, but no processor. For example: third party."))
