"""One rule of a law: what it judges, and what it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ropa.fields import Field
from ropa.holdings import Holdings, Plain
from ropa.words import Words


@dataclass(frozen=True)
class Code:
    """A coded value in a sentence, said in the reader's language."""

    catalogue: str
    code: str
    law: str = ""


@dataclass(frozen=True)
class Term:
    """So many units of time in a sentence."""

    number: int
    unit: str


@dataclass(frozen=True)
class Label:
    """What a field is called."""

    field: Field


Slot: TypeAlias = str | int | Words | Plain | Code | Term | Label | tuple["Slot", ...]
"""What stands in a sentence: a record by its name, words in the reader's language; several are told one by one."""


@dataclass(frozen=True)
class Found:
    """Something found at a row, at a fact of it, or ("" or a kind of part) at the row as a whole.

    `values` are the facts that were judged: an acceptance lapses when they say something else.
    """

    row: Plain
    key: str = ""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    values: tuple[Any, ...] = ()


Judge: TypeAlias = Callable[[Holdings, dt.date], Iterable[Found]]


@dataclass(frozen=True)
class Rule:
    """`reads` are the kinds of records on which the answer rests: it is asked again when one of these changes."""

    law: str
    code: str
    reads: frozenset[str]
    judge: Judge


def rule(law: str, code: str, *reads: str) -> Callable[[Judge], Rule]:
    """Make a rule of a function: `@rule("kz", "R01", "activity", "purpose")`."""
    return lambda judge: Rule(law, code, frozenset(reads), judge)
