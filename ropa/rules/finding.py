"""What was found, and how it is said to a reader."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ropa.holdings import Holdings, Plain
from ropa.i18n import N_, translator
from ropa.law import law
from ropa.reference import Entry
from ropa.rules.rule import Code, Found, Label, Rule, Slot, Term
from ropa.spoken import Spoken
from ropa.words import Words

SEVERITIES = ("error", "warning", "info")
"""The gravest first."""
_READ = frozenset({"A", "B"})
"""Grades of what was read in the law or in a source that quotes it; the rest is to be verified with counsel."""
LISTS = ("rules", "contradictions")
"""The lists of a law pack in which rules stand."""


@dataclass(frozen=True)
class Named:
    """A record in a sentence, called what it is called when the sentence is said."""

    uid: str


Said: TypeAlias = str | int | Words | Named | Code | Term | Label | tuple["Said", ...]


@dataclass(frozen=True)
class Finding:
    """`root` is the record of kind `kind` that stands in a list, `row` it or a part of it. `values` is a hash of the
    facts that were judged.
    """

    law: str
    rule: str
    severity: str
    operator: str
    kind: str
    root: str
    row: str
    key: str
    slots: Mapping[str, Said]
    values: str

    @property
    def code(self) -> str:
        """The rule as people and acceptances name it: "kz R13"."""
        return f"{self.law} {self.rule}"


@dataclass(frozen=True)
class Sentence:
    """A finding in one language. `verify`: what it rests on was not read in the law itself, or is unclear."""

    text: str
    why: str
    cited: str
    edition: str
    verify: bool


def entry_of(of_law: str, code: str) -> Entry:
    """A rule's entry in the pack of its law. Raises LookupError where it has none."""
    for name in LISTS:
        if entry := law(of_law).entry(name, code):
            return entry
    raise LookupError(f"{of_law} {code}")


def to_verify(entry: Entry) -> bool:
    """Whether what a rule rests on is to be verified with counsel: it is never an error then."""
    return entry.more["grade"] not in _READ or bool(entry.more.get("counsel"))


def severity(entry: Entry) -> str:
    """How grave what a rule finds is; the grade of the fact of law beats the catalogue."""
    own = str(entry.more["severity"])
    return "warning" if own == "error" and to_verify(entry) else own


def finding(held: Holdings, one: Rule, found: Found, root: Plain) -> Finding:
    """What a rule found, as a value."""
    grave = severity(entry_of(one.law, one.code))
    values = hashlib.sha256(repr([_plain(value) for value in found.values]).encode()).hexdigest()[:16]
    slots = {name: _kept(slot) for name, slot in found.slots.items()}
    return Finding(
        one.law, one.code, grave, held.operator.uid, root.kind, root.uid, found.row.uid, found.key, slots, values
    )


def _kept(slot: Slot) -> Said:
    """A record by its uid: what is kept says later what the record is called then."""
    match slot:
        case Plain():
            return Named(slot.uid)
        case tuple():
            return tuple(_kept(one) for one in slot)
        case _:
            return slot


def _plain(value: object) -> object:
    match value:
        case Plain():
            return value.uid, *sorted((key, _plain(fact)) for key, fact in value.facts.items())
        case Words():
            return value.texts
        case tuple() | list():
            return [_plain(one) for one in value]
        case _:
            return str(value)


def said(found: Finding, held: Holdings, language: str) -> Sentence:
    """A finding in the language of a reader."""
    pack, entry = law(found.law), entry_of(found.law, found.rule)
    slots = {name: _said(slot, held, language) for name, slot in found.slots.items()}
    text = entry.names[language].format_map(slots)
    why = str(entry.more[f"{language}_why"])
    cited = str(entry.more.get(f"cite_{language}") or pack.cite(entry.more["article"], language))
    return Sentence(text, why, cited, entry.more["edition"], to_verify(entry))


def _said(slot: Said, held: Holdings, language: str) -> str:
    spoken = Spoken(language, held.names, {}, held.languages())
    match slot:
        case Named(uid):
            return held.name(held.index[uid], language)[0]
        case Words():
            return spoken.words(slot)
        case Code(catalogue, code, of_law):
            return spoken.code(catalogue, code, of_law)
        case Term(number, unit):
            return spoken.term(number, unit)
        case Label(field):
            return translator(language)(field.label)
        case tuple():
            return ", ".join(_said(one, held, language) for one in slot)
        case int():
            return spoken.number(slot)
        case _:
            return slot


VERIFY = N_("Verify with counsel.")
"""What is said of a finding that rests on what is not certain."""
