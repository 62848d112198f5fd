"""All rules, and what they find of one operator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module

from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ropa.model import ROOTS
from ropa.rules.finding import SEVERITIES, Finding, finding
from ropa.rules.rule import Rule

CHAPTERS = (
    "purposes",
    "items",
    "consents",
    "sharing",
    "keeping",
    "operators",
    "access",
    "subjects",
    "cases",
    "contradictions.abroad",
    "contradictions.claims",
    "contradictions.consents",
    "contradictions.own_words",
    "contradictions.promises",
    "contradictions.records",
    "gdpr.record",
    "gdpr.told",
)
"""The files of this package that hold rules."""


TOPICS: Mapping[str, str] = {
    "purposes": N_("Purposes and bases"),
    "items": N_("What data are taken"),
    "consents": N_("Consents"),
    "sharing": N_("Recipients and transfers"),
    "keeping": N_("Storage and retention"),
    "operators": N_("Duties of the operator"),
    "access": N_("Access to data"),
    "subjects": N_("Rights of subjects"),
    "cases": N_("Requests and incidents"),
    "contradictions": N_("Contradictions"),
    "gdpr": N_("GDPR"),
}
"""What rules are about: the first word of their chapter, and what it is called."""


@cache
def topics() -> Mapping[tuple[str, str], str]:
    """What each rule is about, by law and code."""
    return {
        (one.law, one.code): name.partition(".")[0]
        for name in CHAPTERS
        for one in vars(import_module(f"ropa.rules.{name}")).values()
        if isinstance(one, Rule)
    }


@cache
def rules() -> Mapping[tuple[str, str], Rule]:
    """Every rule by law and code, in the order of the chapters."""
    modules = (import_module(f"ropa.rules.{name}") for name in CHAPTERS)
    every = [one for module in modules for one in vars(module).values() if isinstance(one, Rule)]
    return {(one.law, one.code): one for one in every}


def check(
    held: Holdings, day: dt.date, before: Iterable[Finding] = (), changed: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """What the rules of the operator's laws find on a day, the gravest first.

    With `changed`, the kinds of which something changed, only rules that read one of them are asked; of the others
    stands what they found `before`.
    """
    laws = held.laws()
    every = [one for one in rules().values() if one.law in laws]
    asked = [one for one in every if changed is None or one.reads & set(changed)]
    fresh = {(one.law, one.code) for one in asked}
    kept = [one for one in before if one.law in laws and (one.law, one.rule) not in fresh]
    found = [*kept, *(one for each in asked for one in _found(held, each, day))]
    return tuple(sorted(found, key=lambda one: _order(held, one)))


def _found(held: Holdings, one: Rule, day: dt.date) -> Iterator[Finding]:
    for found in one.judge(held, day):
        root = root_of(held, found.row)
        if root.facts.get("status") != "archived":
            yield finding(held, one, found, root)


def root_of(held: Holdings, row: Plain) -> Plain:
    """The record in a list to which a row belongs."""
    while row.kind not in ROOTS and (above := held.find(row.parent_uid)):
        row = above
    return row


def _order(held: Holdings, one: Finding) -> tuple[object, ...]:
    root = held.index[one.root]
    return SEVERITIES.index(one.severity), ROOTS.index(one.kind), root.facts.get("ref") or 0, one.law, one.rule, one.key


def acceptance_of(held: Holdings, found: Finding) -> Plain | None:
    """The acceptance of a finding that holds: of the same rule at the same fact, for the same values."""
    wanted = found.code, found.row, (("key", found.key), ("values", found.values))
    living = (one for one in held.all("acceptance") if (one["rule"], one["record"], one["accepted"]) == wanted)
    return next(living, None)
