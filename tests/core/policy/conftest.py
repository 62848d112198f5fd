"""An operator for a privacy policy, and the policy read by its sections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ropa.documents.for_subjects import policy
from ropa.documents.model import Document, Heading, block_texts
from ropa.documents.scope import Scope
from ropa.documents.text import text_of
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.sample_papers import DAY

ALWAYS = [
    *("general", "operator", "purposes", "data", "bases", "third", "public", "abroad", "storage", "protection"),
    *("rights", "requests", "withdrawal", "appeals", "changes"),
]
"""Sections that no policy is without."""
Made = dict[str, str]


def three(text: str) -> dict[str, str]:
    """Words that are the same in each language, so that nothing is borrowed."""
    return dict.fromkeys(LANGUAGES, text)


@pytest.fixture
def made(register: Register) -> Made:
    """An operator with an activity on consent, a way to write to it, and nothing abroad or elsewhere."""
    operator = new(
        register,
        "operator",
        {"name": three("Tumar"), "bin": "250540999014", "languages": list(LANGUAGES), "sites": ["tumar.example"]},
    )
    law = new(register, "operator_law", {"law": "kz", "code": "operator"}, operator)
    site = new(register, "system", {"name": three("Site"), "country": "KZ", "measures": ["backups"]}, operator)
    activity = new(
        register,
        "activity",
        {
            "name": three("Club"),
            "none": ["disclosure", "transfer"],
            "systems": [site],
            "published": False,
            "measures": ["access_control", "local_storage_kz"],
        },
        operator,
    )
    purpose = new(register, "purpose", {"text": three("Club run")}, activity)
    basis = new(register, "basis", {"law": "kz", "code": "KZ7-1"}, purpose)
    item = new(
        register, "item", {"category": "email", "groups": ["customer"], "condition": three("Condition 7")}, activity
    )
    retention = new(register, "retention", {"number": 2, "unit": "year", "start_event": "contract_end"}, activity)
    route = new(
        register,
        "route",
        {
            "rights": ["access", "rectification", "withdraw"],
            "channel": "email",
            "address": "data@tumar.example",
            "subject_line": three("Subject 5"),
            "to_state": three("State 5"),
            "identity_check": three("Check 5"),
        },
        operator,
    )
    return {
        "operator": operator,
        "law": law,
        "site": site,
        "activity": activity,
        "purpose": purpose,
        "basis": basis,
        "item": item,
        "retention": retention,
        "route": route,
    }


def compose(
    register: Register, operator: str, language: str = "en", typed: Mapping[str, Any] | None = None
) -> Document:
    held = register.ask(holdings, operator)
    scope = Scope(DAY, drafts=True, typed=typed or {})
    return policy.compose(text_of("policy", held, held.operator, language, scope, policy.QUESTIONS))


def said_in(paper: Document) -> dict[str, str]:
    """The words of each section, by its key."""
    found: dict[str, str] = {}
    section = ""
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 2:
            section = block.said.key.removeprefix("policy.h_")
        else:
            found[section] = " ".join((found.get(section, ""), *(one.text for one in block_texts(block))))
    return found


def keys(paper: Document) -> list[str]:
    return [one.key for one in paper.said()]


def gaps(paper: Document) -> set[str]:
    return {one.key.removeprefix("gap.") for one in paper.said() if one.gap}
