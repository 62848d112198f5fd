"""Which records a paper speaks of, and as of what day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ropa.holdings import Holdings, Plain


@dataclass(frozen=True)
class Scope:
    """`drafts`: activities not yet approved stand in the paper too."""

    day: dt.date
    drafts: bool = False

    def activities(self, holdings: Holdings) -> tuple[Plain, ...]:
        """The activities that the paper prints, in the order of their numbers."""
        wanted = ("approved", "draft") if self.drafts else ("approved",)
        return tuple(
            sorted((one for one in holdings.all("activity") if one["status"] in wanted), key=lambda one: one["ref"])
        )

    def counts(self, holdings: Holdings) -> dict[str, int]:
        """Figures of the cover: all printed drafts archived changed."""
        everything, printed = holdings.all("activity"), self.activities(holdings)
        approvals = [holdings.approvals[one.uid] for one in printed if one.uid in holdings.approvals]
        return {
            "all": len(everything),
            "printed": len(printed),
            "drafts": sum(one["status"] == "draft" for one in everything),
            "archived": sum(one["status"] == "archived" for one in everything),
            "changed": sum(approval.changed for approval in approvals),
        }
