"""Whether a paper still says what the register says: the last edition against what would be composed now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ropa.documents.kinds import Paper
from ropa.documents.redline import Shift, redline
from ropa.documents.said import Kept, lines, of_register, whole

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


def standing(paper: Paper, kept: Kept, names: Iterable[str]) -> Standing:
    """Compose a paper anew in the languages of some files of its edition, and compare."""
    shifts: dict[str, tuple[Shift, ...]] = {}
    for name in names:
        now = lines(paper.document(tuple(name.split("+"))))
        same = whole(now) == kept.hash(name)
        shifts[name] = () if same else redline(of_register(kept.lines(name)), of_register(now))
    return Standing(shifts)


def material(kind: str, key: str) -> bool:
    """Whether a change of a fact is one on which consent is asked anew; coming and going of a row counts."""
    return kind in MATERIAL and (key == "binned" or key.partition(".")[0] in MATERIAL[kind])
