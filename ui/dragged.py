"""Files that are dragged over a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

TABLES = ("xlsx", "csv", "tsv", "txt")
"""Endings of files that tables are read from."""


def tables_in(event: QDropEvent) -> list[Path]:
    """The tables among them."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower().removeprefix(".") in TABLES]
