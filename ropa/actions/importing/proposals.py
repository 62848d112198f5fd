"""What a file proposes to the register: records, each with where it comes from, taken one by one or left.

A proposal may be a part of another one, or link to it, by its uid; it becomes the record of that uid when it is taken.
One that is `present` in the register already stands for that record, and nothing is made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from ropa.errors import RopaError


class Certainty(IntEnum):
    """How sure the reading of a source is."""

    UNSURE = 0
    LIKELY = 1
    CERTAIN = 2


@dataclass(frozen=True)
class Source:
    """Where a proposal comes from: a place that a person finds again ("12", a row), and the words there."""

    place: str
    text: str


@dataclass(frozen=True)
class Trouble:
    """What could not be read of a source: its place, the head of its column (or ""), and why."""

    place: str
    column: str
    refusal: RopaError


@dataclass(frozen=True)
class Proposal:
    """One record or part as it would be made; `parent` and links in `values` are uids of other proposals, or of records
    that are there.
    """

    uid: str
    kind: str
    parent: str | None
    values: Mapping[str, Any]
    source: Source
    certainty: Certainty = Certainty.CERTAIN
    present: str | None = None
    troubles: tuple[Trouble, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Question:
    """What a file says and the law of the operator does not know: a person says what it is here. `options` are codes
    of the catalogue; the answer "" leaves it open.
    """

    key: str
    catalogue: str
    text: str
    times: int
    options: tuple[str, ...]


@dataclass(frozen=True)
class Proposed:
    """All that a file proposes; `left`: what could not become a proposal."""

    kind: str
    proposals: tuple[Proposal, ...]
    questions: tuple[Question, ...] = ()
    left: tuple[Trouble, ...] = ()
    below: Mapping[str, tuple[Proposal, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        below: dict[str, list[Proposal]] = {}
        for one in self.proposals:
            if one.parent is not None:
                below.setdefault(one.parent, []).append(one)
        object.__setattr__(self, "below", {uid: tuple(several) for uid, several in below.items()})

    def rows(self) -> tuple[Proposal, ...]:
        """Proposals of the kind that the table is of, as they stand in it."""
        return tuple(one for one in self.proposals if one.kind == self.kind)

    def new(self) -> frozenset[str]:
        """Uids of rows that are not in the register yet."""
        return frozenset(one.uid for one in self.rows() if one.present is None)

    def whole(self, uids: Iterable[str]) -> frozenset[str]:
        """These proposals with all parts of them, what they link to, and what else is told of them, as far as it is not
        there yet.
        """
        found: set[str] = set()
        waiting = list(uids)
        by_uid = {one.uid: one for one in self.proposals}
        while waiting:
            one = by_uid.get(waiting.pop())
            if one is not None and one.uid not in found and one.present is None:
                found.add(one.uid)
                waiting += [part.uid for part in self.below.get(one.uid, ())]
                waiting += [uid for value in one.values.values() for uid in _uids(value)]
        beside = (one for one in self.proposals if one.kind != self.kind and one.parent and one.parent not in by_uid)
        found |= {
            one.uid for one in beside if any(uid in found for value in one.values.values() for uid in _uids(value))
        }
        return frozenset(found)


def _uids(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()
