"""What a comparison says, in words of a reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from ropa.comparing.result import Fact, Mention
from ropa.holdings import Holdings
from ropa.i18n import N_, translator
from ropa.spoken import Spoken
from ropa.words import Words

SUBJECTS: Mapping[str, str] = {
    "operator_name": N_("Operator"),
    "bin": N_("BIN or IIN"),
    "address": N_("Address"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "site": N_("Web site"),
    "data": N_("Data"),
    "purpose": N_("Purpose"),
    "recipient": N_("Recipient"),
    "recipient_kind": N_("Recipient"),
    "tracker": N_("Tracker"),
    "country": N_("Country"),
    "term": N_("Retention"),
    "event": N_("Retention until"),
    "right": N_("Right of the subject"),
    "response_term": N_("Term of answering"),
    "withdrawal": N_("Withdrawal of consent"),
    "minors": N_("Persons under age"),
}
"""What each subject is called, in the order in which lists show them."""
KINDS: Mapping[str, str] = {
    "policy": N_("Compared as a policy: with all that the operator does."),
    "consent": N_("Compared as the text of a consent form."),
    "cookie_notice": N_("Compared as a notice about cookies."),
}
"""For which paper a text was taken."""
_CATALOGUES = {
    "data": "data_categories",
    "purpose": "purposes",
    "recipient_kind": "party_kinds",
    "country": "countries",
    "event": "retention_events",
    "right": "law:rights",
    "withdrawal": "withdrawal_ways",
}
_COUNTED = frozenset({"term", "response_term"})


def subject(one: Fact | Mention, language: str) -> str:
    """What a fact or a mention is about."""
    return translator(language)(SUBJECTS[one.subject])


def fact_said(held: Holdings, fact: Fact, language: str) -> str:
    """A fact of the register, as people know it."""
    row = held.find(fact.row)
    match fact.subject:
        case "recipient" | "tracker":
            record = held.find(fact.value)
            return held.name(record, language)[0] if record else fact.value
        case "term" | "response_term" if row:
            unit = "term_unit" if fact.key == "term_number" else "unit"
            return Spoken(language).term(row[fact.key], row[unit])
        case "minors":
            return translator(language)(N_("what the operator says of them"))
    own = row[fact.key] if row else None
    if isinstance(own, Words):
        return own.best(language, held.languages())[0]
    return _named(held, fact.subject, fact.value, language)


def mention_said(held: Holdings, mention: Mention, language: str) -> str:
    """What a text names."""
    if mention.subject in _COUNTED:
        number, _, unit = mention.value.partition(" ")
        return Spoken(language).term(int(number), unit)
    return _named(held, mention.subject, mention.value, language)


def _named(held: Holdings, of: str, value: str, language: str) -> str:
    return held.names(_CATALOGUES[of], value, language) if of in _CATALOGUES else value
