"""Where it is asked who uses a record."""

from __future__ import annotations

from ropa.store.across import tracker_value
from ropa.store.reading import row
from ui.desk import Desk, Place

ASKED_OF = frozenset({"party", "tracker"})
"""Kinds of record of which one asks so."""


def place_about(desk: Desk, uid: str) -> Place:
    """The page with a party or a tracker chosen; of another record, or none ("" ), as it was left."""
    ask = desk.workspace.ask
    match ask(row, uid).kind if uid else "":
        case "party":
            return Place("across", "", "party", uid)
        case "tracker":
            return Place("across", "", "tracker", ask(tracker_value, uid, desk.language))
        case _:
            return Place("across")
