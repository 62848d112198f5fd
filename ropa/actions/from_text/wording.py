"""Proposals in words of one language: what each is about, what it says, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ropa.actions.from_text.choosing import is_fact
from ropa.actions.importing.proposals import Certainty, Proposal, Proposed
from ropa.fields import IN_LANGUAGES
from ropa.i18n import LANGUAGES, N_, Translator
from ropa.model import fields
from ropa.names import Names
from ropa.reference import catalogue
from ropa.spoken import UNIT_OF, Spoken
from ropa.words import Words

SURE: Mapping[Certainty, str] = {
    Certainty.CERTAIN: N_("sure"),
    Certainty.LIKELY: N_("probable"),
    Certainty.UNSURE: N_("a guess"),
}
_UNSAID = frozenset({"nature", "source", "as_of", "activity", *UNIT_OF.values()})
"""What goes without saying in a line, or is said with its number."""


def wordings(proposed: Proposed, names: Names, translate: Translator) -> dict[str, tuple[str, str]]:
    """Of each proposal (what it is about, what it says)."""
    linked = {one.uid: _name(one, names) for one in proposed.proposals}
    spoken = Spoken(translate.language, names, linked)
    return {
        one.uid: (_about(proposed, one, translate), _said(one, is_fact(proposed, one), spoken, translate))
        for one in proposed.proposals
    }


def _said(one: Proposal, fact: bool, spoken: Spoken, translate: Translator) -> str:
    """Of a fact its value alone, as its label stands before it."""
    values = list(one.values.items())
    if fact and len(values) == 1 and values[0][1] is True:
        return _value(one, *values[0], spoken)
    return " · ".join(filter(None, _parts(one, spoken, translate)))


def _about(proposed: Proposed, one: Proposal, translate: Translator) -> str:
    if is_fact(proposed, one):
        return translate(fields(one.kind)[next(iter(one.values))].label)
    name = catalogue("record_kinds")[one.kind].names[translate.language]
    return name[:1].upper() + name[1:]


def _name(one: Proposal, names: Names) -> Words:
    if isinstance(one.values.get("name"), Mapping):
        return Words.of(dict(one.values["name"]))
    if "category" in one.values:
        return Words.of({each: names("data_categories", one.values["category"], each) for each in LANGUAGES})
    return Words()


def _parts(one: Proposal, spoken: Spoken, translate: Translator) -> Iterator[str]:
    known = fields(one.kind)
    for key, value in one.values.items():
        if key in UNIT_OF and UNIT_OF[key] in one.values:
            yield spoken.term(value, one.values[UNIT_OF[key]])
        elif value is True:
            yield translate(known[key].label)
        elif key == "none":
            yield translate(N_("there are none"))
        elif key not in _UNSAID or (one.kind == "basis" and key == "source"):
            yield _value(one, key, value, spoken)


def _value(one: Proposal, key: str, value: Any, spoken: Spoken) -> str:
    field = fields(one.kind)[key]
    said = Words.of(dict(value)) if field.kind in IN_LANGUAGES and isinstance(value, Mapping) else value
    return spoken.value(field, said, str(one.values.get("law", "")))
