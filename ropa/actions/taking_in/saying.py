"""Conflicts of taking an operator in, in words of one language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from ropa.actions.deeds import kind_name
from ropa.actions.taking_in.plan import Choices, Difference, Plan
from ropa.fields import Kind
from ropa.i18n import N_, Translator
from ropa.model import KINDS, fields
from ropa.names import Names
from ropa.reference import many
from ropa.spoken import BINNED, Spoken
from ropa.store.naming import own_names, words_of
from ropa.store.parting import By
from ropa.words import Words


@dataclass(frozen=True)
class Said:
    """One conflict: the record in a list, the part of it ("" of the record itself), the fact; both values, and who said
    so (None: nobody knows).
    """

    place: tuple[str, str]
    record: str
    part: str
    fact: str
    ours: str
    theirs: str
    ours_by: By | None
    theirs_by: By | None


def counted(plan: Plan, choices: Choices, tr: Translator) -> list[str]:
    """What comes in by these choices, a sentence each."""
    counts = plan.counts(choices)
    new = sum(counts.new.values())
    kinds = ", ".join(f"{many(kind, tr.language)}: {counts.new[kind]}" for kind in KINDS if counts.new.get(kind))
    told = [tr(N_("This register does not know the operator yet: all of it comes, with its history."))] * plan.whole
    told += [f"{tr.count('{n} new record.', '{n} new records.', new)} {kinds}"] * bool(new)
    changed, binned, restored = counts.changed, counts.binned, counts.restored
    told += [tr.count("{n} fact changes.", "{n} facts change.", changed)] * bool(changed)
    bins = tr.count("{n} record goes into the bin.", "{n} records go into the bin.", binned)
    told += [bins] * bool(binned)
    back = tr.count("{n} record comes out of the bin.", "{n} records come out of the bin.", restored)
    told += [back] * bool(restored)
    approved = tr.count(
        "{n} record was approved in the file: approve it here too.",
        "{n} records were approved in the file: approve them here too.",
        counts.approved,
    )
    told += [approved] * bool(counts.approved)
    same = tr.count(
        "{n} edition from the file bears a number that another edition has here.",
        "{n} editions from the file bear numbers that other editions have here.",
        counts.same_number,
    )
    return [*told, *([same] * bool(counts.same_number))]


def said(connection: Connection, plan: Plan, tr: Translator) -> list[Said]:
    """All conflicts in their order."""
    names, brought = own_names(connection, binned=True), plan.brought
    uids = {uid for one in plan.conflicts for uid in (one.uid, one.root, *_links(one))}
    here = words_of(connection, uids, names)
    named = {**{uid: words for uid, words in brought.called.items() if uid in uids}, **here}
    all_names = Names({**brought.names.own, **names.own})
    spoken = Spoken(tr.language, all_names, named)
    return [_said(one, spoken, named, tr) for one in plan.conflicts]


def _said(one: Difference, spoken: Spoken, named: dict[str, Words], tr: Translator) -> Said:
    name = spoken.words(named.get(one.uid, Words()))
    kind = kind_name(one.kind, tr)
    return Said(
        one.place,
        spoken.words(named.get(one.root, Words())) or tr(N_("No name yet")),
        "" if one.uid == one.root else tr(N_("{kind}: {name}")).format(kind=kind, name=name) if name else kind,
        spoken.label(one.kind, one.key),
        _value(one, one.ours, spoken, tr),
        _value(one, one.theirs, spoken, tr),
        one.ours_by,
        one.theirs_by,
    )


def _value(one: Difference, text: str | None, spoken: Spoken, tr: Translator) -> str:
    if one.key == BINNED:
        return tr(N_("changed or in use")) if text is None else tr(N_("in the bin"))
    return spoken.part(one.kind, one.key, text) or tr(N_("not answered"))


def _links(one: Difference) -> Iterator[str]:
    field = fields(one.kind).get(one.key)
    if field is not None and field.kind in (Kind.LINK, Kind.LINKS):
        for text in (one.ours, one.theirs):
            value = None if text is None else json.loads(text)
            yield from (value,) if isinstance(value, str) else value or ()
