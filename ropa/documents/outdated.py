"""Whether a paper still says what the register says: the last edition against what would be composed now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ropa.documents.kinds import Paper
from ropa.documents.redline import Shift, redline
from ropa.documents.said import Lines, lines, of_register

MATERIAL: Mapping[str, frozenset[str]] = {
    "purpose": frozenset({"code", "text"}),
    "item": frozenset({"category", "text"}),
    "disclosure": frozenset({"party"}),
    "tracker": frozenset({"party", "categories", "reads"}),
    "transfer": frozenset({"country"}),
    "party": frozenset({"country", "nature"}),
    "location": frozenset({"country"}),
}
"""Facts whose change asks for consent anew: purposes, the list of data, categories of third parties, countries."""


@dataclass(frozen=True)
class Standing:
    """How an edition stands to the register: sentences that differ, by its languages ("kk", "kk+ru")."""

    shifts: Mapping[str, tuple[Shift, ...]] = field(default_factory=dict)

    @property
    def outdated(self) -> bool:
        """Whether anything would be said otherwise now."""
        return any(self.shifts.values())

    def sources(self) -> frozenset[tuple[str, str]]:
        """Every fact on which a sentence rests that differs."""
        return frozenset(source for every in self.shifts.values() for one in every for source in one.sources)


def standing(paper: Paper, said: Mapping[str, Lines]) -> Standing:
    """Compose a paper anew in the languages of its edition, and compare."""
    shifts: dict[str, tuple[Shift, ...]] = {}
    for name, then in said.items():
        now = of_register(lines(paper.document(tuple(name.split("+")))))
        old = of_register(then)
        same = [one.text for one in old] == [one.text for one in now]
        shifts[name] = () if same else redline(old, now)
    return Standing(shifts)


def material(kind: str, key: str) -> bool:
    """Whether a change of a fact is one on which consent is asked anew; coming and going of a row counts."""
    return kind in MATERIAL and (key == "binned" or key.partition(".")[0] in MATERIAL[kind])
