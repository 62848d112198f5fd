"""Operators read for papers, on the screen's thread: one at a time, and the last one kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator

from ropa.errors import RopaError
from ropa.holdings import Holdings
from ropa.store.reading import holdings
from ui.papers.wish import Listed, Wish, listed
from ui.today import today
from ui.workspace import Workspace

Found = tuple[list[Listed], RopaError | None]
"""Papers, and why an operator has none."""


class Reader:
    """Of one open register."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: tuple[tuple[str, dt.datetime | None], Holdings] | None = None

    def forget(self) -> None:
        """The register changed."""
        self._kept = None

    def read(self, operator: str, moment: dt.datetime | None) -> Holdings:
        """What the register holds of an operator, now or as of a moment."""
        if self._kept is None or self._kept[0] != (operator, moment):
            ask = self._workspace.ask
            held = self._workspace.holdings(operator) if moment is None else ask(holdings, operator, moment)
            self._kept = (operator, moment), held
        return self._kept[1]

    def wanted(self, operator: str, wish: Wish) -> Holdings:
        """The same, as of the day of a wish."""
        return self.read(operator, wish.moment(today()))

    def found(self, wish: Wish, language: str) -> Generator[tuple[int, int], None, Found]:
        """Every paper that is wanted, an operator a step; one that was not there then has none."""
        found: list[Listed] = []
        refused: RopaError | None = None
        for n, operator in enumerate(wish.operators):
            yield n, len(wish.operators)
            try:
                held = self.wanted(operator, wish)
            except RopaError as error:
                refused = error
                continue
            found += listed(held, wish, language)
        return found, refused
