"""Tool tips of what a person typed. Qt guesses whether a tip is mark-up; what was typed is never that."""

from __future__ import annotations

import html


def tip(text: str) -> str:
    """The text as a tip that shows its letters as they are, wrapped where it is long."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""
