"""Tables of tests/files/tables read for an operator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ropa.actions.importing.guessing import Plan, guess
from ropa.actions.importing.heads import Table
from ropa.actions.importing.proposals import Proposal, Proposed
from ropa.actions.importing.proposing import propose
from ropa.actions.importing.sheets import tables_of
from ropa.exchange.tables import sheets_of
from ropa.register import Register

TABLES = Path(__file__).parents[1] / "files" / "tables"


def table(name: str) -> Table:
    """The first sheet of one of the files, or those that are one register."""
    return tables_of(sheets_of(name, (TABLES / name).read_bytes()))[0]


def proposed(register: Register, operator: str, name: str, plan: Plan | None = None, **answers: str) -> Proposed:
    """What one of the files proposes, read as it is guessed unless a plan is given."""
    found = table(name)
    told = {key.replace("__", ":").replace("_", " "): code for key, code in answers.items()}
    return register.ask(propose, operator, found, plan or guess(found), told)


def of_kind(found: Proposed, kind: str) -> list[Proposal]:
    """Its proposals of a kind."""
    return [one for one in found.proposals if one.kind == kind]


def values(found: Proposed, kind: str) -> list[dict[str, Any]]:
    """What they say, words as plain mappings."""
    return [dict(one.values) for one in of_kind(found, kind)]


def troubles(found: Proposed) -> list[tuple[str, str, str]]:
    """(row, head, sentence) of all that could not be read."""
    every = [*found.left, *(one for proposal in found.proposals for one in proposal.troubles)]
    return [(one.place, one.column, str(one.refusal)) for one in every]
