"""Which records a paper speaks of, and as of what day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ropa.holdings import Holdings, Plain


@dataclass(frozen=True)
class Scope:
    """`drafts`: activities not yet approved stand in the paper too. `typed`: answers for this one paper, by key.
    `whole`: statements with a gap are left out, as in what is issued.
    """

    day: dt.date
    drafts: bool = False
    typed: Mapping[str, Any] = field(default_factory=dict)
    whole: bool = False

    def activities(self, holdings: Holdings) -> tuple[Plain, ...]:
        """The activities that the paper prints, in the order of their numbers."""
        wanted = ("approved", "draft") if self.drafts else ("approved",)
        return tuple(
            sorted((one for one in holdings.all("activity") if one["status"] in wanted), key=lambda one: one["ref"])
        )

    def counts(self, holdings: Holdings, under: str = "kz") -> dict[str, int]:
        """Figures of the cover of the register under one law: all printed drafts archived changed."""
        everything = [one for one in holdings.all("activity") if answers(one, under)]
        printed = [one for one in self.activities(holdings) if answers(one, under)]
        approvals = [holdings.approvals[one.uid] for one in printed if one.uid in holdings.approvals]
        return {
            "all": len(everything),
            "printed": len(printed),
            "drafts": sum(one["status"] == "draft" for one in everything),
            "archived": sum(one["status"] == "archived" for one in everything),
            "changed": sum(approval.changed for approval in approvals),
        }


def answers(activity: Plain, under: str) -> bool:
    """Whether an activity stands in the register of a law: Kazakhstan's has all, another's those that answer it."""
    roles = [one["law"] for one in activity.of("activity_role")]
    bases = [basis["law"] for purpose in activity.of("purpose") for basis in purpose.of("basis")]
    return under == "kz" or under in (*roles, *bases)
