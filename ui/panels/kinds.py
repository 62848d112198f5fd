"""What one record of a kind is called, and in which section of the window it stands."""

from __future__ import annotations

from ropa.actions.deeds import kind_name
from ui.commands import SECTIONS

__all__ = ["kind_name", "section_of"]


def section_of(kind: str) -> str | None:
    """The section; None for records that no section shows."""
    return {"paper": "ledger"}.get(kind, kind if kind in dict(SECTIONS) else None)
