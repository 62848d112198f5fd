"""The places that a window has shown, for Back and Forward."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.desk import Place

LONGEST = 100
Stop = tuple[str | None, Place]
"""The operator in view, and the place."""


@dataclass
class Journey:
    """`at` is where one stands among the stops; going somewhere new drops what lay ahead."""

    stops: list[Stop] = field(default_factory=list)
    at: int = -1

    def visit(self, operator: str | None, place: Place) -> None:
        """A new place."""
        self.stops = [*self.stops[: self.at + 1], (operator, place)][-LONGEST:]
        self.at = len(self.stops) - 1

    def step(self, by: int) -> Stop | None:
        """The place before (-1) or after (1); None where there is none."""
        if not 0 <= self.at + by < len(self.stops):
            return None
        self.at += by
        return self.stops[self.at]
