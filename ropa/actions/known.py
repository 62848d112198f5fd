"""Parties and trackers that everybody meets, copied from what is shipped: a copy is a record like any other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from ropa.actions.records import create
from ropa.errors import Fault, RopaError
from ropa.i18n import LANGUAGES, N_
from ropa.model import table
from ropa.reference import catalogue
from ropa.store.work import Work
from ropa.words import fold


def add_known_party(work: Work, key: str) -> str:
    """The uid of a well-known party: of the one with its name (or number) that all operators of the register see, else
    of a new copy, with the day to which its facts are known.
    """
    entry = _entry("known_parties", key)
    name = {language: entry[f"name_{language}"] for language in LANGUAGES if entry.get(f"name_{language}")}
    if present := _living(work, set(name.values()), entry.get("number")):
        return present
    known = {"source": entry["source"], "as_of": entry["as_of"]}
    uid = create(
        work,
        "party",
        {
            "name": name,
            "aliases": entry["aliases"],
            "nature": "company",
            "kinds": entry["kinds"],
            "country": entry["country"],
            "number": entry.get("number"),
            "site": entry["site"],
            "policy_address": entry["policy"],
            **known,
        },
    ).uid
    for country in entry["locations"]:
        create(work, "location", {"country": country, **known}, uid)
    return uid


def add_known_tracker(work: Work, key: str, operator: str) -> str:
    """A copy of a well-known tracker for an operator, with its cookies and its party; its uid."""
    entry = _entry("known_trackers", key)
    uid = create(
        work,
        "tracker",
        {
            "name": dict.fromkeys(LANGUAGES, entry["name"]),
            "party": add_known_party(work, entry["party"]),
            "technology": entry["technology"],
            "category": entry["category"],
            "does": {language: entry[f"does_{language}"] for language in LANGUAGES},
            "categories": entry["reads"],
            "policy_address": entry["policy"],
        },
        operator,
    ).uid
    lives = {cookie["name"]: cookie for cookie in entry.get("cookie", ())}
    for name in dict.fromkeys((*entry["cookies"], *lives)):
        create(work, "cookie", {"name": name, **lives.get(name, {})}, uid)
    return uid


def _entry(name: str, key: str) -> Mapping[str, Any]:
    entry = catalogue(name).get(key)
    if entry is None:
        raise RopaError(N_("There is no “{key}” among what is known."), Fault.USAGE, key=key)
    return entry.more


def _living(work: Work, names: set[str], number: str | None) -> str | None:
    own = table("party").c
    shared = select(own.uid, own.name, own.number).where(own.binned.is_(None), own.operator_uid.is_(None))
    wanted = {fold(name) for name in names}
    for row in work.connection.execute(shared.order_by(own.id)):
        if (number and row.number == number) or not wanted.isdisjoint(
            fold(text) for _, text in (row.name.texts if row.name else ())
        ):
            return str(row.uid)
    return None
