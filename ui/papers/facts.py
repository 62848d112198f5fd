"""From what a paper says to the fact it rests on."""

from __future__ import annotations

from ropa.documents.spots import Spot, Spots
from ropa.holdings import Holdings
from ui.desk import Desk


def go_to_spot(desk: Desk, spot: Spot) -> None:
    """Show a place of the register."""
    desk.go(spot.kind, spot.root, spot.row if spot.row != spot.root else "", spot.key)


def go_to_fact(desk: Desk, held: Holdings | None, uid: str, key: str) -> None:
    """Show a fact; nothing where its row is not there any more."""
    row = held.find(uid) if held else None
    if held is not None and row is not None:
        go_to_spot(desk, Spots(held, desk.tr).of(row, key))
