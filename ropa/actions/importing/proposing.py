"""What a table proposes to the register of an operator. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.actions.importing import activities
from ropa.actions.importing.asked import OtherLaw
from ropa.actions.importing.drafting import Draft, gathered, words
from ropa.actions.importing.facts import put
from ropa.actions.importing.guessing import Plan, layouts
from ropa.actions.importing.heads import Table
from ropa.actions.importing.matching import Around, around
from ropa.actions.importing.meaning import Meanings, basis_of, cell_words
from ropa.actions.importing.other_kinds import number_in, of_party, of_tracker
from ropa.actions.importing.proposals import Proposed
from ropa.exchange.tables import text_of
from ropa.model import KINDS, fields, table
from ropa.words import Words, fold

_IN_ORDER = {kind: n for n, kind in enumerate(KINDS)}
_OF_EUROPE = frozenset({"vital", "public_task", "legitimate_interest"})
"""Bases that only a register of the GDPR tells of."""


@dataclass(frozen=True)
class Known:
    """What the register knows of an operator before a table is read for it."""

    operator: str
    laws: tuple[str, ...]
    meanings: Meanings
    around: Around


def known(connection: Connection, operator: str) -> Known:
    """Everything that proposing asks of the register, so that the rest can be done without it."""
    return Known(operator, _laws(connection, operator), Meanings(_own_names(connection)), around(connection, operator))


def propose(
    connection: Connection, operator: str, found: Table, plan: Plan, answers: Mapping[str, str] | None = None
) -> Proposed:
    """Proposals, a record a row with its parts, and the questions that the table leaves; `answers` by their keys."""
    return proposals(known(connection, operator), found, plan, answers or {})


def proposals(of: Known, found: Table, plan: Plan, answers: Mapping[str, str]) -> Proposed:
    """The same of what is known; it takes long for a long table."""
    operator = of.operator
    law = OtherLaw(of.laws, is_gdpr(found, plan), answers, of.meanings)
    draft = Draft(of.around.copy(), of.meanings, law)
    for row in gathered(found, plan):
        number = number_in(row) if plan.kind == "party" else ""
        one = draft.top(plan.kind, row, words(row.of("name"), "; "), number)
        if one is None:
            continue
        if plan.kind != "party":
            one.parent = operator
        for key in dict.fromkeys(plan.columns.values()):
            if key in fields(plan.kind) and key not in ("name", "number"):
                put(draft, one, fields(plan.kind)[key], row.of(key))
        match plan.kind:
            case "activity":
                activities.parts_of(draft, one, row)
            case "party":
                of_party(draft, one, row, operator)
            case "tracker":
                of_tracker(draft, one, row)
    for one in draft.made.values():
        if one.kind == "system":
            one.parent = operator
    ordered = sorted(draft.made.values(), key=lambda one: _IN_ORDER[one.kind])
    return Proposed(plan.kind, tuple(one.grown() for one in ordered), law.questions(), tuple(draft.left))


def is_gdpr(found: Table, plan: Plan) -> bool:
    """Whether a table is a register kept under the GDPR: by its layout, its words for processors or its bases."""
    if plan.layout and layouts()[plan.layout].law == "gdpr":
        return True
    if "processors" in plan.columns.values():
        return True
    heads = fold(" ".join((*found.heads, *found.above)))
    if any(one in heads for one in ("gdpr", "rgpd", "ukgdpr", *map(fold, cell_words()["processor"]))):
        return True
    bases = {text_of(cell) for place, key in plan.columns.items() if key == "bases" for cell in found.column(place)}
    return any(basis_of(text) in _OF_EUROPE for text in bases)


def _laws(connection: Connection, operator: str) -> tuple[str, ...]:
    own = table("operator_law").c
    asked = select(own.law).where(own.parent_uid == operator, own.binned.is_(None), own.law.is_not(None))
    return tuple(dict.fromkeys(connection.execute(asked.order_by(own.id)).scalars())) or ("kz",)


def _own_names(connection: Connection) -> dict[tuple[str, str], Words]:
    own = table("catalogue_entry").c
    asked = select(own.catalogue, own.code, own.name).where(own.binned.is_(None), own.name.is_not(None))
    return {(line.catalogue, line.code): line.name for line in connection.execute(asked)}
