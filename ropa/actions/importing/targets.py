"""What a column of a table can hold: facts of the record that a row is, and parts of it told in the same row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ropa.i18n import N_
from ropa.model import fields


@dataclass(frozen=True)
class Target:
    """`key` is a fact of the kind, where it has such a one; else what `importing` makes a part of."""

    key: str
    label: str


_PARTS: Mapping[str, Mapping[str, str]] = {
    "activity": {
        "purposes": N_("Purposes"),
        "bases": N_("Bases"),
        "items": N_("Data"),
        "groups": N_("Groups of subjects"),
        "sources": N_("Source of the data"),
        "recipients": N_("Recipients"),
        "processors": N_("Recipients called processors"),
        "countries": N_("Countries of transfer"),
        "safeguards": N_("Safeguards"),
        "retention": N_("Retention"),
    },
    "party": {
        "locations": N_("Country of the data"),
        "contract_number": N_("Contract no."),
        "contract_date": N_("Contract of"),
        "valid_until": N_("Valid until"),
    },
    "tracker": {"cookies": N_("Cookies"), "lifetime": N_("Lives for")},
    "system": {},
}
_FACTS: Mapping[str, tuple[str, ...]] = {
    "activity": (
        "name", "description", "department", "business_process", "operations", "means", "channels", "systems",
        "measures", "automated", "published", "joint_with", "on_instruction_of", "started", "ended", "review_due",
        "notes",
    ),
    "party": ("name", "aliases", "number", "country", "kinds", "contacts", "site", "policy_address", "notes"),
    "tracker": (
        "name", "site", "party", "technology", "category", "does", "categories", "after_consent", "refusing",
        "policy_address", "notes",
    ),
    "system": ("name", "kind", "host", "country", "city", "backup_country", "restricted", "measures", "notes"),
}  # fmt: skip
KINDS_READ = tuple(_FACTS)
"""Kinds of record that tables are read as."""


def targets(kind: str) -> Mapping[str, Target]:
    """What a column can hold where a row is a record of this kind, the name first."""
    facts = {key: Target(key, fields(kind)[key].label) for key in _FACTS[kind]}
    parts = {key: Target(key, label) for key, label in _PARTS[kind].items()}
    return {"name": facts.pop("name"), **parts, **facts}
