"""What taking an operator in would do, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ropa.model import is_record
from ropa.spoken import BINNED
from ropa.store.bringing import Brought
from ropa.store.parting import By

Choices = Mapping[tuple[str, str], bool]
"""By (uid, history key) of a conflict whether what the file says is taken."""


@dataclass(frozen=True)
class Difference:
    """One fact of a row that is there in both, as JSON: what the register says (ours) and what the file says (theirs),
    with who said so last. A `conflict` was changed on both sides, or nobody knows on which. What is `under` a row that
    lies in the bin here comes only if that row comes out of it.
    """

    uid: str
    kind: str
    root: str
    key: str
    ours: str | None
    theirs: str | None
    ours_by: By | None
    theirs_by: By | None
    conflict: bool
    under: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """The key under which it is chosen."""
        return self.uid, self.key


@dataclass(frozen=True)
class Counts:
    """What comes in: new records by kind, facts changed, records put into the bin and taken out of it; records that
    were approved in the file, and editions that bear a number which another one has here.
    """

    new: Mapping[str, int]
    changed: int
    binned: int
    restored: int
    approved: int
    same_number: int


@dataclass(frozen=True)
class Plan:
    """`whole`: the register does not know the operator, and all of it comes. `added` are new rows, parents first, each
    with the row in the bin that it is under, if any; `waiting` are rows and keys of what waits there.
    """

    brought: Brought
    whole: bool
    differences: tuple[Difference, ...]
    added: Mapping[str, str]
    waiting: frozenset[tuple[str, str]]
    approved: int
    same_number: int

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """What has to be chosen."""
        return tuple(one for one in self.differences if one.conflict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take in."""
        return not (self.whole or self.differences or self.added or self.waiting)

    def taken(self, choices: Choices) -> tuple[list[Difference], list[str]]:
        """The differences and the new rows that come in by these choices."""
        out = {one.uid for one in self.differences if one.key == BINNED and one.theirs is None}
        out = {uid for uid in out if self._wanted(uid, choices)}
        come = [one for one in self.differences if not one.conflict or choices.get(one.place)]
        return (
            [one for one in come if not one.under or one.under in out],
            [uid for uid, under in self.added.items() if not under or under in out],
        )

    def _wanted(self, uid: str, choices: Choices) -> bool:
        one = next(one for one in self.differences if one.place == (uid, BINNED))
        return not one.conflict or bool(choices.get(one.place))

    def counts(self, choices: Choices) -> Counts:
        """How much comes in by these choices."""
        come, added = self.taken(choices)
        kinds = [self.brought.rows[uid].kind for uid in added]
        bins = [one for one in come if one.key == BINNED]
        return Counts(
            Counter(kind for kind in kinds if is_record(kind)),
            len(come) - len(bins),
            sum(one.theirs is not None for one in bins),
            sum(one.theirs is None for one in bins),
            self.approved,
            self.same_number,
        )
