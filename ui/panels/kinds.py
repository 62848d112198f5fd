"""What one record of a kind is called, and in which section of the window it stands."""

from __future__ import annotations

from ropa.i18n import Translator
from ropa.reference import catalogue
from ui.commands import SECTIONS


def kind_name(kind: str, tr: Translator) -> str:
    """One record of the kind, as a line begins with it."""
    name = catalogue("record_kinds")[kind].names[tr.language]
    return name[:1].upper() + name[1:]


def section_of(kind: str) -> str | None:
    """The section; None for records that no section shows."""
    return {"paper": "ledger"}.get(kind, kind if kind in dict(SECTIONS) else None)
