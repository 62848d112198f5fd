"""What a form shows of each kind of record, and in what order: sections of fields and lists of parts.

A section or a kind of part that is not named here comes after those that are, so that nothing can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ropa.fields import Field, Kind
from ropa.holdings import Plain
from ropa.model import ROOTS, children, fields

ORDER: Mapping[str, tuple[str, ...]] = {
    "operator": (
        "Who it is", "@operator_law", "Contacts", "Head and responsible person", "Approved papers",
        "Size and notification", "@route", "Rules of the operator", "@clause", "Papers",
    ),
    "activity": (
        "What is done", "@purpose", "@item", "Where and how", "@disclosure", "@retention", "Who answers",
        "@activity_role", "Protection", "Publication", "@publication_ground", "Automated decisions", "Dates",
    ),
    "tracker": ("Tracker", "What it reads and does", "@cookie", "Consent and refusing", "@transfer"),
    "party": ("Who it is", "@location", "Contacts", "Where this is known from"),
    "disclosure": ("What is disclosed", "Legal ground", "@disclosure_ground", "@party_role", "Duties", "@transfer"),
    "transfer": ("Transfer abroad", "@transfer_ground", "Legal ground"),
    "request": ("What is asked", "Law", "Term of the answer", "@pause", "Answer"),
}  # fmt: skip
"""Sections by their msgid; `@kind` is the list of parts of that kind."""

SET_BY_ACTS = frozenset({"place", "status", "approved", "approval_order", "origin", "origin_edit", "none"})
"""Facts that buttons set: order, standing, copying, and the answer that there are none of a kind."""

WITHOUT_EDITOR = frozenset({Kind.FILE, Kind.PAIRS})
"""Pictures and the layout of papers are asked for where papers are laid out."""

OF_GDPR: Mapping[str, frozenset[str]] = {"operator": frozenset({"representative", "dpo"})}
"""Facts that only the GDPR asks for: shown where it applies, or where they are answered."""

PARTS_OF_GDPR = frozenset({"special_condition"})

ADDED_BY: Mapping[str, str] = {
    "operator_law": "law", "purpose": "code", "item": "category", "disclosure": "party", "basis": "code",
    "activity_role": "code", "publication_ground": "code", "disclosure_ground": "code", "party_role": "code",
    "transfer": "country", "transfer_ground": "code", "location": "country", "special_condition": "code",
    "retention_end": "event", "retention_fate": "fate", "clause": "code", "route": "channel",
}  # fmt: skip
"""The fact that is picked when a part is added; of other kinds an empty one is added."""


ASKED_NONE: Mapping[str, tuple[str, ...]] = {
    "disclosure": ("disclosure", "transfer"), "route": ("route",), "clause": ("clause",),
}  # fmt: skip
"""Below the list of a kind: of which kinds it can be answered that there are none."""


@dataclass(frozen=True)
class Section:
    """A heading (msgid) with its fields."""

    heading: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Parts:
    """The list of the parts of a kind."""

    kind: str


def plan(kind: str, laws: Sequence[str]) -> Iterator[Section | Parts]:
    """Sections and lists of a kind in their order, for an operator that answers these laws."""
    sections: dict[str, list[Field]] = {}
    for key, known in fields(kind).items():
        if key not in SET_BY_ACTS and known.kind not in WITHOUT_EDITOR:
            sections.setdefault(known.section, []).append(known)
    parts = [one for one in children(kind) if one not in ROOTS]  # records have lists of their own
    lists = [one for one in parts if one not in PARTS_OF_GDPR or "gdpr" in laws]
    last = "About this record"
    named = ORDER.get(kind, ())
    order = [*named, *(f"@{one}" for one in lists if f"@{one}" not in named)]
    first = [one for one in sections if one not in named and one != last]
    for name in [*([] if named else first), *order, *(first if named else []), last]:
        if name.startswith("@"):
            if name[1:] in lists:
                yield Parts(name[1:])
        elif name in sections:
            yield Section(name, tuple(sections[name]))


def is_shown(record: Plain, key: str, laws: Sequence[str]) -> bool:
    """Whether a fact has a place on the form of this record."""
    only_gdpr = key in OF_GDPR.get(record.kind, ())
    return not only_gdpr or "gdpr" in laws or record[key] is not None
